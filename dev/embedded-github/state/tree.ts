/** Files of commits: blobs and layered trees. All pure; everything made here is frozen. */
import { createHash } from 'node:crypto';
import type { Blob, Commit, Repo, Tree } from '../world.ts';

export const emptyTree: Tree = Object.freeze({ below: null, depth: 0, changes: new Map() });

/** Layers are merged into one when there are more than this, so that look-ups stay short. */
const maxDepth = 24;

export function sha1(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha1');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** With git's own hash. */
export function makeBlob(content: string | Uint8Array): Blob {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return Object.freeze({ oid: sha1(`blob ${bytes.byteLength}\0`, bytes), bytes });
}

export function blobText(blob: Blob): string {
  return Buffer.from(blob.bytes).toString('utf8');
}

export function readFile(tree: Tree, path: string): Blob | null {
  for (let layer: Tree | null = tree; layer; layer = layer.below) {
    const found = layer.changes.get(path);
    if (found !== undefined) return found;
  }
  return null;
}

/** Path → blob, sorted by path. */
export function listFiles(tree: Tree): Map<string, Blob> {
  const all = new Map<string, Blob | null>();
  for (let layer: Tree | null = tree; layer; layer = layer.below) {
    for (const [path, blob] of layer.changes) if (!all.has(path)) all.set(path, blob);
  }
  const kept = [...all].filter((entry): entry is [string, Blob] => entry[1] !== null);
  return new Map(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function changeTree(tree: Tree, changes: ReadonlyMap<string, Blob | null>): Tree {
  if (changes.size === 0) return tree;
  const next: Tree = Object.freeze({ below: tree, depth: tree.depth + 1, changes: new Map(changes) });
  if (next.depth <= maxDepth) return next;
  return Object.freeze({ below: null, depth: 0, changes: listFiles(next) });
}

const treeIds = new WeakMap<Tree, string>();

/** Stable id of a whole tree: equal files, equal id. */
export function treeOid(tree: Tree): string {
  const known = treeIds.get(tree);
  if (known !== undefined) return known;
  const oid = directoryOid(listFiles(tree), '');
  treeIds.set(tree, oid);
  return oid;
}

/** Stable id of one directory (`''` is the root; others end in a slash). */
export function directoryOid(files: ReadonlyMap<string, Blob>, prefix: string): string {
  const lines: string[] = [];
  for (const [path, blob] of files) {
    if (path.startsWith(prefix)) lines.push(lineOf(path.slice(prefix.length), blob));
  }
  return directoryOidOf(lines);
}

const lineOf = (path: string, blob: Blob): string => `${path}\0${blob.oid}\n`;
const directoryOidOf = (lines: readonly string[]): string => sha1('tree\0', ...lines);

export interface DirectoryEntry {
  readonly name: string;
  readonly path: string;
  readonly type: 'blob' | 'tree';
  readonly oid: string;
  readonly blob: Blob | null;
}

/** What lies directly in a directory (`''` or `a/b`); null when there is no such directory. One pass over all files. */
export function listDirectory(tree: Tree, directory: string): DirectoryEntry[] | null {
  const prefix = directory === '' ? '' : `${directory}/`;
  const entries: DirectoryEntry[] = [];
  const below = new Map<string, string[]>();
  for (const [path, blob] of listFiles(tree)) {
    if (!path.startsWith(prefix)) continue;
    const slash = path.indexOf('/', prefix.length);
    if (slash < 0) {
      entries.push({ name: path.slice(prefix.length), path, type: 'blob', oid: blob.oid, blob });
      continue;
    }
    const full = path.slice(0, slash);
    const line = lineOf(path.slice(slash + 1), blob);
    const lines = below.get(full);
    if (lines) lines.push(line);
    else below.set(full, [line]);
  }
  for (const [path, lines] of below) {
    const name = path.slice(prefix.length);
    entries.push({ name, path, type: 'tree', oid: directoryOidOf(lines), blob: null });
  }
  if (entries.length === 0 && directory !== '') return null;
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

export interface FileDiff {
  readonly path: string;
  readonly before: Blob | null;
  readonly after: Blob | null;
}

/** Files that differ, by path. */
export function diffTrees(before: Tree, after: Tree): FileDiff[] {
  const old = listFiles(before);
  const now = listFiles(after);
  const paths = [...new Set([...old.keys(), ...now.keys()])].sort();
  return paths.flatMap((path) => {
    const a = old.get(path) ?? null;
    const b = now.get(path) ?? null;
    return a?.oid === b?.oid ? [] : [{ path, before: a, after: b }];
  });
}

/** All commits that `oid` stands on, itself included, newest first. */
export function history(repo: Repo, oid: string | undefined): Commit[] {
  const commits: Commit[] = [];
  let next = oid;
  while (next !== undefined) {
    const commit = repo.commits.get(next);
    if (!commit) break;
    if (commit.parents.length > 1) return [...commits, ...wholeHistory(repo, commit.oid)];
    commits.push(commit);
    next = commit.parents[0];
  }
  return commits;
}

/** Past a merge: all ancestors, the newest first; commits are kept in the order in which they were made. */
function wholeHistory(repo: Repo, oid: string): readonly Commit[] {
  const all = ancestors(repo, oid);
  return [...repo.commits.values()].filter((commit) => all.has(commit.oid)).reverse();
}

/** All ancestors, itself included. */
export function ancestors(repo: Repo, oid: string): Set<string> {
  const seen = new Set<string>();
  const queue = [oid];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...(repo.commits.get(next)?.parents ?? []));
  }
  return seen;
}

/** Nearest common ancestor along the head's first parents; null for unrelated histories. */
export function mergeBase(repo: Repo, base: string, head: string): string | null {
  const known = ancestors(repo, base);
  const queue = [head];
  const seen = new Set<string>();
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (known.has(next)) return next;
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...(repo.commits.get(next)?.parents ?? []));
  }
  return null;
}
