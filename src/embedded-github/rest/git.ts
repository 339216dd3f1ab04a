/** Routes of git data: contents, refs, commits, trees, blobs, branches, tags, comparisons. */
import { demand, readContents, writeContents } from '../access.ts';
import { created, nothing, ok, paged, type Reply, type Req, repoFrom, routesOf, textOf } from '../http.ts';
import { nodeId } from '../node-id.ts';
import { iso, notFound } from '../state/find.ts';
import { addCommit, commitFiles, createRef, deleteRef, headOf, resolveRef, updateRef } from '../state/git.ts';
import { renderDiff, renderPatch } from '../state/patch-text.ts';
import { commitsBetween } from '../state/pulls.ts';
import {
  changeTree,
  type DirectoryEntry,
  diffTrees,
  emptyTree,
  history,
  listDirectory,
  listFiles,
  makeBlob,
  mergeBase,
  readFile,
  treeOid,
} from '../state/tree.ts';
import { invalidField } from '../state/validate.ts';
import { type Commit, GitHubError, type Repo, type Tree } from '../world.ts';
import {
  blobShape,
  commitShape,
  commitWithFilesShape,
  contentShape,
  diffEntries,
  diffOfCommit,
  fileShape,
  gitCommitShape,
  refShape,
} from './shapes-git.ts';
import { minimalRepoShape, repoApi, repoWeb } from './shapes-repos.ts';

function readable(req: Req): Repo {
  const repo = repoFrom(req);
  demand(req.ctx, repo, readContents);
  return repo;
}

function commitFrom(repo: Repo, name: string): Commit {
  const commit = resolveRef(repo, name);
  if (!commit) throw new GitHubError(422, `No commit found for SHA: ${name}`);
  return commit;
}

function getContents(req: Req): Reply {
  const repo = readable(req);
  const ref = req.query.get('ref') ?? repo.defaultBranch;
  const commit = resolveRef(repo, ref);
  if (!commit) throw new GitHubError(404, `No commit found for the ref ${ref}`);
  const path = (req.params.path ?? '').replace(/^\/+|\/+$/g, '');
  const blob = readFile(commit.tree, path);
  if (blob) {
    if (req.accept.includes('raw')) return { status: 200, text: Buffer.from(blob.bytes).toString('utf8') };
    return ok(fileShape(req.world, repo, path, blob, ref));
  }
  const entries = listDirectory(commit.tree, path);
  if (!entries) throw notFound();
  return ok(entries.map((entry) => contentShape(req.world, repo, entry, ref)));
}

/** The file must be unchanged since its `sha` was read: 409 otherwise. */
function checkSha(req: Req, repo: Repo, branch: string, path: string): void {
  const head = headOf(repo, branch);
  if (!head) throw new GitHubError(404, `Branch ${branch} not found`);
  const there = readFile(head.tree, path);
  const sha = textOf(req.body, 'sha');
  if (there && sha === undefined) throw new GitHubError(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
  if (sha !== undefined && there?.oid !== sha) throw new GitHubError(409, `${path} does not match ${sha}`);
}

function writeFile(req: Req, remove: boolean): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, writeContents);
  const path = req.params.path ?? '';
  const branch = textOf(req.body, 'branch') ?? repo.defaultBranch;
  checkSha(req, repo, branch, path);
  const head = headOf(repo, branch)!;
  const isNew = readFile(head.tree, path) === null;
  if (remove && isNew) throw notFound();
  const content = Buffer.from(textOf(req.body, 'content') ?? '', 'base64');
  const commit = commitFiles(req.ctx, repo, {
    branch,
    expectedHead: head.oid,
    additions: remove ? [] : [{ path, content }],
    deletions: remove ? [path] : [],
    message: textOf(req.body, 'message') ?? `Update ${path}`,
  });
  const blob = readFile(commit.tree, path);
  const shape = blob ? withoutContent(fileShape(req.world, repo, path, blob, branch)) : null;
  const body = { content: shape, commit: gitCommitShape(req.world, repo, commit) };
  return ok(body, !remove && isNew ? 201 : 200);
}

function withoutContent(shape: Record<string, unknown>): Record<string, unknown> {
  const { content: _content, encoding: _encoding, ...rest } = shape;
  return rest;
}

