/** Routes of Actions: runs, waiting deployments, dispatches. */
import { type Demand, demand, readActions, refuseToken, writeActions } from '../access.ts';
import { nothing, ok, paged, type Reply, type Req, repoFrom, routesOf, textOf } from '../http.ts';
import { nodeId } from '../node-id.ts';
import { iso, notFound, requireActor } from '../state/find.ts';
import {
  answerDeployment,
  deleteRun,
  dispatchRepository,
  dispatchWorkflow,
  findWorkflow,
  finishRun,
  startRun,
  type WorkflowFile,
  workflowId,
  workflowsOf,
} from '../state/runs.ts';
import { treeOid } from '../state/tree.ts';
import { invalidField } from '../state/validate.ts';
import { HttpError, type Repo, type WorkflowRun } from '../world.ts';
import { type Json, teamShape, userShape } from './shapes-accounts.ts';
import { minimalRepoShape, repoApi, repoWeb } from './shapes-repos.ts';

const protectionRule: Demand = { need: { deployments: 'write' }, role: 'write' };

function runFrom(req: Req, repo: Repo): WorkflowRun {
  const run = repo.runs.find((one) => one.id === Number(req.params.run_id));
  if (!run) throw notFound();
  return run;
}

function readableRun(req: Req): { repo: Repo; run: WorkflowRun } {
  const repo = repoFrom(req);
  demand(req.ctx, repo, readActions);
  return { repo, run: runFrom(req, repo) };
}

function runShape(req: Req, repo: Repo, run: WorkflowRun): Json {
  const { world } = req;
  const api = `${repoApi(world, repo)}/actions/runs/${run.id}`;
  const workflow = workflowId(repo, run.workflowPath);
  const commit = repo.commits.get(run.headSha);
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('WFR', run.id),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.workflowPath,
    display_title: run.displayTitle,
    run_number: run.runNumber,
    run_attempt: 1,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: workflow,
    url: api,
    html_url: `${repoWeb(world, repo)}/actions/runs/${run.id}`,
    pull_requests: [],
    created_at: iso(run.createdAt),
    updated_at: iso(run.updatedAt),
    run_started_at: iso(run.createdAt),
    actor: userShape(world, run.actorId),
    triggering_actor: userShape(world, run.actorId),
    jobs_url: `${api}/jobs`,
    logs_url: `${api}/logs`,
    check_suite_url: `${repoApi(world, repo)}/check-suites/${run.id}`,
    artifacts_url: `${api}/artifacts`,
    cancel_url: `${api}/cancel`,
    rerun_url: `${api}/rerun`,
    previous_attempt_url: null,
    workflow_url: `${repoApi(world, repo)}/actions/workflows/${workflow}`,
    head_commit: commit
      ? {
          id: commit.oid,
          tree_id: treeOid(commit.tree),
          message: commit.message,
          timestamp: iso(commit.at),
          author: { name: commit.authorName, email: commit.authorEmail },
          committer: { name: commit.authorName, email: commit.authorEmail },
        }
      : null,
    repository: minimalRepoShape(world, repo),
    head_repository: minimalRepoShape(world, repo),
  };
}

function listRuns(req: Req, workflow: WorkflowFile | null): Reply {
  const repo = repoFrom(req);
  const { query } = req;
  const status = query.get('status');
  const runs = repo.runs.filter((run) => {
    if (workflow !== null && run.workflowPath !== workflow.path) return false;
    if (status !== null && run.status !== status && run.conclusion !== status) return false;
    if (query.get('event') !== null && run.event !== query.get('event')) return false;
    if (query.get('head_sha') !== null && run.headSha !== query.get('head_sha')) return false;
    return query.get('branch') === null || run.headBranch === query.get('branch');
  });
  return paged(
    req,
    [...runs].reverse(),
    (run) => runShape(req, repo, run),
    (workflow_runs, total) => ({ total_count: total, workflow_runs }),
  );
}

function pendingDeployments(req: Req): Reply {
  const { repo, run } = readableRun(req);
  const waiting = run.pending.filter((one) => one.state === 'waiting');
  return ok(
    waiting.map((one) => ({
      environment: {
        id: one.environmentId,
        node_id: nodeId('EN', one.environmentId),
        name: one.environment,
        url: `${repoApi(req.world, repo)}/environments/${encodeURIComponent(one.environment)}`,
        html_url: `${repoWeb(req.world, repo)}/deployments/activity_log?environments_filter=${encodeURIComponent(one.environment)}`,
      },
      wait_timer: 0,
      wait_timer_started_at: null,
      current_user_can_approve: mayApprove(req, one.reviewerIds),
      reviewers: [
        ...one.reviewerIds.map((id) => ({ type: 'User', reviewer: userShape(req.world, id) })),
        ...one.reviewerTeamIds.map((id) => ({
          type: 'Team',
          reviewer: teamShape(req.world, req.world.teams.get(id)!),
        })),
      ],
    })),
  );
}

function mayApprove(req: Req, reviewerIds: readonly number[]): boolean {
  return req.ctx.actor.kind === 'user' && reviewerIds.includes(req.ctx.actor.accountId);
}

/** A person approves or rejects what waits for them. */
function review(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, protectionRule);
  const run = runFrom(req, repo);
  const ids = Array.isArray(req.body.environment_ids) ? req.body.environment_ids.map(Number) : [];
  const state = req.body.state === 'approved' ? 'approved' : 'rejected';
  for (const id of ids) {
    const pending = run.pending.find((one) => one.environmentId === id);
    if (!pending) throw invalidField('Deployment', 'environment_ids', `nothing waits for environment ${id}`);
    const byId = requireActor(req.ctx.actor);
    if (!pending.reviewerIds.includes(byId)) throw new HttpError(422, 'You cannot approve this deployment');
    const comment = textOf(req.body, 'comment') ?? '';
    answerDeployment(req.ctx, run, { environment: pending.environment, state, comment });
  }
  return ok([]);
}

