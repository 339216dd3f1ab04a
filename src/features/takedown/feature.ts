import type { Feature } from '../../engine/context.ts';
import { TAKEDOWN_COMMANDS } from './commands.ts';
import { TAKEDOWN_CREATIONS } from './creations.ts';
import { nameThreads } from './name-threads.ts';
import { filesOfNamed } from './named-threads.ts';
import {
  filesOfCopies,
  noteLooks,
  noteRemovals,
  noteReporting,
  noteThreads,
  noteWholes,
} from './note-threads.ts';
import { takeRelated } from './take-related.ts';
import { planPrivacy } from './takedown-operations.ts';
import { TAKEDOWN_APPROVALS } from './takedown-requests.ts';
import { threadComments } from './thread-comments.ts';
import { isAnyThreadDue } from './thread-due.ts';
import { threadReads } from './thread-reads.ts';

/** A premature disclosure is taken down (nodes E to I). */
export const TAKEDOWN: Feature = {
  name: 'takedown',
  commands: TAKEDOWN_COMMANDS,
  rules: [
    { step: 'looks', rule: noteThreads },
    { step: 'looks', rule: noteWholes },
    { step: 'looks', rule: noteLooks },
    { step: 'looks', rule: noteReporting },
    { step: 'follow-up', rule: nameThreads },
    { step: 'follow-up', rule: takeRelated },
    { step: 'follow-up', rule: noteRemovals },
  ],
  approvals: TAKEDOWN_APPROVALS,
  operations: [{ actions: ['privatize'], phase: 'exposed', outward: true, plan: planPrivacy }],
  creations: TAKEDOWN_CREATIONS,
  comments: [{ kinds: ['privatized', 'no-channel', 'quiet', 'unseen'], wanted: threadComments }],
  reads: threadReads,
  due: [{ find: isAnyThreadDue }],
  record: ({ stored }) =>
    stored.takedowns.map(
      ({ url, takenDown }) => `- Public thread: ${url}: ${takenDown ? 'taken down' : 'still public'}`,
    ),
  files: ({ stored }, before) => ({
    ...filesOfCopies({ stored, observed: before.observed }),
    ...filesOfNamed(stored, before.observed.stored, before.observed.sweepText, before.observed.now),
  }),
};
