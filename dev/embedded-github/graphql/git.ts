/** Ref, Commit, Tree, TreeEntry, Blob, GitActor. */

import { nodeId } from '../node-id.ts';
import { repoWeb } from '../rest/shapes-repos.ts';
import { accountById, iso } from '../state/find.ts';
import { blobText, listDirectory, readFile, resolveRef } from '../state/git.ts';
import { patchFile } from '../state/patch-text.ts';
import {
  type DirectoryEntry,
  diffTrees,
  directoryOid,
  emptyTree,
  history,
  listFiles,
  treeOid,
} from '../state/tree.ts';
import type { Blob, Commit, Repo, Tree } from '../world.ts';
import { type PageArgs, page } from './connection.ts';
import { type RefValue, repoNode, userNode } from './nodes.ts';
import { type Gql, type Node, node, type Resolvers } from './resolving.ts';

interface CommitValue {
  readonly repo: Repo;
  readonly commit: Commit;
}
interface TreeValue {
  readonly repo: Repo;
  readonly tree: Tree;
  /** Directory within the tree, empty for the root. */
  readonly path: string;
}
interface BlobValue {
  readonly repo: Repo;
  readonly blob: Blob;
}
interface EntryValue {
  readonly of: TreeValue;
  readonly entry: DirectoryEntry;
}

/** GitHub cuts the text of bigger blobs. */
const textLimit = 512_000;

export const commitNode = (repo: Repo, commit: Commit): Node<CommitValue> => node('Commit', { repo, commit });
const treeNode = (repo: Repo, tree: Tree, path: string): Node<TreeValue> =>
  node('Tree', { repo, tree, path });
const blobNode = (repo: Repo, blob: Blob): Node<BlobValue> => node('Blob', { repo, blob });

/** `main`, `main:path/to/file`, a commit id: what it names, or null. */
export function resolveExpression(repo: Repo, expression: string): Node | null {
  const colon = expression.indexOf(':');
  const commit = resolveRef(repo, colon < 0 ? expression : expression.slice(0, colon));
  if (commit === undefined) return null;
  if (colon < 0) return commitNode(repo, commit);
  const path = expression.slice(colon + 1).replace(/^\/+|\/+$/g, '');
  const blob = readFile(commit.tree, path);
  if (blob !== null) return blobNode(repo, blob);
  return listDirectory(commit.tree, path) === null ? null : treeNode(repo, commit.tree, path);
}

const ref: Resolvers<RefValue> = {
  id: (of) => nodeId('REF', `${of.repo.id}:${of.name}`),
  name: (of) => of.name.split('/').slice(2).join('/'),
  prefix: (of) => `${of.name.split('/').slice(0, 2).join('/')}/`,
  repository: (of) => repoNode(of.repo),
  target: (of) => {
    const commit = of.repo.commits.get(of.repo.refs.get(of.name) ?? '');
    return commit === undefined ? null : commitNode(of.repo, commit);
  },
};

interface HistoryArgs extends PageArgs {
  readonly path?: string | null;
  readonly since?: string | null;
  readonly until?: string | null;
}

function commitHistory({ repo, commit }: CommitValue, args: HistoryArgs) {
  const since = args.since == null ? undefined : Date.parse(args.since);
  const until = args.until == null ? undefined : Date.parse(args.until);
  const chosen = history(repo, commit.oid).filter(
    (one) =>
      (since === undefined || one.at >= since) &&
      (until === undefined || one.at <= until) &&
      (args.path == null || touches(repo, one, args.path)),
  );
  return page(
    'history',
    chosen.map((one) => commitNode(repo, one)),
    args,
    (one) => one.of.commit.oid,
  );
}

const parentTree = (repo: Repo, commit: Commit): Tree =>
  repo.commits.get(commit.parents[0] ?? '')?.tree ?? emptyTree;

function touches(repo: Repo, commit: Commit, path: string): boolean {
  return changes({ repo, commit }).some((diff) => diff.path === path || diff.path.startsWith(`${path}/`));
}

const changes = ({ repo, commit }: CommitValue) => diffTrees(parentTree(repo, commit), commit.tree);

function lines(of: CommitValue, kind: 'additions' | 'deletions'): number {
  return changes(of).reduce((sum, diff) => sum + patchFile(diff)[kind], 0);
}

/** Author and committer are the same: everything is committed through the API. */
function gitActor({ commit }: CommitValue, _args: unknown, { world }: Gql) {
  return {
    name: commit.authorName,
    email: commit.authorEmail,
    date: iso(commit.at),
    // Bots have no User here, so that a bot is recognised by its name and e-mail only.
    user: gitUser(commit, world),
  };
}

