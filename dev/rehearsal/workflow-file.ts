import { load } from 'js-yaml';
import * as v from 'valibot';
import { type Contexts, evaluateCondition, fillExpressions } from './expression.ts';

/** One workflow of the triage repo, as far as the rehearsal runs it: jobs of steps that use actions. */
export interface Workflow {
  /** File name, which is also how people call it in a report of theirs. */
  readonly file: string;
  readonly name: string;
  readonly runName: string;
  /** Event name to the activity types it listens to; null listens to all. */
  readonly events: Readonly<Record<string, readonly string[] | null>>;
  readonly crons: readonly string[];
  /** Expression of the concurrency group, undefined where runs may overlap. */
  readonly group: string | undefined;
  /** How many runs wait in the group, the workflow's or the job's: `single` keeps the newest alone. */
  readonly queue: 'single' | 'max';
  readonly jobs: readonly Job[];
}

interface Job {
  readonly id: string;
  readonly condition: string | undefined;
  /** The job's own concurrency group. */
  readonly group: string | undefined;
  readonly steps: readonly Step[];
}

interface Step {
  readonly uses: string;
  readonly with: Readonly<Record<string, string>>;
}

const scalar = v.union([v.string(), v.number(), v.boolean()]);
const stepSchema = v.object({
  uses: v.string(),
  with: v.optional(v.record(v.string(), scalar), {}),
});
const concurrencySchema = v.union([
  v.string(),
  v.looseObject({ group: v.string(), queue: v.optional(v.string()) }),
]);
type Concurrency = v.InferOutput<typeof concurrencySchema>;
const eventSchema = v.nullish(v.looseObject({ types: v.optional(v.array(v.string())) }));
const schema = v.object({
  name: v.string(),
  'run-name': v.optional(v.string()),
  on: v.looseObject({
    schedule: v.optional(v.array(v.object({ cron: v.string(), timezone: v.optional(v.string()) }))),
  }),
  concurrency: v.optional(concurrencySchema),
  jobs: v.record(
    v.string(),
    v.looseObject({
      if: v.optional(v.string()),
      concurrency: v.optional(concurrencySchema),
      steps: v.array(stepSchema),
    }),
  ),
});

/** Reads a workflow file. Throws with the file's name where it is none that can be rehearsed. */
export function parseWorkflow(file: string, text: string): Workflow {
  const parsed = v.safeParse(schema, load(text));
  if (!parsed.success) {
    const issue = parsed.issues[0];
    const place = v.getDotPath(issue) ?? 'the file';
    throw new Error(
      `${file} cannot be rehearsed (only steps that use actions are): ${place}: ${issue.message}`,
    );
  }
  const { name, on, jobs, concurrency } = parsed.output;
  return {
    file,
    name,
    runName: parsed.output['run-name'] ?? name,
    events: Object.fromEntries(
      Object.entries(on)
        .filter(([event]) => event !== 'schedule')
        .map(([event, filter]) => [event, v.parse(eventSchema, filter)?.types ?? null]),
    ),
    crons: (on.schedule ?? []).map(({ cron }) => cron),
    group: groupOf(concurrency),
    queue: [concurrency, ...Object.values(jobs).map((job) => job.concurrency)].some(isLong)
      ? 'max'
      : 'single',
    jobs: Object.entries(jobs).map(([id, job]) => ({
      id,
      condition: job.if,
      group: groupOf(job.concurrency),
      steps: job.steps.map((step) => ({
        uses: step.uses,
        with: Object.fromEntries(Object.entries(step.with).map(([key, value]) => [key, String(value)])),
      })),
    })),
  };
}

const groupOf = (concurrency: Concurrency | undefined): string | undefined =>
  typeof concurrency === 'string' ? concurrency : concurrency?.group;

const isLong = (concurrency: Concurrency | undefined): boolean =>
  typeof concurrency === 'object' && concurrency.queue === 'max';

/** Whether an event of this name and activity type starts the workflow. */
export function listensTo(workflow: Workflow, event: string, action: string | null): boolean {
  const types = workflow.events[event];
  if (types === undefined) return false;
  return types === null || action === null || types.includes(action);
}

/** A step that is to be run, with everything filled in. */
export interface PlannedStep {
  readonly job: string;
  readonly uses: string;
  readonly with: Readonly<Record<string, string>>;
}

/** The steps of the jobs whose `if:` holds, in order. */
export function planSteps(workflow: Workflow, contexts: Contexts): readonly PlannedStep[] {
  return workflow.jobs
    .filter((job) => evaluateCondition(job.condition, contexts))
    .flatMap((job) =>
      job.steps.map((step) => ({
        job: job.id,
        uses: step.uses,
        with: Object.fromEntries(
          Object.entries(step.with).map(([key, value]) => [key, fillExpressions(value, contexts)]),
        ),
      })),
    );
}
