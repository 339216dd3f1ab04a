/** Workflow runs, deployments that wait, dispatches. Runs are started by the program that plays the runner (`startRun`). */
import { demand, writeActions, writeContents } from '../access.ts';
import { deliver } from '../events.ts';
import { journal } from '../journal.ts';
import { type Ctx, HttpError, type PendingDeployment, type Repo, type WorkflowRun } from '../world.ts';
import { notFound, requireActor, takeId } from './find.ts';
import { headOf, resolveRef } from './git.ts';
import { blobText, listFiles, readFile } from './tree.ts';
import { invalidField } from './validate.ts';

export interface WorkflowFile {
  /** Stable number made from the path. */
  readonly id: number;
  readonly path: string;
  readonly name: string;
}

/** Workflows are the files of the default branch. */
export function workflowsOf(repo: Repo): WorkflowFile[] {
  const tree = headOf(repo, repo.defaultBranch)?.tree;
  if (!tree) return [];
  const paths = [...listFiles(tree).keys()].filter((path) =>
    /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path),
  );
  return paths.map((path) => ({ id: workflowId(repo, path), path, name: nameOf(repo, path) }));
}

export function workflowId(repo: Repo, path: string): number {
  let hash = repo.id;
  for (const char of path) hash = (hash * 31 + char.charCodeAt(0)) % 1_000_000_007;
  return hash;
}

