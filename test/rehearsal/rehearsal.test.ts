import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../dev/rehearsal/project-files.ts';
import { BUILT_IN_RECORD } from '../../dev/rehearsal/record.ts';
import type { Report } from '../../dev/rehearsal/report.ts';

const folder = mkdtempSync(join(tmpdir(), 'rehearsal-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rehearse = (...args: string[]) =>
  spawnSync(process.execPath, [join(PROJECT_ROOT, 'dev/rehearsal/cli.ts'), '--out', folder, ...args], {
    encoding: 'utf8',
  });

interface ShownAdvisory {
  readonly ghsa_id: string;
  readonly cve_id: string;
  readonly state: string;
  readonly summary: string;
  readonly description: string;
  readonly severity: string;
  readonly cwe_ids: readonly string[];
  readonly cvss_severities: { readonly cvss_v3: { readonly vector_string: string; readonly score: number } };
}

describe('a whole rehearsal, on the built actions', () => {
  const run = rehearse('--json', '--premature', '--needs-info');

  it('ends well and prints the report alone', () => {
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    expect(JSON.parse(run.stdout)).toEqual(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')));
  });

  const report = () => JSON.parse(run.stdout) as Report;

  it('went through every state that this course has, in order, with times that never go back', () => {
    const { states } = report().cases[0]!;
    expect(states.map((state) => state.label)).toEqual([
      'case/received',
      'case/acknowledged',
      'case/assessing',
      'case/needs-info',
      'case/assessing',
      'case/valid',
      'case/cve-requested',
      'case/patching',
      'case/testing',
      'case/regression-tests',
      'case/releasing',
      'case/disclosing',
      'case/announcing',
      'case/closed',
    ]);
    const times = states.map((state) => Date.parse(state.at));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('kept its promises and leaked nothing', () => {
    const { cases, leaks } = report();
    expect(leaks).toEqual([]);
    expect(cases[0]!.deadlines).toContainEqual(expect.objectContaining({ name: 'acknowledge', met: true }));
    expect(cases[0]!.deadlines.filter((deadline) => deadline.met === false)).toEqual([]);
  });

  it('published an advisory that equals the record', () => {
    const advisory = report().cases[0]!.advisory as ShownAdvisory;
    expect(advisory).toMatchObject({
      ghsa_id: BUILT_IN_RECORD.id,
      cve_id: BUILT_IN_RECORD.aliases[0],
      state: 'published',
      summary: BUILT_IN_RECORD.summary,
      description: BUILT_IN_RECORD.details,
      severity: 'high',
      cwe_ids: ['CWE-405'],
      cvss_severities: { cvss_v3: { vector_string: BUILT_IN_RECORD.severity[0].score, score: 7.5 } },
      vulnerabilities: [
        {
          package: { ecosystem: 'npm', name: 'body-parser' },
          vulnerable_version_range: '< 1.20.3',
          patched_versions: '1.20.3',
        },
      ],
    });
  });

  it('opened one post, after the disclosure', () => {
    const { posts: all, disclosedAt, publicWrites } = report();
    expect(all.map(({ channel }) => channel).sort()).toEqual([
      ...['blog', 'bluesky', 'chat', 'discussion', 'mastodon'],
    ]);
    const posts = all.filter(({ channel }) => channel === 'blog');
    expect(posts[0]).toMatchObject({
      channel: 'blog',
      surface: 'public',
      path: expect.stringMatching(/security-releases\.mdx$/),
    });
    expect(posts[0]!.body).toContain('CVE-2024-45590');
    const written = publicWrites.filter((write) => write.repo.endsWith('/website'));
    expect(written.length).toBeGreaterThan(0);
    for (const write of written)
      expect(Date.parse(write.at)).toBeGreaterThanOrEqual(Date.parse(disclosedAt!));
  });

  it('counts every request of a run once', () => {
    const { requests, runs } = report();
    const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
    expect(requests.total).toBe(sum(runs.map((each) => each.requests)));
    expect(requests.total).toBe(sum(Object.values(requests.byStep)));
    for (const each of runs) expect(each.requests).toBe(each.reads + each.writes + each.tokens);
  });

  it('leaves a page that needs nothing else', () => {
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    expect(page).toContain('case/closed');
    expect(page).not.toMatch(/<(?:script|link|img|iframe)\b|src=|url\((?!#)/i);
  });
});

describe('a dismissal', () => {
  it('is told, waits for the appeal, and closes report and case', () => {
    const run = rehearse('--json', '--invalid');
    expect(run.stderr).toBe('');
    const report = JSON.parse(run.stdout) as Report;
    const [one] = report.cases;
    expect(one!.states.map((state) => state.label).slice(-2)).toEqual(['case/invalid', 'case/closed']);
    const [invalid, closed] = one!.states.slice(-2).map((state) => Date.parse(state.at));
    expect(closed! - invalid!).toBeGreaterThanOrEqual(14 * 86_400_000);
    expect(one!.advisory).toMatchObject({ state: 'closed' });
    expect(one!.deadlines.map(({ name, met }) => [name, met])).toEqual([
      ['acknowledge', true],
      ['dismiss', true],
    ]);
    expect([report.posts, report.publicWrites, report.leaks, report.disclosedAt]).toEqual([[], [], [], null]);
  });
});

describe('bad usage', () => {
  const bad = join(folder, 'bad.json');
  const write = (change: object) => writeFileSync(bad, JSON.stringify({ ...BUILT_IN_RECORD, ...change }));

  it.each<[string, () => void, string[], RegExp]>([
    ['a flag that is none', () => {}, ['--nonsense'], /'--nonsense'/],
    ['a file that is not there', () => {}, ['--advisory', join(folder, 'none.json')], /cannot be read/],
    ['a file that is not OSV', () => writeFileSync(bad, '[]'), ['--advisory', bad], /no OSV record/],
    [
      'a withdrawn record',
      () => write({ withdrawn: '2024-10-01T00:00:00Z' }),
      ['--advisory', bad],
      /withdrawn/,
    ],
    ['a record without a GHSA id', () => write({ id: 'PYSEC-2024-1' }), ['--advisory', bad], /GHSA/],
    ['a record without a package', () => write({ affected: [] }), ['--advisory', bad], /package/],
  ])('%s: one clear line, exit 2, nothing printed or written', (_, prepare, args, reason) => {
    prepare();
    const out = join(folder, 'nothing');
    const run = rehearse('--out', out, ...args);
    expect(run.status).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(reason);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    expect(existsSync(out)).toBe(false);
  });
});
