import type { Observed, WaitingRelease } from '../case/observed.ts';
import type { Operation } from '../case/operation.ts';
import type { FoundAdvisory, SweepRead } from '../case/ports.ts';
import { pathOfCase, pathOfReport, renderStoredCase, type StoredCase } from '../case/stored-case.ts';
import type { Config } from '../config/config.ts';
import { labelName } from '../plan/context.ts';
import { intakeKey, planAdvisoryCase, planCaseIssue, planFormCase, renderReport } from '../plan/intake.ts';
import {
  PATH_OF_SWEEP,
  parseSweepMemory,
  renderSweepMemory,
  type SweepMemory,
  watermarkOf,
  withWatermark,
} from '../plan/sweep-memory.ts';
import { LABELS } from '../process/table.ts';
import type { Ports } from './observe-case.ts';
import { type CaseOptions, describe, type PlannedOperation } from './run-case.ts';
import { ProcessTrouble } from './trouble.ts';

/** What a sweep knows of all cases: enough to tell what is new, and what is due. */
export interface Sweep {
  readonly ports: Ports;
  readonly options: CaseOptions;
  readonly read: SweepRead;
  readonly config: Config;
  readonly team: Observed['team'];
  readonly memory: SweepMemory;
  readonly found: readonly FoundAdvisory[];
  /** Owners and repos whose reports could not be asked for. */
  readonly refused: readonly string[];
  /** What the lists were about, and on which day. */
  readonly listed: NonNullable<SweepMemory['listed']>;
  /** GHSA ids of what was found that a case stands for. */
  readonly known: ReadonlySet<string>;
  readonly due: readonly number[];
  readonly broken: readonly string[];
  /** Releases that wait, and the cases that hold each; null where nothing was looked at. */
  readonly waiting: readonly WaitingRelease[] | null;
  readonly holders: readonly { readonly release: WaitingRelease; readonly numbers: readonly number[] }[];
  /** Repos that could not be asked what waits, or told that it may go. */
  readonly unanswered: string[];
}

/** Makes cases of reports that have none; the numbers of the new cases. */
export async function takeIn(
  sweep: Sweep,
  done: PlannedOperation[],
): Promise<readonly number[] | 'conflict'> {
  if (!sweep.options.scope.has('intake')) return [];
  const { config, known } = sweep;
  // A memory that cannot be read may be the one of a report that would be taken in again.
  const fresh = (sweep.broken.length > 0 ? [] : sweep.found)
    .filter(({ facts }) => facts.state === 'triage' && !known.has(facts.ghsa))
    .toSorted(oldestFirst);
  const forms = await sweep.ports.github.findForms(config.intake.formLabel);
  const newForms = forms.filter(({ issue }) => !sweep.read.cases.includes(issue.number));
  if (sweep.options.dryRun) {
    for (const { issue } of newForms) done.push(describe(planFirstCommit(issue.number, {})));
    for (const each of fresh)
      done.push(describe(planCaseIssue(each, config, sweep.read.now, sweep.read.self)));
    return [];
  }
  await createLabels(sweep, done);
  const store = storeOf(sweep, done);
  const numbers: number[] = [];
  for (const { issue } of newForms) {
    if (sweep.team.kind === 'unknown') break;
    const stored = planFormCase(issue, sweep.read.now, sweep.read.self, sweep.team.members);
    if (!(await store.commit(`Case ${stored.number}: received`, filesOf(stored, issue.body))))
      return 'conflict';
    numbers.push(stored.number);
  }
  const taken = await takeInAdvisories(sweep, fresh, store, done);
  return taken === 'conflict' ? taken : [...numbers, ...taken];
}

const oldestFirst = (a: FoundAdvisory, b: FoundAdvisory): number =>
  Date.parse(a.createdAt) - Date.parse(b.createdAt);

const filesOf = (stored: StoredCase, report: string) => ({
  [pathOfCase(stored.number)]: renderStoredCase(stored),
  [pathOfReport(stored.number)]: report,
});

