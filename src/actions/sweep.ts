import type { ClosedCase } from '../case/closed-index.ts';
import type { StoredCase } from '../case/stored-case.ts';
import { parseSweepMemory, type SweepMemory, watermarkOf } from '../case/sweep-memory.ts';
import type { FoundAdvisories } from '../case/sweep-reads.ts';
import type { Config } from '../config/config.ts';
import { digestOf } from '../engine/context.ts';
import { type MirroredCase, mirrorsWithNews } from '../features/remediation/mirrors.ts';
import { approveReleases, readWaitingReleases } from './approve-deployments.ts';
import { joinErrors, ProcessError } from './error.ts';
import { explainAll, explainReplaced, explainSetup } from './explain-sweep.ts';
import { findBlindness } from './find-blindness.ts';
import { followBoard } from './follow-board.ts';
import { factsOf, goThroughCases, isShown, readQuietly, rowsOf } from './go-through-cases.ts';
import { guardSetBack } from './guard-set-back.ts';

import { type AuthorityLook, keepAuthority } from './keep-authority.ts';
import { figuresDue } from './keep-files.ts';
import { guardIdentity, guardSurface, type Ports } from './observe-case.ts';
import { asConfirmed, readWritten } from './read-config.ts';
import { readPages } from './read-pages.ts';
import { readWatchedPackages } from './read-registry.ts';
import { closedToWrite, readUnchanged } from './read-unchanged.ts';
import { isWrittenByOthers, restoreStore } from './restore-store.ts';
import { type CaseOptions, type PlannedOperation, type RunResult, runCase } from './run-case.ts';
import type { Sweep } from './sweep-store.ts';
import { keepWatermark, takeIn } from './take-in.ts';
import { unlessError } from './unless-error.ts';
import { watchLeaks } from './watch-leaks.ts';
import { watchMirrors } from './watch-mirrors.ts';

const MOST_CONFLICTS = 5;

/** Takes in reports, finds what is due in every case, and carries it out case by case. */
export async function runSweep(ports: Ports, options: CaseOptions): Promise<RunResult> {
  const done: PlannedOperation[] = [];
  const untold: unknown[] = [];
  for (let conflict = 0; conflict < MOST_CONFLICTS; conflict++) {
    const sweep = await lookAround(ports, options, untold);
    if (sweep === 'restored') continue;
    if (await unlessError(sweep.errors, false, () => followBoard(sweep, done))) continue;
    // Whatever becomes of new reports: cases are looked after.
    const intake: unknown[] = [...untold];
    const taken = await unlessError(intake, [], () => takeIn(sweep, done));
    if (taken === 'conflict') continue;
    const { last, changed, errors } = await carryOut(sweep, taken, done);
    errors.push(...intake);
    const isStuck = sweep.isStuck || errors.length > 0;
    await approveReleases(sweep, taken, done).catch((error: unknown) => errors.push(error));
    errors.push(...explainAll(sweep), ...explainReplaced(sweep), ...explainSetup(sweep));
    // A first sweep that could not look around leaves nothing behind.
    const isFirst = sweep.read.storeHead === null && taken.length === 0;
    if (!options.dryRun && !(isFirst && errors.length > 0)) {
      const fresh = await unlessError(errors, sweep, () => withFreshRows(sweep, changed));
      const wrong = await unlessError(errors, [], () => keepWatermark({ ...fresh, isStuck }, done));
      errors.push(...wrong);
      // Nobody hears that sweeps stopped where this one came to its end; what went wrong is told by the run itself.
      await ports.team?.ping();
    }
    if (errors.length > 0) throw joinErrors(errors);
    return conclude(sweep, taken, last, done);
  }
  return { decision: 'waiting', reason: 'store-conflict', plan: done, changed: done.length > 0 };
}

