import { ACTIONS, type ActionName } from '../process/table.ts';
import { parseYaml } from '../text/yaml.ts';
import type { Seen } from './setup.ts';

/** One step that uses one of our actions. */
export interface OurStep {
  /** `conductor` for the root action. */
  readonly action: 'conductor' | ActionName;
  /** `owner/name` in which the action lives. */
  readonly repo: string;
  readonly ref: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly concurrency: Concurrency | null;
  /** The environment of its job, whose secrets it gets beside those of the repo. */
  readonly environment: string | null;
}

/** Of the job, or where it has none of the workflow. */
interface Concurrency {
  readonly queuesAll: boolean;
  readonly cancels: boolean;
}

export interface WorkflowFacts {
  /** Event to its types; null where all types start it. */
  readonly events: ReadonlyMap<string, readonly string[] | null>;
  readonly hasCron: boolean;
  /** What stands behind each `cron`. */
  readonly crons: readonly string[];
  readonly steps: readonly OurStep[];
}

/** All steps of ours, of the texts of all workflows by path; none where they were not seen. */
export const stepsIn = (workflows: Seen<Readonly<Record<string, string>>>): readonly OurStep[] =>
  workflows.kind === 'seen'
    ? Object.values(workflows.value).flatMap((text) => readWorkflow(text)?.steps ?? [])
    : [];

type Mapping = Readonly<Record<string, unknown>>;
const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const mappingOf = (value: unknown): Mapping => (isMapping(value) ? value : {});

const LINKS: readonly string[] = [...ACTIONS, 'mail'];
/** Under whatever owner and name: a copy that has another one is known by the secret that the step gets. */
const ROOT = /^([\w.-]+\/([\w.-]+))@(\S+)$/;
const NAMED = /(?:^|-)security-process$/;
const LINK = /^([\w.-]+\/[\w.-]+)\/actions\/([\w-]+)@(\S+)$/;

/** What a workflow says that concerns us; null where it is no YAML of a workflow. */
export function readWorkflow(text: string): WorkflowFacts | null {
  const document = parseYaml(text);
  if (document.kind === 'bad' || !isMapping(document.value)) return null;
  const file = document.value;
  if (!isMapping(file.jobs)) return null;
  const workflowWide = concurrencyOf(file.concurrency);
  const steps = Object.values(file.jobs).flatMap((job) => {
    const { concurrency, environment, steps: listed } = mappingOf(job);
    const around = {
      concurrency: concurrencyOf(concurrency) ?? workflowWide,
      environment: environmentOf(environment),
    };
    return (Array.isArray(listed) ? listed : []).flatMap((step) => ourStep(mappingOf(step), around));
  });
  const events = eventsOf(file.on);
  const crons = cronsOf(file.on);
  return { events, hasCron: crons.length > 0, crons, steps };
}

function ourStep(
  { uses, with: given }: Mapping,
  around: Pick<OurStep, 'concurrency' | 'environment'>,
): readonly OurStep[] {
  const inputs = Object.fromEntries(
    Object.entries(mappingOf(given)).map(([key, value]) => [key, `${value}`]),
  );
  const [, root, rootName = '', rootRef] = ROOT.exec(String(uses)) ?? [];
  if (root && rootRef && (NAMED.test(rootName) || /SECURITY_PROCESS_APPS/i.test(inputs.apps ?? '')))
    return [{ action: 'conductor', repo: root, ref: rootRef, inputs, ...around }];
  const [, repo, name, ref] = LINK.exec(String(uses)) ?? [];
  if (!repo || !name || !ref || !LINKS.includes(name)) return [];
  return [{ action: name as ActionName, repo, ref, inputs, ...around }];
}

/** By its name alone, or as a mapping with it. */
function environmentOf(written: unknown): string | null {
  const name = isMapping(written) ? written.name : written;
  return typeof name === 'string' && name !== '' ? name : null;
}

function concurrencyOf(written: unknown): Concurrency | null {
  if (typeof written === 'string') return { queuesAll: false, cancels: false };
  if (!isMapping(written)) return null;
  return { queuesAll: written.queue === 'max', cancels: written['cancel-in-progress'] === true };
}

function eventsOf(on: unknown): ReadonlyMap<string, readonly string[] | null> {
  if (typeof on === 'string') return new Map([[on, null]]);
  if (Array.isArray(on)) return new Map(on.map((name) => [String(name), null]));
  return new Map(
    Object.entries(mappingOf(on)).map(([name, event]) => {
      const { types } = mappingOf(event);
      const listed = typeof types === 'string' ? [types] : types;
      return [name, Array.isArray(listed) ? listed.map(String) : null];
    }),
  );
}

function cronsOf(on: unknown): readonly string[] {
  const { schedule } = mappingOf(on);
  const listed = Array.isArray(schedule) ? schedule.map((each) => mappingOf(each).cron) : [];
  return listed.filter((cron) => typeof cron === 'string');
}
