import { type ConfigProblem, renderConfigProblems } from '../../src/config/config-problem.ts';
import { CONFIG_FILE, parseConfig } from '../../src/config/parse-config.ts';

const known = {
  labels: ['case/received', 'case/acknowledged', 'case/invalid', 'flag/public', 'severity/high', 'confirm'],
};

const BASE = 'owner: example-org\nteam: security-triage\n';

function problemsOf(text: string | null): readonly ConfigProblem[] {
  const result = parseConfig(text, known);
  if (result.kind === 'ok') throw new Error('This file was expected to be refused.');
  return result.problems;
}

/** What is wrong, the lines after owner and team, the line of the answer, its key, and a part of each word. */
type Mistake = readonly [string, string, number, string, string, string, string?];

const MISTAKES: readonly Mistake[] = [
  ['a limit of nothing', 'intake: { most-per-day: 0 }', 3, 'intake.most-per-day', '0', 'from 1 to 100'],
  ['a limit by another name', 'intake: { limit: 5 }', 3, 'intake.limit', 'a key that', '', 'most-per-day'],
  [
    'a scope as a word',
    'intake: { out-of-scope: DoS }',
    3,
    'intake.out-of-scope',
    '"DoS"',
    'a list',
    '[DoS]',
  ],
  [
    'looking as a word',
    'intake: { conversations: yes }',
    3,
    'intake.conversations',
    '"yes"',
    'true or false',
  ],
  ['a public label left empty', 'intake:\n  public-label:', 4, 'intake.public-label', 'nothing', 'a label'],
  ['a rota as a list', 'rota: [jo]', 3, 'rota', 'a list', 'weights, away, except and second'],
  ['a weight too high', 'rota: { weights: { jo: 11 } }', 3, 'rota.weights.jo', '11', 'from 0 to 10'],
  [
    'an absence without an end',
    'rota: { away: [{ login: jo, from: 2026-07-01 }] }',
    3,
    'rota.away[0].until',
    'nothing',
    'a day',
  ],
  [
    'an absence that ends before',
    'rota: { away: [{ login: jo, from: 2026-07-02, until: 2026-07-01 }] }',
    3,
    'rota.away[0].until',
    '2026-07-01',
    'not before 2026-07-02',
  ],
  [
    'a day that does not exist',
    'rota: { away: [{ login: jo, from: 2026-02-30, until: 2026-03-01 }] }',
    3,
    'rota.away[0].from',
    '2026-02-30',
    'a day',
  ],
  [
    'an exception by name alone',
    'rota: { except: { parser: [jo] } }',
    3,
    'rota.except.parser',
    'parser',
    'owner/name',
  ],
  [
    'a key misspelt',
    'raeders: []',
    3,
    'raeders',
    'a key that does not exist',
    'readers',
    'Did you mean readers?',
  ],
  ['a key of another name', 'site: a/b', 3, 'site', 'a key that', 'blog', 'Did you mean blog?'],
  ['a key far from all', 'colour: red', 3, 'colour', 'a key that', 'version, owner'],
  ['a key of every object', 'toString: 1', 3, 'toString', 'a key that', 'version, owner'],
  ['credentials in the file', 'apps: {}', 3, 'apps', 'a key that', '', 'beside their secret'],
  ['another version', 'version: 2', 3, 'version', '2', '1'],
  ['owners beside owner', 'owners: [a]', 3, 'owners', 'owners beside owner', 'one of the two'],
  ['repos as a word', 'repos: parser', 3, 'repos', '"parser"', 'all, or a list', '[parser]'],
  ['repos as public', 'repos: public', 3, 'repos', '"public"', 'all, or a list', 'Write all'],
  ['repos left empty', 'repos:', 3, 'repos', 'nothing', 'all, or a list', '[] for none'],
  ['a repo with its owner', 'repos:\n  - a\n  - b/c', 5, 'repos[1]', '"b/c"', 'name of a repo', 'Write c.'],
  [
    'a repo by address',
    'repos: [https://example.org/b/c.git]',
    3,
    'repos[0]',
    'https',
    'name of a repo',
    'Write c.',
  ],
  ['a repo twice', 'repos: [a, A]', 3, 'repos[1]', '"A" a second time', 'once'],
  ['a truth for a repo', 'repos: [true]', 3, 'repos[0]', 'true', 'name of a repo', "'true' in quotes"],
  ['a repo in both lists', 'repos: [a]\nexclude: [A]', 4, 'exclude[0]', '"A", which repos', 'one of the two'],
  ['exclude as a word', 'exclude: a', 3, 'exclude', '"a"', 'a list', '[a]'],
  ['a reader as a word', 'readers: jo', 3, 'readers', '"jo"', 'a list of logins', '[jo]'],
  ['a reader with an @', "readers: ['@jo']", 3, 'readers[0]', '"@jo"', 'the login of a person', 'Write jo.'],
  ['a mapping for readers', 'readers: { jo: 1 }', 3, 'readers', 'a mapping', 'a list of logins'],
  [
    'a label without its kind',
    'labels: { received: x }',
    3,
    'labels.received',
    'a label that',
    'id of a label',
    'case/received',
  ],
  [
    'a label misspelt',
    'labels: { case/recieved: x }',
    3,
    'labels.case/recieved',
    'a label that',
    'id',
    'case/received',
  ],
  ['labels as a list', 'labels: [a]', 3, 'labels', 'a list of 1', 'a mapping'],
  [
    'a label name too long',
    `labels: { confirm: ${'x'.repeat(51)} }`,
    3,
    'labels.confirm',
    'xxx',
    '50',
    '51 characters',
  ],
  [
    'a label name with a comma',
    "labels: { confirm: 'a, b' }",
    3,
    'labels.confirm',
    '"a, b"',
    'without commas',
  ],
  ['a label name with space around', "labels: { confirm: ' a' }", 3, 'labels.confirm', '" a"', 'label name'],
  ['an empty label name', "labels: { confirm: '' }", 3, 'labels.confirm', 'an empty text', 'label name'],
  [
    'the name of a label in use',
    'labels: { confirm: Case/Received }',
    3,
    'labels.confirm',
    'the name of case/received',
    'of its own',
  ],
  [
    'a name for two labels',
    'labels:\n  confirm: x\n  flag/public: X',
    5,
    'labels.flag/public',
    '"X", the name of confirm',
    'of its own',
  ],
  [
    'days with a unit',
    'clocks: { acknowledge: 5 days }',
    3,
    'clocks.acknowledge',
    '"5 days"',
    'from 1 to 90',
    'Write 5 alone',
  ],
  [
    'days in quotes',
    "clocks: { acknowledge: '5' }",
    3,
    'clocks.acknowledge',
    '"5"',
    'whole number',
    'Write 5 alone',
  ],
  ['no days', 'clocks:\n  appeal: 3\n  acknowledge: 0', 5, 'clocks.acknowledge', '0', 'from 1 to 90'],
  ['half a day', 'clocks: { appeal: 0.5 }', 3, 'clocks.appeal', '0.5', 'whole number'],
  ['too many days', 'clocks: { appeal: 91 }', 3, 'clocks.appeal', '91', '0 to 90'],
  [
    'a dismissal before the acknowledgement',
    'clocks: { acknowledge: 5, dismiss: 4 }',
    3,
    'clocks.dismiss',
    '4',
    'at least the 5',
  ],
  ['a reminder alone', 'clocks: { remind: 2 }', 3, 'clocks.remind', '2', 'a list', '[2]'],
  ['a reminder twice', 'clocks: { remind: [2, 2] }', 3, 'clocks.remind[1]', '"2" a second time', 'once'],
  ['hours out of bounds', 'clocks: { overdue: 0 }', 3, 'clocks.overdue', '0', 'hours from 1 to 168'],
  ['a zone that is none', 'clocks: { zone: Berlin }', 3, 'clocks.zone', '"Berlin"', 'Europe/Berlin'],
  [
    'a day that does not exist',
    'clocks: { holidays: [02-30] }',
    3,
    'clocks.holidays[0]',
    '"02-30"',
    'a date',
  ],
  ['a holiday by name', 'clocks: { holidays: [Easter] }', 3, 'clocks.holidays[0]', '"Easter"', 'MM-DD'],
  [
    'working days by another name',
    'clocks: { days: working }',
    3,
    'clocks.days',
    '"working"',
    'calendar or business',
    'Did you mean business?',
  ],
  [
    'an absence that ends before it begins',
    'clocks: { away: [{ from: 2026-12-20, until: 2026-12-20 }] }',
    3,
    'clocks.away[0].until',
    '"2026-12-20"',
    'a date after 2026-12-20',
  ],
  [
    'an absence without an end',
    'clocks:\n  away:\n    - from: 2026-12-20',
    5,
    'clocks.away[0].until',
    'nothing',
    'you are back',
  ],
  ['an embargo of years', 'clocks: { embargo: 366 }', 3, 'clocks.embargo', '366', '1 to 365'],
  ['a steering committee as text', 'clocks: { steering: jo }', 3, 'clocks.steering', '"jo"', 'a list of'],
  ['an hour that is none', 'digest: 24', 3, 'digest', '24', 'hours from 0 to 23'],
  ['a board by name', 'board: Security', 3, 'board', '"Security"', 'true or false'],
  ['a policy by address', 'policy: https://example.org/o/site', 3, 'policy', 'https', 'owner/name'],
  ['a policy outside', 'policy: { repo: o/s, path: ../x }', 3, 'policy.path', '"../x"', 'path of a file'],
  [
    'an unknown key of what is exploited',
    'exploited: { contract: x }',
    3,
    'exploited.contract',
    'a key',
    'contact',
    'Did you mean contact?',
  ],
  ['clocks as a number', 'clocks: 5', 3, 'clocks', '5', 'a mapping of acknowledge'],
  [
    'an unknown clock',
    'clocks: { acknowlege: 5 }',
    3,
    'clocks.acknowlege',
    'a key that',
    'acknowledge',
    'Did you mean acknowledge?',
  ],
  [
    'disclosure by nobody',
    'confirmations: { disclosure: 0 }',
    3,
    'confirmations.disclosure',
    '0',
    'from 1 to 10',
  ],
  [
    'an unknown operation',
    'confirmations: { without: [publish] }',
    3,
    'confirmations.without[0]',
    '"publish"',
    'cve-request',
  ],
  [
    'an operation by half its name',
    'confirmations: { without: [cve] }',
    3,
    'confirmations.without[0]',
    '"cve"',
    'privatize',
    'Did you mean cve-request?',
  ],
  ['an unknown provider', 'cve: gitub', 3, 'cve', '"gitub"', 'manual or github', 'Did you mean github?'],
  [
    'an unknown provider in a mapping',
    'cve: { provider: other }',
    3,
    'cve.provider',
    '"other"',
    'manual or github',
  ],
  ['a contact on two lines', 'cve: { contact: "a\\nb" }', 3, 'cve.contact', '"a\\u{a}b"', 'on one line'],
  ['a blog without its owner', 'blog: site', 3, 'blog', '"site"', 'owner/name', 'owner/site'],
  [
    'a blog by address',
    'blog: https://example.org/o/site',
    3,
    'blog',
    'https',
    'owner/name',
    'Write o/site.',
  ],
  ['a blog without repo', 'blog:\n  form: plain', 3, 'blog.repo', 'nothing', 'owner/name'],
  ['a folder outside', 'blog: { repo: o/s, folder: ../x }', 3, 'blog.folder', '"../x"', 'a folder'],
  [
    'a folder with slashes around',
    'blog: { repo: o/s, folder: /posts/ }',
    3,
    'blog.folder',
    '"/posts/"',
    'a folder',
    'Write posts.',
  ],
  [
    'a branch as a ref',
    'blog: { repo: o/s, branch: refs/heads/x }',
    3,
    'blog.branch',
    'refs',
    'a branch',
    'Write x.',
  ],
  ['a branch that git refuses', 'blog: { repo: o/s, branch: a..b }', 3, 'blog.branch', '"a..b"', 'a branch'],
  [
    'an unknown form',
    'blog: { repo: o/s, form: expres }',
    3,
    'blog.form',
    '"expres"',
    'plain, express, node or own',
    'express?',
  ],
  [
    'a period of another length',
    'blog: { repo: o/s, period: weekly }',
    3,
    'blog.period',
    '"weekly"',
    'day or month',
  ],
  [
    'kinds as a list',
    'blog: { repo: o/s, kinds: [multer] }',
    3,
    'blog.kinds',
    'a list of 1',
    'a mapping of package',
  ],
  [
    'updates as a path',
    'blog: { repo: o/s, updates: docs/updates.md }',
    3,
    'blog.updates',
    '"docs/updates.md"',
    'a mapping of page and package',
  ],
  [
    'updates without package',
    'blog:\n  repo: o/s\n  updates:\n    page: docs/updates.md',
    5,
    'blog.updates.package',
    'nothing',
    'the package',
  ],
  [
    'a page of updates outside',
    'blog: { repo: o/s, updates: { page: ../x.md, package: a } }',
    3,
    'blog.updates.page',
    '"../x.md"',
    "a file's path",
  ],
  [
    'a page of updates that is no Markdown',
    'blog: { repo: o/s, updates: { page: x.html, package: a } }',
    3,
    'blog.updates.page',
    '"x.html"',
    "a file's path",
  ],
  [
    'an address of posts without the place for the file',
    'blog: { repo: o/s, url: https://example.org/blog }',
    3,
    'blog.url',
    '"https://example.org/blog"',
    'an address with {file}',
  ],
  [
    'an author without name',
    'blog:\n  repo: o/s\n  authors:\n    - github: jo',
    6,
    'blog.authors[0].name',
    'nothing',
    "author's name",
  ],
  [
    'a channel by another name',
    'channels: [twitter]',
    3,
    'channels[0]',
    '"twitter"',
    'mastodon',
    'Did you mean x?',
  ],
  [
    'a channel twice',
    'channels: [x, { kind: chat, name: x }]',
    3,
    'channels[1]',
    '"x" a second time',
    'once',
  ],
  [
    'a channel for the team',
    'channels:\n  - kind: chat\n    surface: team',
    5,
    'channels[0].surface',
    'a key that',
    'kind, name, repo or category',
    'beside their secret',
  ],
  [
    'a repo for a channel that is no discussion',
    'channels:\n  - kind: chat\n    repo: example-org/project',
    5,
    'channels[0].repo',
    'example-org/project',
    'kind: discussion',
    'Only discussions',
  ],
  [
    'a category without a repo',
    'channels:\n  - kind: discussion\n    category: announcements',
    5,
    'channels[0].category',
    'announcements',
    'repo beside category',
    'Only discussions',
  ],
  [
    'a page to look at without its address',
    'seen:\n  look: [osv, post]',
    3,
    'seen',
    'post in look without its address',
    'post: https://',
  ],
  [
    'an address that is not encrypted',
    'seen:\n  osv: http://osv.example',
    4,
    'seen.osv',
    'http://osv.example',
    'https://',
  ],
  ['a place that nobody knows', 'seen:\n  look: [ghsa]', 4, 'seen.look[0]', 'ghsa', 'github', 'github'],
  [
    'a webhook in the file',
    'channels: [{ kind: chat, webhook: x }]',
    3,
    'channels[0].webhook',
    'a key that',
    '',
    'beside their secret',
  ],
  ['a channel alone', 'channels: mastodon', 3, 'channels', '"mastodon"', 'a list of channels', '[mastodon]'],
  [
    'an empty text',
    "templates: { acknowledgement: '' }",
    3,
    'templates.acknowledgement',
    'an empty text',
    'text of 1',
  ],
  [
    'a key of a text in capitals',
    'templates: { Thanks: x }',
    3,
    'templates.Thanks',
    '"Thanks"',
    'small letters',
  ],
  ['yes for true', 'gate: { npm: yes }', 3, 'gate.npm', '"yes"', 'true or false', 'Write true'],
  [
    'a number for a truth',
    'intake: { advisories: 0 }',
    3,
    'intake.advisories',
    '0',
    'true or false',
    'Write false',
  ],
  ['a truth in quotes', "gate: { npm: 'false' }", 3, 'gate.npm', '"false"', 'true or false', 'Write false'],
  ['a form label with a comma', "intake: { form: 'a,b' }", 3, 'intake.form', '"a,b"', 'label name'],
  [
    'a deletion that does not exist',
    'privatize: { delete: all }',
    3,
    'privatize.delete',
    '"all"',
    'everything',
  ],
  ['a word for a branch', 'privatize: { branch: main }', 3, 'privatize.branch', '"main"', 'true or false'],
  ['a preset that there is not', 'gate: { preset: hard }', 3, 'gate.preset', '"hard"', 'strict or lenient'],
  [
    'a rule that there is not',
    'gate: { rules: { test: required, changelog: off } }',
    3,
    'gate.rules.changelog',
    '"changelog"',
    'changelog-section',
  ],
  [
    'a level that there is not',
    'gate: { rules: { test: must } }',
    3,
    'gate.rules.test',
    '"must"',
    'required, advised or off',
  ],
  ['a day that is none', 'release: { days: [tue] }', 3, 'release.days[0]', '"tue"', 'monday', 'tuesday'],
  ['one day for a freeze', 'release: { freezes: [2026-12-20] }', 3, 'release.freezes[0]', '2026', 'two days'],
  [
    'a freeze that ends before it begins',
    'release: { freezes: [2027-01-03 to 2026-12-20] }',
    3,
    'release.freezes[0]',
    '2027',
    'two days',
  ],
  [
    'a day that the calendar has not',
    'release: { freezes: [2026-02-20 to 2026-02-30] }',
    3,
    'release.freezes[0]',
    '2026',
    'two days',
  ],
  ['a long notice', 'release: { notice: 31 }', 3, 'release.notice', '31', '30'],
  ['a repo without its owner', 'leakWatch: [parser]', 3, 'leakWatch[0]', '"parser"', 'owner/name'],
  ['a repo without its owner', 'holds: { repos: [widget] }', 3, 'holds.repos[0]', '"widget"', 'owner/name'],
  [
    'a mirror without its owner',
    'mirrors: { repos: { example-org/a: b } }',
    3,
    'mirrors.repos.example-org/a',
    '"b"',
    'owner/name',
  ],
  [
    'a workflow by its path',
    'mirrors: { workflow: .github/workflows/x.yml }',
    3,
    'mirrors.workflow',
    '".github/workflows/x.yml"',
    'file name',
  ],
  ['a hold for ever', 'holds: { days: 400 }', 3, 'holds.days', '400', '1 to 30'],
  ['a list for a mapping', 'gate: []', 3, 'gate', 'an empty list', 'a mapping'],
];

