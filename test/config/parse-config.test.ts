import { renderConfigProblems } from '../../src/config/config-problem.ts';
import { CONFIG_FILE, parseConfig } from '../../src/config/parse-config.ts';
import { LABELS } from '../../src/process/labels.ts';
import { renderConfigWarnings } from './render-warnings.ts';

const known = {
  labels: ['case/received', 'case/acknowledged', 'case/invalid', 'flag/public', 'severity/high', 'confirm'],
};

const BASE = 'owner: example-org\nteam: security-triage\n';

function read(text: string) {
  const result = parseConfig(text, known);
  if (result.kind === 'bad') throw new Error(renderConfigProblems(result.problems));
  return result.config;
}

function warningsOf(text: string): string {
  const result = parseConfig(text, known);
  if (result.kind === 'bad') throw new Error(renderConfigProblems(result.problems));
  return renderConfigWarnings(result.warnings);
}

describe('a configuration that works', () => {
  it('needs owner and team only, and acts inward only then', () => {
    const config = read(BASE);
    expect(config).toMatchObject({
      owners: [{ login: 'example-org', id: null, repos: 'all-public', exclude: [] }],
      team: { owner: 'example-org', slug: 'security-triage', id: null },
      blog: null,
      channels: [],
      cve: { provider: 'manual' },
      confirmations: { disclosure: 1, without: [] },
    });
    expect(warningsOf(BASE)).toBe('');
  });

  it('promises what the process promises by default', () => {
    expect(read(BASE).clocks).toMatchObject({ acknowledgeDays: 5, dismissDays: 10, appealDays: 14 });
  });

  it.each([
    ['a list of logins', 'owners: [one, two]'],
    ['a list of mappings', 'owners:\n  - login: one\n  - { login: two }'],
    ['a mapping', 'owners:\n  one: all\n  two: { repos: all }'],
  ])('takes owners as %s', (_form, owners) => {
    expect(read(`${owners}\nteam: triage`).owners).toEqual([
      { login: 'one', id: null, repos: 'all-public', exclude: [] },
      { login: 'two', id: null, repos: 'all-public', exclude: [] },
    ]);
  });

  it('takes repos, exclusions and ids of each owner', () => {
    const text =
      'owners:\n  one: [parser, "2024"]\n  two: { id: 42, exclude: [playground] }\nteam: two/triage';
    expect(read(text)).toMatchObject({
      owners: [
        { login: 'one', id: null, repos: ['parser', '2024'], exclude: [] },
        { login: 'two', id: 42, repos: 'all-public', exclude: ['playground'] },
      ],
      team: { owner: 'two', slug: 'triage' },
    });
  });

  it('takes repos and exclusions beside a single owner', () => {
    const owner = 'owner: { login: one, id: 42 }\nteam: { slug: triage, id: 7 }\n';
    expect(read(`${owner}repos: [parser]`).owners).toEqual([
      { login: 'one', id: 42, repos: ['parser'], exclude: [] },
    ]);
    expect(read(`${owner}exclude: [site]`).owners[0]).toMatchObject({
      repos: 'all-public',
      exclude: ['site'],
    });
    expect(read(owner).team).toEqual({ owner: 'one', slug: 'triage', id: 7 });
  });

  it('takes names that YAML reads as numbers as they are written', () => {
    const text = 'owner: 2024\nteam: 007\nrepos: [1.10, 0x10, 1e3, 2024]';
    expect(read(text)).toMatchObject({
      owners: [{ login: '2024', repos: ['1.10', '0x10', '1e3', '2024'] }],
      team: { slug: '007' },
    });
  });

  it('lets two labels swap their names', () => {
    const text = `${BASE}labels:\n  case/received: case/invalid\n  case/invalid: case/received\n`;
    expect(read(text).labels).toEqual({ 'case/received': 'case/invalid', 'case/invalid': 'case/received' });
  });

  it('lets a label change its case only', () => {
    expect(read(`${BASE}labels: { confirm: Confirm }`).labels).toEqual({ confirm: 'Confirm' });
  });

  it('takes every label of the process under its own name, and under another', () => {
    const labels = LABELS.map(({ id }) => id);
    const renamed = (rename: (id: string) => string) =>
      parseConfig(`${BASE}labels:\n${labels.map((id) => `  ${id}: '${rename(id)}'\n`).join('')}`, { labels });
    expect(renamed((id) => id)).toMatchObject({ kind: 'ok' });
    expect(renamed((id) => `security: ${id}`)).toMatchObject({
      kind: 'ok',
      config: { labels: { 'case/received': 'security: case/received' } },
    });
    expect(renamed(() => 'all alike')).toMatchObject({ kind: 'bad', problems: { length: labels.length } });
  });

  it('sorts reminders, the farthest first', () => {
    expect(read(`${BASE}clocks: { remind: [1, 0, 3] }`).clocks.remindDaysBefore).toEqual([3, 1, 0]);
  });

  it('takes a blog in short and in full', () => {
    expect(read(`${BASE}blog: example-org/site`).blog).toEqual({
      repo: 'example-org/site',
      branch: null,
      folder: 'posts',
      form: 'plain',
      project: 'example-org',
      authors: [],
      period: 'day',
      kinds: {},
      updates: null,
      words: 'project-words.txt',
      template: null,
    });
    const full =
      'blog:\n  repo: example-org/site\n  form: express\n  project: Example\n  branch: next\n  authors: [Jo, { name: Al, github: al }]\n  period: month\n  kinds: { multer: middleware, etag: utility module }\n  updates: { page: docs/updates.mdx, package: example }';
    expect(read(`${BASE}${full}`).blog).toEqual({
      repo: 'example-org/site',
      branch: 'next',
      folder: 'src/content/blog',
      form: 'express',
      project: 'Example',
      authors: [
        { name: 'Jo', github: null },
        { name: 'Al', github: 'al' },
      ],
      period: 'month',
      kinds: { multer: 'middleware', etag: 'utility module' },
      updates: { page: 'docs/updates.mdx', package: 'example' },
      words: 'project-words.txt',
      template: null,
    });
  });

  it('knows every channel of the file as public', () => {
    const { channels } = read(
      `${BASE}channels: [mastodon, { kind: chat, name: Team }, { kind: chat, name: All }]`,
    );
    expect(channels).toEqual([
      { kind: 'mastodon', name: 'Mastodon', surface: 'public' },
      { kind: 'chat', name: 'Team', surface: 'public' },
      { kind: 'chat', name: 'All', surface: 'public' },
    ]);
  });

  it('takes our own words as they are', () => {
    const text = `${BASE}templates:\n  acknowledgement: |\n    Thank you.\n\n    We are on it.\n`;
    expect(read(text).templates).toEqual({ acknowledgement: 'Thank you.\n\nWe are on it.\n' });
  });

  it('knows the keys of texts where it is told them', () => {
    const words = { ...known, templates: ['acknowledgement'] };
    expect(parseConfig(`${BASE}templates: { acknowledgement: x }`, words).kind).toBe('ok');
    expect(parseConfig(`${BASE}templates: { acknowledgment: x }`, words)).toMatchObject({
      problems: [{ key: 'templates.acknowledgment', suggestion: 'Did you mean acknowledgement?' }],
    });
  });

  it('may begin with a byte order mark and have Windows line ends', () => {
    expect(read(`\uFEFF${BASE.replaceAll('\n', '\r\n')}`)).toEqual(read(BASE));
  });
});

