import * as v from 'valibot';
import { AWAY, clockDays, DATES, KNOWN_ZONE, readCalendar } from './calendar-schema.ts';
import {
  type BlogConfig,
  CHANNEL_KINDS,
  type ChannelConfig,
  type ChannelKind,
  type ClockConfig,
  CONFIRMED_OPERATIONS,
  type ConfirmationConfig,
  type CveConfig,
  DELETIONS,
  type ExploitedConfig,
  type IntakeConfig,
  type PolicyConfig,
  type PrivatizeConfig,
} from './config.ts';
import { BRANCH_NAME, FOLDER, LABEL_NAME, OWNER_LOGIN, READER_LOGIN, REPO_PATH, shortText } from './names.ts';
import {
  distinctListOf,
  isMapping,
  listOf,
  mapping,
  oneOf,
  pathTo,
  type Reads,
  recordOf,
  says,
  text,
  wholeNumber,
  yesOrNo,
} from './written-values.ts';

/** Deadlines and reminders. A report is not dismissed before it is acknowledged. */
export const clocks: Reads<ClockConfig> = v.pipe(
  mapping(
    {
      acknowledge: v.optional(wholeNumber(1, 90, 'days'), 5),
      dismiss: v.optional(wholeNumber(1, 90, 'days'), 10),
      appeal: v.optional(wholeNumber(0, 90, 'days'), 14),
      cve: v.optional(wholeNumber(1, 90, 'days'), 7),
      remind: v.optional(
        distinctListOf(wholeNumber(0, 30, 'days'), 'a list of days before a due time'),
        [2, 1],
      ),
      overdue: v.optional(wholeNumber(1, 168, 'hours'), 24),
      days: v.optional(
        oneOf(['calendar', 'business'], { working: 'business', work: 'business' }),
        'calendar',
      ),
      zone: v.optional(text(KNOWN_ZONE), 'UTC'),
      holidays: v.optional(DATES, []),
      away: v.optional(AWAY, []),
      assess: clockDays,
      patch: clockDays,
      update: clockDays,
      embargo: v.optional(wholeNumber(1, 365, 'days')),
      'needs-info': v.optional(wholeNumber(1, 90, 'days'), 14),
      'go-on': v.optional(wholeNumber(1, 90, 'days'), 7),
      steering: v.optional(distinctListOf(text(READER_LOGIN), 'a list of logins'), []),
    },
    { expected: 'a mapping of acknowledge, dismiss, appeal, cve, remind, overdue and others' },
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    const written: unknown = dataset.value;
    if (!isMapping(written)) return;
    const { acknowledge, dismiss } = written;
    if (typeof acknowledge !== 'number' || typeof dismiss !== 'number' || dismiss >= acknowledge) return;
    addIssue({
      message: says({
        expected: `at least the ${acknowledge} of acknowledge`,
        suggestion: 'dismiss is 10 where it is not set.',
      }),
      input: dismiss,
      path: [pathTo(written, 'dismiss')],
    });
  }),
  v.transform((written) => ({
    acknowledgeDays: written.acknowledge,
    dismissDays: written.dismiss,
    appealDays: written.appeal,
    cveDays: written.cve,
    remindDaysBefore: written.remind.toSorted((left, right) => right - left),
    overdueEveryHours: written.overdue,
    calendar: readCalendar(written),
    assessDays: written.assess ?? null,
    patchDays: written.patch ?? null,
    updateDays: written.update ?? null,
    embargoDays: written.embargo ?? null,
    needsInfoDays: written['needs-info'],
    goOnDays: written['go-on'],
    steering: written.steering,
  })),
);

export const confirmations: Reads<ConfirmationConfig> = mapping(
  {
    disclosure: v.optional(wholeNumber(1, 10, 'members'), 1),
    without: v.optional(
      distinctListOf(
        oneOf(CONFIRMED_OPERATIONS, {
          cve: 'cve-request',
          close: 'close-report',
        }),
        'a list of operations',
      ),
      [],
    ),
  },
  { expected: 'a mapping of disclosure and without' },
);

const PROVIDERS = ['manual', 'github'] as const;

