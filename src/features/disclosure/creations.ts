import { BLOG } from '../../case/channels.ts';
import type { OutcomeResult } from '../../case/operation.ts';
import { recordPost } from '../../case/record-post.ts';
import type { StoredCase } from '../../case/stored-case.ts';
import { finishRequest } from '../../engine/approvals.ts';
import type { Context, CreationKind } from '../../engine/context.ts';
import { channelOfKey } from './posting.ts';

/** Posts that were made, or that a channel did not take. */
export const DISCLOSURE_CREATIONS: readonly CreationKind[] = ['post', 'mail'].map((kind) => ({
  kind,
  record: (context, subject, result, key) =>
    finishRequest({ ...context, stored: recordPosted(context, key, subject, result) }, key),
  recordRefusal: recordUnsent,
  isRecorded: ({ stored, config }, _subject, key) =>
    stored.posts.some(({ channel }) => channel === channelOfKey(config, key)),
}));

/** A pull request is opened and then merged by a person; whatever else is posted is done, or nobody knows. */
function recordPosted(context: Context, key: string, subject: string, result: OutcomeResult): StoredCase {
  const { stored, observed, config } = context;
  if (subject === BLOG) return recordPost(stored, subject, result.url);
  const channel = channelOfKey(config, key);
  const known = stored.posts.find((post) => post.channel === channel);
  if (known?.doneAt) return stored;
  const post =
    result.state === 'unsure'
      ? { channel, target: '', doneAt: null, unsure: (known?.unsure ?? 0) + 1 }
      : { channel, target: result.url ?? channel, doneAt: observed.now };
  return { ...stored, posts: [...stored.posts.filter((each) => each !== known), post] };
}

/** A channel that took no post is tried again later, and less and less often. GitHub's refusals are tasks. */
function recordUnsent({ stored, observed, config }: Context, key: string, why: string): StoredCase {
  const name = channelOfKey(config, key);
  const channel = config.channels.find((each) => each.name === name && each.kind !== 'discussion');
  const known = stored.posts.find((post) => post.channel === name);
  if (!channel || known?.doneAt || known?.failed?.at === observed.now) return stored;
  const failed = { at: observed.now, why, times: (known?.failed?.times ?? 0) + 1 };
  const post = { channel: name, target: '', doneAt: null, ...known, failed };
  return { ...stored, posts: [...stored.posts.filter((each) => each !== known), post] };
}