describe('a mistake in the configuration', () => {
  it.each(MISTAKES.map(([what, ...rest]) => [what, rest] as const))('%s', (_what, mistake) => {
    const [text, line, key, found, expected, suggestion] = mistake;
    const problems = problemsOf(`${BASE}${text}\n`);
    const problem = problems.find((one) => one.key === key && one.found.includes(found));
    expect(problem).toMatchObject({ file: CONFIG_FILE, line });
    expect(problem?.expected).toContain(expected);
    if (suggestion !== undefined) expect(problem?.suggestion).toContain(suggestion);
  });

  it.each<readonly [string, string | null, number, string, string]>([
    ['no file', null, 1, '', 'no such file'],
    ['an empty file', '', 1, 'owner', 'nothing'],
    ['a file without team', '# ours\nowner: e', 2, 'team', 'nothing'],
    ['a file without owner', '\n\nteam: t', 3, 'owner', 'nothing'],
    ['a list', '- owner: e', 1, '', 'a list of 1'],
    ['a sentence', 'hello', 1, '', '"hello"'],
    ['broken YAML', 'owner: e\nteam: [', 2, '', 'unexpected end'],
    ['a key twice', 'owner: e\nteam: t\nowner: f', 3, '', 'duplicated'],
    ['an alias', 'owner: &o e\nteam: *o', 1, '', 'an anchor'],
    ['two documents', `${BASE}---\n${BASE}`, 1, '', '2 documents'],
    ['a prototype', `${BASE}__proto__: { a: 1 }`, 3, '', '__proto__'],
    ['a file of megabytes', `${BASE}#${'x'.repeat(2_000_000)}`, 1, '', 'characters'],
    ['an address for an owner', 'owner: https://example.org/e/\nteam: t', 1, 'owner', 'https'],
    ['owners that are none', 'owners: []\nteam: t', 1, 'owners', 'an empty list'],
    ['an owner twice', 'team: t\nowners:\n  - e\n  - E', 4, 'owners[1]', '"E" a second time'],
    ['an owner twice by login', 'team: t\nowners:\n  e: all\n  E: all', 4, 'owners.E', '"E" a second time'],
    ['an owner with nothing', 'team: t\nowners:\n  e:', 3, 'owners.e', 'nothing'],
    ['repos beside owners', 'team: t\nowners: [e]\nrepos: all', 3, 'repos', 'repos beside owners'],
    ['exclude beside owners', 'team: t\nowners: [e]\nexclude: [a]', 3, 'exclude', 'exclude beside owners'],
    ['repos inside owner', 'team: t\nowner:\n  login: e\n  repos: all', 4, 'owner.repos', 'a key that'],
    ['an id that is none', 'team: t\nowner: { login: e, id: e }', 2, 'owner.id', '"e"'],
    [
      'a repo in both lists of owners',
      'team: t\nowners: { e: { repos: [a], exclude: [a] } }',
      2,
      'owners.e.exclude[0]',
      'which repos lists',
    ],
    ["a team's name", 'owner: e\nteam: Security Triage', 2, 'team', '"Security Triage"'],
    ['a team too deep', 'owner: e\nteam: a/b/c', 2, 'team', '"a/b/c"'],
    ['a team without slug', 'owner: e\nteam:\n  owner: e', 2, 'team.slug', 'nothing'],
  ])('%s', (_what, text, line, key, found) => {
    const problem = problemsOf(text).find((one) => one.key === key);
    expect(problem).toMatchObject({ line, found: expect.stringContaining(found) });
  });

  it('is answered with all others at once, in the order of the lines', () => {
    const file =
      BASE +
      MISTAKES.filter(([, text]) => /^(?:readers|clocks|cve|gate|channels): /.test(text))
        .map(([, text]) => text)
        .filter(
          (text, index, all) =>
            all.findIndex((other) => other.split(':')[0] === text.split(':')[0]) === index,
        )
        .join('\n');
    const problems = problemsOf(file);
    expect(problems.map(({ key }) => key.split(/[.[]/)[0])).toEqual(
      file
        .trim()
        .split('\n')
        .slice(2)
        .map((line) => line.split(':')[0]),
    );
  });

  it('is still found beside worse ones in the same list', () => {
    const keys = problemsOf(
      `${BASE}channels: [x, x, none]\nlabels: { confirm: x, flag/public: x, a: b }\n`,
    ).map(({ key }) => key);
    expect(keys).toEqual(['channels[1]', 'channels[2]', 'labels.a', 'labels.confirm', 'labels.flag/public']);
  });

  it('is one line each, from which nothing can break out', () => {
    const lines = renderConfigProblems(
      problemsOf(`${BASE}"a\\n::error::b\\u202ec": 1\nteams: "x\\r\\ny"`),
    ).split('\n');
    expect(lines).toEqual([
      expect.stringMatching(
        /^\.github\/security-process\.yml:3 a\\u\{a\}::error::b\\u\{202e\}c: found a key .*\.$/,
      ),
      expect.stringMatching(
        /^\.github\/security-process\.yml:4 teams: found .*, expected .*\. Did you mean team\?$/,
      ),
    ]);
    expect(lines.join('')).not.toMatch(/[\r\u202e]/);
  });

  it('is reported under the name of the file that was read', () => {
    expect(parseConfig('', known, 'other.yml')).toMatchObject({
      problems: [{ file: 'other.yml' }, { file: 'other.yml' }],
    });
  });
});
