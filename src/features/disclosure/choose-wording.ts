import type { StoredBy } from '../../case/stored-case.ts';
import type { Context } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';
import { postsToSend } from './posting.ts';

/** `/choose`: another wording for a post that waits; what was confirmed before has to be confirmed again. */
export function chooseWording(
  context: Context,
  name: string,
  wording: number,
  by: StoredBy,
  at: string,
): Followed {
  const { stored } = context;
  const isNamed = (written: string): boolean =>
    [written, written.replace(/\s+/g, '-')].some((each) => each.toLowerCase() === name.toLowerCase());
  const post = postsToSend(context).find(({ channel }) => isNamed(channel.name));
  if (!post?.wordings[wording - 1]) return { stored, verdict: 'refused/no-such-wording' };
  const choices = [...(stored.choices ?? []), { channel: post.channel.name, wording, by, at }];
  return { stored: { ...stored, choices }, verdict: 'done' };
}
