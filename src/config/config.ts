import * as v from 'valibot';
import { MESSAGES } from '../process/message-keys.ts';
import { GITHUB_COM } from '../text/server.ts';
import { blog } from './blog-keys.ts';
import { breaks } from './break-keys.ts';
import { confirmations, cve, exploited, intake, policy, privatize } from './case-keys.ts';
import { channels } from './channel-keys.ts';
import { clocks } from './clock-keys.ts';
import { key, mapping } from './keys.ts';
import { advisoryList } from './list-keys.ts';
import { READER_LOGIN } from './names.ts';
import { checkOwnerKeys, OWNER_KEYS, type OwnerConfig, securityManagerOf } from './owner-keys.ts';
import { seen } from './publication-check-keys.ts';
import { described, distinctListOf, oneOf, says, text, wholeNumber, yesOrNo } from './readers.ts';
import { gate, holds, leakWatch, mirrors, release } from './release-keys.ts';
import { rota } from './rota-keys.ts';
import { labelRenames, templates } from './text-keys.ts';

/** What the rest of the project knows and a configuration may name. */
export interface KnownWords {
  /** Canonical ids of all labels of the process. */
  readonly labels: readonly string[];
  /** Keys of all texts that can be replaced; left out, any well-formed key is taken. */
  readonly templates?: readonly string[];
}

const BESIDE_SECRET =
  'Apps, tokens and addresses are inputs of the workflow, beside their secret: any committer may edit this file.';

const ELSEWHERE = Object.fromEntries(
  ['apps', 'app', 'token', 'tokens', 'secrets', 'webhook'].map((name) => [name, BESIDE_SECRET]),
);

const version = described(v.literal(1, says({ expected: '1' })), { expected: '1' });

const readers = distinctListOf(text(READER_LOGIN), 'a list of logins');

const OWN_WORDS = Object.entries(MESSAGES).map(([name, { values }]) => {
  const held = values.map((value) => `\`{{${value}}}\``).join(', ');
  return held === '' ? `\`${name}\`` : `\`${name}\` (may hold ${held})`;
});

/** The whole file, with every default filled in that does not depend on another key. */
export function configSchema(known: KnownWords) {
  return mapping(
    {
      version: key(version, { meaning: 'Version of the format of this file.', default: 1, example: 1 }),
      ...OWNER_KEYS,
      readers: key(readers, {
        meaning:
          "Who may read the triage repo beside the team, the organisation's owners and our App. Anybody else who can stops outward and embargoed writes.",
        default: [],
        example: ['example-auditor'],
      }),
      'security-manager-of': securityManagerOf,
      labels: key(labelRenames(known.labels), {
        meaning: 'Other names for the labels of the process.',
        takes: 'a mapping of label id to name, at most 50 characters, no comma, no name twice',
        default: {},
        example: { [known.labels[0] ?? '']: 'triage: received' },
      }),
      clocks: key(clocks, {
        meaning: 'Deadlines, reminders, and which days count.',
        default: {},
        example: { acknowledge: 3, dismiss: 7 },
        also: ['deadlines', 'timers'],
      }),
      confirmations: key(confirmations, {
        meaning: 'How many people confirm, and what goes without.',
        default: {},
        example: { disclosure: 2 },
        also: ['confirm'],
      }),
      ...OUTWARD_KEYS,
      ...CASE_KEYS,
      templates: key(templates(known.templates), {
        meaning: `Your own words for texts to reporters: ${OWN_WORDS.join(', ')}.`,
        default: {},
        example: { acknowledgement: 'Thank you, we have received your report.' },
        also: ['messages'],
      }),
    },
    { expected: 'a mapping with at least owner and team', elsewhere: ELSEWHERE, check: checkOwnerKeys },
  );
}

const OUTWARD_KEYS = {
  cve: key(cve, {
    meaning: 'Where CVE ids come from.',
    takes: '`manual` (a person asks, the request is drafted), `github`, or a mapping',
    default: 'manual',
    example: 'github',
  }),
  blog: key(blog, {
    meaning: "The site's repo, where a pull request with the post is opened after disclosure.",
    without: 'no post',
    example: 'example-org/example.org',
    also: ['site', 'website'],
  }),
  'advisory-list': key(advisoryList, {
    meaning:
      'A repo to which a list of all published advisories is proposed, as a page, JSON, an Atom feed and OSV records.',
    without: 'no list',
    example: 'example-org/example.org',
    as: 'advisoryList',
    also: ['list', 'advisoryList'],
  }),
  channels: key(channels, {
    meaning:
      'Where announcements go after disclosure. Addresses and credentials stand beside their secret, in the workflow.',
    default: [],
    example: ['mastodon', 'bluesky'],
    also: ['social'],
  }),
  gate: key(gate, {
    meaning: 'What is asked of a security release.',
    default: {},
    example: { preset: 'strict' },
  }),
  release: key(release, {
    meaning: 'When security releases are made.',
    default: {},
    example: { days: ['tuesday'] },
    also: ['releases'],
  }),
  mirrors: key(mirrors, {
    meaning: 'Private repos in which fixes are made with checks, beside the temporary forks of advisories.',
    default: {},
    example: { workflow: 'prove.yml' },
  }),
  leakWatch: key(leakWatch, {
    meaning:
      'Public repos in which every sweep looks for ids and lines of the patch of undisclosed cases; a few requests each.',
    takes: 'a list of `owner/name`, at most 50',
    default: [],
    example: ['example-org/parser'],
    also: ['leaks'],
  }),
};

