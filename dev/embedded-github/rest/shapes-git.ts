/** REST bodies of commits, trees, files, diffs. */
import { nodeId } from '../node-id.ts';
import { iso } from '../state/find.ts';
import { type FilePatch, patchFile } from '../state/patch-text.ts';
import { type DirectoryEntry, diffTrees, emptyTree, type FileDiff, treeOid } from '../state/tree.ts';
import type { Blob, Commit, Repo, World } from '../world.ts';
import { type Json, userShape } from './shapes-accounts.ts';
import { repoApi, repoWeb } from './shapes-repos.ts';

const verification = { verified: true, reason: 'valid', signature: null, payload: null, verified_at: null };

function signature(commit: Commit): Json {
  return { name: commit.authorName, email: commit.authorEmail, date: iso(commit.at) };
}

function commitNodeId(repo: Repo, oid: string): string {
  return nodeId('C', `${repo.id}:${oid}`);
}

function parents(world: World, repo: Repo, commit: Commit, kind: 'commits' | 'git/commits'): Json[] {
  return commit.parents.map((sha) => ({
    sha,
    url: `${repoApi(world, repo)}/${kind}/${sha}`,
    html_url: `${repoWeb(world, repo)}/commit/${sha}`,
  }));
}

/** A commit in lists, comparisons and pull requests. */
export function commitShape(world: World, repo: Repo, commit: Commit): Json {
  const api = repoApi(world, repo);
  return {
    url: `${api}/commits/${commit.oid}`,
    sha: commit.oid,
    node_id: commitNodeId(repo, commit.oid),
    html_url: `${repoWeb(world, repo)}/commit/${commit.oid}`,
    comments_url: `${api}/commits/${commit.oid}/comments`,
    commit: {
      url: `${api}/git/commits/${commit.oid}`,
      author: signature(commit),
      committer: signature(commit),
      message: commit.message,
      comment_count: 0,
      tree: { sha: treeOid(commit.tree), url: `${api}/git/trees/${treeOid(commit.tree)}` },
      verification,
    },
    author: userShape(world, commit.authorId),
    committer: userShape(world, commit.authorId),
    parents: parents(world, repo, commit, 'commits'),
  };
}

/** One commit with its files. */
export function commitWithFilesShape(world: World, repo: Repo, commit: Commit): Json {
  const files = diffEntries(world, repo, commit.oid, diffOfCommit(repo, commit));
  const additions = files.reduce((sum, one) => sum + Number(one.additions), 0);
  const deletions = files.reduce((sum, one) => sum + Number(one.deletions), 0);
  const stats = { total: additions + deletions, additions, deletions };
  return { ...commitShape(world, repo, commit), stats, files };
}

export function diffOfCommit(repo: Repo, commit: Commit): FileDiff[] {
  const parent = commit.parents[0] === undefined ? undefined : repo.commits.get(commit.parents[0]);
  return diffTrees(parent?.tree ?? emptyTree, commit.tree);
}

export function gitCommitShape(world: World, repo: Repo, commit: Commit): Json {
  const api = repoApi(world, repo);
  return {
    sha: commit.oid,
    node_id: commitNodeId(repo, commit.oid),
    url: `${api}/git/commits/${commit.oid}`,
    html_url: `${repoWeb(world, repo)}/commit/${commit.oid}`,
    author: signature(commit),
    committer: signature(commit),
    message: commit.message,
    tree: { sha: treeOid(commit.tree), url: `${api}/git/trees/${treeOid(commit.tree)}` },
    parents: parents(world, repo, commit, 'git/commits'),
    verification,
  };
}

export function refShape(world: World, repo: Repo, ref: string, oid: string): Json {
  return {
    ref,
    node_id: nodeId('REF', `${repo.id}:${ref}`),
    url: `${repoApi(world, repo)}/git/${ref}`,
    object: { type: 'commit', sha: oid, url: `${repoApi(world, repo)}/git/commits/${oid}` },
  };
}

/** Links of a file or directory at a ref. */
export function contentShape(world: World, repo: Repo, entry: DirectoryEntry, ref: string): Json {
  const api = repoApi(world, repo);
  const path = entry.path.split('/').map(encodeURIComponent).join('/');
  const url = `${api}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const file = entry.type === 'blob';
  const git = `${api}/git/${file ? 'blobs' : 'trees'}/${entry.oid}`;
  const html = `${repoWeb(world, repo)}/${file ? 'blob' : 'tree'}/${ref}/${entry.path}`;
  return {
    type: file ? 'file' : 'dir',
    name: entry.name,
    path: entry.path,
    sha: entry.oid,
    size: entry.blob?.bytes.byteLength ?? 0,
    url,
    git_url: git,
    html_url: html,
    download_url: file ? `${repoWeb(world, repo)}/raw/${ref}/${entry.path}` : null,
    _links: { self: url, git, html },
  };
}

/** As `contentShape` with the content; beyond one megabyte GitHub leaves it out. */
export function fileShape(world: World, repo: Repo, path: string, blob: Blob, ref: string): Json {
  const name = path.split('/').at(-1)!;
  const small = blob.bytes.byteLength <= 1_048_576;
  return {
    ...contentShape(world, repo, { name, path, type: 'blob', oid: blob.oid, blob }, ref),
    content: small ? base64Lines(blob) : '',
    encoding: small ? 'base64' : 'none',
  };
}

function base64Lines(blob: Blob): string {
  return Buffer.from(blob.bytes)
    .toString('base64')
    .replace(/.{60}/g, '$&\n')
    .replace(/([^\n])$/, '$1\n');
}

export function diffEntries(world: World, repo: Repo, sha: string, diffs: readonly FileDiff[]): Json[] {
  const api = repoApi(world, repo);
  const web = repoWeb(world, repo);
  return diffs.map((diff) => {
    const patch: FilePatch = patchFile(diff);
    return {
      sha: (diff.after ?? diff.before)!.oid,
      filename: diff.path,
      status: patch.status,
      additions: patch.additions,
      deletions: patch.deletions,
      changes: patch.additions + patch.deletions,
      blob_url: `${web}/blob/${sha}/${diff.path}`,
      raw_url: `${web}/raw/${sha}/${diff.path}`,
      contents_url: `${api}/contents/${diff.path}?ref=${sha}`,
      patch: patch.hunks,
    };
  });
}

export function blobShape(world: World, repo: Repo, blob: Blob): Json {
  return {
    sha: blob.oid,
    node_id: nodeId('B', `${repo.id}:${blob.oid}`),
    url: `${repoApi(world, repo)}/git/blobs/${blob.oid}`,
    size: blob.bytes.byteLength,
    content: base64Lines(blob),
    encoding: 'base64',
  };
}
