/** Routes of releases. Drafts are seen by anyone who may write contents. */
import { demand, may, readContents, writeContents } from '../access.ts';
import { created, nothing, ok, paged, type Reply, type Req, repoFrom, routesOf } from '../http.ts';
import { notFound } from '../state/find.ts';
import {
  createRelease,
  deleteRelease,
  latestRelease,
  type ReleaseFields,
  updateRelease,
} from '../state/releases.ts';
import type { Release, Repo } from '../world.ts';
import { releaseShape } from './shapes-releases.ts';

function visible(req: Req, repo: Repo): Release[] {
  demand(req.ctx, repo, readContents);
  const drafts = may(req.ctx, repo, writeContents);
  return repo.releases
    .filter((one) => !one.draft || drafts)
    .sort((a, b) => b.createdAt - a.createdAt || b.id - a.id);
}

function find(req: Req, wanted: (release: Release) => boolean): Reply {
  const repo = repoFrom(req);
  const found = visible(req, repo).find(wanted);
  if (!found) throw notFound();
  return ok(releaseShape(req.world, repo, found));
}

function releaseFrom(req: Req, repo: Repo): Release {
  const found = visible(req, repo).find((one) => one.id === Number(req.params.release_id));
  if (!found) throw notFound();
  return found;
}

export const releaseRoutes = routesOf({
  'GET /repos/{owner}/{repo}/releases': (req) => {
    const repo = repoFrom(req);
    return paged(req, visible(req, repo), (one) => releaseShape(req.world, repo, one));
  },
  'POST /repos/{owner}/{repo}/releases': (req) => {
    const repo = repoFrom(req);
    return created(releaseShape(req.world, repo, createRelease(req.ctx, repo, req.body as ReleaseFields)));
  },
  'GET /repos/{owner}/{repo}/releases/latest': (req) => {
    const latest = latestRelease(repoFrom(req));
    return find(req, (one) => one === latest);
  },
  'GET /repos/{owner}/{repo}/releases/tags/{tag}': (req) =>
    find(req, (one) => one.tag === req.params.tag && !one.draft),
  'GET /repos/{owner}/{repo}/releases/{release_id}': (req) =>
    find(req, (one) => one.id === Number(req.params.release_id)),
  'PATCH /repos/{owner}/{repo}/releases/{release_id}': (req) => {
    const repo = repoFrom(req);
    const release = releaseFrom(req, repo);
    updateRelease(req.ctx, repo, release, req.body as ReleaseFields);
    return ok(releaseShape(req.world, repo, release));
  },
  'DELETE /repos/{owner}/{repo}/releases/{release_id}': (req) => {
    const repo = repoFrom(req);
    deleteRelease(req.ctx, repo, releaseFrom(req, repo));
    return nothing();
  },
});
