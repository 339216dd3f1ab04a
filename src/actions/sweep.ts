import type { KnownLabels } from '../case/known-labels.ts';
import type { FoundAdvisory, SweepRead, SweptCase } from '../case/ports.ts';
import { type StoredCase, stateOf } from '../case/stored-case.ts';
import { parseSweepMemory, type SweepMemory, watermarkOf } from '../case/sweep-memory.ts';
import type { Config } from '../config/config.ts';
import { digestOf } from '../engine/context.ts';
import { findDue } from '../engine/is-due.ts';
import { boardRowOf } from '../features/deadlines/overview-rows.ts';
import type { BoardRow } from '../features/deadlines/overview-text.ts';
import { type WatchedCase, watchedOf } from '../features/followup/leak-watch.ts';
import { FEATURES } from '../features/index.ts';
import { isHeldBy } from '../features/release/hold.ts';
import { type MirroredCase, mirroredOf, mirrorsWithNews } from '../features/remediation/mirrors.ts';
import { letReleasesThrough, readWaitingReleases } from './approve-deployments.ts';
import { ProcessTrouble } from './error.ts';
import { guardIdentity, guardSurface, type Ports, readConfig, readStored } from './observe-case.ts';
import { readPages } from './read-pages.ts';
import { restoreStore } from './restore-store.ts';
import { type CaseOptions, type PlannedOperation, type RunResult, runCase } from './run-case.ts';
import type { Sweep } from './sweep-store.ts';
import { keepWatermark, labelsAfter, takeIn } from './take-in.ts';
import { watchLeaks } from './watch-leaks.ts';
import { watchMirrors } from './watch-mirrors.ts';

const MOST_CONFLICTS = 5;

/** Takes in reports, finds what is due in every case, and carries it out case by case. */
export async function runSweep(ports: Ports, options: CaseOptions): Promise<RunResult> {
  const done: PlannedOperation[] = [];
  for (let conflict = 0; conflict < MOST_CONFLICTS; conflict++) {
    const sweep = await lookAround(ports, options);
    if (sweep === 'restored') continue;
    const taken = await takeIn(sweep, done);
    if (taken === 'conflict') continue;
    const { last, troubles } = await carryOut(sweep, taken, done);
    const isStuck = troubles.length > 0;
    await letReleasesThrough(sweep, taken, done).catch((error: unknown) => troubles.push(error));
    troubles.push(...explainAll(sweep), ...explainReplaced(sweep));
    // A first sweep that could not look around leaves nothing behind.
    const isFirst = sweep.read.storeHead === null && taken.length === 0;
    if (!options.dryRun && !(isFirst && troubles.length > 0)) {
      try {
        const trouble = await keepWatermark({ ...(await withFreshRows(sweep, taken)), isStuck }, done);
        if (trouble) troubles.push(trouble);
        // Nobody hears that sweeps stopped where this one came to its end; what went wrong is told by the run itself.
        await ports.team?.ping();
      } catch (error) {
        troubles.push(error);
      }
    }
    if (troubles.length > 0) throw troubles[0];
    return conclude(sweep, taken, last, done);
  }
  return { decision: 'waiting', reason: 'store-conflict', plan: done, changed: done.length > 0 };
}

/** What stopped nothing else, in the order in which it is worth telling. */
function explainAll({ broken, refused, unreadable, unanswered, troubles }: Sweep): readonly ProcessTrouble[] {
  return [
    ...(broken.length > 0 ? [new ProcessTrouble('bad-store', broken.join('\n'))] : []),
    ...(refused.length > 0 ? [explainRefusal(refused)] : []),
    ...(unreadable.length > 0 ? [explainUnreadable(unreadable)] : []),
    ...(unanswered.length > 0 ? [explainUnanswered(unanswered)] : []),
    ...troubles,
  ];
}

/** A label that took the name of one of ours counts for nothing, and neither does what anybody does with it. */
function explainReplaced(sweep: Sweep): readonly ProcessTrouble[] {
  const { replaced } = labelsAfter(sweep, sweep.memory);
  if (replaced.length === 0) return [];
  const names = replaced.map((name) => `"${name}"`).join(', ');
  return [
    new ProcessTrouble(
      'wrong-identity',
      `Another label has the name ${names} now: somebody renamed it, or made it again. It is ignored. Find out who did that, then delete that label (Issues > Labels): the next sweep makes its own.`,
    ),
  ];
}

/** Everything else goes on without them; but nobody may believe that no report came in. */
function explainRefusal(refused: readonly string[]): ProcessTrouble {
  return new ProcessTrouble(
    'permission-missing',
    `Could not find privately reported advisories in ${refused.join(', ')}. Grant the App or token the permission repository_advisories: write there; reports that wait are taken in then.`,
  );
}

