/** Routes of commits, branches, tags, comparisons, and of what CI said. */

import { demand } from '../access.ts';
import { ok, paged, type Reply, type Req, repoFrom, routesOf } from '../http.ts';
import { nodeId } from '../node-id.ts';
import { iso, notFound } from '../state/find.ts';
import { headOf, resolveRef } from '../state/git.ts';
import { renderDiff, renderPatch } from '../state/patch-text.ts';
import { commitsBetween } from '../state/pulls.ts';
import { diffTrees, history, mergeBase } from '../state/tree.ts';
import { HttpError, type Repo } from '../world.ts';
import { commitFrom, readableRepo } from './readable-repo.ts';
import { commitShape, commitWithFilesShape, diffEntries, diffOfCommit } from './shapes-git.ts';
import { minimalRepoShape, repoApi, repoWeb } from './shapes-repos.ts';

function getCommit(req: Req): Reply {
  const repo = readableRepo(req);
  const commit = commitFrom(repo, req.params.ref ?? '');
  const diffs = diffOfCommit(repo, commit);
  if (req.accept.includes('patch')) return { status: 200, text: renderPatch(commit, diffs) };
  if (req.accept.includes('diff')) return { status: 200, text: renderDiff(diffs) };
  if (req.accept.includes('sha')) return { status: 200, text: commit.oid };
  return ok(commitWithFilesShape(req.world, repo, commit));
}

function listCommits(req: Req): Reply {
  const repo = readableRepo(req);
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
  const repo = readableRepo(req);
  const [baseName = '', headName = ''] = (req.params.basehead ?? '').split(/\.{2,3}/);
  const base = resolveRef(repo, baseName);
  const head = resolveRef(repo, headName);
  if (!base || !head) throw notFound();
  const shared = mergeBase(repo, base.oid, head.oid);
  if (shared === null) throw new HttpError(404, 'No common ancestor');
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
  const repo = readableRepo(req);
  return paged(req, branches(repo), ([name, sha]) => ({
    name,
    commit: { sha, url: `${repoApi(req.world, repo)}/commits/${sha}` },
    protected: false,
  }));
}

function getBranch(req: Req): Reply {
  const repo = readableRepo(req);
  const name = req.params.branch ?? '';
  const head = headOf(repo, name);
  if (!head) throw new HttpError(404, 'Branch not found');
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
  const repo = readableRepo(req);
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

function commitStatus(req: Req): Reply {
  const repo = readableRepo(req);
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

export const commitRoutes = routesOf({
  'GET /repos/{owner}/{repo}/commits': listCommits,
  'GET /repos/{owner}/{repo}/commits/{ref}': getCommit,
  'GET /repos/{owner}/{repo}/commits/{ref}/status': commitStatus,
  'GET /repos/{owner}/{repo}/commits/{ref}/check-runs': checkRuns,
  'GET /repos/{owner}/{repo}/compare/{basehead}': compare,
  'GET /repos/{owner}/{repo}/branches': listBranches,
  'GET /repos/{owner}/{repo}/branches/{branch}': getBranch,
  'GET /repos/{owner}/{repo}/tags': listTags,
});
