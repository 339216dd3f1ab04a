import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../architecture/read-source.ts';

/** Files of the repository that are run as a command, with whatever they are made of. */
const COMMANDS = globSync(['scripts/*.ts', 'tools/**/*.ts', 'dev/*/cli.ts'], { cwd: ROOT })
  .filter((path) => !path.includes('node_modules'))
  .filter((path) => /command-line\/command-line\.ts'/.test(readFileSync(join(ROOT, path), 'utf8')))
  .sort();

/** They load a library that the main installation does not have, before they look at anything. */
const NEED_MORE = ['tools/ci/check-mermaid.ts', 'tools/ci/strangers.ts'];

const run = (path: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, ['--no-warnings', join(ROOT, path), ...args], { encoding: 'utf8' });

describe('every command line', () => {
  it('is one of those that are known', () => {
    expect(COMMANDS).toEqual([
      'dev/analysis/cli.ts',
      'dev/doctor/cli.ts',
      'dev/embedded-github/cli.ts',
      'dev/figures/cli.ts',
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
      'scripts/release.ts',
      'scripts/simulate.ts',
      'scripts/torture.ts',
      'tools/ci/act.ts',
      'tools/ci/check-mermaid.ts',
      'tools/ci/check-page.ts',
      'tools/ci/check-play.ts',
      'tools/ci/check-spelling.ts',
      'tools/ci/strangers.ts',
      'tools/ci/take-pictures.ts',
      'tools/holidays/check-holidays.ts',
      'tools/holidays/print-holidays.ts',
    ]);
  });

  it('is read by one reader: no other looks at process.argv', () => {
    const others = globSync(['scripts/**/*.ts', 'tools/**/*.ts', '{src,dev}/**/*.ts'], { cwd: ROOT })
      .filter((path) => !path.includes('node_modules'))
      .filter((path) => readFileSync(join(ROOT, path), 'utf8').includes('process.argv'));
    expect(others.filter((path) => !COMMANDS.includes(path))).toEqual(['dev/command-line/command-line.ts']);
  });

  const tried = COMMANDS.filter((path) => !NEED_MORE.includes(path));

  it.each(tried)('%s shows its help and exits with 0', (path) => {
    const { status, stdout, stderr } = run(path, '--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^[A-Z]/);
  });

  it.each(tried)('%s refuses a flag that it does not know, in one line and with exit 2', (path) => {
    const { status, stdout, stderr } = run(path, '--no-such-flag');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(
      /^[\w: GitHub-]+: Unknown option '--no-such-flag'\. See (npm|node) [^\n]* --help\.\n$/,
    );
  });
});
