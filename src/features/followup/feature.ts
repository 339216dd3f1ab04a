import type { Feature } from '../../engine/context.ts';
import { endCorrection, noteChanges, noteCorrection } from './note-corrections.ts';
import { noteLeaks } from './note-leaks.ts';
import { noteSights } from './note-publication-checks.ts';
import { noteRecords } from './note-records.ts';

/** What comes after the disclosure: corrections, publication checks, records. */
export const FOLLOWUP: Feature = {
  name: 'followup',
  rules: [
    { step: 'correction', rule: noteCorrection },
    { step: 'changes', rule: noteChanges },
    { step: 'changes', rule: endCorrection },
    { step: 'looks', rule: noteLeaks },
    { step: 'looks', rule: noteSights },
    { step: 'follow-up', rule: noteRecords },
  ],
};