/** `heads/main` or `refs/heads/main` → full ref name. */
function fullRef(name: string): string {
  return name.startsWith('refs/') ? name : `refs/${name}`;
}

function getRef(req: Req): Reply {
  const repo = readable(req);
  const ref = fullRef(req.params.ref ?? '');
  const oid = repo.refs.get(ref);
  if (oid === undefined) throw notFound();
  return ok(refShape(req.world, repo, ref, oid));
}

function matchingRefs(req: Req): Reply {
  const repo = readable(req);
  const wanted = fullRef(req.params.ref ?? '');
  const found = [...repo.refs].filter(([ref]) => ref.startsWith(wanted)).sort();
  return ok(found.map(([ref, oid]) => refShape(req.world, repo, ref, oid)));
}

function makeRef(req: Req): Reply {
  const repo = repoFrom(req);
  const ref = textOf(req.body, 'ref') ?? '';
  const oid = textOf(req.body, 'sha') ?? '';
  createRef(req.ctx, repo, ref, oid);
  return created(refShape(req.world, repo, ref, oid));
}

function moveRefTo(req: Req): Reply {
  const repo = repoFrom(req);
  const ref = fullRef(req.params.ref ?? '');
  const oid = textOf(req.body, 'sha') ?? '';
  updateRef(req.ctx, repo, ref, oid, req.body.force === true);
  return ok(refShape(req.world, repo, ref, oid));
}

function getCommit(req: Req): Reply {
  const repo = readable(req);
  const commit = commitFrom(repo, req.params.ref ?? '');
  const diffs = diffOfCommit(repo, commit);
  if (req.accept.includes('patch')) return { status: 200, text: renderPatch(commit, diffs) };
  if (req.accept.includes('diff')) return { status: 200, text: renderDiff(diffs) };
  if (req.accept.includes('sha')) return { status: 200, text: commit.oid };
  return ok(commitWithFilesShape(req.world, repo, commit));
}

function listCommits(req: Req): Reply {
  const repo = readable(req);
  const start = commitFrom(repo, req.query.get('sha') ?? repo.defaultBranch);
  const path = req.query.get('path');
  const since = req.query.get('since');
  const until = req.query.get('until');
  const commits = history(repo, start.oid).filter((commit) => {
    if (since !== null && commit.at < Date.parse(since)) return false;
    if (until !== null && commit.at > Date.parse(until)) return false;
    if (path === null) return true;
    return diffOfCommit(repo, commit).some((diff) => diff.path === path || diff.path.startsWith(`${path}/`));
  });
  return paged(req, commits, (commit) => commitShape(req.world, repo, commit));
}

function compare(req: Req): Reply {
  const repo = readable(req);
  const [baseName = '', headName = ''] = (req.params.basehead ?? '').split(/\.{2,3}/);
  const base = resolveRef(repo, baseName);
  const head = resolveRef(repo, headName);
  if (!base || !head) throw notFound();
  const shared = mergeBase(repo, base.oid, head.oid);
  if (shared === null) throw new GitHubError(404, 'No common ancestor');
  const from = repo.commits.get(shared)!;
  const ahead = commitsBetween(repo, base.oid, head.oid);
  const behind = commitsBetween(repo, head.oid, base.oid);
  const status =
    ahead.length === 0
      ? behind.length === 0
        ? 'identical'
        : 'behind'
      : behind.length === 0
        ? 'ahead'
        : 'diverged';
  const diffs = diffTrees(from.tree, head.tree);
  if (req.accept.includes('diff')) return { status: 200, text: renderDiff(diffs) };
  const web = `${repoWeb(req.world, repo)}/compare/${base.oid}...${head.oid}`;
  return ok({
    url: `${repoApi(req.world, repo)}/compare/${baseName}...${headName}`,
    html_url: web,
    permalink_url: web,
    diff_url: `${web}.diff`,
    patch_url: `${web}.patch`,
    base_commit: commitShape(req.world, repo, base),
    merge_base_commit: commitShape(req.world, repo, from),
    status,
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: ahead.map((commit) => commitShape(req.world, repo, commit)),
    files: diffEntries(req.world, repo, head.oid, diffs),
  });
}

function branches(repo: Repo): [string, string][] {
  const heads = [...repo.refs].filter(([ref]) => ref.startsWith('refs/heads/'));
  return heads.map(([ref, oid]): [string, string] => [ref.slice('refs/heads/'.length), oid]).sort();
}