async function createLabels({ ports, read, config }: Sweep, done: PlannedOperation[]): Promise<void> {
  if (read.repo.labels === null) return;
  const present = new Set(read.repo.labels.map((label) => label.toLowerCase()));
  const labels = LABELS.map((label) => ({
    name: labelName(config, label.id),
    description: label.description,
    colour: label.colour,
  }));
  // GitHub leaves a form's label out where the repo does not have it.
  const form = {
    name: config.intake.formLabel,
    description: 'A report that came in by one of our forms. The form sets this.',
    colour: 'd4c5f9',
  };
  const missing = [...labels, form].filter((label) => !present.has(label.name.toLowerCase()));
  if (missing.length === 0) return;
  const operation: Operation = {
    kind: 'create-labels',
    labels: missing,
    surface: 'team',
    why: 'The process needs these labels.',
  };
  await ports.github.apply(operation, { caseNumber: null, storeHead: read.storeHead, self: read.self });
  done.push(describe(operation));
}

const planCommit = (message: string, files: Readonly<Record<string, string | null>>): Operation => ({
  kind: 'commit-store',
  message,
  files,
  surface: 'team',
  why: message,
});

const planFirstCommit = (number: number, files: Readonly<Record<string, string>>): Operation =>
  planCommit(`Case ${number}: received`, files);

/** The store while a sweep writes to it: every commit on the head of the one before. */
interface Store {
  commit(message: string, files: Readonly<Record<string, string | null>>): Promise<boolean>;
}

function storeOf({ ports, read }: Sweep, done: PlannedOperation[]): Store {
  let head = read.storeHead;
  return {
    commit: async (message, files) => {
      const operation = planCommit(message, files);
      const outcome = await ports.github.apply(operation, {
        caseNumber: null,
        storeHead: head,
        self: read.self,
      });
      if (outcome.kind !== 'done' && outcome.kind !== 'already') return false;
      head = outcome.result?.head ?? head;
      done.push(describe(operation));
      return true;
    },
  };
}

async function takeInAdvisories(
  sweep: Sweep,
  fresh: readonly FoundAdvisory[],
  store: Store,
  done: PlannedOperation[],
): Promise<readonly number[] | 'conflict'> {
  const { read } = sweep;
  const mine: FoundAdvisory[] = [];
  const numbers: number[] = [];
  let memory = sweep.memory;
  for (const each of fresh) {
    const claimed = await takeClaim(sweep, memory, each);
    if (claimed === 'wait') continue;
    if (typeof claimed === 'number') {
      const next = {
        ...memory,
        claims: memory.claims.filter((claim) => claim.key !== intakeKey(each.facts.ghsa)),
      };
      if (!(await commitCase(store, each, claimed, read, next))) return 'conflict';
      memory = next;
      numbers.push(claimed);
    } else mine.push(each);
  }
  if (mine.length > 0) {
    const keys = new Set(mine.map((each) => intakeKey(each.facts.ghsa)));
    memory = {
      ...memory,
      claims: [
        ...memory.claims.filter((claim) => !keys.has(claim.key)),
        ...[...keys].map((key) => ({ key, run: sweep.ports.run, at: read.now })),
      ],
    };
    if (!(await store.commit('Claim reports to be taken in', { [PATH_OF_SWEEP]: renderSweepMemory(memory) })))
      return 'conflict';
  }
  for (const each of mine) {
    const number = await createIssue(sweep, each, done);
    memory = { ...memory, claims: memory.claims.filter((claim) => claim.key !== intakeKey(each.facts.ghsa)) };
    if (!(await commitCase(store, each, number, read, memory))) return 'conflict';
    numbers.push(number);
  }
  return numbers;
}

