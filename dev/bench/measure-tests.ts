/** How long `npm test` takes on this machine, with what else it does. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/action-files.ts';
import type { TestsResult } from './results.ts';

/** Runs the tests, all of them where no pattern of paths is given. Throws where one fails. */
export function measureTests(pattern: string): TestsResult {
  const folder = mkdtempSync(join(tmpdir(), 'bench-tests-'));
  try {
    const out = join(folder, 'tests.json');
    const jest = ['--no-warnings', 'node_modules/jest/bin/jest.js'];
    const args = [...jest, '--json', '--outputFile', out, ...(pattern === '' ? [] : [pattern])];
    const started = performance.now();
    const run = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'ignore' });
    const seconds = Math.round((performance.now() - started) / 1000);
    if (run.status !== 0) throw new Error('the tests fail; npm test tells which');
    const { numTotalTestSuites } = JSON.parse(readFileSync(out, 'utf8')) as { numTotalTestSuites: number };
    return { seconds, suites: numTotalTestSuites };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
