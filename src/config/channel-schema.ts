import * as v from 'valibot';
import { CHANNEL_KINDS, type ChannelConfig, type ChannelKind } from './config.ts';
import { REPO_PATH, shortText } from './names.ts';
import {
  distinctListOf,
  isMapping,
  mapping,
  oneOf,
  pathTo,
  type Reads,
  says,
  text,
} from './written-values.ts';

const CHANNEL_NAMES: Readonly<Record<ChannelKind, string>> = {
  x: 'X',
  mastodon: 'Mastodon',
  bluesky: 'Bluesky',
  chat: 'Chat',
  email: 'E-mail',
  discussion: 'Discussions',
  'release-notes': 'Release notes',
};

const channelKind = oneOf(CHANNEL_KINDS, {
  twitter: 'x',
  slack: 'chat',
  discord: 'chat',
  mail: 'email',
  bsky: 'bluesky',
  discussions: 'discussion',
  toot: 'mastodon',
});

const plainChannel: Reads<ChannelConfig> = v.pipe(
  channelKind,
  v.transform((kind) => renderChannel(kind, undefined)),
);

const CATEGORY_SLUG = {
  expected: "a category's name as in its address: announcements",
  accepts: (written: string) => /^[a-z\d][a-z\d-]{0,99}$/.test(written),
};

const HOSTS =
  'Addresses and credentials stand beside their secret, in the workflow; nothing embargoed goes to a channel of this file.';

const detailedChannel: Reads<ChannelConfig> = v.pipe(
  mapping(
    {
      kind: channelKind,
      name: v.optional(text(shortText("the channel's name"))),
      repo: v.optional(text(REPO_PATH)),
      category: v.optional(text(CATEGORY_SLUG)),
    },
    {
      expected: 'a kind of channel, or a mapping of kind and name',
      missing: { kind: `the kind of channel: ${CHANNEL_KINDS.join(', ')}` },
      synonyms: {
        type: 'Did you mean kind?',
        surface: HOSTS,
        host: HOSTS,
        url: HOSTS,
        webhook: HOSTS,
        token: HOSTS,
      },
    },
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    const written: unknown = dataset.value;
    if (!isMapping(written)) return;
    const stray = ['repo', 'category'].find((key) => written[key] !== undefined);
    const isLost = written.kind === 'discussion' ? written.repo === undefined : true;
    if (stray === undefined || !isLost) return;
    const expected = written.kind === 'discussion' ? 'repo beside category' : 'kind: discussion beside repo';
    addIssue({
      message: says({ expected, suggestion: 'Only discussions have a repo and a category.' }),
      input: written[stray],
      path: [pathTo(written, stray)],
    });
  }),
  v.transform(({ kind, name, repo, category }) => ({
    ...renderChannel(kind, name),
    ...(repo === undefined ? {} : { discussion: { repo, category: category ?? 'announcements' } }),
  })),
);

const channel: Reads<ChannelConfig> = v.lazy((input) => (isMapping(input) ? detailedChannel : plainChannel));

/** Where announcements go. Names tell the channels apart. */
export const channels: Reads<ChannelConfig[]> = distinctListOf(channel, 'a list of channels', (item) =>
  isMapping(item) && typeof item.name === 'string' ? item.name : undefined,
);

function renderChannel(kind: ChannelKind, name: string | undefined): ChannelConfig {
  return { kind, name: name ?? CHANNEL_NAMES[kind], surface: 'public' };
}