/** An App answers its own rule. */
function protectionAnswer(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, protectionRule);
  const { actor } = req.ctx;
  if (actor.kind !== 'app') throw refuseToken(actor, protectionRule.need);
  const run = runFrom(req, repo);
  const environment = textOf(req.body, 'environment_name') ?? '';
  const pending = run.pending.find((one) => one.environment === environment);
  if (!pending?.protectionAppIds.includes(actor.appId)) {
    throw new HttpError(422, 'There is no protection rule of this App for the environment');
  }
  const state = req.body.state === 'approved' ? 'approved' : 'rejected';
  answerDeployment(req.ctx, run, { environment, state, comment: textOf(req.body, 'comment') ?? '' });
  return nothing();
}

function workflowShape(req: Req, repo: Repo, workflow: WorkflowFile): Json {
  const web = repoWeb(req.world, repo);
  return {
    id: workflow.id,
    node_id: nodeId('WFR', workflow.id),
    name: workflow.name,
    path: workflow.path,
    state: repo.workflowStates?.get(workflow.path) ?? 'active',
    created_at: iso(repo.createdAt),
    updated_at: iso(repo.createdAt),
    url: `${repoApi(req.world, repo)}/actions/workflows/${workflow.id}`,
    html_url: `${web}/blob/${repo.defaultBranch}/${workflow.path}`,
    badge_url: `${web}/workflows/${encodeURIComponent(workflow.name)}/badge.svg`,
  };
}

function dispatch(req: Req): Reply {
  const repo = repoFrom(req);
  const ref = textOf(req.body, 'ref') ?? '';
  const inputs = (req.body.inputs ?? {}) as Readonly<Record<string, unknown>>;
  const workflow = dispatchWorkflow(req.ctx, repo, req.params.workflow_id ?? '', { ref, inputs });
  if (req.body.return_run_details !== true) return nothing();
  const run = startRun(req.ctx, repo, {
    workflowPath: workflow.path,
    event: 'workflow_dispatch',
    displayTitle: workflow.name,
    branch: ref,
    status: 'queued',
  });
  const api = `${repoApi(req.world, repo)}/actions/runs/${run.id}`;
  const html = `${repoWeb(req.world, repo)}/actions/runs/${run.id}`;
  return ok({ workflow_run_id: run.id, run_url: api, html_url: html });
}

const run = '/repos/{owner}/{repo}/actions/runs/{run_id}';
const workflow = '/repos/{owner}/{repo}/actions/workflows';

export const actionRoutes = routesOf({
  'GET /repos/{owner}/{repo}/actions/caches': (req) => {
    demand(req.ctx, repoFrom(req), readActions);
    return ok({ total_count: 0, actions_caches: [] });
  },
  'GET /repos/{owner}/{repo}/actions/runs': (req) => {
    demand(req.ctx, repoFrom(req), readActions);
    return listRuns(req, null);
  },
  [`GET ${run}`]: (req) => {
    const { repo, run: found } = readableRun(req);
    return ok(runShape(req, repo, found));
  },
  [`DELETE ${run}`]: (req) => {
    const repo = repoFrom(req);
    demand(req.ctx, repo, writeActions);
    deleteRun(req.ctx, repo, runFrom(req, repo));
    return nothing();
  },
  [`DELETE ${run}/logs`]: (req) => {
    const repo = repoFrom(req);
    demand(req.ctx, repo, writeActions);
    runFrom(req, repo);
    return nothing();
  },
  [`POST ${run}/cancel`]: (req) => {
    const repo = repoFrom(req);
    demand(req.ctx, repo, writeActions);
    finishRun(req.ctx, runFrom(req, repo), 'cancelled');
    return { status: 202, body: {} };
  },
  [`GET ${run}/jobs`]: (req) => {
    readableRun(req);
    return ok({ total_count: 0, jobs: [] });
  },
  [`GET ${run}/pending_deployments`]: pendingDeployments,
  [`POST ${run}/pending_deployments`]: review,
  [`POST ${run}/deployment_protection_rule`]: protectionAnswer,
  [`GET ${workflow}`]: (req) => {
    const repo = repoFrom(req);
    demand(req.ctx, repo, readActions);
    return paged(
      req,
      workflowsOf(repo),
      (one) => workflowShape(req, repo, one),
      (workflows, total) => ({ total_count: total, workflows }),
    );
  },
  [`GET ${workflow}/{workflow_id}`]: (req) => {
    const repo = repoFrom(req);
    demand(req.ctx, repo, readActions);
    return ok(workflowShape(req, repo, findWorkflow(repo, req.params.workflow_id ?? '')));
  },
  [`GET ${workflow}/{workflow_id}/runs`]: (req) => {
    const repo = repoFrom(req);
    demand(req.ctx, repo, readActions);
    return listRuns(req, findWorkflow(repo, req.params.workflow_id ?? ''));
  },
  [`POST ${workflow}/{workflow_id}/dispatches`]: dispatch,
  'POST /repos/{owner}/{repo}/dispatches': (req) => {
    const payload = (req.body.client_payload ?? {}) as Readonly<Record<string, unknown>>;
    const type = textOf(req.body, 'event_type') ?? '';
    dispatchRepository(req.ctx, repoFrom(req), { event_type: type, client_payload: payload });
    return nothing();
  },
});
