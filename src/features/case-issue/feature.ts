import { claimCreations } from '../../engine/claim.ts';
import type { Feature } from '../../engine/context.ts';
import { noteSurprises } from './note-surprises.ts';

/** The case issue: title, labels, record, tasks, and what was changed in it by hand. */
export const CASE_ISSUE: Feature = {
  name: 'case-issue',
  rules: [
    { step: 'looks', rule: noteSurprises },
    { step: 'claims', rule: claimCreations },
  ],
};
