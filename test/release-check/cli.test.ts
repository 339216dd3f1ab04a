import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RELEASE_KEYS } from '../../src/features/release/parse-release.ts';
import { ROOT } from '../architecture/read-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'release-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

const put = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const run = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [join(ROOT, 'dev/release-check/cli.ts'), ...args], { encoding: 'utf8', input });

const FACTS = JSON.stringify({
  repo: 'example-org/parser',
  version: '1.2.3',
  cves: ['CVE-2024-1111'],
  changed_files: ['lib/index.js', 'test/index.js'],
});

describe('the check of a release on the command line', () => {
  it('prints one line of JSON and nothing else, and tells by its exit code', () => {
    const changelog = put('CHANGELOG.md', '## 1.2.3\n- Fix CVE-2024-1111\n');
    const right = run([put('release.json', FACTS), '--changelog', changelog]);
    expect([right.status, right.stderr]).toEqual([0, '']);
    expect(right.stdout.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(right.stdout)).toMatchObject({ ok: true, verdict: 'pass' });

    const wrong = run(['-', '--changelog', put('EMPTY.md', '# Changelog\n')], FACTS);
    expect(wrong.status).toBe(1);
    expect(JSON.parse(wrong.stdout)).toMatchObject({ ok: false, verdict: 'fail' });
    const lenient = run(['-', '--preset', 'lenient', '--changelog', put('EMPTY.md', '# Changelog\n')], FACTS);
    expect(lenient.status).toBe(0);
  });

  it('never passes beside ok: false: what a person has to read is held', () => {
    const told = run(['-'], JSON.stringify({ ...JSON.parse(FACTS), release_notes: 'Revert CVE-2024-1111' }));
    expect([told.status, JSON.parse(told.stdout)]).toMatchObject([1, { verdict: 'held', ok: false }]);
  });

  it('lists in its help and in the documentation every key that it reads, and names others', () => {
    const { stdout } = run(['--help']);
    const page = readFileSync(join(ROOT, 'docs/releases.md'), 'utf8');
    for (const key of Object.keys(RELEASE_KEYS)) {
      expect(stdout).toContain(`  ${key} `);
      expect(page).toContain(`\`${key}\``);
    }
    const told = run(['-'], JSON.stringify({ ...JSON.parse(FACTS), colour: 'red' }));
    expect(JSON.parse(told.stdout)).toMatchObject({ ignored: ['colour'] });
  });

  it.each([
    ['no file', []],
    ['a file that is not there', ['nowhere.json']],
    ['a preset that does not exist', ['-', '--preset', 'kind']],
    ['a changelog without a name', ['-', '--changelog']],
    ['what is no JSON', ['-']],
  ])('exits with 2 on %s', (_name, args) => {
    const answer = run(args);
    expect(answer.status).toBe(2);
    expect(answer.stdout).toBe('');
    expect(answer.stderr).not.toBe('');
  });
});
