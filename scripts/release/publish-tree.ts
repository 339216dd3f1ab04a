import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { commitTree } from './release-tree.ts';

export type Published =
  | { readonly kind: 'done'; readonly commit: string; readonly major: string }
  | { readonly kind: 'refused'; readonly why: string };

/**
 * Pushes the tree as one commit: the tag of the version, which is never moved, then that of its major version, which
 * always is. Doing it twice is doing it once, since the same tree is the same commit.
 */
export function publishTree(tree: string, remote: string, version: string): Published {
  const commit = commitTree(tree);
  const major = `v${version.split('.')[0]}`;
  const git = (...args: readonly string[]) =>
    spawnSync('git', ['--git-dir', join(tree, '../git'), ...args], { encoding: 'utf8' });
  const listed = git('ls-remote', remote, `refs/tags/v${version}`);
  if (listed.status !== 0) return refuse(`${remote} cannot be read`, listed.stderr);
  const there = listed.stdout.split('\t')[0];
  if (there && there !== commit)
    return refuse(`v${version} is there already, with other content (${there})`, 'Raise the version.');
  const first = there ? undefined : git('push', '--quiet', remote, `${commit}:refs/tags/v${version}`);
  if (first && first.status !== 0) return refuse(`v${version} was not taken`, first.stderr);
  // A release of an older line, or a trial, does not take the users of the newest one back.
  const newer = findNewer(git('ls-remote', remote, `refs/tags/${major}.*`).stdout, version);
  if (newer !== undefined)
    return refuse(`v${version} is published; ${major} stays at ${newer}`, 'It is newer.');
  const second = git('push', '--quiet', '--force', remote, `${commit}:refs/tags/${major}`);
  if (second.status !== 0)
    return refuse(`v${version} is published, but ${major} was not moved`, second.stderr);
  return { kind: 'done', commit, major };
}

/** The newest tag that is newer than a version, in what `git ls-remote` lists. */
export function findNewer(listed: string, version: string): string | undefined {
  const tags = [...listed.matchAll(/refs\/tags\/v(\d+\.\d+\.\d+)$/gm)].map(([, tag]) => tag!);
  const [newest] = tags.toSorted((a, b) => compare(b, a));
  return newest !== undefined && compare(newest, version) > 0 ? `v${newest}` : undefined;
}

function compare(a: string, b: string): number {
  const [one, other] = [a, b].map((text) => text.split('.').map(Number));
  const index = one!.findIndex((part, at) => part !== other![at]);
  return index < 0 ? 0 : one![index]! - other![index]!;
}

const refuse = (why: string, more: string): Published => ({
  kind: 'refused',
  why: `${why}. ${more.trim().split('\n').at(-1) ?? ''}`.trim(),
});
