import type { Observed, WaitingRelease } from '../case/observed.ts';
import type { Operation, Outcome } from '../case/operation.ts';
import { operationKey } from '../case/operation-key.ts';
import type { CaseRead } from '../case/ports.ts';
import type { PublishedOnNpm } from '../case/published-on-npm.ts';
import { asRead, NOT_READ } from '../case/read.ts';
import { isDisclosed, type StoredCase } from '../case/stored-case.ts';
import type { Config } from '../config/config.ts';
import { accountOf } from '../engine/account-of-case.ts';
import { applyOutcome } from '../engine/apply-outcome.ts';
import { claimKey, foreignClaims } from '../engine/claim.ts';
import type { Context } from '../engine/context.ts';
import { planOutside } from '../engine/outside-operations.ts';
import { planCase } from '../engine/plan-case.ts';
import { FEATURES } from '../features/index.ts';
import type { Decision, ReasonCode } from '../process/reasons.ts';
import type { ActionName } from '../process/table.ts';
import { applyAnywhere, findAnywhere } from './apply-anywhere.ts';
import { imagineAll, isForeseeable } from './foresee.ts';
import { guardCommit } from './guard-commit.ts';
import { guardSeen } from './guard-seen.ts';
import { isSetBack, setBack } from './guard-set-back.ts';
import { notePlanned } from './keep-ledger.ts';
import { guardSurface, observeMore, type Ports, startObserving } from './observe-case.ts';
import { readNewestAnalysis } from './read-analysis.ts';
import { readConfig } from './read-config.ts';
import { restoreStore } from './restore-store.ts';
import type { TracesByCase } from './watch-leaks.ts';
import type { MirrorViews } from './watch-mirrors.ts';

/** One operation in the output of a run: what kind, on what, and why. Ids only. */
export interface PlannedOperation {
  readonly kind: string;
  readonly key: string | null;
  readonly why: string;
}

export interface RunResult {
  readonly decision: Decision;
  readonly reason: ReasonCode;
  readonly plan: readonly PlannedOperation[];
  readonly changed: boolean;
}

export interface CaseOptions {
  readonly scope: ReadonlySet<ActionName>;
  readonly dryRun: boolean;
  /** The run is a sweep itself: it does not look for the last one. */
  readonly isSweep?: true;
  /** What the sweep saw of cases in public. */
  readonly traces?: TracesByCase;
  /** Releases that wait in project repos, where they were looked at. */
  readonly waiting?: readonly WaitingRelease[];
  /** What was seen of private mirrors, where they were looked at. */
  readonly mirrors?: MirrorViews;
  /** What npm has of the packages that every sweep asks about. */
  readonly onNpm?: Readonly<Record<string, PublishedOnNpm>>;
  /** Project repos that gave no answer about that. */
  readonly unasked?: readonly string[];
  /** Somebody wrote on the board or a list, so that the sweep reads the board. */
  readonly isBoardCommented?: true;
}

/** Rounds of planning in one run; a case that needs more is taken up by the next one. */
const MOST_ROUNDS = 16;
/** How often a lost compare-and-set is answered by looking again. */
const MOST_CONFLICTS = 5;

/** Observes one case, plans, applies, and plans again until nothing is left to do. */
export async function runCase(ports: Ports, number: number, options: CaseOptions): Promise<RunResult> {
  const end = await runKnownCase(ports, number, options);
  if (!('unknown' in end)) return end;
  return { decision: 'nothing', reason: 'not-our-event', plan: [], changed: false };
}

