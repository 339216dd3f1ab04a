import type { Feature } from '../../engine/context.ts';
import { noteMirrors } from './note-mirrors.ts';

/** Patch, tests and the regression proof (nodes R to V). */
export const REMEDIATION: Feature = {
  name: 'remediation',
  rules: [{ step: 'looks', rule: noteMirrors }],
};