/** GitHub shows the accounts of bots as users here, with `[bot]` in the login. */
function gitUser(commit: Commit, world: Gql['world']): Node | null {
  const account = world.accounts.get(commit.authorId);
  if (account === undefined) return null;
  return account.type === 'Bot' ? node('User', accountById(world, account.id)) : userNode(world, account.id);
}

const commitFields: Resolvers<CommitValue> = {
  id: (of) => nodeId('C', `${of.repo.id}:${of.commit.oid}`),
  oid: (of) => of.commit.oid,
  abbreviatedOid: (of) => of.commit.oid.slice(0, 7),
  message: (of) => of.commit.message,
  messageHeadline: (of) => of.commit.message.split('\n')[0],
  messageBody: (of) => of.commit.message.split('\n').slice(1).join('\n').trim(),
  committedDate: (of) => iso(of.commit.at),
  authoredDate: (of) => iso(of.commit.at),
  author: gitActor,
  committer: gitActor,
  signature: (of) => (of.commit.verified ? node('GpgSignature', of) : null),
  authoredByCommitter: () => true,
  committedViaWeb: () => true,
  changedFilesIfAvailable: (of) => changes(of).length,
  changedFiles: (of) => changes(of).length,
  additions: (of) => lines(of, 'additions'),
  deletions: (of) => lines(of, 'deletions'),
  tree: (of) => treeNode(of.repo, of.commit.tree, ''),
  repository: (of) => repoNode(of.repo),
  url: (of, _args, { world }) => `${repoWeb(world, of.repo)}/commit/${of.commit.oid}`,
  history: commitHistory,
  parents: (of, args: PageArgs) => {
    const parents = of.commit.parents.map((oid) => commitNode(of.repo, of.repo.commits.get(oid) as Commit));
    return page('parents', parents, args, (one) => one.of.commit.oid);
  },
  file: (of, args: { readonly path: string }) => {
    const directory = args.path.split('/').slice(0, -1).join('/');
    const entry = listDirectory(of.commit.tree, directory)?.find((one) => one.path === args.path);
    if (entry === undefined) return null;
    return node('TreeEntry', { of: { repo: of.repo, tree: of.commit.tree, path: directory }, entry });
  },
};

/** GitHub signs with its own key what is committed through its API or pages. */
const signatureFields: Resolvers<CommitValue> = {
  isValid: () => true,
  wasSignedByGitHub: () => true,
  state: () => 'VALID',
};

const treeFields: Resolvers<TreeValue> = {
  id: (of) => nodeId('B', `${of.repo.id}:${treeId(of)}`),
  oid: (of) => treeId(of),
  abbreviatedOid: (of) => treeId(of).slice(0, 7),
  repository: (of) => repoNode(of.repo),
  entries: (of) => (listDirectory(of.tree, of.path) ?? []).map((entry) => node('TreeEntry', { of, entry })),
};

const treeId = ({ tree, path }: TreeValue): string =>
  path === '' ? treeOid(tree) : directoryOid(listFiles(tree), `${path}/`);

const entryFields: Resolvers<EntryValue> = {
  name: ({ entry }) => entry.name,
  path: ({ entry }) => entry.path,
  type: ({ entry }) => entry.type,
  oid: ({ entry }) => entry.oid,
  mode: ({ entry }) => (entry.type === 'tree' ? 0o40000 : 0o100644),
  size: ({ entry }) => entry.blob?.bytes.byteLength ?? 0,
  extension: ({ entry }) => /\.[^.]*$/.exec(entry.name)?.[0] ?? '',
  object: ({ of, entry }) =>
    entry.blob === null ? treeNode(of.repo, of.tree, entry.path) : blobNode(of.repo, entry.blob),
  repository: ({ of }) => repoNode(of.repo),
};

const isBinary = (blob: Blob): boolean => blob.bytes.subarray(0, 8000).includes(0);

function text({ blob }: BlobValue): string | null {
  if (isBinary(blob)) return null;
  if (blob.bytes.byteLength <= textLimit) return blobText(blob);
  return Buffer.from(blob.bytes.subarray(0, textLimit)).toString('utf8');
}

const blobFields: Resolvers<BlobValue> = {
  id: (of) => nodeId('B', `${of.repo.id}:${of.blob.oid}`),
  oid: (of) => of.blob.oid,
  abbreviatedOid: (of) => of.blob.oid.slice(0, 7),
  byteSize: (of) => of.blob.bytes.byteLength,
  isBinary: (of) => isBinary(of.blob),
  isTruncated: (of) => of.blob.bytes.byteLength > textLimit,
  text,
  repository: (of) => repoNode(of.repo),
};

export const gitResolvers = {
  Ref: ref,
  Commit: commitFields,
  GpgSignature: signatureFields,
  Tree: treeFields,
  TreeEntry: entryFields,
  Blob: blobFields,
};
