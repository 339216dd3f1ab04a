import { PRE_ANNOUNCEMENT } from '../../case/channels.ts';
import { recordPost } from '../../case/record-post.ts';
import { finishRequest } from '../../engine/approvals.ts';
import type { Feature } from '../../engine/context.ts';
import { RELEASE_APPROVALS } from './approvals.ts';
import { RELEASE_COMMANDS } from './commands.ts';
import { gateGuards } from './gate-facts.ts';
import { holdComments } from './hold-comments.ts';
import { noteHolds } from './note-holds.ts';
import { PRE_ANNOUNCE } from './pre-announcement.ts';
import { planPreAnnouncement } from './pre-announcement-operations.ts';
import { noteReleaseWords, releaseComments } from './release-comments.ts';
import { releaseReads } from './release-reads.ts';

/** The security release and its gate (node W). */
export const RELEASE: Feature = {
  name: 'release',
  commands: RELEASE_COMMANDS,
  rules: [
    { step: 'follow-up', rule: noteHolds },
    { step: 'follow-up', rule: noteReleaseWords },
  ],
  approvals: RELEASE_APPROVALS,
  operations: [{ actions: ['release-gate'], phase: 'outside', outward: true, plan: planPreAnnouncement }],
  creations: [
    {
      kind: PRE_ANNOUNCE,
      record: (context, _subject, { url }) =>
        finishRequest(
          { ...context, stored: recordPost(context.stored, PRE_ANNOUNCEMENT, url) },
          PRE_ANNOUNCE,
        ),
      isRecorded: ({ stored }, digest) =>
        stored.approvalRequests.some(
          (request) => request.key === PRE_ANNOUNCE && request.digest === digest && request.doneAt !== null,
        ),
    },
  ],
  comments: [
    {
      kinds: ['board', 'release-days', 'pre-announcement', 'remind'],
      wanted: releaseComments,
      passing: ['release-days', 'pre-announcement'],
    },
    { kinds: ['held', 'held-soon', 'hold-ended'], wanted: holdComments, passing: ['held', 'held-soon'] },
  ],
  reads: releaseReads,
  guards: gateGuards,
};
