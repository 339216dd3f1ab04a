/** Routes of files: reading, and writing one at a time. */

import { demand, writeContents } from '../access.ts';
import { ok, type Reply, type Req, repoFrom, routesOf, textOf } from '../http.ts';
import { notFound } from '../state/find.ts';
import { commitFiles, headOf, resolveRef } from '../state/git.ts';
import { listDirectory, readFile } from '../state/tree.ts';
import { HttpError, type Repo } from '../world.ts';
import { readableRepo } from './readable-repo.ts';
import { contentShape, fileShape, gitCommitShape } from './shapes-git.ts';

function getContents(req: Req): Reply {
  const repo = readableRepo(req);
  const ref = req.query.get('ref') ?? repo.defaultBranch;
  const commit = resolveRef(repo, ref);
  if (!commit) throw new HttpError(404, `No commit found for the ref ${ref}`);
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
  if (!head) throw new HttpError(404, `Branch ${branch} not found`);
  const there = readFile(head.tree, path);
  const sha = textOf(req.body, 'sha');
  if (there && sha === undefined) throw new HttpError(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
  if (sha !== undefined && there?.oid !== sha) throw new HttpError(409, `${path} does not match ${sha}`);
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

export const contentRoutes = routesOf({
  'GET /repos/{owner}/{repo}/contents/{path}': getContents,
  'PUT /repos/{owner}/{repo}/contents/{path}': (req) => writeFile(req, false),
  'DELETE /repos/{owner}/{repo}/contents/{path}': (req) => writeFile(req, true),
  'GET /repos/{owner}/{repo}/readme': (req) =>
    getContents({ ...req, params: { ...req.params, path: 'README.md' } }),
});
