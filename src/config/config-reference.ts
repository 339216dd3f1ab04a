import { MESSAGES } from '../process/message-keys.ts';
import { CLOCK_KEYS } from './clock-reference.ts';
import { CHANNEL_KINDS, CONFIRMED_OPERATIONS } from './config.ts';
import { RELEASES } from './release-reference.ts';
import { SIGHT_NAMES } from './sight-names.ts';

/** One key of the file, as the documentation shows it. */
export interface ConfigKey {
  /** `clocks.acknowledge`; `[]` stands for every item of a list or mapping. */
  readonly key: string;
  readonly meaning: string;
  /** What may be written, in words. */
  readonly takes: string;
  /** YAML of the default; null where the key must be there, or where leaving it out is a choice of its own. */
  readonly default: string | null;
  /** What it is like without the key, where there is no default to write down. */
  readonly without?: string;
  /** A whole file in which the key is used, owner and team left out where they have their usual form. */
  readonly example: string;
}

/** Every key of `.github/security-process.yml`, in the order in which it is best read. */
export function configReference(): readonly ConfigKey[] {
  return [...OURS, ...PEOPLE_AND_TIME, ...OUTWARD, ...RELEASES, ...CASES, ...ROTA, ...SEEN];
}

const OURS: readonly ConfigKey[] = [
  {
    key: 'version',
    meaning: 'Version of the format of this file.',
    takes: '1',
    default: '1',
    example: 'version: 1',
  },
  {
    key: 'owner',
    meaning:
      'The organisation or user whose public repos are ours. One of `owner` and `owners` must be there.',
    takes: 'a login, or a mapping',
    default: null,
    example: 'owner: example-org',
  },
  {
    key: 'owner.login',
    meaning: 'The login, where `owner` is a mapping.',
    takes: 'a login',
    default: null,
    example: 'owner:\n  login: example-org',
  },
  {
    key: 'owner.id',
    meaning: 'The numeric id. A login that resolves to another id is an alarm.',
    takes: 'a whole number',
    default: null,
    without: 'the login alone counts',
    example: 'owner:\n  login: example-org\n  id: 1234567',
  },
  {
    key: 'repos',
    meaning: 'Which repos of `owner` are project repos.',
    takes: '`all` (every public one), or a list of names',
    default: 'all',
    example: 'repos: [parser, router]',
  },
  {
    key: 'exclude',
    meaning: 'Repos of `owner` that are not, where `repos` is `all`.',
    takes: 'a list of names',
    default: '[]',
    example: 'exclude: [playground]',
  },
  {
    key: 'owners',
    meaning: 'Several owners; the first is the one of the triage repo.',
    takes: 'a list of logins or mappings, or a mapping of login to `all`, a list of repos, or the keys below',
    default: null,
    without: '`owner` alone',
    example: 'owners:\n  example-org: all\n  example-libs: [parser]',
  },
  {
    key: 'owners[].login',
    meaning: 'The login, where owners are a list.',
    takes: 'a login',
    default: null,
    example: 'owners:\n  - login: example-org',
  },
  {
    key: 'owners[].id',
    meaning: 'The numeric id. A login that resolves to another id is an alarm.',
    takes: 'a whole number',
    default: null,
    without: 'the login alone counts',
    example: 'owners:\n  - login: example-org\n    id: 1234567',
  },
  {
    key: 'owners[].repos',
    meaning: 'Like `repos`, for this owner.',
    takes: '`all`, or a list of names',
    default: 'all',
    example: 'owners:\n  - login: example-org\n    repos: [parser]',
  },
  {
    key: 'owners[].exclude',
    meaning: 'Like `exclude`, for this owner.',
    takes: 'a list of names',
    default: '[]',
    example: 'owners:\n  example-org:\n    exclude: [playground]',
  },
];

