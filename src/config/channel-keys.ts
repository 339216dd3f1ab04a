import * as v from 'valibot';
import type { Surface } from '../text/embargo.ts';
import { key, mapping, orAlone } from './keys.ts';
import { REPO_PATH, shortText } from './names.ts';
import { distinctListOf, isMapping, oneOf, type Refuse, text } from './readers.ts';

/** Kinds of networks and places that an announcement goes to, with what people call them. */
const CHANNEL_NAMES = {
  x: 'X',
  mastodon: 'Mastodon',
  bluesky: 'Bluesky',
  chat: 'Chat',
  email: 'E-mail',
  discussion: 'Discussions',
  'release-notes': 'Release notes',
} as const;
type ChannelKind = keyof typeof CHANNEL_NAMES;
const CHANNEL_KINDS = Object.keys(CHANNEL_NAMES) as readonly ChannelKind[];

const SYNONYMS = {
  twitter: 'x',
  slack: 'chat',
  discord: 'chat',
  mail: 'email',
  bsky: 'bluesky',
  discussions: 'discussion',
  toot: 'mastodon',
} as const;

const CATEGORY_SLUG = {
  expected: "a category's name as in its address: announcements",
  accepts: (written: string) => /^[a-z\d][a-z\d-]{0,99}$/.test(written),
};

const HOSTS =
  'Addresses and credentials stand beside their secret, in the workflow; nothing embargoed goes to a channel of this file.';

const written = orAlone(
  'kind',
  mapping(
    {
      kind: key(oneOf(CHANNEL_KINDS, SYNONYMS), {
        meaning: 'The kind, where a channel is a mapping.',
        example: 'discussion',
        also: ['type'],
      }),
      name: key(text(shortText("the channel's name")), {
        meaning: 'What people call the channel; no two have the same.',
        without: 'the name of the kind',
        example: 'Contributors',
      }),
      repo: key(text(REPO_PATH), {
        meaning: 'Where the bot opens a discussion, once that was confirmed; for `discussion` only.',
        without: 'a text for people to post',
        example: 'example-org/discussions',
      }),
      category: key(text(CATEGORY_SLUG), {
        meaning: 'The category of that discussion, as in its address.',
        without: '`announcements`',
        example: 'security',
        beside: { repo: 'example-org/discussions' },
      }),
    },
    {
      elsewhere: { surface: HOSTS, host: HOSTS, url: HOSTS, webhook: HOSTS, token: HOSTS },
      check: refuseLostDiscussion,
    },
  ),
);

function refuseLostDiscussion(written: Readonly<Record<string, unknown>>, refuse: Refuse): void {
  const misplaced = ['repo', 'category'].find((name) => written[name] !== undefined);
  const isDiscussion = written.kind === 'discussion';
  if (misplaced === undefined || (isDiscussion && written.repo !== undefined)) return;
  const expected = isDiscussion ? 'repo beside category' : 'kind: discussion beside repo';
  refuse([misplaced], { expected, suggestion: 'Only discussions have a repo and a category.' });
}

const channel = v.pipe(
  written,
  v.transform(({ kind, name, repo, category }) => ({
    kind,
    name: name ?? CHANNEL_NAMES[kind],
    surface: 'public' as Surface,
    ...(repo === null ? {} : { discussion: { repo, category: category ?? 'announcements' } }),
  })),
);

/**
 * Where announcements go. Names tell the channels apart. The surface is always public: any committer may edit the file,
 * so nothing embargoed goes there. With `discussion` the bot opens one by itself, once confirmed; else it is ready text.
 */
export const channels = distinctListOf(channel, 'a list of channels', (item) =>
  isMapping(item) && typeof item.name === 'string' ? item.name : undefined,
);
