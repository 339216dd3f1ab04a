import type { Operation } from '../../case/operation.ts';
import { isCleared } from '../../engine/approvals.ts';
import type { BotComment, Context } from '../../engine/context.ts';
import { declassify, discloseWhenPublished, embargo } from '../../text/embargo.ts';
import { renderUnsent } from '../case-issue/task-text.ts';
import { type ChannelPost, isSentIn, isTimeToSend, postsToSend } from './posting.ts';

/** Posts to the channels that this run reaches, each once it was confirmed as it is now (node Z3). */
export function planPosts(context: Context): readonly Operation[] {
  const { stored, observed, scope } = context;
  const own = stored.advisories.flatMap(({ ghsa }) => observed.advisories[ghsa] ?? []);
  const proof = discloseWhenPublished(
    stored.number,
    stored.advisories.map(({ ghsa }) => ghsa),
    own,
  );
  if (!proof?.wholeCase) return [];
  const release = (words: string) => declassify(embargo(stored.number, words), proof);
  return postsToSend(context)
    .filter(({ key }) => isSentIn(scope, key))
    .filter((post) => isPostCleared(context, post) && isTimeToSend(context, post))
    .map((post): Operation => {
      const { key, channel, id, at, url, links, to } = post;
      const shared = {
        key,
        channel: channel.name,
        title: release(post.title),
        surface: 'public' as const,
        why: `The case is disclosed and the post to ${channel.name} was confirmed.`,
      };
      return to === 'discussion'
        ? { kind: 'open-discussion', ...shared, ...channel.discussion!, body: release(post.text) }
        : { kind: 'send-post', ...shared, to, id, at, text: release(post.text), url, links };
    });
}

/** What may be there already and cannot be looked up is never sent again without a person's word. */
function isPostCleared(context: Context, { key, unsure }: ChannelPost): boolean {
  return isCleared(context, key, unsure > 0 ? undefined : 'post');
}

/** What could not be sent, with its text: one comment for each, which goes when the post is there. */
export function unsentComments(context: Context): readonly BotComment[] {
  const { stored, observed, scope } = context;
  return postsToSend(context).flatMap((post) => {
    if (!isSentIn(scope, post.key)) return [];
    const failed = stored.posts.find(({ channel }) => channel === post.channel.name)?.failed;
    if (!failed || !isPostCleared(context, post)) return [];
    const body = renderUnsent(post.channel.name, post.text, failed);
    return [{ key: `unsent/${post.key}`, at: observed.now, body, edit: true }];
  });
}
