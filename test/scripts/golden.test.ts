/** The golden transcripts: what is no difference, what is one, and how it is told. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../dev/rehearsal/project-files.ts';
import { findOldBundle } from '../../scripts/golden/bundle-age.ts';
import { applyIntended, findIdle, parseIntended, renderDiff } from '../../scripts/golden/compare.ts';
import { normalise, withoutDurations } from '../../scripts/golden/normalise.ts';
import { itDeep } from '../deep.ts';

const SHA = 'a1'.repeat(20);
const OTHER = 'b2'.repeat(20);

describe('a transcript', () => {
  it.each([
    ['commits by their order', `${OTHER} after ${SHA}, then ${OTHER}`, '<sha 1> after <sha 2>, then <sha 1>'],
    ['digests', `sha256: ${'0f'.repeat(32)}, key/${'0f'.repeat(8)}`, 'sha256: <sha256 1>, key/<digest 1>'],
    ['comments', '#issuecomment-100000136 by 100000001', '#issuecomment-<id 1> by <id 2>'],
    ['runs', "claim of '9000000014/1' and 8000000001", "claim of '<run 1>/1' and <run 2>"],
    ['node ids', 'comment: IC_MTAwMDAwMTM2', 'comment: <node 1>'],
    ['advisories and their CVE', 'GHSA-8v4g-h8w2-8mwq, CVE-2025-12345', '<ghsa 1>, <cve 1>'],
    ['addresses of this machine', 'http://127.0.0.1:46799/repos', 'http://this-machine/repos'],
  ])('calls %s', (_, text, normal) => {
    expect(normalise(text)).toBe(normal);
  });

  it.each([
    'Received 2024-08-26 08:49 UTC, at 2024-08-26T09:49:40.656Z',
    'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
    '"total": 455, index 0000000..9628094 100644',
    'case/acknowledged flag/public deadbeef effaced decade',
  ])('keeps what is neither chance nor a count of objects: %s', (text) => {
    expect(normalise(text)).toBe(text);
  });

  it('has no duration, but every request', () => {
    const report = {
      runs: [{ requests: 7, ms: 812 }],
      durationMs: 9_000,
      privatized: [{ msToOutOfSight: 5 }],
    };
    expect(withoutDurations(report)).toEqual({ runs: [{ requests: 7 }], privatized: [{}] });
  });
});

describe('intended differences', () => {
  const intended = parseIntended(
    'list.json',
    JSON.stringify([
      { from: '/privatize', to: '/hide', why: 'plainer' },
      { from: 'outOfSight:', to: 'hidden:', why: 'the same word everywhere' },
    ]),
  );

  it('are made in what was recorded', () => {
    expect(applyIntended('write /privatize\noutOfSight: true', intended)).toBe('write /hide\nhidden: true');
  });

  it('that are found nowhere are named', () => {
    expect(findIdle(['outOfSight: true'], intended).map(({ from }) => from)).toEqual(['/privatize']);
  });

  it.each([
    ['{', 'list.json is no JSON.'],
    ['{}', 'list.json has to be a list'],
    ['[{"from": "", "to": "b", "why": "c"}]', 'entry 1 needs two texts'],
    ['[{"from": "a", "to": "b", "why": "c"}, null]', 'entry 2 needs two texts'],
    ['[{"from": "a", "to": "b", "why": " "}]', 'entry 1 needs a "why"'],
  ])('are refused where they say too little: %s', (text, reason) => {
    expect(() => parseIntended('list.json', text)).toThrow(reason);
  });
});

describe('the difference of two transcripts', () => {
  it('is nothing where they are equal', () => {
    expect(renderDiff('=== store\na\n', '=== store\na\n')).toBe('');
  });

  it('names the section and shows both lines', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    const before = ['=== issue 1', ...lines, 'state: open', ''].join('\n');
    const diff = renderDiff(before, before.replace('state: open', 'state: closed'));
    expect(diff).toMatch(/^@@ .* @@ === issue 1$/m);
    expect(diff).toContain('-state: open\n+state: closed');
    expect(diff).not.toContain('line 3\n');
  });
});

const folder = mkdtempSync(join(tmpdir(), 'golden-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a bundle that is older than the source is told, and one that is not there', () => {
  const [bundle, part] = [join(folder, 'index.js'), join(folder, 'src', 'part')];
  mkdirSync(part, { recursive: true });
  writeFileSync(join(part, 'old.ts'), '');
  expect(findOldBundle(bundle, join(folder, 'src'))).toContain('run npm run build');
  writeFileSync(bundle, '');
  utimesSync(join(part, 'old.ts'), 1_000, 1_000);
  expect(findOldBundle(bundle, join(folder, 'src'))).toBeUndefined();
  utimesSync(bundle, 500, 500);
  expect(findOldBundle(bundle, join(folder, 'src'))).toContain(`${join('part', 'old.ts')} was written after`);
});

describe('npm run golden', () => {
  const out = join(folder, 'recorded');
  const golden = (...flags: string[]) =>
    spawnSync(process.execPath, [join(PROJECT_ROOT, 'scripts/golden.ts'), '--out', out, ...flags], {
      encoding: 'utf8',
    });
  const one = ['--only', 'thread-issue'];

  itDeep('records, shows what became different, and finds the rest the same', () => {
    expect(golden(...one)).toMatchObject({ status: 0 });
    const path = join(out, 'thread-issue.txt');
    const recorded = readFileSync(path, 'utf8');
    writeFileSync(path, recorded.replaceAll('case/received', 'case/come'));
    const planted = golden('--compare', ...one);
    expect(planted.status).toBe(1);
    expect(planted.stdout).toMatch(/^-.*case\/come/m);
    expect(planted.stdout).toMatch(/^\+.*case\/received/m);
    expect(existsSync(`${out}.differences/thread-issue.diff`)).toBe(true);
    const list = join(folder, 'intended.json');
    writeFileSync(list, JSON.stringify([{ from: 'case/come', to: 'case/received', why: 'renamed' }]));
    expect(golden('--compare', '--intended', list, ...one)).toMatchObject({ status: 0 });
    expect(existsSync(`${out}.differences`)).toBe(false);
  });

  it.each([
    [['--only', 'nothing'], 'there is no transcript nothing'],
    [['--compare', '--only', 'chain'], 'run npm run golden before'],
    [['--compare', ...one, '--intended', 'nowhere.json'], 'nowhere.json'],
  ])('says what is wrong with %j', (flags, reason) => {
    const run = golden(...flags);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(reason);
  });
});
