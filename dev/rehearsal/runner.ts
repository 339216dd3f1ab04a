import type { EmbeddedGitHub } from '../embedded-github/index.ts';
import { noteStruck, unkindly } from '../embedded-github/unkindness/unkindness.ts';
import type { Delivery, Repo, RequestLog } from '../embedded-github/world.ts';
import { readAction } from './action-file.ts';
import { addressesOf } from './addresses.ts';
import { type ChildInput, type ChildResult, runAction } from './child-run.ts';
import { type Contexts, fillExpressions } from './expression.ts';
import { createQueue, MOST_WAITING } from './queue.ts';
import { listensTo, type PlannedStep, planSteps, type Workflow } from './workflow-file.ts';

/** One run of one action, and what it cost. */
export interface RunRecord extends ChildResult {
  readonly id: string;
  readonly at: string;
  readonly repo: string;
  /** Whether that repo is private, so that not everybody reads the run's log. */
  readonly isPrivate: boolean;
  readonly workflow: string;
  /** `conductor`, or the action's name. */
  readonly action: string;
  /** `issues labeled`, `schedule`, … */
  readonly event: string;
  readonly cost: Cost;
  /** Number of writings in GitHub's journal when it had ended. */
  readonly journalEnd: number;
}

/** Requests to GitHub by what they are for, and to the package registry. */
export interface Cost {
  readonly total: number;
  readonly reads: number;
  readonly writes: number;
  readonly tokens: number;
}

export interface RunnerOptions {
  readonly github: EmbeddedGitHub;
  /** `owner/name` of the repo whose workflows these are. */
  readonly repo: string;
  readonly workflows: readonly Workflow[];
  readonly root: string;
  readonly secrets: Readonly<Record<string, string>>;
  readonly machine: Readonly<Record<string, string>>;
  /** Hears of a step before it begins. */
  readonly onStart?: () => void;
  readonly onRun: (run: RunRecord) => Promise<void>;
  /** Carries out one step; an own process for it unless told. */
  readonly perform?: (input: ChildInput) => Promise<ChildResult>;
}

export interface Runner {
  /** Runs whatever the events so far have started, and what that starts in turn, until nothing is left. */
  drain(): Promise<void>;
  /** Lets every schedule fire once. */
  tick(): Promise<void>;
  readonly runs: readonly RunRecord[];
  /** Runs that never were: their concurrency group was full. Workflow and event. */
  readonly cancelled: readonly string[];
}

interface Start {
  readonly workflow: Workflow;
  readonly event: string;
  readonly activity: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly actor: string;
}

/**
 * A runner for the workflows of one repo. Events start runs in the order in which they happened, one after the
 * other: that is what one concurrency group with `queue: max` does, and all of ours are in one. How many may wait is
 * limited where the embedded GitHub is unkind (`queue-of-100`).
 */
export function createRunner(options: RunnerOptions): Runner {
  const runs: RunRecord[] = [];
  const cancelled: string[] = [];
  const { world } = options.github;
  const limit = () => unkindly(world, 'queue-of-100');
  const queue = createQueue<Start>({
    most: () => (limit() ? (limit()?.most ?? MOST_WAITING) : null),
    isWanted: (start) => planSteps(start.workflow, describeContexts(options, start, '0')).length > 0,
    onCancel: ({ workflow, event }) => {
      noteStruck(world, 'queue-of-100', `${workflow.file} ${event}`);
      cancelled.push(`${workflow.file}: ${event}`);
    },
  });
  const pushAll = (starts: readonly Start[]): void => {
    for (const start of starts) queue.push(start);
  };
  options.github.onDelivery((delivery) => {
    if (delivery.startsRuns && delivery.repo === options.repo) pushAll(startsOf(options.workflows, delivery));
  });
  const drain = async (): Promise<void> => {
    for (let start = queue.shift(); start; start = queue.shift()) {
      for (const run of await perform(options, start, runs.length)) {
        runs.push(run);
        await options.onRun(run);
      }
    }
  };
  return {
    runs,
    cancelled,
    drain,
    async tick() {
      pushAll(options.workflows.flatMap((workflow) => scheduleOf(workflow, options)));
      await drain();
    },
  };
}

function startsOf(workflows: readonly Workflow[], delivery: Delivery): readonly Start[] {
  return workflows
    .filter((workflow) => listensTo(workflow, delivery.event, delivery.action))
    .map((workflow) => ({
      workflow,
      event: delivery.event,
      activity: delivery.action,
      payload: delivery.payload,
      actor: delivery.sender,
    }));
}

function scheduleOf(workflow: Workflow, options: RunnerOptions): readonly Start[] {
  const [login = '', name = ''] = options.repo.split('/');
  const repository = { name, full_name: options.repo, private: findHome(options).private, owner: { login } };
  return workflow.crons.map((cron) => ({
    workflow,
    event: 'schedule',
    activity: null,
    payload: { schedule: cron, workflow: `.github/workflows/${workflow.file}`, repository },
    actor: 'github-actions[bot]',
  }));
}

