import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathOfCase, renderStoredCase } from '../../../src/case/stored-case.ts';
import { ROOT } from '../../architecture/read-source.ts';
import { MODEL } from './any-case.ts';

const store = mkdtempSync(join(tmpdir(), 'figures-'));
mkdirSync(join(store, 'cases'));
for (const number of [1, 2])
  writeFileSync(join(store, pathOfCase(number)), renderStoredCase({ ...MODEL, number }));
afterAll(() => rmSync(store, { recursive: true }));

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['--no-warnings', join(ROOT, 'dev/figures/cli.ts'), ...args], {
    encoding: 'utf8',
  });
const NOW = ['--now', '2027-01-01T00:00:00Z'];

describe('the figures on the command line', () => {
  it('are computed from a checkout of the store', () => {
    const { status, stdout, stderr } = run(store, '--as', 'json', ...NOW);
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ asOf: '2027-01-01', cases: 2, outcomes: { valid: 2 } });
  });

  it('are written into a folder with their pictures, and say which case is missing', () => {
    writeFileSync(join(store, pathOfCase(3)), 'version: 1\nnumber: three\n');
    const out = join(store, 'out');
    const { status, stderr } = run(store, '--out', out, ...NOW);
    rmSync(join(store, pathOfCase(3)));
    expect(status).toBe(1);
    expect(stderr).toContain('cases/3.yml cannot be read and is left out');
    expect(readdirSync(out)).toEqual([
      'figures.csv',
      'figures.json',
      'figures.md',
      'months.svg',
      'times.svg',
    ]);
  });

  it('hide what is too few in the public version', () => {
    const { status, stdout } = run(store, '--public', '--as', 'json', ...NOW);
    expect([status, JSON.parse(stdout)]).toEqual([0, { quarters: [] }]);
  });

  it('need a folder with cases', () => {
    const { status, stderr } = run(tmpdir());
    expect(status).toBe(2);
    expect(stderr).toContain('has no folder cases; check out the branch security-process there');
  });
});