/** As `runCase`; where the number is no case's, what was read of it. */
export async function runKnownCase(
  ports: Ports,
  number: number,
  options: CaseOptions,
): Promise<RunResult | { readonly unknown: CaseRead }> {
  const done: PlannedOperation[] = [];
  let carried: Carried = {};
  for (let conflict = 0; conflict < MOST_CONFLICTS; conflict++) {
    const read = await ports.github.readCase(number);
    if (!options.dryRun && (await restoreStore(ports, read, number))) continue;
    const config = readConfig(read);
    const started = {
      ...startObserving(read, number, ports),
      ...seenBySweep(options),
      traces: options.traces?.[number] ?? [],
      // Only a sweep has looked for traces.
      ...(options.traces ? ({ isSweep: true } as const) : {}),
    };
    const first = {
      ...started,
      ...stillOurs(started, carried),
      ...(options.isSweep ? { sweptAt: null } : {}),
    };
    if (!first.repo.isPrivate) guardSurface(first, config);
    // Read again, as after a conflict: another run may have written between two parts of one answer.
    if (isSetBack(first)) {
      if (conflict + 1 < MOST_CONFLICTS) continue;
      throw setBack(number);
    }
    if (first.stored === null) return { unknown: read };
    const observed = await observeMore(ports, first, first.stored, config);
    guardSurface(observed, config);
    // Who may read the repo cannot be judged without the team either: nothing is written before it is known.
    if (observed.team.kind === 'unknown')
      return { decision: 'waiting', reason: 'membership-unknown', plan: done, changed: done.length > 0 };
    const end = await settle(ports, config, observed, options, done);
    if (!('conflict' in end)) return end;
    carried = end.conflict;
  }
  return { decision: 'waiting', reason: 'store-conflict', plan: done, changed: done.length > 0 };
}

/** What a sweep looked at once for all cases, as far as it could. */
const seenBySweep = ({ waiting, unasked = [], mirrors, onNpm }: CaseOptions) => ({
  waiting: waiting ? asRead({ releases: waiting, unasked }) : NOT_READ,
  mirrors: mirrors ? asRead(mirrors) : NOT_READ,
  onNpm: onNpm ? asRead(onNpm) : NOT_READ,
});

/**
 * What this process did and could not write down, because another was faster: after a lost compare-and-set everything is
 * read again, but what was sent to places that cannot be read back would be lost, and asked about.
 */
type Carried = Partial<Pick<Observed, 'results' | 'ownClaims'>>;

/** A claim that another process took over meanwhile is ours no more. */
function stillOurs({ stored, run }: Observed, { results = {}, ownClaims = [] }: Carried): Carried {
  const isMine = (key: string): boolean =>
    stored?.claims.some((claim) => claim.key === key && claim.run === run) === true;
  return { results, ownClaims: ownClaims.filter(isMine) };
}

/** Plans and applies until nothing more follows; with `dryRun` as far as that goes without doing anything. */
export async function settle(
  ports: Ports,
  config: Config,
  start: Observed,
  options: CaseOptions,
  done: PlannedOperation[],
): Promise<RunResult | { readonly conflict: Carried }> {
  let observed = start;
  const movesBefore = start.stored!.moves.length;
  const attempted = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    observed = await lookUpClaims(ports, config, observed, options);
    const context = await contextOf(ports, config, observed, options);
    const plan = planCase(context);
    const operations = plan.operations.filter((operation) => isNew(observed, operation, attempted));
    const isLast = operations.length === 0 || (options.dryRun && !operations.every(isForeseeable));
    if (isLast) ports.ledger?.saw(accountOf({ ...context, stored: plan.stored }));
    if (options.dryRun) {
      for (const operation of operations) notePlanned(ports.ledger, operation, start.number);
      done.push(...operations.map(describeOperation));
      if (isLast) return { decision: 'nothing', reason: 'dry-run', plan: done, changed: false };
    } else if (isLast) {
      guardSeen(done);
      return conclude({ ...context, stored: plan.stored }, movesBefore, done);
    }
    const after = options.dryRun
      ? imagineAll(observed, operations, attempted)
      : await applyAll(ports, observed, operations, attempted, done);
    if ('conflict' in after) return after;
    observed = await observeMore(ports, after, after.stored ?? plan.stored, config);
  }
  if (options.dryRun) return { decision: 'nothing', reason: 'dry-run', plan: done, changed: false };
  return { decision: 'done', reason: 'acted', plan: done, changed: true };
}

