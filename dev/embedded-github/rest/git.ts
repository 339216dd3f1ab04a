/** Routes of git data: refs, commits, trees, blobs. */

import { demand, writeContents } from '../access.ts';
import { created, nothing, ok, type Reply, type Req, repoFrom, routesOf, textOf } from '../http.ts';
import { notFound } from '../state/find.ts';
import { addCommit, createRef, deleteRef, resolveRef, updateRef } from '../state/git.ts';
import {
  changeTree,
  type DirectoryEntry,
  directoryOid,
  emptyTree,
  listDirectory,
  listFiles,
  makeBlob,
  treeOid,
} from '../state/tree.ts';
import { invalidField } from '../state/validate.ts';
import { mostOfTree } from '../unkindness/limits.ts';
import { noteStruck } from '../unkindness/unkindness.ts';
import { HttpError, type Repo, type Tree } from '../world.ts';
import { readableRepo } from './readable-repo.ts';
import { blobShape, gitCommitShape, refShape } from './shapes-git.ts';
import { repoApi } from './shapes-repos.ts';

/** `heads/main` or `refs/heads/main` → full ref name. */
function fullRef(name: string): string {
  return name.startsWith('refs/') ? name : `refs/${name}`;
}

function getRef(req: Req): Reply {
  const repo = readableRepo(req);
  const ref = fullRef(req.params.ref ?? '');
  const oid = repo.refs.get(ref);
  if (oid === undefined) throw notFound();
  return ok(refShape(req.world, repo, ref, oid));
}

function matchingRefs(req: Req): Reply {
  const repo = readableRepo(req);
  const wanted = req.params.ref === undefined ? 'refs/' : fullRef(req.params.ref);
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

function getTree(req: Req): Reply {
  const repo = readableRepo(req);
  const wanted = req.params.tree_sha ?? '';
  const tree = findTree(repo, wanted);
  if (!tree) throw notFound();
  const recursive = req.query.get('recursive') !== null;
  const rows = recursive ? listAll(tree) : (listDirectory(tree, '') ?? []);
  const most = mostOfTree(req.world);
  if (recursive && rows.length > most) {
    noteStruck(req.world, 'cut-trees', 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}');
    return ok({ ...treeBody(req, repo, rows.slice(0, most), tree), truncated: true });
  }
  return ok(treeBody(req, repo, rows, tree));
}

/** Everything below, folders before what is in them. */
function listAll(tree: Tree): readonly TreeRow[] {
  const files = listFiles(tree);
  const folders = new Map<string, TreeRow>();
  for (const path of files.keys())
    for (let end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
      const folder = path.slice(0, end);
      if (!folders.has(folder))
        folders.set(folder, {
          path: folder,
          type: 'tree',
          oid: directoryOid(files, `${folder}/`),
          blob: null,
        });
    }
  const rows = [...files].map(([path, blob]): TreeRow => ({ path, type: 'blob', oid: blob.oid, blob }));
  return [...folders.values(), ...rows].sort((a, b) => (a.path < b.path ? -1 : 1));
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
  if (repo.commits.size === 0) throw new HttpError(409, 'Git Repository is empty.');
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
  const repo = readableRepo(req);
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

export const gitRoutes = routesOf({
  'GET /repos/{owner}/{repo}/git/ref/{ref}': getRef,
  'GET /repos/{owner}/{repo}/git/matching-refs/{ref}': matchingRefs,
  'GET /repos/{owner}/{repo}/git/refs': matchingRefs,
  'GET /repos/{owner}/{repo}/git/refs/{ref}': getRef,
  'POST /repos/{owner}/{repo}/git/refs': makeRef,
  'PATCH /repos/{owner}/{repo}/git/refs/{ref}': moveRefTo,
  'DELETE /repos/{owner}/{repo}/git/refs/{ref}': (req) => {
    deleteRef(req.ctx, repoFrom(req), fullRef(req.params.ref ?? ''));
    return nothing();
  },
  'GET /repos/{owner}/{repo}/git/commits/{commit_sha}': (req) => {
    const repo = readableRepo(req);
    const commit = repo.commits.get(req.params.commit_sha ?? '');
    if (!commit) throw notFound();
    return ok(gitCommitShape(req.world, repo, commit));
  },
  'POST /repos/{owner}/{repo}/git/commits': makeCommit,
  'POST /repos/{owner}/{repo}/git/trees': makeTree,
  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}': getTree,
  'GET /repos/{owner}/{repo}/git/blobs/{file_sha}': getBlob,
});