async function perform(options: RunnerOptions, start: Start, before: number): Promise<readonly RunRecord[]> {
  const id = String(9_000_000_001 + before);
  const contexts = describeContexts(options, start, id);
  const steps = planSteps(start.workflow, contexts);
  const records: RunRecord[] = [];
  const finish = steps.length > 0 ? registerRun(options, start, contexts, Number(id)) : undefined;
  for (const step of steps) {
    const record = await performStep(options, start, step, id);
    records.push(record);
    if (record.exitCode !== 0) break;
  }
  finish?.(records.every((record) => record.exitCode === 0) ? 'success' : 'failure');
  return records;
}

async function performStep(
  options: RunnerOptions,
  start: Start,
  step: PlannedStep,
  id: string,
): Promise<RunRecord> {
  const { github, repo, machine } = options;
  const action = readAction(options.root, step.uses);
  const missing = action.required.filter((name) => (step.with[name] ?? action.defaults[name] ?? '') === '');
  if (missing.length > 0)
    throw new Error(`${start.workflow.file}: ${step.uses} wants ${missing.join(', ')}.`);
  options.onStart?.();
  const from = github.requests.length;
  const at = github.clock.now().toISOString();
  const result = await (options.perform ?? runAction)({
    main: action.main,
    inputs: { ...action.defaults, ...step.with },
    event: { name: start.event, payload: start.payload },
    github: describeEnvironment(options, start, step, id),
    machine,
  });
  return {
    ...result,
    id,
    at,
    repo,
    isPrivate: findHome(options).private,
    workflow: start.workflow.file,
    action: action.name,
    event: start.activity === null ? start.event : `${start.event} ${start.activity}`,
    cost: countRequests(github.requests.slice(from)),
    journalEnd: github.journal.length,
  };
}

/** People rest while a run goes, so that every request between its start and its end is the run's. */
export function countRequests(requests: readonly RequestLog[]): Cost {
  const tokens = requests.filter(isForToken).length;
  const reads = requests.filter((request) => !isForToken(request) && isRead(request)).length;
  return { total: requests.length, reads, tokens, writes: requests.length - tokens - reads };
}

const isForToken = ({ tokenKind, path }: RequestLog): boolean =>
  tokenKind === 'app-jwt' || path.includes('/access_tokens');

const isRead = ({ method, operation }: RequestLog): boolean =>
  method === 'GET' || method === 'HEAD' || operation.startsWith('graphql query');

function describeContexts(options: RunnerOptions, start: Start, id: string): Contexts {
  return {
    github: {
      event_name: start.event,
      event: start.payload,
      actor: start.actor,
      repository: options.repo,
      repository_owner: options.repo.split('/')[0],
      run_id: id,
      ref: 'refs/heads/main',
      ref_name: 'main',
      workflow: start.workflow.name,
    },
    inputs: start.event === 'workflow_dispatch' ? (start.payload.inputs ?? {}) : {},
    secrets: options.secrets,
    env: {},
    vars: {},
  };
}

function describeEnvironment(
  { github, repo }: RunnerOptions,
  start: Start,
  step: PlannedStep,
  id: string,
): Record<string, string> {
  return {
    ...addressesOf(github),
    GITHUB_REPOSITORY: repo,
    GITHUB_REPOSITORY_OWNER: repo.split('/')[0] ?? '',
    GITHUB_EVENT_NAME: start.event,
    GITHUB_ACTOR: start.actor,
    GITHUB_TRIGGERING_ACTOR: start.actor,
    GITHUB_WORKFLOW: start.workflow.name,
    GITHUB_JOB: step.job,
    GITHUB_ACTION: '__run',
    GITHUB_RUN_ID: id,
    GITHUB_RUN_NUMBER: id.slice(-6),
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_REF_TYPE: 'branch',
    GITHUB_SHA: '0'.repeat(40),
  };
}

/** Makes the run visible to anyone who lists runs, as GitHub does; says what came of it at the end. */
function registerRun(options: RunnerOptions, start: Start, contexts: Contexts, id: number) {
  const home = findHome(options);
  const { world } = options.github;
  const run = {
    id,
    repoId: home.id,
    workflowPath: `.github/workflows/${start.workflow.file}`,
    name: start.workflow.name,
    runNumber: home.runs.length + 1,
    event: start.event,
    displayTitle: fillExpressions(start.workflow.runName, contexts),
    status: 'in_progress' as 'in_progress' | 'completed',
    conclusion: null as 'success' | 'failure' | null,
    headBranch: home.defaultBranch,
    headSha: '0'.repeat(40),
    actorId: home.ownerId,
    createdAt: world.now,
    updatedAt: world.now,
    pending: [],
  };
  home.runs.push(run);
  return (conclusion: 'success' | 'failure') => {
    run.status = 'completed';
    run.conclusion = conclusion;
    run.updatedAt = world.now;
  };
}

/** The repo that the workflows are in. */
function findHome({ github, repo }: RunnerOptions): Repo {
  const { repos, accounts } = github.world;
  const home = [...repos.values()].find((one) => `${accounts.get(one.ownerId)?.login}/${one.name}` === repo);
  if (!home) throw new Error(`The embedded GitHub has no ${repo}.`);
  return home;
}