describe('what works but was perhaps not meant', () => {
  it.each([
    ['a team of another owner', 'team: elsewhere/triage\nowner: e', ':1 team:', 'not among the owners'],
    ['a blog of another owner', `${BASE}blog: elsewhere/site`, ':3 blog:', 'not among the owners'],
    ['an exclusion without effect', `${BASE}repos: [a]\nexclude: [b]`, ':4 exclude:', 'one by one'],
    [
      'one inside owners',
      'team: t\nowners:\n  - e\n  - login: f\n    repos: [a]\n    exclude: [b]',
      ':6 owners[1].exclude:',
      'one by one',
    ],
    [
      'one by login',
      'team: t\nowners:\n  e: all\n  f:\n    repos: [a]\n    exclude: [b]',
      ':6 owners.f.exclude:',
      'one by one',
    ],
    [
      'a late acknowledgement',
      `${BASE}clocks:\n  acknowledge: 7`,
      ':4 clocks.acknowledge:',
      'promises 5 days',
    ],
    ['a late dismissal', `${BASE}clocks:\n  dismiss: 11`, ':4 clocks.dismiss:', 'promises 10 days'],
    [
      'a reminder that never comes',
      `${BASE}clocks:\n  remind: [10, 2]`,
      ':4 clocks.remind:',
      '10 days ahead',
    ],
    [
      'an operation without confirmation',
      `${BASE}confirmations:\n  without:\n    - close-report\n    - post`,
      ':6 confirmations.without[1]:',
      'post leaves the team',
    ],
  ])('%s', (_what, text, place, words) => {
    const warnings = warningsOf(text)
      .split('\n')
      .filter((line) => line.startsWith(`${CONFIG_FILE}${place}`));
    expect(warnings).toEqual([expect.stringContaining(words)]);
  });
});