/** `manual`, `github`, or a mapping with `provider`, `contact`, `cna`. */
export const cve: Reads<CveConfig> = v.lazy((input) => (isMapping(input) ? detailedCve : plainCve));

const plainCve: Reads<CveConfig> = v.pipe(
  oneOf(PROVIDERS),
  v.transform((provider) => ({ provider, contact: null, cna: null })),
);

const detailedCve: Reads<CveConfig> = v.pipe(
  mapping(
    {
      provider: v.optional(oneOf(PROVIDERS), 'manual'),
      contact: v.optional(text(shortText('whom a request is addressed to'))),
      cna: v.optional(text(shortText('what the CNA calls itself'))),
    },
    { expected: 'manual, github, or a mapping of provider, contact and cna' },
  ),
  v.transform(({ provider, contact, cna }) => ({ provider, contact: contact ?? null, cna: cna ?? null })),
);

/** The blog as written; `project` is null where the first owner's login is meant. */
export type WrittenBlog = Omit<BlogConfig, 'project'> & { readonly project: string | null };

const FOLDERS = {
  express: 'src/content/blog',
  plain: 'posts',
  own: 'posts',
  node: 'apps/site/pages/en/blog/vulnerability',
} as const;
const BLOG =
  'owner/name of the repo, or a mapping of repo, branch, folder, form, period, project, authors, kinds and updates';

/** `owner/name` of the site's repo, or a mapping with `repo`. */
export const blog: Reads<WrittenBlog> = v.lazy((input) => (isMapping(input) ? detailedBlog : plainBlog));

const plainBlog: Reads<WrittenBlog> = v.pipe(
  text({ ...REPO_PATH, expected: BLOG }),
  v.transform(
    (repo): WrittenBlog => ({
      repo,
      branch: null,
      folder: FOLDERS.plain,
      form: 'plain',
      project: null,
      authors: [],
      period: 'day',
      kinds: {},
      updates: null,
      template: null,
    }),
  ),
);

type Author = BlogConfig['authors'][number];

const plainAuthor: Reads<Author> = v.pipe(
  text(shortText("an author's name")),
  v.transform((name) => ({ name, github: null })),
);

const detailedAuthor: Reads<Author> = v.pipe(
  mapping(
    { name: text(shortText("an author's name")), github: v.optional(text(OWNER_LOGIN)) },
    {
      expected: 'a name, or a mapping of name and github',
      missing: { name: "the author's name" },
      synonyms: { login: 'Did you mean github?' },
    },
  ),
  v.transform(({ name, github }) => ({ name, github: github ?? null })),
);

const author: Reads<Author> = v.lazy((input) => (isMapping(input) ? detailedAuthor : plainAuthor));

const packageName = text({
  expected: "a package's name on one line",
  accepts: (word) => /^[^\s\p{Cc}]{1,214}$/u.test(word),
});

const kinds: Reads<Record<string, string>> = recordOf(
  packageName,
  text(shortText('what the package is: middleware')),
  'a mapping of package to what it is: multer: middleware',
);

const updates: Reads<{ page: string; package: string }> = mapping(
  {
    page: text({
      expected: "a file's path in the site's repo: content/security-updates.mdx",
      accepts: (path) => FOLDER.accepts(path) && /\.mdx?$/.test(path),
    }),
    package: packageName,
  },
  {
    expected: 'a mapping of page and package',
    missing: { page: "the page's path in the site's repo", package: 'the package that the page is about' },
    synonyms: { path: 'Did you mean page?', file: 'Did you mean page?', name: 'Did you mean package?' },
  },
);

