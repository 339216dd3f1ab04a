import type { Operation } from '../case/operation.ts';
import type { StoredCase } from '../case/stored-case.ts';
import { PATH_OF_SWEEP, renderSweepMemory, type SweepMemory } from '../case/sweep-memory.ts';
import type { FoundAdvisory, FoundThread } from '../case/sweep-reads.ts';
import {
  planAdvisoryCase,
  planCaseIssue,
  planThreadCase,
  planThreadIssue,
  renderReport,
} from '../features/intake/intake.ts';
import { withReporter } from '../features/intake/reporter-facts.ts';
import { withResembling } from '../features/intake/resembling.ts';
import { ProcessError } from './error.ts';
import type { Past } from './read-past.ts';
import { describeOperation, type PlannedOperation } from './run-case.ts';
import { filesOf, type Store, type Sweep } from './sweep-store.ts';

export type CreateIssue = Extract<Operation, { kind: 'create-case-issue' }>;

/** Something that becomes a case with an issue of its own. */
export interface Incoming {
  /** Opens the issue; its key is that of the claim and of the marker. */
  readonly operation: CreateIssue;
  readonly report: string;
  begin(number: number): StoredCase;
  /** The report waits in a list under this id. */
  readonly waiting?: string;
}

export function ofAdvisory({ config, read }: Sweep, found: FoundAdvisory): Incoming {
  return {
    operation: planCaseIssue(found, config, read.now, read.self),
    report: renderReport(found),
    begin: (number) => planAdvisoryCase(found, number, read.now, read.self),
  };
}

export function ofThread({ config, read }: Sweep, found: FoundThread): Incoming {
  return {
    operation: planThreadIssue(found, config, read.now, read.self),
    report: `${found.title}\n\n${found.body}`,
    begin: (number) => planThreadCase(found, number, read.now, read.self),
  };
}

/** Opens the issue and the memory of each, under claims: the new cases, and the memory of the sweep after them. */
export async function openCases(
  sweep: Sweep,
  incoming: readonly Incoming[],
  past: Past,
  start: SweepMemory,
  store: Store,
  done: PlannedOperation[],
): Promise<{ readonly numbers: readonly number[]; readonly memory: SweepMemory } | 'conflict'> {
  const numbers: number[] = [];
  let memory = start;
  const mine: Incoming[] = [];
  const settle = async (each: Incoming, number: number): Promise<boolean> => {
    memory = { ...without(memory, each.operation.key), waiting: markTaken(memory, each, number) };
    const begun = { ...each.begin(number), issue: number };
    const stored = withResembling(withReporter(begun, each.report, past, sweep), each.report, past.known);
    numbers.push(number);
    return store.commit(`Case ${number}: received`, {
      ...filesOf(stored, each.report),
      [PATH_OF_SWEEP]: renderSweepMemory(memory),
    });
  };
  for (const each of incoming) {
    const claimed = await takeClaim(sweep, memory, each.operation);
    if (claimed === 'wait') continue;
    if (claimed === undefined) mine.push(each);
    else if (!(await settle(each, claimed))) return 'conflict';
  }
  if (mine.length > 0) {
    memory = withClaims(
      sweep,
      memory,
      mine.map(({ operation }) => operation.key),
    );
    const files = { [PATH_OF_SWEEP]: renderSweepMemory(memory) };
    if (!(await store.commit('Claim reports to be taken in', files))) return 'conflict';
  }
  for (const each of mine) {
    const number = await tryIssue(sweep, each.operation, done);
    if (number === undefined) continue;
    if (!(await settle(each, number))) return 'conflict';
  }
  return { numbers, memory };
}

/** One report of which GitHub takes no issue keeps no other from being taken in; its claim stays, and it is told. */
async function tryIssue(
  sweep: Sweep,
  operation: CreateIssue,
  done: PlannedOperation[],
): Promise<number | undefined> {
  try {
    return await createIssue(sweep, operation, done);
  } catch (error) {
    sweep.errors.push(error);
    return undefined;
  }
}

const markTaken = ({ waiting }: SweepMemory, { waiting: ghsa }: Incoming, number: number) =>
  waiting.map((each) => (each.ghsa === ghsa ? { ...each, case: number } : each));

export const without = (memory: SweepMemory, key: string): SweepMemory => ({
  ...memory,
  claims: memory.claims.filter((claim) => claim.key !== key),
});

export function withClaims(
  { ports, read }: Sweep,
  memory: SweepMemory,
  keys: readonly string[],
): SweepMemory {
  const others = memory.claims.filter((claim) => !keys.includes(claim.key));
  return { ...memory, claims: [...others, ...keys.map((key) => ({ key, run: ports.run, at: read.now }))] };
}

/** The number of the issue that a dead run made; `wait` while another run is at it; undefined where it is ours to make. */
export async function takeClaim(
  sweep: Sweep,
  memory: SweepMemory,
  operation: CreateIssue,
): Promise<number | 'wait' | undefined> {
  const claim = memory.claims.find((each) => each.key === operation.key);
  if (!claim) return undefined;
  const { ports } = sweep;
  if (claim.run.split('/')[0] !== ports.run.split('/')[0]) {
    const runs = await ports.github.readRuns([claim.run]);
    if (runs[claim.run] === 'alive') return 'wait';
  }
  const done = await ports.github.findDone(operation, claim.at);
  return done?.kind === 'done' || done?.kind === 'already' ? done.result?.number : undefined;
}

export async function createIssue(
  sweep: Sweep,
  operation: CreateIssue,
  done: PlannedOperation[],
): Promise<number> {
  const { ports, read } = sweep;
  const context = { caseNumber: null, storeHead: read.storeHead, self: read.self };
  const outcome = await ports.github.apply(operation, context);
  if (outcome.kind === 'refused') {
    throw new ProcessError(
      'permission-missing',
      `GitHub refuses to open a case issue in ${read.repo.name} (${outcome.permission ?? outcome.status}). Grant the App or token Issues: write there. The report waits.`,
    );
  }
  done.push(describeOperation(operation));
  const number = outcome.kind === 'conflict' ? undefined : outcome.result?.number;
  if (number === undefined)
    throw new ProcessError(
      'github-unreachable',
      'GitHub did not say which issue it opened. The next run looks for it.',
    );
  return number;
}
