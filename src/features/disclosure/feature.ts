import type { Feature } from '../../engine/context.ts';
import { closePublishRequest, moveWhenDisclosed } from '../advisory/note-advisories.ts';
import { announcementComments } from './announcement-comments.ts';
import { DISCLOSURE_APPROVALS } from './approvals.ts';
import { DISCLOSURE_COMMANDS } from './commands.ts';
import { DISCLOSURE_CREATIONS } from './creations.ts';
import { isDisclosureDue } from './disclosure-due.ts';
import { planBlogPost, planPublication } from './disclosure-operations.ts';
import { notePosts } from './note-posts.ts';
import { postReads } from './post-reads.ts';
import { postRecord } from './post-record.ts';
import { isStillUnsent } from './posting.ts';
import { planPosts, unsentComments } from './posting-operations.ts';
import { preflightComments } from './preflight-comments.ts';

/** Publication, announcement and posts (nodes Z to Z3). */
export const DISCLOSURE: Feature = {
  name: 'disclosure',
  commands: DISCLOSURE_COMMANDS,
  rules: [
    { step: 'looks', rule: notePosts },
    { step: 'done-requests', rule: closePublishRequest },
    { step: 'disclosed', rule: moveWhenDisclosed },
  ],
  approvals: DISCLOSURE_APPROVALS,
  operations: [
    { actions: ['announce'], phase: 'outside', outward: true, plan: planPublication },
    { actions: ['announce'], phase: 'outside', outward: true, plan: planBlogPost },
    { actions: ['announce', 'mail'], phase: 'outside', outward: true, plan: planPosts },
  ],
  creations: DISCLOSURE_CREATIONS,
  comments: [
    { kinds: ['preflight'], wanted: preflightComments, passing: ['preflight'] },
    {
      kinds: ['unsent'],
      wanted: unsentComments,
      passing: ['unsent'],
      // What another action could not send is no business of this one.
      isKept: (context, key) => isStillUnsent(context, key.slice('unsent/'.length)),
    },
    { kinds: ['social'], wanted: announcementComments },
  ],
  reads: postReads,
  due: [{ find: isDisclosureDue }],
  record: postRecord,
};