/** `restored` where somebody else had written to the store and it was put back, or it says anew who may do what. */
async function lookAround(
  ports: Ports,
  options: CaseOptions,
  untold: unknown[],
): Promise<Sweep | 'restored'> {
  const begun = await begin(ports, options, untold);
  if (begun === 'restored') return begun;
  const { read, memory, config, team } = begun;
  const watermark = watermarkOf(memory, options.scope);
  const listed = { of: digestOf(config.owners), day: read.now.slice(0, 10) };
  const since = isListed(memory, listed, options) ? watermark : null;
  const errors: unknown[] = [];
  const lists = await readLists(errors, ports, config, since);
  if (since === null && config.intake.advisories && options.scope.has('intake'))
    errors.push(...(await unlessError(errors, [], () => findBlindness(ports, config, lists))));
  const { waiting, refused: unasked } = await unlessError(errors, NOTHING_WAITS, () =>
    readWaitingReleases({ ports, config, options }),
  );
  const surroundings = { ports, read, config, team, waiting };
  const needsFacts = figuresDue(config, options, memory, read.now) !== undefined;
  const healing = listed.day === memory.listed?.day ? null : listed.day;
  const known = await readUnchanged(ports, read, memory.labels, healing);
  // Figures are of every case, closed ones too: once a day all of them are read. So is the price of both lanes, once.
  const needsLanes = config.publicLane !== 'none' && memory.lanes === null;
  const unchanged = needsFacts || needsLanes ? new Map<number, ClosedCase>() : known.unchanged;
  const { due, watched, mirrored, closed, issues, ...seen } = await goThroughCases(
    { ...surroundings, labels: memory.labels, needsFacts, unchanged },
    lists.found,
    watermark,
  );
  await guardSetBack(ports, read, config, issues);
  // Like what waits to be released, this is the release gate's to look after: once, not once for every action.
  const traces = options.scope.has('release-gate')
    ? await unlessError(errors, {}, () => watchLeaks(ports, config, watched))
    : {};
  const mirrors = await lookAtMirrors(errors, ports, mirrored, options);
  const onNpm = await lookOnNpm(errors, ports, config, options);
  const news = [...Object.keys(traces).map(Number), ...mirrorsWithNews(mirrored, config, mirrors ?? {})];
  const traced = [...new Set(news)].filter((number) => !due.includes(number));
  return {
    ...surroundings,
    ...seen,
    options: { ...options, traces, onNpm, ...(mirrors ? { mirrors } : {}) },
    memory,
    found: lists.found,
    refused: lists.refused,
    reasons: lists.reasons ?? [],
    unreadable: lists.unreadable,
    listed,
    isWhole: since === null && (lists.failures ?? []).length === 0,
    due: [...due, ...traced],
    unanswered: [...unasked],
    closed: closedToWrite(known, { of: known.of, asOf: read.now, cases: closed }),
    isStuck: errors.length > 0,
    madeLabels: new Map(),
    errors,
  };
}

/** What the store says, where nobody but the bot wrote there last, and who may do what. */
async function begin(
  ports: Ports,
  options: CaseOptions,
  untold: unknown[],
): Promise<Pick<Sweep, 'read' | 'memory' | 'config' | 'team'> | 'restored'> {
  const read = await ports.github.readSweep();
  const restored = options.dryRun ? null : await restoreStore(ports, read, null);
  if (restored?.untold) untold.push(restored.untold);
  if (restored) return 'restored';
  const memory = parseSweepMemory(read.sweepText);
  const written = readWritten(read);
  const config = asConfirmed(written, memory);
  const team = await guardAround({ ports, read, memory, written }, config, options);
  return team === 'changed' ? 'restored' : { read, memory, config, team };
}

/** Lists of reports; whose cannot be had is an error beside those that can. */
async function readLists(
  errors: unknown[],
  { github }: Ports,
  { intake, owners }: Config,
  since: string | null,
): Promise<FoundAdvisories> {
  const nothing: FoundAdvisories = { found: [], refused: [], unreadable: [] };
  if (!intake.advisories) return nothing;
  const lists = await unlessError(errors, nothing, () => github.findAdvisories(owners, since));
  errors.push(...(lists.failures ?? []));
  return lists;
}

/** Once, as the release gate's other looks. */
const lookOnNpm = (errors: unknown[], { npm }: Ports, config: Config, { scope }: CaseOptions) =>
  unlessError(errors, {}, async () => (scope.has('release-gate') ? readWatchedPackages(config, npm) : {}));

const lookAtMirrors = async (
  errors: unknown[],
  ports: Ports,
  mirrored: readonly MirroredCase[],
  { scope }: CaseOptions,
) =>
  scope.has('release-gate')
    ? unlessError(errors, null, () =>
        watchMirrors(
          ports,
          mirrored.flatMap((each) => each.mirrors),
        ),
      )
    : null;

const NOTHING_WAITS = { waiting: null, refused: [] };