function listBranches(req: Req): Reply {
  const repo = readable(req);
  return paged(req, branches(repo), ([name, sha]) => ({
    name,
    commit: { sha, url: `${repoApi(req.world, repo)}/commits/${sha}` },
    protected: false,
  }));
}

function getBranch(req: Req): Reply {
  const repo = readable(req);
  const name = req.params.branch ?? '';
  const head = headOf(repo, name);
  if (!head) throw new GitHubError(404, 'Branch not found');
  const api = `${repoApi(req.world, repo)}/branches/${name}`;
  return ok({
    name,
    commit: commitShape(req.world, repo, head),
    _links: { self: api, html: `${repoWeb(req.world, repo)}/tree/${name}` },
    protected: false,
    protection: { enabled: false },
    protection_url: `${api}/protection`,
  });
}

function listTags(req: Req): Reply {
  const repo = readable(req);
  const tags = [...repo.refs].filter(([ref]) => ref.startsWith('refs/tags/')).reverse();
  const api = repoApi(req.world, repo);
  return paged(req, tags, ([ref, sha]) => {
    const name = ref.slice('refs/tags/'.length);
    return {
      name,
      commit: { sha, url: `${api}/commits/${sha}` },
      zipball_url: `${api}/zipball/${ref}`,
      tarball_url: `${api}/tarball/${ref}`,
      node_id: nodeId('REF', `${repo.id}:${ref}`),
    };
  });
}

function getTree(req: Req): Reply {
  const repo = readable(req);
  const wanted = req.params.tree_sha ?? '';
  const tree = findTree(repo, wanted);
  if (!tree) throw notFound();
  const recursive = req.query.get('recursive') !== null;
  const rows = recursive
    ? [...listFiles(tree)].map(([path, blob]) => ({ path, type: 'blob' as const, oid: blob.oid, blob }))
    : (listDirectory(tree, '') ?? []);
  return ok(treeBody(req, repo, rows, tree));
}

type TreeRow = Pick<DirectoryEntry, 'path' | 'type' | 'oid' | 'blob'>;

function treeBody(req: Req, repo: Repo, rows: readonly TreeRow[], tree: Tree): Record<string, unknown> {
  const api = repoApi(req.world, repo);
  return {
    sha: treeOid(tree),
    url: `${api}/git/trees/${treeOid(tree)}`,
    truncated: false,
    tree: rows.map((row) => ({
      path: row.path,
      mode: row.type === 'blob' ? '100644' : '040000',
      type: row.type,
      sha: row.oid,
      ...(row.blob ? { size: row.blob.bytes.byteLength } : {}),
      url: `${api}/git/${row.type}s/${row.oid}`,
    })),
  };
}

/** By ref or commit, or by its own id. */
function findTree(repo: Repo, wanted: string): Tree | undefined {
  const commit = resolveRef(repo, wanted);
  if (commit) return commit.tree;
  for (const one of repo.commits.values()) if (treeOid(one.tree) === wanted) return one.tree;
  return repo.looseTrees?.get(wanted);
}

/** Files given by text, on top of another tree where one is named. */
function makeTree(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, writeContents);
  if (repo.commits.size === 0) throw new GitHubError(409, 'Git Repository is empty.');
  const named = textOf(req.body, 'base_tree');
  const base = named === null || named === undefined ? emptyTree : findTree(repo, named);
  if (!base) throw invalidField('Tree', 'base_tree', 'Tree SHA does not exist');
  const entries = (req.body.tree as readonly { readonly path?: string; readonly content?: string }[]) ?? [];
  const changes = new Map(entries.map(({ path, content }) => [path ?? '', makeBlob(content ?? '')]));
  const tree = changeTree(base, changes);
  repo.looseTrees = new Map([...(repo.looseTrees ?? []), [treeOid(tree), tree]]);
  return created(treeBody(req, repo, listDirectory(tree, '') ?? [], tree));
}

function getBlob(req: Req): Reply {
  const repo = readable(req);
  for (const commit of repo.commits.values()) {
    for (const blob of commit.tree.changes.values()) {
      if (blob !== null && blob.oid === req.params.file_sha) return ok(blobShape(req.world, repo, blob));
    }
  }
  throw notFound();
}

