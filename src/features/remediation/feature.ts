import type { Feature } from '../../engine/context.ts';
import { REMEDIATION_APPROVALS } from './approvals.ts';
import { mirrorComments } from './mirror-comments.ts';
import { noteMirrors } from './note-mirrors.ts';

/** Patch, tests and the regression proof (nodes R to V). */
export const REMEDIATION: Feature = {
  name: 'remediation',
  rules: [{ step: 'looks', rule: noteMirrors }],
  approvals: REMEDIATION_APPROVALS,
  comments: [{ wanted: mirrorComments, passing: ['mirror'] }],
};