/** What one step of planning is made from. */
export async function contextOf(
  ports: Ports,
  config: Config,
  observed: Observed,
  options: CaseOptions,
): Promise<Context> {
  const stored = observed.stored!;
  return {
    features: FEATURES,
    observed,
    config,
    scope: options.scope,
    stored,
    analysis: await readNewestAnalysis(
      observed,
      stored,
      config,
      mayAskNpm(stored, config) ? ports.npm : undefined,
    ),
  };
}

/** Before the disclosure a look-up would tell the registry which package has a case. */
const mayAskNpm = (stored: StoredCase, { gate }: Config): boolean => gate.npm && isDisclosed(stored);

async function applyAll(
  ports: Ports,
  start: Observed,
  operations: readonly Operation[],
  attempted: Set<string>,
  done: PlannedOperation[],
): Promise<Observed | { readonly conflict: Carried }> {
  let observed = start;
  for (const operation of operations) {
    const outcome = await applyAnywhere(ports, operation, {
      caseNumber: observed.number,
      storeHead: observed.storeHead,
      self: observed.self,
    });
    if (outcome.kind === 'conflict') {
      const { results, ownClaims } = observed;
      return { conflict: { results, ownClaims } };
    }
    guardCommit(operation, outcome);
    attempted.add(JSON.stringify(operation));
    observed = applyOutcome(observed, operation, outcome);
    if (outcome.kind === 'done') done.push(describeOperation(operation));
  }
  return observed;
}

/** The same operation is never tried twice in one process, and what was refused waits for a person. */
function isNew(observed: Observed, operation: Operation, attempted: ReadonlySet<string>): boolean {
  if (attempted.has(JSON.stringify(operation))) return false;
  const key = operationKey(operation);
  return key === undefined || observed.results[key]?.kind !== 'refused';
}

/** A CVE request cannot be read back before it is answered: it counts as sent, and a person is asked to look. */
const UNSURE: Outcome = { kind: 'done', result: { state: 'unsure' } };

/** Claims that another process left: alive ones stand, the work of dead ones is looked for before it is repeated. */
async function lookUpClaims(
  ports: Ports,
  config: Config,
  observed: Observed,
  options: CaseOptions,
): Promise<Observed> {
  const stored = observed.stored!;
  let next = observed;
  for (const claim of foreignClaims({ stored, observed })) {
    if (!isSameRun(claim.run, observed.run) && observed.runs[claim.run] === 'alive') continue;
    const context = await contextOf(ports, config, next, options);
    const operation = planOutside(context).find((each) => claimKey(each) === claim.key);
    const found = operation ? await findAnywhere(ports, operation, claim.at) : undefined;
    const outcome = found ?? (operation?.kind === 'request-cve' ? UNSURE : undefined);
    if (!operation) continue;
    if (outcome) next = applyOutcome(next, operation, outcome);
    else next = { ...next, lookedUp: [...next.lookedUp, claim.key] };
  }
  return next;
}

/** Another attempt of the same run: it cannot be at work beside us. */
const isSameRun = (one: string, other: string): boolean => one.split('/')[0] === other.split('/')[0];

function conclude(context: Context, movesBefore: number, done: readonly PlannedOperation[]): RunResult {
  const { stored, observed } = context;
  const changed = done.length > 0;
  const result = (decision: Decision, reason: ReasonCode): RunResult => ({
    decision,
    reason,
    plan: done,
    changed,
  });
  if (foreignClaims({ stored, observed }).some((claim) => observed.runs[claim.run] === 'alive'))
    return result('waiting', 'other-run-active');
  if (stored.moves.length > movesBefore) return result('done', 'moved');
  const last = stored.judged.at(-1);
  if (changed && last?.verdict.startsWith('refused')) return result('refused', 'request-refused');
  if (changed) return result('done', 'acted');
  if (stored.approvalRequests.some((approvalRequest) => approvalRequest.doneAt === null))
    return result('waiting', 'confirmation-needed');
  return result('nothing', 'nothing-due');
}

export const describeOperation = (operation: Operation): PlannedOperation => ({
  kind: operation.kind,
  key: operationKey(operation) ?? ('key' in operation ? operation.key : null),
  why: operation.why,
});
