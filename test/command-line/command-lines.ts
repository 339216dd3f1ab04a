import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../architecture/read-source.ts';

/** Files of the repository that are run as a command, with whatever they are made of. */
export const COMMANDS = globSync(['scripts/*.ts', 'tools/**/*.ts', 'dev/*/cli.ts'], { cwd: ROOT })
  .filter((path) => !path.includes('node_modules'))
  .filter((path) => /command-line\/command-line\.ts'/.test(readFileSync(join(ROOT, path), 'utf8')))
  .sort();

/** They load a library that the main installation does not have, before they look at anything. */
const NEED_MORE = ['tools/ci/check-mermaid.ts', 'tools/ci/strangers.ts'];

/** Runs one of them as a process of its own. */
export const run = (path: string, ...args: readonly string[]) => runWith({}, path, ...args);

/** The same, with these variables beside those that there are. */
export const runWith = (
  variables: Readonly<Record<string, string>>,
  path: string,
  ...args: readonly string[]
) =>
  spawnSync(process.execPath, ['--no-warnings', join(ROOT, path), ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...variables },
  });

/** Those that can be tried with what the main installation has. */
export const TRIED: readonly string[] = COMMANDS.filter((path) => !NEED_MORE.includes(path));
