/** Real git repositories whose pushes arrive at the embedded GitHub, commit by commit, under git's own hashes. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { changeTree, emptyTree, makeBlob } from '../../dev/embedded-github/state/tree.ts';
import type { Blob, Repo } from '../../dev/embedded-github/world.ts';

export interface Clone {
  readonly folder: string;
  git(...args: readonly string[]): string;
  /** Writes files and commits them on a branch. */
  commit(branch: string, message: string, files: Readonly<Record<string, string>>): string;
  /** Everything that the repo has arrives at its home. */
  push(home: Repo): void;
}

export function makeClone(folder: string): Clone {
  mkdirSync(folder, { recursive: true });
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=Dev', '-c', 'user.email=dev@example.org', '-C', folder, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  git('init', '--quiet', '--initial-branch=main');
  return {
    folder,
    git,
    commit(branch, message, files) {
      if (git('branch', '--show-current').trim() !== branch) git('switch', '--quiet', branch);
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      git('add', '.');
      git('commit', '--quiet', '-m', message);
      return git('rev-parse', 'HEAD').trim();
    },
    push: (home) => push(git, home),
  };
}

function push(git: Clone['git'], home: Repo): void {
  for (const line of lines(
    git('rev-list', '--reverse', '--topo-order', '--parents', '--branches', '--tags'),
  )) {
    const [oid = '', ...parents] = line.split(' ');
    if (home.commits.has(oid)) continue;
    const files = lines(git('ls-tree', '-r', oid)).map((entry): [string, Blob] => {
      const [, hash = '', path = ''] = /^\d+ blob ([0-9a-f]+)\t(.*)$/.exec(entry) ?? [];
      const blob = makeBlob(git('cat-file', 'blob', hash));
      if (blob.oid !== hash) throw new Error(`${path} arrives as ${blob.oid}, and git says ${hash}.`);
      return [path, blob];
    });
    const commit = {
      oid,
      parents,
      tree: changeTree(emptyTree, new Map(files)),
      message: git('show', '--no-patch', '--format=%B', oid).trimEnd(),
      authorId: home.ownerId,
      authorName: 'Dev',
      authorEmail: 'dev@example.org',
      at: Number(git('show', '--no-patch', '--format=%ct', oid)) * 1000,
      verified: false,
    };
    home.commits.set(oid, Object.freeze(commit));
  }
  for (const line of lines(git('for-each-ref', '--format=%(refname)', 'refs/heads', 'refs/tags')))
    home.refs.set(line, git('rev-parse', `${line}^{commit}`).trim());
}

const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');
