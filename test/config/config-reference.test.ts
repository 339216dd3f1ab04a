import { listConfigRows } from '../../scripts/config-rows.ts';
import { makeSections } from '../../scripts/doc-sections.ts';
import { parseConfig } from '../../src/config/parse-config.ts';

const known = { labels: ['case/received', 'case/acknowledged'] };

/** The example as a whole file: with owner and team where it does not bring its own. */
function completeFile(example: string): string {
  const owner = /^owners?:/m.test(example) ? '' : 'owner: example-org\n';
  const team = /^team:/m.test(example) ? '' : 'team: security-triage\n';
  return `${owner}${team}${example}\n`;
}

function readConfig(text: string) {
  const result = parseConfig(text, known);
  if (result.kind === 'bad') throw new Error(JSON.stringify(result.problems));
  return result.config;
}

/** What must be written too where a key of the section is. */
function neededIn(section: string): string {
  return section === 'blog' || section === 'policy' ? '\n  repo: example-org/example.org' : '';
}

/** The file without the key: its section alone, with what must be there. */
function writeSection(key: string): string {
  const [section = '', inner] = key.split('.');
  const needed = neededIn(section);
  return inner === undefined || key.includes('[]') ? '' : `${section}:${needed === '' ? ' {}' : needed}`;
}

/** Nests `a.b: value` under its parents; undefined for keys inside lists, which cannot stand alone. */
function writeDefault(key: string, value: string): string | undefined {
  const [section = '', inner, ...deeper] = key.split('.');
  if (key.includes('[]') || deeper.length > 0) return undefined;
  return inner === undefined
    ? `${section}: ${value}`
    : `${section}:${neededIn(section)}\n  ${inner}: ${value}`;
}

/** Keys that a mapping takes, learnt from what it answers to a key that it does not have. */
function recordKeys(file: string): string[] {
  const result = parseConfig(file, known);
  const problem = result.kind === 'bad' && result.problems.find(({ key }) => key.endsWith('nonsense'));
  if (!problem) throw new Error(`No answer to the key nonsense in:\n${file}`);
  return problem.expected.split(/, | or /);
}

describe('the reference of configuration keys', () => {
  it.each(listConfigRows().map((row) => [row.key, row] as const))('%s: the example works', (_key, row) => {
    const lastPart = row.key.split('.').at(-1) ?? '';
    expect(row.example).toContain(lastPart.replace('[]', ''));
    expect(parseConfig(completeFile(row.example), known).kind).toBe('ok');
  });

  it.each(
    listConfigRows().flatMap((row) => {
      const written = row.default === null ? undefined : writeDefault(row.key, row.default);
      return written === undefined ? [] : [[row.key, written] as const];
    }),
  )('%s: writing the default down changes nothing', (key, written) => {
    expect(readConfig(completeFile(written))).toEqual(readConfig(completeFile(writeSection(key))));
  });

  it.each(
    listConfigRows().filter((row) => row.default !== null && row.example !== `${row.key}: ${row.default}`),
  )('$key: the example changes something', ({ key, example }) => {
    if (key === 'version') return;
    expect(readConfig(completeFile(example))).not.toEqual(readConfig(completeFile(writeSection(key))));
  });

  it.each([
    ['', ''],
    ['owner.', 'owner:\n  login: example-org\n  nonsense: 1'],
    ['owners[].', 'owners:\n  - login: example-org\n    nonsense: 1'],
    ['team.', 'team:\n  slug: security-triage\n  nonsense: 1'],
    ['clocks.', 'clocks:\n  nonsense: 1'],
    ['confirmations.', 'confirmations:\n  nonsense: 1'],
    ['cve.', 'cve:\n  nonsense: 1'],
    ['blog.', 'blog:\n  repo: example-org/example.org\n  nonsense: 1'],
    ['blog.authors[].', 'blog:\n  repo: a/b\n  authors:\n    - name: Example\n      nonsense: 1'],
    ['channels[].', 'channels:\n  - kind: chat\n    nonsense: 1'],
    ['intake.', 'intake:\n  nonsense: 1'],
    ['gate.', 'gate:\n  nonsense: 1'],
    ['clocks.away[].', 'clocks:\n  away:\n    - nonsense: 1'],
    ['exploited.', 'exploited:\n  nonsense: 1'],
    ['policy.', 'policy:\n  repo: example-org/.github\n  nonsense: 1'],
    ['privatize.', 'privatize:\n  nonsense: 1'],
    ['release.', 'release:\n  nonsense: 1'],
    ['holds.', 'holds:\n  nonsense: 1'],
    ['mirrors.', 'mirrors:\n  nonsense: 1'],
  ])('has exactly the keys of "%s" that the reader has', (prefix, file) => {
    const rows = new Set(
      listConfigRows()
        .filter(({ key }) => key.startsWith(prefix))
        .map(({ key }) => key.slice(prefix.length).split(/[.[]/)[0]),
    );
    const read = recordKeys(completeFile(file === '' ? 'nonsense: 1' : file));
    expect([...rows].sort()).toEqual(read.sort());
  });

  it('is a Markdown table with a row per key and as many cells in each', () => {
    const rows = makeSections([], []).configuration!('')
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(listConfigRows().length + 2);
    for (const row of rows) expect(row.split('|')).toHaveLength(7);
  });
});
