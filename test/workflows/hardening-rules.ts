/** What a workflow that handles secrets must keep. Each rule gives its findings, one line each. */
import { load } from 'js-yaml';

type Json = Readonly<Record<string, unknown>>;

export interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Json;
  readonly env?: Json;
}

export interface Job {
  readonly uses?: string;
  readonly steps?: readonly Step[];
  readonly permissions?: unknown;
  readonly environment?: unknown;
  readonly 'timeout-minutes'?: number;
  readonly concurrency?: Concurrency;
}

interface Concurrency {
  readonly group?: string;
  readonly queue?: string;
  readonly 'cancel-in-progress'?: unknown;
}

export interface WorkflowText {
  readonly path: string;
  readonly text: string;
}

interface Workflow {
  readonly on: Json;
  readonly permissions?: unknown;
  readonly concurrency?: Concurrency;
  readonly jobs: Readonly<Record<string, Job>>;
}

export type Rule = (workflow: WorkflowText) => readonly string[];

const read = ({ text }: WorkflowText): Workflow => load(text) as Workflow;
const jobsOf = (workflow: WorkflowText): readonly (readonly [string, Job])[] =>
  Object.entries(read(workflow).jobs);
const stepsOf = (workflow: WorkflowText): readonly Step[] =>
  jobsOf(workflow).flatMap(([, job]) => job.steps ?? []);

/** What the one job that publishes may do besides: push tags, and sign where they come from. */
const PUBLISHES = { contents: 'write', 'id-token': 'write', attestations: 'write' };

/** Nothing by default, and in a job no more than reading the contents; one job publishes, behind an environment. */
export const permissionsAreMinimal: Rule = (workflow) => {
  const { permissions } = read(workflow);
  const top = JSON.stringify(permissions) === '{}' ? [] : [`permissions: ${JSON.stringify(permissions)}`];
  const jobs = jobsOf(workflow).flatMap(([id, job]) =>
    job.permissions === undefined ||
    JSON.stringify(job.permissions) === '{"contents":"read"}' ||
    (workflow.path.endsWith('/publish.yml') &&
      job.environment !== undefined &&
      JSON.stringify(job.permissions) === JSON.stringify(PUBLISHES))
      ? []
      : [`${id}: ${JSON.stringify(job.permissions)}`],
  );
  return [...top, ...jobs];
};

/** By a whole commit, with the version beside it for people; or a folder of this very checkout. */
export const usesArePinned: Rule = ({ text }) =>
  text
    .split('\n')
    .filter((line) => /^\s*(- )?uses:/.test(line))
    .filter((line) => !/uses: \.\/\S+$/.test(line) && !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))
    // The examples name our own release, whose tag never moves; `npm run setup` writes a commit in its place.
    .filter((line) => !/uses: example-org\/security-process\S*@(?:source\/)?v\d+\.\d+\.\d+$/.test(line))
    .map((line) => line.trim());

/** What is filled into a script can be a script. */
export const scriptsAreConstant: Rule = (workflow) =>
  stepsOf(workflow).flatMap(({ run }) => (run?.includes('${{') ? [run] : []));

/** Events that run with secrets on what strangers wrote. */
export const eventsAreSafe: Rule = (workflow) =>
  Object.keys(read(workflow).on).filter((event) =>
    ['pull_request_target', 'workflow_run', 'repository_dispatch', 'issue_comment_target'].includes(event),
  );

/** Titles, texts and names that people chose are in no expression but those that compare them. */
export const nothingChosenIsFilledIn: Rule = (workflow) => {
  const { on: _, ...rest } = load(workflow.text) as Json;
  return listStrings(rest)
    .filter(({ key }) => key !== 'if')
    .flatMap(({ value }) =>
      [...value.matchAll(/\$\{\{([\s\S]*?)\}\}/g)].map(([, inner = '']) => inner.trim()),
    )
    .filter((inner) => /github\.event\.|github\.head_ref|github\.actor|toJSON\(github/i.test(inner));
};

function listStrings(value: unknown, key = ''): readonly { readonly key: string; readonly value: string }[] {
  if (typeof value === 'string') return [{ key, value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    listStrings(inner, Array.isArray(value) ? key : name),
  );
}

/** Secrets go to our own action by `with:`, and nowhere else. */
export const secretsStayInside: Rule = (workflow) => {
  const rest = jobsOf(workflow).flatMap(([, job]) => [
    ...listStrings({ ...job, steps: [] }),
    ...(job.steps ?? []).flatMap(({ with: inputs, ...step }) => [
      ...listStrings(step),
      ...(/security-process/.test(step.uses ?? '') ? [] : listStrings(inputs ?? {})),
    ]),
  ]);
  return rest.filter(({ value }) => /secrets\./.test(value)).map(({ key }) => key);
};

/** At full hours GitHub delays and drops the most. */
export const schedulesAreOffTheHour: Rule = (workflow) => {
  const { schedule } = read(workflow).on as { readonly schedule?: readonly { readonly cron: string }[] };
  return (schedule ?? [])
    .map(({ cron }) => cron)
    .filter((cron) => !/^([1-9]|[1-5]\d) /.test(cron) || /^(15|30|45) /.test(cron));
};

/** A run that hangs holds up all that wait behind it. */
export const jobsEnd: Rule = (workflow) =>
  jobsOf(workflow).flatMap(([id, job]) =>
    job.uses !== undefined || (job['timeout-minutes'] ?? 999) <= 30 ? [] : [id],
  );

/** Checkouts leave no credential behind. */
export const checkoutsKeepNothing: Rule = (workflow) =>
  stepsOf(workflow)
    .filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    .flatMap(({ uses = '', with: inputs }) => (inputs?.['persist-credentials'] === false ? [] : [uses]));

/**
 * One run at a time over the whole process, and none is dropped or stopped half-way. In each job: a group of the
 * workflow is claimed by every event, before it is asked whether a job is to run at all.
 */
export const runsQueue: Rule = (workflow) => [
  ...(read(workflow).concurrency ? ['of the workflow, not of its jobs'] : []),
  ...jobsOf(workflow).flatMap(([id, { concurrency }]) => {
    const isGood =
      concurrency?.group === 'security-process' &&
      concurrency.queue === 'max' &&
      (concurrency['cancel-in-progress'] ?? false) === false;
    return isGood ? [] : [`${id}: ${JSON.stringify(concurrency) ?? 'none'}`];
  }),
];

export const RULES: Readonly<Record<string, Rule>> = {
  permissionsAreMinimal,
  usesArePinned,
  scriptsAreConstant,
  eventsAreSafe,
  nothingChosenIsFilledIn,
  secretsStayInside,
  schedulesAreOffTheHour,
  jobsEnd,
  checkoutsKeepNothing,
};