/** It may be a report that waits for an answer, and nothing of it says which. */
function explainUnreadable(places: readonly string[]): ProcessTrouble {
  return new ProcessTrouble(
    'github-unreachable',
    `GitHub lists an advisory in ${places.join(', ')} of which not even the id can be read, so it has no case. Open the Security tab there and look for a report that no case stands for. Every sweep asks again.`,
  );
}

/** Releases wait there although no case need hold them: an outage, which nobody may take for a hold. */
function explainUnanswered(repos: readonly string[]): ProcessTrouble {
  return new ProcessTrouble(
    'permission-missing',
    `Could not look after releases that wait in ${[...new Set(repos)].join(', ')}. Grant the App Actions: read, Contents: read and Deployments: write there, and make it a protection rule of the environment. Until then an administrator of the repository lets them through by hand; this is an outage and says nothing of any case.`,
  );
}

/** Whether the case holds a release that waits, has one on record as held, or holds one that may wait no more. */
function isHolding({ waiting }: Pick<Sweep, 'waiting'>, stored: StoredCase): boolean {
  if (waiting === null) return false;
  const holds = stored.holds ?? [];
  return (
    holds.some(({ ended }) => ended === null) ||
    waiting.some(
      (release) =>
        isHeldBy(stored, release) ||
        holds.some(({ repo, run }) => repo === release.repo && run === release.run),
    )
  );
}

/** `restored` where somebody else had written to the store: it was put back, and everything is read again. */
async function lookAround(ports: Ports, options: CaseOptions): Promise<Sweep | 'restored'> {
  const read = await ports.github.readSweep();
  const config = readConfig(read.configText, read.postTemplate);
  const team = await guardAround(ports, read, config);
  if (!options.dryRun && (await restoreStore(ports, read, team))) return 'restored';
  const memory = parseSweepMemory(read.sweepText);
  const watermark = watermarkOf(memory, options.scope);
  const listed = { of: digestOf(config.owners), day: read.now.slice(0, 10) };
  const since = isListed(memory, listed, options) ? watermark : null;
  const lists = config.intake.advisories
    ? await ports.github.findAdvisories(config.owners, since)
    : { found: [], refused: [], unreadable: [] };
  const { waiting, refused: unasked } = await readWaitingReleases({ ports, config, options });
  const surroundings = { ports, read, config, team, waiting };
  const { due, watched, mirrored, ...seen } = await goThroughCases(
    { ...surroundings, labels: memory.labels },
    lists.found,
    watermark,
  );
  // Like what waits to be released, this is the release gate's to look after: once, not once for every action.
  const traces = options.scope.has('release-gate') ? await watchLeaks(ports, config, watched) : {};
  const mirrors = options.scope.has('release-gate')
    ? await watchMirrors(
        ports,
        mirrored.flatMap((each) => each.mirrors),
      )
    : null;
  const news = [...Object.keys(traces).map(Number), ...mirrorsWithNews(mirrored, config, mirrors ?? {})];
  const traced = [...new Set(news)].filter((number) => !due.includes(number));
  return {
    ...surroundings,
    ...seen,
    options: { ...options, traces, ...(mirrors ? { mirrors } : {}) },
    memory,
    found: lists.found,
    refused: lists.refused,
    unreadable: lists.unreadable,
    listed,
    isWhole: since === null,
    due: [...due, ...traced],
    unanswered: [...unasked],
    isStuck: false,
    madeLabels: new Map(),
    troubles: [],
  };
}

/** The team, where the surroundings are such that anything may be judged and written at all. */
async function guardAround(ports: Ports, read: SweepRead, config: Config): Promise<Sweep['team']> {
  const nobody = { kind: 'unknown', why: 'not asked yet' } as const;
  if (!read.repo.isPrivate) guardSurface({ repo: read.repo, team: nobody, self: read.self }, config);
  const around = await ports.github.readSurroundings({ team: config.team, posts: [], tags: [] });
  guardIdentity(config, around);
  guardSurface({ repo: { ...read.repo, owners: around.owners }, team: around.team, self: read.self }, config);
  if (around.team.kind === 'unknown')
    throw new ProcessTrouble(
      'membership-unknown',
      `Who is in ${config.team.owner}/${config.team.slug} could not be read, so nothing was judged and nothing was written: ${around.team.why}. Promises to reporters are not watched before that is mended.`,
    );
  return around.team;
}

type Surroundings = Pick<Sweep, 'ports' | 'read' | 'config' | 'team' | 'waiting'>;