function makeCommit(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, writeContents);
  const tree = findTree(repo, textOf(req.body, 'tree') ?? '');
  if (!tree) throw invalidField('Commit', 'tree', 'Tree SHA does not exist');
  const parents = Array.isArray(req.body.parents) ? req.body.parents.map(String) : [];
  const message = textOf(req.body, 'message') ?? '';
  return created(gitCommitShape(req.world, repo, addCommit(req.ctx, repo, { tree, parents, message })));
}

function commitStatus(req: Req): Reply {
  const repo = readable(req);
  const commit = commitFrom(repo, req.params.ref ?? '');
  const api = repoApi(req.world, repo);
  return ok({
    state: 'pending',
    statuses: [],
    sha: commit.oid,
    total_count: 0,
    repository: minimalRepoShape(req.world, repo),
    commit_url: `${api}/commits/${commit.oid}`,
    url: `${api}/commits/${commit.oid}/status`,
  });
}

function checkRuns(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, { need: { checks: 'read' }, role: 'read', open: true });
  const commit = commitFrom(repo, req.params.ref ?? '');
  const name = req.query.get('check_name');
  const runs = repo.checkRuns.filter((one) => one.sha === commit.oid && (name === null || one.name === name));
  const api = repoApi(req.world, repo);
  return paged(
    req,
    runs,
    (run) => ({
      id: run.id,
      node_id: nodeId('WFR', run.id),
      head_sha: run.sha,
      external_id: '',
      name: run.name,
      url: `${api}/check-runs/${run.id}`,
      html_url: `${repoWeb(req.world, repo)}/runs/${run.id}`,
      details_url: null,
      status: run.status,
      conclusion: run.conclusion,
      started_at: iso(run.at),
      completed_at: run.status === 'completed' ? iso(run.at) : null,
      output: {
        title: null,
        summary: null,
        text: null,
        annotations_count: 0,
        annotations_url: `${api}/check-runs/${run.id}/annotations`,
      },
      check_suite: null,
      app: null,
      pull_requests: [],
    }),
    (check_runs, total) => ({ total_count: total, check_runs }),
  );
}

export const gitRoutes = routesOf({
  'GET /repos/{owner}/{repo}/contents/{path}': getContents,
  'PUT /repos/{owner}/{repo}/contents/{path}': (req) => writeFile(req, false),
  'DELETE /repos/{owner}/{repo}/contents/{path}': (req) => writeFile(req, true),
  'GET /repos/{owner}/{repo}/readme': (req) =>
    getContents({ ...req, params: { ...req.params, path: 'README.md' } }),
  'GET /repos/{owner}/{repo}/git/ref/{ref}': getRef,
  'GET /repos/{owner}/{repo}/git/matching-refs/{ref}': matchingRefs,
  'POST /repos/{owner}/{repo}/git/refs': makeRef,
  'PATCH /repos/{owner}/{repo}/git/refs/{ref}': moveRefTo,
  'DELETE /repos/{owner}/{repo}/git/refs/{ref}': (req) => {
    deleteRef(req.ctx, repoFrom(req), fullRef(req.params.ref ?? ''));
    return nothing();
  },
  'GET /repos/{owner}/{repo}/git/commits/{commit_sha}': (req) => {
    const repo = readable(req);
    const commit = repo.commits.get(req.params.commit_sha ?? '');
    if (!commit) throw notFound();
    return ok(gitCommitShape(req.world, repo, commit));
  },
  'POST /repos/{owner}/{repo}/git/commits': makeCommit,
  'POST /repos/{owner}/{repo}/git/trees': makeTree,
  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}': getTree,
  'GET /repos/{owner}/{repo}/git/blobs/{file_sha}': getBlob,
  'GET /repos/{owner}/{repo}/commits': listCommits,
  'GET /repos/{owner}/{repo}/commits/{ref}': getCommit,
  'GET /repos/{owner}/{repo}/commits/{ref}/status': commitStatus,
  'GET /repos/{owner}/{repo}/commits/{ref}/check-runs': checkRuns,
  'GET /repos/{owner}/{repo}/compare/{basehead}': compare,
  'GET /repos/{owner}/{repo}/branches': listBranches,
  'GET /repos/{owner}/{repo}/branches/{branch}': getBranch,
  'GET /repos/{owner}/{repo}/tags': listTags,
});
