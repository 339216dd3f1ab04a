import { openChannels } from '../../case/channels.ts';
import type { Observed } from '../../case/observed.ts';
import { REACHABLE_KINDS, type ReachableKind } from '../../case/operation.ts';
import { isDisclosed, type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { ChannelConfig, Config } from '../../config/config.ts';
import { bindingDigest, type Context, digestOf } from '../../engine/context.ts';
import type { AdvisoryFacts } from '../../formats/records/facts.ts';
import { HOUR_MS } from '../../process/durations.ts';
import { announcementUrl } from './announcement-url.ts';
import { type ChannelText, renderChannelText } from './posts/channel-text.ts';
import { addNamedCredits, wishesOf } from './posts/credits.ts';

/** A post that the bot sends by itself, once that is confirmed. */
export interface ChannelPost extends ChannelText {
  readonly channel: ChannelConfig;
  /** Name of what is asked for, claimed and remembered: `post/mastodon`. */
  readonly key: string;
  readonly to: ReachableKind | 'discussion';
  /** The same for the same announcement, no matter who sends it and how often. */
  readonly id: string;
  /** When the case was disclosed. */
  readonly at: string;
  readonly url: string;
  /** How often a run broke off in the middle of it. */
  readonly unsure: number;
}

type Known = Pick<Context, 'stored' | 'config' | 'observed'>;

/** One word, so that it can be named in a command. Mails are another action's. */
export const postKey = ({ kind, name }: Pick<ChannelConfig, 'kind' | 'name'>): string =>
  `${kind === 'email' ? 'mail' : 'post'}/${name.toLowerCase().replace(/\s+/g, '-')}`;

/** Whether a run of these actions sends it. */
export const isSentIn = (scope: Context['scope'], key: string): boolean =>
  scope.has(key.startsWith('mail/') ? 'mail' : 'announce');

/** The name of the channel that a key stands for; the key's own words where there is none. */
export function channelOfKey(config: Config, key: string): string {
  return config.channels.find((channel) => postKey(channel) === key)?.name ?? key.slice('post/'.length);
}

/** The last of the case's advisories became public then. */
export function disclosedAt({ advisories }: Pick<StoredCase, 'advisories'>): string | undefined {
  return advisories
    .flatMap(({ publishedAt }) => publishedAt ?? [])
    .toSorted()
    .at(-1);
}

/**
 * What this run can send and has not: only when every advisory was read back as published in this very run, and only to
 * channels that are neither done, ticked off nor waived.
 */
export function postsToSend(context: Known): readonly ChannelPost[] {
  const { stored, config, observed } = context;
  const known = planned.get(stored);
  if (known?.config === config && known.observed === observed) return known.posts;
  const posts = planPostsToSend(context);
  planned.set(stored, { config, observed, posts });
  return posts;
}

/** Every step of a plan asks, and a case does not change within one; writing a post takes a sixth of the step. */
const planned = new WeakMap<
  StoredCase,
  Pick<Known, 'config' | 'observed'> & { readonly posts: readonly ChannelPost[] }
>();

function planPostsToSend(context: Known): readonly ChannelPost[] {
  const { stored, config, observed } = context;
  if (stateOf(stored) !== 'announcing' || !isDisclosed(stored) || stored.flags.includes('manual')) return [];
  const facts = stored.advisories.flatMap(({ ghsa }) => observed.advisories[ghsa] ?? []);
  const isReadBack = facts.length === stored.advisories.length && facts.every(isPublished);
  const at = disclosedAt(stored);
  if (!isReadBack || at === undefined) return [];
  const open = openChannels(config, stored);
  return config.channels
    .filter(({ name }) => open.includes(name))
    .flatMap((channel) => {
      const to = wayTo(context, channel);
      return to === undefined ? [] : [makePost(context, channel, to, facts, at)];
    });
}

const isPublished = ({ state }: AdvisoryFacts): boolean => state === 'published';

/** How this run reaches a channel, or undefined where a person posts there. */
export function wayTo(
  { observed }: { readonly observed: Pick<Observed, 'reachable'> },
  { kind, name, discussion }: ChannelConfig,
): ChannelPost['to'] | undefined {
  if (kind === 'discussion') return discussion ? 'discussion' : undefined;
  const reachable = REACHABLE_KINDS.find((each) => each === kind);
  const isReached = observed.reachable?.some(
    (each) => each.kind === kind && each.name.toLowerCase() === name.toLowerCase(),
  );
  return isReached ? reachable : undefined;
}

function makePost(
  { stored, config }: Known,
  channel: ChannelConfig,
  to: ChannelPost['to'],
  advisories: readonly AdvisoryFacts[],
  at: string,
): ChannelPost {
  const key = postKey(channel);
  const url = announcementUrl({ stored, config }, advisories, key);
  const asked = stored.analysis?.facts.credits ?? [];
  const input = {
    advisories: addNamedCredits(advisories, asked),
    wishes: wishesOf(asked),
    releases: [],
    date: at.slice(0, 10),
    project: config.blog?.project ?? '',
    authors: [],
    form: 'plain' as const,
  };
  const ids = advisories.map(({ ghsa }) => ghsa).toSorted();
  const wording = stored.choices?.findLast((each) => each.channel === channel.name)?.wording;
  const unsure = stored.posts.find((post) => post.channel === channel.name)?.unsure ?? 0;
  return {
    ...renderChannelText(to, input, url, wording),
    channel,
    key,
    to,
    id: digestOf({ number: stored.number, channel: channel.name, ids }),
    at,
    url,
    unsure,
  };
}

/** The schedule does not fire to the minute. */
const GRACE_MS = 600_000;
const LONGEST_WAIT_HOURS = 24;

/** After a failure an hour, then two, then four, up to a day. */
export function isTimeToSend({ stored, observed }: Known, { channel }: ChannelPost): boolean {
  const failed = stored.posts.find((post) => post.channel === channel.name)?.failed;
  if (!failed) return true;
  const hours = Math.min(2 ** (failed.times - 1), LONGEST_WAIT_HOURS);
  return Date.parse(observed.now) >= Date.parse(failed.at) + hours * HOUR_MS - GRACE_MS;
}

/** Digest over exactly what would be sent, and where to. */
export function postDigest({ channel, to, title, text, links, unsure }: ChannelPost): string {
  const place = channel.discussion ?? null;
  return bindingDigest({ channel: channel.name, to, place, title, text, links, unsure });
}

/** Whether what could not be sent is still due, whichever action looks. */
export function isStillUnsent({ stored, config }: Known, key: string): boolean {
  const name = channelOfKey(config, key);
  return (
    openChannels(config, stored).includes(name) &&
    stored.posts.some(({ channel, failed }) => channel === name && failed !== undefined)
  );
}