/** What one look at every case brings: what is due, and what the lists and the board need to know of it. */
async function goThroughCases(
  surroundings: Surroundings & { readonly labels: KnownLabels },
  found: readonly FoundAdvisory[],
  watermark: string | null,
): Promise<
  Pick<Sweep, 'known' | 'seenThreads' | 'open' | 'due' | 'broken' | 'rows'> & {
    readonly watched: readonly WatchedCase[];
    readonly mirrored: readonly MirroredCase[];
  }
> {
  const { ports, read, config, team, labels } = surroundings;
  const { now, self } = read;
  const listed = new Set(found.map((each) => each.facts.ghsa));
  const changed = new Set(found.filter(isSince(watermark)).map((each) => each.facts.ghsa));
  const reachable = ports.channels?.reachable ?? [];
  const known = new Set<string>();
  const seenThreads = new Set<string>();
  const open: number[] = [];
  const due: number[] = [];
  const watched: WatchedCase[] = [];
  const mirrored: MirroredCase[] = [];
  const broken: string[] = [];
  const rows: BoardRow[] = [];
  for await (const page of readPages(ports, read.cases)) {
    for (const swept of page) {
      const stored = readQuietly(swept, broken);
      if (!stored) continue;
      // Only what the lists named is kept: a piece of a string keeps the whole of it, here a case file, in memory.
      for (const ghsa of [stored.source.ghsa, ...stored.advisories.map((each) => each.ghsa)])
        if (ghsa && listed.has(ghsa)) known.add(ghsa);
      if (config.intake.publicLabel !== null)
        for (const url of [stored.source.url, ...stored.privatized.map((each) => each.url)])
          if (url) seenThreads.add(url);
      const watch = config.leakWatch.length > 0 ? watchedOf(stored) : undefined;
      if (watch) watched.push(watch);
      mirrored.push(...mirroredOf(stored, config));
      if (stateOf(stored) !== 'closed') open.push(stored.number);
      const { issue } = swept;
      if (
        swept.isUnreadable ||
        isHolding(surroundings, stored) ||
        findDue({
          features: FEATURES,
          stored,
          issue,
          config,
          now,
          self,
          team,
          labels,
          changed,
          reachable,
        })
      )
        due.push(stored.number);
      else if (isShown({ ports, config })) rows.push(...rowsOf(stored, config, now));
    }
  }
  return { known, seenThreads, open, due, watched, mirrored, broken, rows };
}

const isShown = ({ ports, config }: Pick<Sweep, 'ports' | 'config'>): boolean =>
  config.board || ports.team?.takesDigest === true;

/** In strings of its own: a piece of a case file would keep the whole of it in memory. */
function rowsOf(stored: StoredCase, config: Config, now: string): readonly BoardRow[] {
  const row = boardRowOf(stored, config, now);
  return row ? [JSON.parse(JSON.stringify(row)) as BoardRow] : [];
}

/** What was due or new has changed since it was read; one request per hundred of them. */
async function withFreshRows(sweep: Sweep, taken: readonly number[]): Promise<Sweep> {
  const numbers = [...new Set([...taken, ...sweep.due])];
  if (!isShown(sweep) || numbers.length === 0) return sweep;
  const rows = [...sweep.rows];
  for await (const page of readPages(sweep.ports, numbers))
    for (const swept of page) {
      const stored = readQuietly(swept, []);
      if (stored) rows.push(...rowsOf(stored, sweep.config, sweep.read.now));
    }
  return { ...sweep, rows: rows.toSorted((a, b) => a.number - b.number) };
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

/** Lists come down to and with the watermark; what stood there then has been looked at. */
const isSince =
  (watermark: string | null) =>
  ({ updatedAt }: FoundAdvisory): boolean =>
    watermark === null || Date.parse(updatedAt) > Date.parse(watermark);

/** A case that cannot be read stops nothing but itself, and the run says so at its end. */
function readQuietly(swept: SweptCase, broken: string[]): StoredCase | null {
  try {
    return readStored(swept.storedText, swept.number);
  } catch (error) {
    if (!(error instanceof ProcessTrouble)) throw error;
    broken.push(error.message);
    return null;
  }
}

async function carryOut(
  sweep: Sweep,
  taken: readonly number[],
  done: PlannedOperation[],
): Promise<{ readonly last: RunResult | undefined; readonly troubles: unknown[] }> {
  const troubles: unknown[] = [];
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
    } catch (error) {
      // One case must never keep the others from being looked at; the first trouble is told at the end.
      troubles.push(error);
    }
  }
  return { last, troubles };
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
