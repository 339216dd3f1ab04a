import type { Feature } from '../../engine/context.ts';
import { FOLLOWUP_COMMANDS } from './commands.ts';
import { planCorrections } from './correction-operations.ts';
import { renderCorrections } from './correction-text.ts';
import { FOLLOWUP_APPROVALS } from './corrections.ts';
import { filesOfFollowUps, planFollowUps, recordFollowUp } from './follow-up.ts';
import { renderFollowLines } from './follow-up-text.ts';
import { followupComments } from './followup-comments.ts';
import { endCorrection, noteChanges, noteCorrection } from './note-corrections.ts';
import { noteLeaks } from './note-leaks.ts';
import { notePublicationChecks } from './note-publication-checks.ts';
import { freshRecords, noteRecords } from './note-records.ts';
import { publicationCheckComments } from './publication-check-comments.ts';

/** What comes after the disclosure: corrections, publication checks, records. */
export const FOLLOWUP: Feature = {
  name: 'followup',
  commands: FOLLOWUP_COMMANDS,
  rules: [
    { step: 'correction', rule: noteCorrection },
    { step: 'changes', rule: noteChanges },
    { step: 'changes', rule: endCorrection },
    { step: 'looks', rule: noteLeaks },
    { step: 'looks', rule: notePublicationChecks },
    { step: 'follow-up', rule: noteRecords },
  ],
  approvals: FOLLOWUP_APPROVALS,
  operations: [
    { actions: ['announce'], phase: 'outside', outward: true, plan: planCorrections },
    { actions: ['announce'], phase: 'outside', plan: planFollowUps },
  ],
  creations: [
    {
      kind: 'incomplete-fix',
      record: ({ stored }, subject, { number }) => recordFollowUp(stored, subject, number),
      isRecorded: ({ stored }, subject) =>
        (stored.followUps ?? [])[Number(subject.split('/')[1])]?.case != null,
    },
  ],
  comments: [
    { kinds: ['seen'], wanted: publicationCheckComments, passing: ['seen'] },
    {
      kinds: ['correction-foreign', 'corrected', 'cve-standing', 'follow-up'],
      wanted: followupComments,
      afterClosing: true,
    },
  ],
  record: ({ stored }) => [...renderCorrections(stored.corrections ?? []), ...renderFollowLines(stored)],
  files: ({ stored }, { observed }) => ({
    ...freshRecords({ observed, stored }),
    ...filesOfFollowUps({ observed }, stored),
  }),
};
