/** Public threads, taken down by the built actions, and looked for with a stranger's eyes. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../dev/rehearsal/project-files.ts';
import type { Report } from '../../dev/rehearsal/report.ts';
import { parsePublicThread } from '../../dev/rehearsal/thread/public-thread.ts';
import { itWithCases, REAL_CASES } from '../formats/real-cases.ts';

const folder = mkdtempSync(join(tmpdir(), 'thread-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rehearse = (file: string, ...flags: string[]) =>
  spawnSync(
    process.execPath,
    [
      join(PROJECT_ROOT, 'dev/rehearsal/cli.ts'),
      '--json',
      '--premature',
      '--out',
      folder,
      '--thread',
      file,
      ...flags,
    ],
    { encoding: 'utf8' },
  );

function reportOf(file: string, ...flags: string[]): Report {
  const run = rehearse(file, ...flags);
  expect(run.stderr).toBe('');
  return JSON.parse(run.stdout) as Report;
}

const post = (author: string, role: string, body: string) => ({ author, role, date: '2025-03-03', body });

function write(name: string, thread: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof thread === 'string' ? thread : JSON.stringify(thread));
  return path;
}

const PULL = {
  url: 'https://github.com/example-lab/widget/pull/41',
  kind: 'pull request',
  state: 'open',
  title: 'Refuse headers that bring the server down',
  posts: [
    post('pat-author', 'description', 'A header of nine thousand bytes stops it, fixes #40, cc @mika-member'),
    post('val-reviewer', 'review', 'I could do that with a header of ten thousand bytes, too.'),
    post('pat-author', 'comment', 'So could everybody who reads this here, I am afraid.'),
  ],
  patch:
    '--- a/lib/read.js\n+++ b/lib/read.js\n@@ -1 +1,2 @@\n+if (header.length > 8192) return refuse(header);\n',
};

/** What remains has to be named as left, and nothing of ours may have leaked. */
function expectHonest(report: Report): void {
  const left = (report.privatized ?? []).flatMap((one) => one.left.map(({ what, url }) => `${what} ${url}`));
  const remains = (report.publicRemains ?? []).map(({ what, url }) => `${what} ${url}`);
  expect(remains.filter((remain) => !left.includes(remain))).toEqual([]);
  expect(report.leaks).toEqual([]);
}

describe('a public pull request', () => {
  it('of another owner, with a fork that is not ours, leaves what is named', () => {
    const report = reportOf(write('pull.json', PULL), '--other-owner', '--may-not-push');
    expectHonest(report);
    expect(report.privatized).toMatchObject([{ kind: 'pull', saved: { comments: 2 } }]);
    const what = new Set((report.publicRemains ?? []).map((remain) => remain.what));
    // That much is left, and found: a search that finds nothing would prove nothing.
    expect([...what].sort()).toEqual([
      'branch',
      'commits',
      'edit-history',
      'patch',
      'reviews',
      'title-history',
    ]);
  });
});

const REAL = ['17-invoiceninja-12283-silent-delete.json', '23-cookie-parser-114.json'].map((name) =>
  join(REAL_CASES ?? '', 'public-reports', name),
);

describe('real threads', () => {
  itWithCases('are moved where one owner has both repos', () => {
    const report = reportOf(REAL[0]!);
    expectHonest(report);
    expect(report.publicRemains).toEqual([]);
    // One more where the thread has comments: whether it discloses anything is looked at before it is moved.
    expect(report.privatized?.[0]?.requestsToOutOfSight).toBeLessThanOrEqual(6);
  });

  itWithCases('that only look like one are left alone until a person says so', () => {
    const report = reportOf(REAL[1]!);
    expect(report).toMatchObject({
      privatized: [],
      leftAlone: [{ doubts: [expect.stringContaining('GHSA-')] }],
    });
    expect(report.publicRemains?.some(({ what }) => what === 'body')).toBe(true);
  });
});

describe('a file that is no thread', () => {
  it('is bad usage, in one line', () => {
    const run = rehearse(write('bad.json', '{}'));
    expect([run.status, run.stdout]).toEqual([2, '']);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    ['no JSON', 'x', 'no JSON object'],
    ['a list', '[]', 'no JSON object'],
    ['no address', JSON.stringify({ ...PULL, url: 'https://example.org' }), 'url has to be'],
    ['another kind', JSON.stringify({ ...PULL, kind: 'issue' }), 'say different things'],
    ['no title', JSON.stringify({ ...PULL, title: ' ' }), 'title has to be'],
    ['no posts', JSON.stringify({ ...PULL, posts: [] }), 'at least one post'],
    ['a post that is none', JSON.stringify({ ...PULL, posts: ['x'] }), 'posts[0]'],
    ['a text that is none', JSON.stringify({ ...PULL, posts: [{ author: 'x', body: 5 }] }), 'posts[0]'],
    [
      'a text beyond the limit',
      JSON.stringify({ ...PULL, posts: [{ body: 'x'.repeat(65_537) }] }),
      'characters',
    ],
  ])('is refused for %s', (_name, text, reason) => {
    expect(() => parsePublicThread('t.json', text)).toThrow(reason);
  });

  it('is read with the lines that its patch adds', () => {
    expect(parsePublicThread('t.json', JSON.stringify(PULL)).added).toEqual({
      'lib/read.js': 'if (header.length > 8192) return refuse(header);\n',
    });
  });
});
