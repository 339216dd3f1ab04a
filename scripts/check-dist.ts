/** `npm run dist:check`: builds beside `dist/` and compares byte by byte. Exit 1 where they differ. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeNothing } from '../dev/command-line/command-line.ts';
import { ROOT } from './action-files.ts';
import { buildBundle } from './build-bundle.ts';

/** What differs between two folders, one line per file; names are sorted. */
export function compareFolders(committed: string, built: string): readonly string[] {
  const list = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);
  const names = [...new Set([...list(committed), ...list(built)])].sort();
  return names.flatMap((name) => {
    const [one, other] = [join(committed, name), join(built, name)];
    if (!existsSync(one)) return [`${name}: missing`];
    if (!existsSync(other)) return [`${name}: left over, nothing makes it any more`];
    const [was, is] = [readFileSync(one), readFileSync(other)];
    return was.equals(is) ? [] : [`${name}: ${describeDifference(was, is)}`];
  });
}

function describeDifference(was: Buffer, is: Buffer): string {
  const [old, fresh] = [was.toString(), is.toString()];
  let at = 0;
  while (at < fresh.length && fresh[at] === old[at]) at += 1;
  const show = (text: string) => (at < text.length ? text.slice(at, at + 80).split('\n')[0] : '(end)');
  return `differs from character ${at + 1} on\n    has:   ${show(old)}\n    wants: ${show(fresh)}`;
}

/** Files of `dist/` that git does not have: built, but forgotten in the commit. */
function readUncommitted(): readonly string[] {
  if (!existsSync(join(ROOT, '.git'))) return [];
  const args = ['ls-files', '--others', '--', 'dist'];
  return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' })
    .split('\n')
    .filter((path) => path !== '')
    .map((path) => `${path}: not added to git`);
}

async function main(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'dist-'));
  try {
    await buildBundle(join(folder, 'dist'));
    const differences = [...compareFolders(join(ROOT, 'dist'), join(folder, 'dist')), ...readUncommitted()];
    if (differences.length === 0) {
      console.log('dist/ is what the sources make');
      return 0;
    }
    console.error('dist/ is not what the sources make. Run npm run build and commit the result.');
    for (const difference of differences) console.error(`  ${difference}`);
    return 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  takeNothing({
    name: 'dist:check',
    command: 'npm run dist:check --',
    help: 'Builds beside dist/ and compares byte by byte; exit 1 where they differ. Takes no arguments.',
  });
  process.exitCode = await main();
}
