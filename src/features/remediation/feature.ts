import type { Feature } from '../../engine/context.ts';
import { REMEDIATION_APPROVALS } from './approvals.ts';
import { REMEDIATION_COMMANDS } from './commands.ts';
import { renderLines } from './line-text.ts';
import { mirrorComments } from './mirror-comments.ts';
import { renderMirrors } from './mirror-text.ts';
import { noteMirrors } from './note-mirrors.ts';
import { patchGuards } from './patch-guards.ts';

/** Patch, tests and the regression proof (nodes R to V). */
export const REMEDIATION: Feature = {
  name: 'remediation',
  commands: REMEDIATION_COMMANDS,
  rules: [{ step: 'looks', rule: noteMirrors }],
  approvals: REMEDIATION_APPROVALS,
  comments: [{ kinds: ['mirror'], wanted: mirrorComments, passing: ['mirror'] }],
  guards: patchGuards,
  record: ({ stored }) => [...renderLines(stored), ...renderMirrors(stored.mirrors ?? [])],
};
