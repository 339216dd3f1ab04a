/** `npm run dist:check`: builds beside `dist/` and compares byte by byte. Exit 1 where they differ. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  const [old, fresh] = [was.toString().split('\n'), is.toString().split('\n')];
  const line = fresh.findIndex((text, index) => text !== old[index]);
  const at = line < 0 ? fresh.length : line;
  const shorten = (text: string | undefined) => (text === undefined ? '(end)' : text.trim().slice(0, 80));
  return `differs from line ${at + 1} on\n    has:   ${shorten(old[at])}\n    wants: ${shorten(fresh[at])}`;
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

function main(): number {
  const folder = mkdtempSync(join(tmpdir(), 'dist-'));
  try {
    buildBundle(join(folder, 'dist'));
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

if (import.meta.main) process.exitCode = main();
