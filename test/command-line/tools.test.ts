import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../architecture/read-source.ts';
import { COMMANDS, run, TRIED } from './command-lines.ts';

describe('every command line', () => {
  it('is one of those that are known', () => {
    expect(COMMANDS).toEqual([
      'dev/analysis/cli.ts',
      'dev/doctor/cli.ts',
      'dev/embedded-github/cli.ts',
      'dev/figures/cli.ts',
      'dev/probe/cli.ts',
      'dev/rehearsal/cli.ts',
      'dev/release-check/cli.ts',
      'dev/setup/cli.ts',
      'scripts/bench.ts',
      'scripts/build.ts',
      'scripts/check-dist.ts',
      'scripts/check-workflows.ts',
      'scripts/extract-cwe.ts',
      'scripts/extract-openapi.ts',
      'scripts/generate-docs.ts',
      'scripts/generate-graphql-types.ts',
      'scripts/golden.ts',
      'scripts/release.ts',
      'scripts/simulate.ts',
      'scripts/torture.ts',
      'tools/ci/act.ts',
      'tools/ci/check-mermaid.ts',
      'tools/ci/check-page.ts',
      'tools/ci/check-play.ts',
      'tools/ci/check-spelling.ts',
      'tools/ci/list-known-words.ts',
      'tools/ci/strangers.ts',
      'tools/ci/take-pictures.ts',
      'tools/holidays/check-holidays.ts',
      'tools/holidays/print-holidays.ts',
    ]);
  });

  it('is read by one reader: no other looks at process.argv, or at it by the parser of Node', () => {
    const others = globSync(['scripts/**/*.ts', 'tools/**/*.ts', '{src,dev}/**/*.ts'], { cwd: ROOT })
      .filter((path) => !path.includes('node_modules'))
      .filter((path) => readFileSync(join(ROOT, path), 'utf8').match(/process\.argv|parseArgs\(/));
    expect(others.filter((path) => !COMMANDS.includes(path))).toEqual(['dev/command-line/command-line.ts']);
  });

  it.each(TRIED)('%s shows its help and exits with 0', (path) => {
    const { status, stdout, stderr } = run(path, '--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^[A-Z]/);
  });
});
