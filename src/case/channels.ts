import type { Config } from '../config/config.ts';
import type { StoredCase } from './stored-case.ts';

/** Name of the blog among the channels. */
export const BLOG = 'blog';

/** Names of all configured places that an announcement goes to. */
export function channelsOf(config: Config): readonly string[] {
  return [...(config.blog ? [BLOG] : []), ...config.channels.map((channel) => channel.name)];
}

/** Channels that are neither seen to be done, nor ticked off, nor waived. */
export function openChannels(config: Config, stored: StoredCase): readonly string[] {
  return channelsOf(config).filter(
    (name) =>
      !stored.posts.some((post) => post.channel === name && post.doneAt !== null) &&
      !stored.evidence.some(
        (evidence) => (evidence.kind === 'posted' || evidence.kind === 'waived') && evidence.subject === name,
      ),
  );
}

/** What was announced before the release is under this name among the posts and ticked-off channels. */
export const PRE_ANNOUNCEMENT = 'pre-announcement';
