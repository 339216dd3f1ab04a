import type { StoredCase } from './stored-case.ts';

/** The memory with a post that a person merges or ticks off later. */
export function recordPost(stored: StoredCase, channel: string, url: string | undefined): StoredCase {
  if (!url) return stored;
  const known = stored.posts.find((post) => post.channel === channel);
  if (known?.target === url) return stored;
  return {
    ...stored,
    posts: [
      ...stored.posts.filter((post) => post.channel !== channel),
      { channel, target: url, doneAt: null },
    ],
  };
}
