import { isDisclosed, type StoredCase } from '../../case/stored-case.ts';
import type { Context } from '../../engine/context.ts';
import { addressOfPost } from './announcement-url.ts';

/** A post that was merged is done; one that a person opened or that a dead run left is taken up. */
export function notePosts({ stored, config, observed }: Context): StoredCase | undefined {
  if (!isDisclosed(stored)) return undefined;
  let posts = stored.posts;
  for (const seen of observed.posts) {
    const covers = stored.advisories.every((advisory) => seen.text?.includes(advisory.ghsa));
    if (!covers) continue;
    const doneAt = seen.state === 'merged' ? observed.now : null;
    const known = posts.find((post) => post.channel === seen.channel);
    if (known && (known.doneAt !== null || (doneAt === null && known.target === seen.url))) continue;
    const page = doneAt === null ? undefined : addressOfPost(config, seen.path);
    const post = { channel: seen.channel, target: seen.url, doneAt, ...(page ? { page } : {}) };
    posts = [...posts.filter((each) => each !== known), post];
  }
  return posts === stored.posts ? undefined : { ...stored, posts };
}