function nameOf(repo: Repo, path: string): string {
  const tree = headOf(repo, repo.defaultBranch)?.tree;
  const blob = tree ? readFile(tree, path) : null;
  const named = blob ? /^name:\s*['"]?(.+?)['"]?\s*$/m.exec(blobText(blob)) : null;
  return named?.[1] ?? path;
}

/** By id, file name or path. */
export function findWorkflow(repo: Repo, wanted: string): WorkflowFile {
  const found = workflowsOf(repo).find(
    (one) => String(one.id) === wanted || one.path === wanted || one.path.endsWith(`/${wanted}`),
  );
  if (!found) throw notFound();
  return found;
}

export interface NewRun {
  readonly workflowPath: string;
  readonly event: string;
  /** Everybody who may see the run reads it: for issue events the title, unless `run-name` says otherwise. */
  readonly displayTitle: string;
  readonly branch?: string;
  readonly sha?: string;
  readonly status?: WorkflowRun['status'];
  /** Names of environments that the run waits for. */
  readonly waitsFor?: readonly string[];
}

/** The runner starts a run. No permission is asked: this is GitHub's own doing, in the name of the event's actor. */
export function startRun(ctx: Ctx, repo: Repo, fields: NewRun): WorkflowRun {
  const { world } = ctx;
  const branch = fields.branch ?? repo.defaultBranch;
  const pending = (fields.waitsFor ?? []).map((name) => pendingFor(repo, name));
  const run: WorkflowRun = {
    id: takeId(world),
    repoId: repo.id,
    workflowPath: fields.workflowPath,
    name: nameOf(repo, fields.workflowPath),
    runNumber: repo.runs.filter((one) => one.workflowPath === fields.workflowPath).length + 1,
    event: fields.event,
    displayTitle: fields.displayTitle,
    status: fields.status ?? (pending.length > 0 ? 'waiting' : 'in_progress'),
    conclusion: null,
    headBranch: branch,
    headSha: fields.sha ?? headOf(repo, branch)?.oid ?? '0'.repeat(40),
    actorId: requireActor(ctx.actor),
    createdAt: world.now,
    updatedAt: world.now,
    pending,
  };
  repo.runs.push(run);
  journal(ctx, repo, 'run-title', run.displayTitle, run.id);
  return run;
}

function pendingFor(repo: Repo, name: string): PendingDeployment {
  const environment = repo.environments.find((one) => one.name === name);
  if (!environment) throw new Error(`embedded GitHub: repository ${repo.name} has no environment ${name}`);
  return {
    environment: name,
    environmentId: environment.id,
    reviewerIds: [...environment.reviewerIds],
    reviewerTeamIds: [...environment.reviewerTeamIds],
    protectionAppIds: [...environment.protectionAppIds],
    approvals: [],
    state: 'waiting',
  };
}

export function finishRun(
  ctx: Ctx,
  run: WorkflowRun,
  conclusion: NonNullable<WorkflowRun['conclusion']>,
): void {
  run.status = 'completed';
  run.conclusion = conclusion;
  run.updatedAt = ctx.world.now;
}

export function deleteRun(ctx: Ctx, repo: Repo, run: WorkflowRun): void {
  demand(ctx, repo, writeActions);
  if (run.status !== 'completed')
    throw new HttpError(403, 'Could not delete the workflow run: it is not completed');
  repo.runs = repo.runs.filter((one) => one !== run);
}

/** An App answers its custom protection rule, or a person reviews. A rejection ends the run. */
export function answerDeployment(
  ctx: Ctx,
  run: WorkflowRun,
  answer: { readonly environment: string; readonly state: 'approved' | 'rejected'; readonly comment: string },
): PendingDeployment {
  const repo = ctx.world.repos.get(run.repoId)!;
  const pending = run.pending.find((one) => one.environment === answer.environment);
  if (!pending) throw invalidField('Deployment', 'environment', `nothing waits for ${answer.environment}`);
  if (pending.state !== 'waiting') throw new HttpError(422, 'The deployment is not waiting any more');
  pending.approvals.push({
    byId: requireActor(ctx.actor),
    state: answer.state,
    comment: answer.comment,
    at: ctx.world.now,
  });
  journal(ctx, repo, 'deployment-comment', answer.comment, run.id);
  if (answer.state === 'rejected') {
    pending.state = 'rejected';
    finishRun(ctx, run, 'failure');
  } else if (allAnswered(ctx, pending)) {
    pending.state = 'approved';
    if (run.pending.every((one) => one.state === 'approved')) run.status = 'in_progress';
  }
  run.updatedAt = ctx.world.now;
  return pending;
}

/** Every App's rule has to be approved, and one of the reviewers, where there are any. */
function allAnswered(ctx: Ctx, pending: PendingDeployment): boolean {
  const by = new Set(pending.approvals.filter((one) => one.state === 'approved').map((one) => one.byId));
  const apps = pending.protectionAppIds.every((id) => by.has(ctx.world.apps.get(id)?.botId ?? -1));
  const wanted = pending.reviewerIds.length + pending.reviewerTeamIds.length;
  const bots = new Set(pending.protectionAppIds.map((id) => ctx.world.apps.get(id)?.botId));
  return apps && (wanted === 0 || [...by].some((id) => !bots.has(id)));
}

const maxDispatchInputs = 25;

/** Runs even when GITHUB_TOKEN asks. */
export function dispatchWorkflow(
  ctx: Ctx,
  repo: Repo,
  wanted: string,
  fields: { readonly ref: string; readonly inputs?: Readonly<Record<string, unknown>> },
): WorkflowFile {
  demand(ctx, repo, writeActions);
  const workflow = findWorkflow(repo, wanted);
  if (!resolveRef(repo, fields.ref)) throw new HttpError(422, `No ref found for: ${fields.ref}`);
  const inputs = fields.inputs ?? {};
  if (Object.keys(inputs).length > maxDispatchInputs) throw new HttpError(422, 'Too many inputs');
  journal(ctx, repo, 'dispatch-payload', JSON.stringify(inputs), workflow.path);
  deliver(ctx, repo, 'workflow_dispatch', null, {
    inputs,
    ref: `refs/heads/${fields.ref}`,
    workflow: workflow.path,
  });
  return workflow;
}

export function dispatchRepository(
  ctx: Ctx,
  repo: Repo,
  fields: { readonly event_type: string; readonly client_payload?: Readonly<Record<string, unknown>> },
): void {
  demand(ctx, repo, writeContents);
  const payload = fields.client_payload ?? {};
  if (fields.event_type.length > 100) throw invalidField('Dispatch', 'event_type', 'event_type is too long');
  if (Object.keys(payload).length > 10) {
    throw invalidField('Dispatch', 'client_payload', 'No more than 10 properties are allowed');
  }
  journal(ctx, repo, 'dispatch-payload', JSON.stringify(payload), fields.event_type);
  deliver(ctx, repo, 'repository_dispatch', fields.event_type, {
    branch: repo.defaultBranch,
    client_payload: payload,
  });
}
