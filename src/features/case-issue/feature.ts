import type { StoredCase } from '../../case/stored-case.ts';
import { claimCreations } from '../../engine/claim.ts';
import type { Feature } from '../../engine/context.ts';
import { isIssueDue } from './issue-due.ts';
import { planAssignees, planIssue, planIssueAgain, planLabels } from './issue-operations.ts';
import { noteSurprises } from './note-surprises.ts';
import { noteTold, olderCommentReads } from './note-told.ts';
import { planRecord, turnInWords } from './record-operations.ts';
import { reopenedComments, surpriseComments } from './surprise-comments.ts';
import { isOpenTask, taskComments } from './task-comments.ts';

/** The case issue: title, labels, record, tasks, and what was changed in it by hand. */
export const CASE_ISSUE: Feature = {
  name: 'case-issue',
  rules: [
    { step: 'looks', rule: noteSurprises },
    { step: 'looks', rule: noteTold },
    { step: 'claims', rule: claimCreations },
  ],
  operations: [{ actions: ['intake'], phase: 'case-issue', plan: planIssueAgain }],
  creations: [
    {
      kind: 'case',
      record: ({ stored }, _subject, { number }) =>
        number === undefined ? stored : withIssue(stored, number),
      isRecorded: ({ observed }) => observed.issue !== null,
    },
  ],
  comments: [
    { kinds: ['reopened', 'reclosed'], wanted: reopenedComments, afterClosing: true },
    {
      kinds: [
        'edited',
        'face',
        'form-edited',
        'remade',
        'advisory-closed',
        'trace',
        'leak',
        'early-release',
        'owed',
      ],
      wanted: surpriseComments,
      passing: ['advisory-closed', 'leak', 'early-release', 'owed'],
    },
    { kinds: ['task'], wanted: taskComments, afterClosing: true, passing: ['task'], isKept: isOpenTask },
  ],
  reads: olderCommentReads,
  turn: turnInWords,
  due: [{ find: isIssueDue, afterClosing: true }],
  issue: [
    { when: 'first', plan: planLabels },
    { when: 'first', plan: planAssignees },
    { when: 'first', plan: planIssue },
    { when: 'last', plan: planRecord },
  ],
};

/** Another issue has another conversation. */
function withIssue({ told: _, ...stored }: StoredCase, issue: number): StoredCase {
  return { ...stored, issue };
}