const detailedBlog: Reads<WrittenBlog> = v.pipe(
  mapping(
    {
      repo: text(REPO_PATH),
      branch: v.optional(text(BRANCH_NAME)),
      folder: v.optional(text(FOLDER)),
      form: v.optional(
        oneOf(['plain', 'express', 'node', 'own'], { template: 'own', custom: 'own' }),
        'plain',
      ),
      project: v.optional(text(shortText("the project's name in prose"))),
      authors: v.optional(listOf(author, 'a list of names, or of name and github'), []),
      period: v.optional(oneOf(['day', 'month'], { daily: 'day', monthly: 'month' }), 'day'),
      kinds: v.optional(kinds, {}),
      updates: v.optional(updates),
    },
    {
      expected: BLOG,
      missing: { repo: REPO_PATH.expected },
      synonyms: {
        path: 'Did you mean folder?',
        author: 'Did you mean authors?',
        kind: 'Did you mean kinds?',
        every: 'Did you mean period?',
        page: 'Did you mean updates, with page and package in it?',
        template: 'Did you mean form?',
      },
    },
  ),
  v.transform(({ repo, branch, folder, form, project, authors, period, kinds, updates }) => ({
    repo,
    branch: branch ?? null,
    folder: folder ?? FOLDERS[form],
    form,
    project: project ?? null,
    authors,
    // The form of Node.js has one file for a month.
    period: form === 'node' ? 'month' : period,
    kinds,
    updates: updates ?? null,
    template: null,
  })),
);

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

/** The organisation's own words by the key of the text they replace. `known` undefined: any well-formed key. */
export function templates(known: readonly string[] | undefined): Reads<Record<string, string>> {
  const key = known
    ? oneOf(known)
    : text({
        expected: 'the key of a text, in small letters, digits and hyphens',
        accepts: (word) => /^[a-z][a-z\d]*(?:[-./][a-z\d]+)*$/.test(word),
      });
  const words = text({
    expected: 'text of 1 to 20000 characters',
    accepts: (written) => written.trim() !== '' && written.length <= 20_000,
  });
  return recordOf(key, words, 'a mapping of key to text');
}

export const intake: Reads<IntakeConfig> = v.pipe(
  mapping(
    {
      advisories: v.optional(yesOrNo(), true),
      form: v.optional(text(LABEL_NAME), 'security-report'),
      conversations: v.optional(yesOrNo(), true),
      'most-per-day': v.optional(wholeNumber(1, 100, 'reports'), 5),
      'out-of-scope': v.optional(
        distinctListOf(text(shortText('what is no vulnerability here')), 'a list of lines of text'),
        [],
      ),
      'public-label': v.optional(text(LABEL_NAME)),
    },
    {
      expected: 'a mapping of advisories, form, conversations, most-per-day, out-of-scope and public-label',
      synonyms: {
        label: 'Did you mean form?',
        formLabel: 'Did you mean form?',
        outOfScope: 'Did you mean out-of-scope?',
        limit: 'Did you mean most-per-day?',
      },
    },
  ),
  v.transform((written) => ({
    advisories: written.advisories,
    formLabel: written.form,
    conversations: written.conversations,
    mostPerDay: written['most-per-day'],
    outOfScope: written['out-of-scope'],
    publicLabel: written['public-label'] ?? null,
  })),
);

/** What is needed once a flaw is exploited. */
export const exploited: Reads<ExploitedConfig> = v.pipe(
  mapping(
    { contact: v.optional(text(shortText('who tells the authorities'))) },
    { expected: 'a mapping of contact' },
  ),
  v.transform(({ contact }) => ({ contact: contact ?? null })),
);

const POLICY = 'owner/name of a public repo, or a mapping of repo and path';

/** `owner/name`, whose policy is `SECURITY.md`, or a mapping. */
export const policy: Reads<PolicyConfig> = v.lazy((input) =>
  isMapping(input) ? detailedPolicy : plainPolicy,
);

const plainPolicy: Reads<PolicyConfig> = v.pipe(
  text({ ...REPO_PATH, expected: POLICY }),
  v.transform((repo) => ({ repo, path: 'SECURITY.md' })),
);

const detailedPolicy: Reads<PolicyConfig> = mapping(
  { repo: text(REPO_PATH), path: v.optional(text({ ...FOLDER, expected: 'path of a file' }), 'SECURITY.md') },
  { expected: POLICY, missing: { repo: REPO_PATH.expected }, synonyms: { file: 'Did you mean path?' } },
);

export const privatize: Reads<PrivatizeConfig> = mapping(
  { delete: v.optional(oneOf(DELETIONS), 'comments'), branch: v.optional(yesOrNo(), false) },
  { expected: 'a mapping of delete and branch' },
);