const CASE_KEYS = {
  intake: key(intake, { meaning: 'How reports come in.', default: {}, example: { 'most-per-day': 3 } }),
  privatize: key(privatize, {
    meaning: 'What may be deleted of what was public by mistake.',
    default: {},
    example: { delete: 'nothing' },
  }),
  exploited: key(exploited, {
    meaning: 'What is needed once a flaw is exploited.',
    default: {},
    example: { contact: 'legal@example.org' },
  }),
  'public-lane': key(oneOf(['none', 'low', 'medium']), {
    meaning:
      'Up to which severity a valid case may be fixed in public: `/public-issue` proposes it there, another member confirms. Never one that is exploited.',
    default: 'none',
    example: 'low',
    as: 'publicLane',
    also: ['publicLane'],
  }),
  board: key(yesOrNo(), {
    meaning:
      'Whether the sweep keeps an issue that shows what is overdue and what is due next, whose turn it is, who has how much to do, and the agenda of the next meeting; and `overview/due.ics` in the store.',
    default: false,
    example: true,
  }),
  figures: key(oneOf(['none', 'team', 'public']), {
    meaning:
      'Whether the sweep keeps figures in the store, once a day: how long things take, promises kept, load. `public` keeps beside them a version that anybody may see; it is not published by itself.',
    default: 'none',
    example: 'team',
    also: ['metrics', 'statistics'],
  }),
  digest: key(wholeNumber(0, 23, 'hours'), {
    meaning:
      "Hour of the day, in the team's zone, from which the daily digest goes to the channel of the input `digest-webhook`.",
    default: 8,
    example: 6,
    as: 'digestHour',
  }),
  policy: key(policy, {
    meaning: 'Your public security policy; what it promises is compared with the clocks once a day.',
    takes: '`owner/name` (its `SECURITY.md`), or a mapping',
    without: 'nothing is compared',
    example: 'example-org/.github',
  }),
  holds: key(holds, {
    meaning: 'Releases that wait.',
    default: {},
    example: { repos: ['example-org/widget'] },
  }),
  rota: key(rota, {
    meaning:
      'Who is asked to coordinate a case that nobody took. Left out, every member of the team in turn, but never the reporter.',
    default: {},
    example: { second: true },
  }),
  breaks: key(breaks, {
    meaning:
      'Breaks of the whole team: reporters are told until when, no clock but the embargo and those of the law runs, nobody is asked or reminded, and one member is called for what is exploited or looks critical and comes with a proof.',
    takes: 'a list of mappings of from, until and call',
    default: [],
    example: [{ from: '2026-12-20', until: '2027-01-07', call: 'octocat' }],
  }),
  seen: key(seen, {
    meaning:
      'Looks for the disclosure in public places until it is seen to be there; the case stays open for it.',
    takes: 'a mapping; `{}` for the places that are looked at by default',
    without: 'nobody looks',
    example: {},
  }),
};

export type WrittenConfig = v.InferOutput<ReturnType<typeof configSchema>>;
type WrittenBlog = NonNullable<WrittenConfig['blog']>;

/**
 * `.github/security-process.yml` of the triage repo, checked and with every default filled in; each key is told of
 * where its schema is. Which days count for a promise is `clocks.calendar`; times are UTC.
 */
export interface Config extends Omit<WrittenConfig, 'version' | keyof typeof OWNER_KEYS | 'blog' | 'breaks'> {
  readonly version: 1;
  /** Owners (organisations or users) whose public repos belong to us; the first is the triage repo's. */
  readonly owners: readonly OwnerConfig[];
  /**
   * The team whose members may ask for any move: `owner/slug`. `id` is its numeric id where given: a slug
   * that resolves to another id is an alarm.
   */
  readonly team: { readonly owner: string; readonly slug: string; readonly id: number | null };
  readonly blog: BlogConfig | null;
  readonly breaks: readonly (WrittenConfig['breaks'][number] & {
    /** Of a break that was ordered on the board: ids of who is called, and of who is called where they stay silent. */
    readonly callIds?: readonly number[];
  })[];
  /** The address of the GitHub that the triage repo is on, no key: GitHub.com, until a run says otherwise. */
  readonly server: string;
}

export type BlogConfig = Omit<WrittenBlog, 'project'> & { readonly project: string };
export type ChannelConfig = Config['channels'][number];
export type PrivatizeConfig = Config['privatize'];

/** Fills in what one key takes from another. */
export function assembleConfig(written: WrittenConfig): Config {
  const { owner, repos, exclude, owners: listed, team, blog, ...rest } = written;
  const alone = owner && [{ ...owner, repos: repos ?? ('all-public' as const), exclude: exclude ?? [] }];
  const owners = listed ?? alone ?? [];
  const first = owners[0]?.login ?? '';
  return {
    ...rest,
    clocks: withoutDaysOf(rest.clocks, rest.breaks),
    owners,
    team: { ...team, owner: team.owner ?? first },
    blog: blog && { ...blog, project: blog.project ?? first },
    server: GITHUB_COM,
  };
}

/** The configuration with further breaks than its own. */
export const withBreaks = (config: Config, breaks: Config['breaks']): Config => ({
  ...config,
  clocks: withoutDaysOf(config.clocks, breaks),
  breaks: [...config.breaks, ...breaks],
});

/** In a break nobody is there, so that no day of it counts. */
function withoutDaysOf(
  clocks: WrittenConfig['clocks'],
  breaks: WrittenConfig['breaks'],
): WrittenConfig['clocks'] {
  if (breaks.length === 0) return clocks;
  const { calendar } = clocks;
  const away = [
    ...calendar.away,
    ...breaks.map(({ from, until }) => ({ from, until, isBreak: true as const })),
  ];
  return { ...clocks, calendar: { ...calendar, away } };
}