/** The number of the issue that a dead run made; `wait` while another run is at it; undefined where it is ours to make. */
async function takeClaim(
  sweep: Sweep,
  memory: SweepMemory,
  found: FoundAdvisory,
): Promise<number | 'wait' | undefined> {
  const claim = memory.claims.find((each) => each.key === intakeKey(found.facts.ghsa));
  if (!claim) return undefined;
  const { ports, config, read } = sweep;
  if (claim.run.split('/')[0] !== ports.run.split('/')[0]) {
    const runs = await ports.github.readRuns([claim.run]);
    if (runs[claim.run] === 'alive') return 'wait';
  }
  const done = await ports.github.findDone(planCaseIssue(found, config, read.now, read.self), claim.at);
  return done?.kind === 'done' || done?.kind === 'already' ? done.result?.number : undefined;
}

async function createIssue(sweep: Sweep, found: FoundAdvisory, done: PlannedOperation[]): Promise<number> {
  const { ports, config, read } = sweep;
  const operation = planCaseIssue(found, config, read.now, read.self);
  const outcome = await ports.github.apply(operation, {
    caseNumber: null,
    storeHead: read.storeHead,
    self: read.self,
  });
  if (outcome.kind === 'refused') {
    throw new ProcessTrouble(
      'permission-missing',
      `GitHub refuses to open a case issue in ${read.repo.name} (${outcome.permission ?? outcome.status}). Grant the App or token Issues: write there; the report waits.`,
    );
  }
  done.push(describe(operation));
  const number = outcome.kind === 'conflict' ? undefined : outcome.result?.number;
  if (number === undefined)
    throw new ProcessTrouble(
      'github-unreachable',
      'GitHub did not say which issue it opened. The next run looks for it.',
    );
  return number;
}

function commitCase(
  store: Store,
  found: FoundAdvisory,
  number: number,
  read: SweepRead,
  memory: SweepMemory,
): Promise<boolean> {
  const stored = planAdvisoryCase(found, number, read.now, read.self);
  return store.commit(`Case ${number}: received`, {
    ...filesOf(stored, renderReport(found)),
    [PATH_OF_SWEEP]: renderSweepMemory(memory),
  });
}

/**
 * Notes up to when all changes are known, at the very end: what a sweep that died had not carried out is found again.
 * Whoever is faster has it; the next sweep looks a little further back.
 */
export async function keepWatermark(sweep: Sweep, done: PlannedOperation[]): Promise<void> {
  const { ports, options } = sweep;
  const next = nextWatermark(sweep);
  const listed = options.scope.has('intake') ? sweep.listed : sweep.memory.listed;
  const isKept = next === null || next === watermarkOf(sweep.memory, options.scope);
  if (isKept && listed?.of === sweep.memory.listed?.of && listed?.day === sweep.memory.listed?.day) return;
  const read = done.length === 0 ? sweep.read : await ports.github.readSweep();
  const memory = parseSweepMemory(read.sweepText);
  if (memory.claims.length > 0) return;
  const marked = next === null ? memory : withWatermark(memory, options.scope, next);
  const text = renderSweepMemory({ ...marked, listed });
  const operation = planCommit('Sweep', { [PATH_OF_SWEEP]: text });
  const context = { caseNumber: null, storeHead: read.storeHead, self: read.self };
  const outcome = await ports.github.apply(operation, context);
  if (outcome.kind === 'done') done.push(describe(operation));
}

/**
 * Only up to the second before this run began: in that second, and while lists of several owners are read one after
 * the other, more may come. Not further than before where a list was refused.
 */
function nextWatermark({ found, memory, read, refused, options }: Sweep): string | null {
  const before = watermarkOf(memory, options.scope);
  if (refused.length > 0) return before;
  const latest = found.reduce(
    (newest, each) => Math.max(newest, Date.parse(each.updatedAt)),
    Date.parse(before ?? '') || 0,
  );
  return latest === 0 ? null : new Date(Math.min(latest, Date.parse(read.now) - 1_000)).toISOString();
}