/** The team, where the surroundings are such that anything may be judged and written at all. */
async function guardAround(
  look: Omit<AuthorityLook, 'around'>,
  config: Config,
  options: CaseOptions,
): Promise<Sweep['team'] | 'changed'> {
  const { ports, read } = look;
  const nobody = { kind: 'unknown', why: 'not asked yet' } as const;
  if (!read.repo.isPrivate) guardSurface({ repo: read.repo, team: nobody, self: read.self }, config);
  const around = await ports.github.readSurroundings({ team: config.team, posts: [], tags: [] });
  guardIdentity(config, around);
  // Before anything stops over readers or a team that only the file knows so far.
  const mayKeep = !options.dryRun && options.scope.has('intake') && !isWrittenByOthers(read);
  if (mayKeep && (await keepAuthority({ ...look, around }))) return 'changed';
  guardSurface({ repo: { ...read.repo, owners: around.owners }, team: around.team, self: read.self }, config);
  if (around.team.kind === 'unknown')
    throw new ProcessError(
      'membership-unknown',
      `Who is in ${config.team.owner}/${config.team.slug} could not be read, so nothing was decided or written: ${around.team.why}. Until this is fixed, no deadline is watched.`,
    );
  return around.team;
}

/** Cases that this sweep changed are read once more; one request for many of them. */
async function withFreshRows(sweep: Sweep, changed: readonly number[]): Promise<Sweep> {
  if ((!isShown(sweep) && sweep.facts === null) || changed.length === 0) return sweep;
  const { config, read } = sweep;
  const fresh: StoredCase[] = [];
  for await (const page of readPages(sweep.ports, changed))
    fresh.push(...page.flatMap((swept) => readQuietly(swept, []) ?? []));
  const numbers = new Set(fresh.map(({ number }) => number));
  const merge = <T extends { readonly number: number }>(before: readonly T[], after: readonly T[]) =>
    [...before.filter(({ number }) => !numbers.has(number)), ...after].toSorted(
      (a, b) => a.number - b.number,
    );
  const rows = isShown(sweep) ? fresh.flatMap((stored) => rowsOf(stored, config, read.now)) : [];
  const facts = fresh.map((stored) => factsOf(stored, config, read.now));
  return {
    ...sweep,
    rows: merge(sweep.rows, rows),
    facts: sweep.facts === null ? null : merge(sweep.facts, facts),
  };
}

/**
 * Whether the lists may be left at the watermark: not for other owners or repos than last time, and once a day not at
 * all, so that a report in a repo that came to us later is found.
 */
function isListed(
  { listed }: SweepMemory,
  now: NonNullable<SweepMemory['listed']>,
  options: CaseOptions,
): boolean {
  return !options.scope.has('intake') || (listed?.of === now.of && listed.day === now.day);
}

async function carryOut(
  sweep: Sweep,
  taken: readonly number[],
  done: PlannedOperation[],
): Promise<{
  readonly last: RunResult | undefined;
  /** Cases that are not as they were when they were read, as far as is known. */
  readonly changed: readonly number[];
  readonly errors: unknown[];
}> {
  const errors: unknown[] = [];
  const changed = new Set(taken);
  let last: RunResult | undefined;
  for (const number of [...taken, ...sweep.due.filter((each) => !taken.includes(each))]) {
    try {
      const { waiting } = sweep;
      last = await runCase(sweep.ports, number, {
        ...sweep.options,
        ...(waiting ? { waiting, unasked: sweep.unanswered } : {}),
        ...(sweep.options.scope.has('ack-timer') ? { isSweep: true } : {}),
      });
      done.push(...last.plan);
      if (last.changed || last.plan.length > 0) changed.add(number);
    } catch (error) {
      changed.add(number);
      // One case must never keep the others from being looked at; the first error is told at the end.
      errors.push(error);
    }
  }
  return { last, changed: [...changed], errors };
}

function conclude(
  { options }: Sweep,
  taken: readonly number[],
  last: RunResult | undefined,
  done: readonly PlannedOperation[],
): RunResult {
  const changed = done.length > 0 && !options.dryRun;
  if (options.dryRun) return { decision: 'nothing', reason: 'dry-run', plan: done, changed: false };
  if (taken.length > 0) return { decision: 'done', reason: 'taken-in', plan: done, changed };
  if (changed) return { decision: 'done', reason: 'acted', plan: done, changed };
  if (last?.decision === 'waiting') return { ...last, plan: done };
  return { decision: 'nothing', reason: 'swept-clean', plan: done, changed };
}
