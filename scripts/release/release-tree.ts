import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../action-files.ts';
import { linkToSources, PLACE, VERSION } from './release-text.ts';

const WHOLE = ['action.yml', 'actions/**/*', 'dist/*', 'README.md', 'LICENSE'];

/** Paths of everything that is published, sorted: what a job of a user needs, and what a person reads there. */
function listTree(): readonly string[] {
  const workflows = globSync('.github/workflows/*.yml', { cwd: ROOT }).filter((path) =>
    /^ {2}workflow_call:/m.test(readFileSync(join(ROOT, path), 'utf8')),
  );
  const files = globSync(WHOLE, { cwd: ROOT, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name).slice(ROOT.length).replaceAll('\\', '/').replace(/^\//, ''),
    );
  return [...files, ...workflows.map((path) => path.replaceAll('\\', '/'))].sort();
}

/** Copies it into a folder; links of its pages lead to the sources where they led out of it. */
export function copyTree(target: string): readonly string[] {
  const paths = listTree();
  const known = new Set(paths);
  const isThere = (path: string): boolean => known.has(path) || existsSync(join(target, path));
  const sources = `https://github.com/${PLACE}/blob/source/v${VERSION}`;
  for (const path of paths) {
    const to = join(target, path);
    mkdirSync(dirname(to), { recursive: true });
    if (!path.endsWith('.md')) cpSync(join(ROOT, path), to);
    else writeFileSync(to, linkToSources(readFileSync(join(ROOT, path), 'utf8'), path, isThere, sources));
  }
  return paths;
}

/** Packs a folder so that the same files give the same bytes; their number. Needs `git`. */
export function packTree(folder: string, archive: string): number {
  const commit = commitTree(folder);
  const options = { cwd: folder, maxBuffer: 1024 ** 3 };
  const args = [
    '--git-dir',
    join(folder, '../git'),
    'archive',
    '--format=tar',
    `--prefix=security-process-${VERSION}/`,
  ];
  const packed = gzipSync(execFileSync('git', [...args, commit], options), { level: 9 });
  writeFileSync(archive, packed);
  return packed.byteLength;
}

/** The folder as a commit without parents in a git folder beside it: the same files, the same id. */
export function commitTree(folder: string): string {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['--git-dir', join(folder, '../git'), '--work-tree', folder, ...args], {
      encoding: 'utf8',
      env: { ...process.env, ...IDENTITY },
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  git('init', '--quiet');
  git('-c', 'core.autocrlf=false', 'add', '--all', '--force', '.');
  return git('commit-tree', git('write-tree'), '-m', `Release ${VERSION}`);
}

/** Nobody in particular, at a time that does not change: what is committed is known by its content. */
const IDENTITY = Object.fromEntries(
  ['AUTHOR', 'COMMITTER'].flatMap((role) => [
    [`GIT_${role}_NAME`, 'security-process release'],
    [`GIT_${role}_EMAIL`, 'release@example.org'],
    [`GIT_${role}_DATE`, '2000-01-01T00:00:00Z'],
  ]),
);