const PEOPLE_AND_TIME: readonly ConfigKey[] = [
  {
    key: 'team',
    meaning: 'The team that handles reports: its members may ask for any move. Must be there.',
    takes: '`slug` (of the first owner), `owner/slug`, or a mapping',
    default: null,
    example: 'team: security-triage',
  },
  {
    key: 'team.slug',
    meaning: "The last part of the team's address.",
    takes: 'a slug',
    default: null,
    example: 'team:\n  slug: security-triage',
  },
  {
    key: 'team.owner',
    meaning: 'The organisation of the team.',
    takes: 'a login',
    default: null,
    without: 'the first owner',
    example: 'team:\n  slug: security-triage\n  owner: example-org',
  },
  {
    key: 'team.id',
    meaning: 'The numeric id. A slug that resolves to another id is an alarm.',
    takes: 'a whole number',
    default: null,
    without: 'the slug alone counts',
    example: 'team:\n  slug: security-triage\n  id: 7654321',
  },
  {
    key: 'readers',
    meaning:
      "Who may read the triage repo beside the team, the organisation's owners and our App. Anybody else who can stops outward and embargoed writes.",
    takes: 'a list of logins',
    default: '[]',
    example: 'readers: [example-auditor]',
  },
  {
    key: 'labels',
    meaning: 'Other names for the labels of the process.',
    takes: 'a mapping of label id to name, at most 50 characters, no comma, no name twice',
    default: '{}',
    example: "labels:\n  case/received: 'triage: received'",
  },
  {
    key: 'clocks.acknowledge',
    meaning: 'Days from receipt in which a report is acknowledged.',
    takes: 'a whole number of days, 1 to 90',
    default: '5',
    example: 'clocks:\n  acknowledge: 3',
  },
  {
    key: 'clocks.dismiss',
    meaning: 'Days from receipt in which an invalid report is answered.',
    takes: 'a whole number of days, 1 to 90, not below `acknowledge`',
    default: '10',
    example: 'clocks:\n  dismiss: 7',
  },
  {
    key: 'clocks.appeal',
    meaning: 'Days in which a reporter may object to a dismissal before the report is closed.',
    takes: 'a whole number of days, 0 to 90',
    default: '14',
    example: 'clocks:\n  appeal: 30',
  },
  {
    key: 'clocks.cve',
    meaning: 'Days after which the coordinator is told that the CVE id is still missing.',
    takes: 'a whole number of days, 1 to 90',
    default: '7',
    example: 'clocks:\n  cve: 5',
  },
  {
    key: 'clocks.remind',
    meaning:
      'When to remind, in days before a due time; 0 is half a day before it, so that a late schedule is still early enough.',
    takes: 'a list of whole numbers, 0 to 30',
    default: '[2, 1]',
    example: 'clocks:\n  remind: [3, 1, 0]',
  },
  {
    key: 'clocks.overdue',
    meaning: 'Hours between reminders once a due time has passed.',
    takes: 'a whole number of hours, 1 to 168',
    default: '24',
    example: 'clocks:\n  overdue: 12',
  },
  ...CLOCK_KEYS,
  {
    key: 'confirmations.disclosure',
    meaning: 'How many members beside the coordinator confirm a disclosure.',
    takes: 'a whole number, 1 to 10',
    default: '1',
    example: 'confirmations:\n  disclosure: 2',
  },
  {
    key: 'confirmations.without',
    meaning: 'What cannot be taken back, or leaves the team, and yet goes without a confirmation.',
    takes: `a list of ${CONFIRMED_OPERATIONS.map((operation) => `\`${operation}\``).join(', ')}`,
    default: '[]',
    example: 'confirmations:\n  without: [post]',
  },
];

const OUTWARD: readonly ConfigKey[] = [
  {
    key: 'cve',
    meaning: 'Where CVE ids come from.',
    takes: '`manual` (a person asks, the request is drafted), `github`, or a mapping',
    default: 'manual',
    example: 'cve: github',
  },
  {
    key: 'cve.provider',
    meaning: 'The same, where `cve` is a mapping.',
    takes: '`manual` or `github`',
    default: 'manual',
    example: 'cve:\n  provider: github',
  },
  {
    key: 'cve.contact',
    meaning: 'Whom a manual request is addressed to.',
    takes: 'a line of text',
    default: null,
    without: 'the request names nobody',
    example: 'cve:\n  contact: cna@example.org',
  },
  {
    key: 'cve.cna',
    meaning: 'What the CNA calls itself.',
    takes: 'a line of text',
    default: null,
    without: 'the request names none',
    example: 'cve:\n  cna: Example Foundation',
  },
  {
    key: 'blog',
    meaning: "The site's repo, where a pull request with the post is opened after disclosure.",
    takes: '`owner/name`, or a mapping',
    default: null,
    without: 'no post',
    example: 'blog: example-org/example.org',
  },
  {
    key: 'blog.repo',
    meaning: 'The repo, where `blog` is a mapping.',
    takes: '`owner/name`',
    default: null,
    example: 'blog:\n  repo: example-org/example.org',
  },
  {
    key: 'blog.branch',
    meaning: 'The branch that the pull request goes to.',
    takes: 'a branch',
    default: null,
    without: "the repo's default branch",
    example: 'blog:\n  repo: example-org/example.org\n  branch: next',
  },
  {
    key: 'blog.folder',
    meaning: 'Where the posts are.',
    takes: 'a folder',
    default: null,
    without:
      '`posts`; `src/content/blog` in the form `express`, `apps/site/pages/en/blog/vulnerability` in the form `node`',
    example: 'blog:\n  repo: example-org/example.org\n  folder: content/news',
  },
  {
    key: 'blog.form',
    meaning: 'How a post is written.',
    takes:
      '`plain`, `express` (the house form of expressjs.com), `node` (that of nodejs.org, one post a month), or `own` (the template in `.github/security-post.md` or `.mdx`)',
    default: 'plain',
    example: 'blog:\n  repo: example-org/example.org\n  form: express',
  },
  {
    key: 'blog.project',
    meaning: "The project's name in prose.",
    takes: 'a line of text',
    default: null,
    without: 'the login of the first owner',
    example: 'blog:\n  repo: example-org/example.org\n  project: Example',
  },
  {
    key: 'blog.authors',
    meaning: 'Who signs the posts.',
    takes: 'a list of names, or of mappings with `name` and `github`',
    default: '[]',
    example: 'blog:\n  repo: example-org/example.org\n  authors: [Example Security Team]',
  },
  {
    key: 'blog.authors[].name',
    meaning: "An author's name.",
    takes: 'a line of text',
    default: null,
    example: 'blog:\n  repo: example-org/example.org\n  authors:\n    - name: Example Security Team',
  },
  {
    key: 'blog.authors[].github',
    meaning: "An author's login.",
    takes: 'a login',
    default: null,
    without: 'the name alone',
    example:
      'blog:\n  repo: example-org/example.org\n  authors:\n    - name: Example\n      github: example-bot',
  },
  {
    key: 'blog.period',
    meaning:
      'What goes into one post: all that is disclosed in a day, or in a month (UTC). An open pull request of the period is extended.',
    takes: '`day` or `month`',
    default: 'day',
    example: 'blog:\n  repo: example-org/example.org\n  period: month',
  },
  {
    key: 'blog.kinds',
    meaning:
      'What kind of thing a package is, for the headings of posts. The form `express` knows the packages of Express.',
    takes: 'a mapping of package to a word or two',
    default: '{}',
    example: 'blog:\n  repo: example-org/example.org\n  kinds:\n    example-parser: middleware',
  },
  {
    key: 'blog.updates',
    meaning:
      "The site's page that lists the security updates of one package by version; its new lines come with the post. For a release of it that takes the patched version of a dependency, write `/released PACKAGE VERSION` in the case of the dependency before the disclosure.",
    takes: 'a mapping',
    default: null,
    without: 'no such page',
    example:
      'blog:\n  repo: example-org/example.org\n  updates:\n    page: content/security-updates.md\n    package: example',
  },
  {
    key: 'blog.updates.page',
    meaning: "The page's file in the site's repo.",
    takes: 'the path of a Markdown file',
    default: null,
    example:
      'blog:\n  repo: example-org/example.org\n  updates:\n    page: content/security-updates.md\n    package: example',
  },
  {
    key: 'blog.updates.package',
    meaning: 'The package whose versions the page lists.',
    takes: 'the name of a package',
    default: null,
    example:
      'blog:\n  repo: example-org/example.org\n  updates:\n    page: content/security-updates.md\n    package: example',
  },
  {
    key: 'blog.url',
    meaning:
      'Where a post stands on the site once it was merged. The texts for the channels lead there, and to the advisory until then.',
    takes: 'an address with `{file}` in it, for the name of the post’s file without its ending',
    default: null,
    without: 'texts lead to the advisory',
    example: 'blog:\n  repo: example-org/example.org\n  url: https://example.org/blog/{file}',
  },
  {
    key: 'channels',
    meaning:
      'Where announcements go after disclosure. Addresses and credentials stand beside their secret, in the workflow.',
    takes: `a list of ${CHANNEL_KINDS.map((kind) => `\`${kind}\``).join(', ')}, or of mappings`,
    default: '[]',
    example: 'channels: [mastodon, bluesky]',
  },
  {
    key: 'channels[].kind',
    meaning: 'The kind, where a channel is a mapping.',
    takes: 'one of the words above',
    default: null,
    example: 'channels:\n  - kind: mastodon',
  },
  {
    key: 'channels[].name',
    meaning: 'What people call the channel; no two have the same.',
    takes: 'a line of text',
    default: null,
    without: 'the name of the kind',
    example: 'channels:\n  - kind: chat\n    name: Contributors',
  },
  {
    key: 'channels[].repo',
    meaning: 'Where the bot opens a discussion, once that was confirmed; for `discussion` only.',
    takes: '`owner/name`',
    default: null,
    without: 'a text for people to post',
    example: 'channels:\n  - kind: discussion\n    repo: example-org/discussions',
  },
  {
    key: 'channels[].category',
    meaning: 'The category of that discussion, as in its address.',
    takes: 'a word in small letters, digits and hyphens',
    default: 'announcements',
    example: 'channels:\n  - kind: discussion\n    repo: example-org/discussions\n    category: security',
  },
];

const CASES: readonly ConfigKey[] = [
  {
    key: 'intake.advisories',
    meaning: 'Whether reports are taken from the private vulnerability reporting of the project repos.',
    takes: '`true` or `false`',
    default: 'true',
    example: 'intake:\n  advisories: false',
  },
  {
    key: 'intake.form',
    meaning: 'The label that the issue forms of the triage repo set.',
    takes: 'a label name',
    default: 'security-report',
    example: 'intake:\n  form: new-report',
  },
  {
    key: 'intake.conversations',
    meaning:
      'Whether the bot looks into the conversation of an advisory for the acknowledgement that a member gave there.',
    takes: '`true` or `false`',
    default: 'true',
    example: 'intake:\n  conversations: false',
  },
  {
    key: 'intake.most-per-day',
    meaning:
      'How many cases one reporter can make within 24 hours. What is more waits in a list, without mentions.',
    takes: 'a whole number, 1 to 100',
    default: '5',
    example: 'intake:\n  most-per-day: 3',
  },
  {
    key: 'intake.out-of-scope',
    meaning: 'What is no vulnerability in your projects, a line each. Shown in every new case as questions.',
    takes: 'a list of lines of text',
    default: '[]',
    example: 'intake:\n  out-of-scope: [The attacker already runs code on the server]',
  },
  {
    key: 'intake.public-label',
    meaning:
      'A label with a neutral name. Open public issues of the project repos that carry it become cases; nothing is written to them.',
    takes: 'a label name',
    default: null,
    without: 'public issues are not looked at',
    example: 'intake:\n  public-label: needs-a-look',
  },
  {
    key: 'privatize.delete',
    meaning:
      'What may be deleted of a public issue or pull request that was taken out of sight, once its copy in the store is verified. `everything` is also an issue of another owner itself, where the organisation allows that.',
    takes: '`nothing`, `comments` or `everything`',
    default: 'comments',
    example: 'privatize:\n  delete: nothing',
  },
  {
    key: 'privatize.branch',
    meaning:
      'Whether the branch of such a pull request may be deleted, where it is in the same repo, has not moved on, is neither default nor protected, and no other open pull request needs it.',
    takes: '`true` or `false`',
    default: 'false',
    example: 'privatize:\n  branch: true',
  },
  {
    key: 'exploited.contact',
    meaning: 'Who tells the authorities of a flaw that is exploited; shown in the hand-off text.',
    takes: 'a line of text',
    default: null,
    without: 'the text names nobody',
    example: 'exploited:\n  contact: legal@example.org',
  },
  {
    key: 'board',
    meaning:
      'Whether the sweep keeps an issue that shows whose turn it is, what is overdue and what waits for whom.',
    takes: '`true` or `false`',
    default: 'false',
    example: 'board: true',
  },
  {
    key: 'digest',
    meaning:
      "Hour of the day, in the team's zone, from which the daily digest goes to the channel of the input `digest-webhook`.",
    takes: 'a whole number of hours, 0 to 23',
    default: '8',
    example: 'digest: 6',
  },
  {
    key: 'policy',
    meaning: 'Your public security policy; what it promises is compared with the clocks once a day.',
    takes: '`owner/name` (its `SECURITY.md`), or a mapping',
    default: null,
    without: 'nothing is compared',
    example: 'policy: example-org/.github',
  },
  {
    key: 'policy.repo',
    meaning: 'The public repo, where `policy` is a mapping.',
    takes: '`owner/name`',
    default: null,
    example: 'policy:\n  repo: example-org/.github',
  },
  {
    key: 'policy.path',
    meaning: 'The file in that repo.',
    takes: 'the path of a file',
    default: null,
    without: '`SECURITY.md`',
    example: 'policy:\n  repo: example-org/.github\n  path: docs/security.md',
  },
  {
    key: 'holds.repos',
    meaning:
      'Project repos whose releases wait on an environment until no case holds them; see the page on the release wait.',
    takes: 'a list of `owner/name`',
    default: '[]',
    example: 'holds:\n  repos: [example-org/widget]',
  },
  {
    key: 'holds.environment',
    meaning: 'The environment that every release in these repos waits on.',
    takes: 'the name of an environment',
    default: 'security-release',
    example: 'holds:\n  environment: release',
  },
  {
    key: 'holds.days',
    meaning: 'How many days a hold lasts that nobody renews.',
    takes: 'a whole number, 1 to 30',
    default: '3',
    example: 'holds:\n  days: 5',
  },
  {
    key: 'templates',
    meaning: `Your own words for texts to reporters: ${Object.entries(MESSAGES)
      .map(
        ([key, { values }]) =>
          `\`${key}\`${values.length === 0 ? '' : ` (may hold ${values.map((value) => `\`{{${value}}}\``).join(', ')})`}`,
      )
      .join(', ')}.`,
    takes: 'a mapping of key to text',
    default: '{}',
    example: 'templates:\n  acknowledgement: Thank you, we have received your report.',
  },
];

const ROTA: readonly ConfigKey[] = [
  {
    key: 'rota',
    meaning:
      'Who is asked to coordinate a case that nobody took. Left out, every member of the team in turn, but never the reporter.',
    takes: 'a mapping of `weights`, `away`, `except` and `second`',
    default: '{}',
    example: 'rota:\n  second: true',
  },
  {
    key: 'rota.weights',
    meaning: 'The share of somebody, 0 to 10; 1 where nothing is said, 0 for never.',
    takes: 'a mapping of login to whole number',
    default: '{}',
    example: 'rota:\n  weights:\n    octocat: 2',
  },
  {
    key: 'rota.away',
    meaning: 'When somebody is not asked, both days included, in UTC.',
    takes: 'a list of mappings with `login`, `from` and `until`',
    default: '[]',
    example: 'rota:\n  away:\n    - { login: octocat, from: 2026-07-01, until: 2026-07-21 }',
  },
  {
    key: 'rota.away[].login',
    meaning: 'Who is away.',
    takes: 'a login',
    default: null,
    example: 'rota:\n  away:\n    - { login: octocat, from: 2026-07-01, until: 2026-07-21 }',
  },
  {
    key: 'rota.away[].from',
    meaning: 'The first day.',
    takes: 'a day, as 2026-07-01',
    default: null,
    example: 'rota:\n  away:\n    - { login: octocat, from: 2026-07-01, until: 2026-07-21 }',
  },
  {
    key: 'rota.away[].until',
    meaning: 'The last day.',
    takes: 'a day, as 2026-07-21',
    default: null,
    example: 'rota:\n  away:\n    - { login: octocat, from: 2026-07-01, until: 2026-07-21 }',
  },
  {
    key: 'rota.except',
    meaning: 'Who is not asked for the cases of a repo, for example because they wrote most of it.',
    takes: 'a mapping of `owner/name` to a list of logins',
    default: '{}',
    example: 'rota:\n  except:\n    example-org/parser: [octocat]',
  },
  {
    key: 'rota.second',
    meaning: 'Whether a second coordinator is asked too.',
    takes: '`true` or `false`',
    default: 'false',
    example: 'rota:\n  second: true',
  },
];

/** The table of all keys as Markdown, with the smallest file that works. For `docs/configuration.md`. */
export function renderConfigReference(): string {
  const rows = configReference().map(({ key, meaning, takes, default: value, without }) => {
    const fallback = value === null ? (without ?? '(none: it must be there)') : `\`${value}\``;
    return `| \`${key}\` | ${meaning} | ${takes} | ${fallback} |`;
  });
  return [
    'This file is enough, and acts inward only:',
    '',
    '```yaml',
    'owner: example-org',
    'team: security-triage',
    '```',
    '',
    '`[]` in a key stands for every item of a list or mapping.',
    '',
    '| key | what it is | what it takes | default |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

const SEEN: readonly ConfigKey[] = [
  {
    key: 'seen',
    meaning:
      'Looks for the disclosure in public places until it is seen to be there; the case stays open for it.',
    takes: 'a mapping; `{}` for the places that are looked at by default',
    default: null,
    without: 'nobody looks',
    example: 'seen: {}',
  },
  {
    key: 'seen.look',
    meaning: "GitHub's global advisory, OSV, the CVE list, npm's audit data, the post on the site, the feed.",
    takes: `a list of ${SIGHT_NAMES.map((name) => `\`${name}\``).join(', ')}`,
    default: null,
    without: '`[github, osv, cve, npm]`, where `seen` is there',
    example: 'seen:\n  look: [osv, cve]',
  },
  {
    key: 'seen.days',
    meaning:
      'Days after the disclosure from which on what is missing is told. What contradicts is told at once.',
    takes: 'days, 0 to 30',
    default: null,
    without: '`3`, where `seen` is there',
    example: 'seen:\n  days: 5',
  },
  {
    key: 'seen.osv',
    meaning: "The base of OSV's interface.",
    takes: 'an address',
    default: null,
    without: '`https://api.osv.dev`, where `seen` is there',
    example: 'seen:\n  osv: https://api.osv.dev',
  },
  {
    key: 'seen.cve',
    meaning: "The base of the CVE program's interface.",
    takes: 'an address',
    default: null,
    without: '`https://cveawg.mitre.org`, where `seen` is there',
    example: 'seen:\n  cve: https://cveawg.mitre.org',
  },
  {
    key: 'seen.post',
    meaning:
      'A page of the site that names the ids of every disclosure: the page of security updates, or the blog.',
    takes: 'an address',
    default: null,
    without: 'the post is not looked for',
    example: 'seen:\n  look: [post]\n  post: https://example.org/security',
  },
  {
    key: 'seen.feed',
    meaning: 'The feed of the site.',
    takes: 'an address',
    default: null,
    without: 'the feed is not looked for',
    example: 'seen:\n  look: [feed]\n  feed: https://example.org/feed.xml',
  },
];
