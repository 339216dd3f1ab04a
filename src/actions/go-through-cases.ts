import type { ClosedCase } from '../case/closed-index.ts';
import type { KnownLabels } from '../case/known-labels.ts';
import { type PastLane, pastLaneOf } from '../case/lane-history.ts';
import { type StoredCase, stateOf } from '../case/stored-case.ts';
import type { FoundAdvisory, SweptCase } from '../case/sweep-reads.ts';
import type { Config } from '../config/config.ts';
import { findDue } from '../engine/is-due.ts';
import { actionsIn, addActions } from '../features/coordination/member-activity.ts';
import type { BoardRow } from '../features/deadlines/overview-row.ts';
import { boardRowOf } from '../features/deadlines/overview-rows.ts';
import { type CaseFacts, caseFactsOf } from '../features/figures/case-facts.ts';
import { type WatchedCase, watchedOf } from '../features/followup/leak-watch.ts';
import { FEATURES } from '../features/index.ts';
import { isHeldBy } from '../features/release/hold.ts';
import { type MirroredCase, mirroredOf } from '../features/remediation/mirrors.ts';
import { addThreads } from '../features/takedown/named-threads.ts';
import { ProcessError } from './error.ts';
import { readStored } from './observe-case.ts';
import { readPages } from './read-pages.ts';
import type { Sweep } from './sweep-store.ts';

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

type Surroundings = Pick<Sweep, 'ports' | 'read' | 'config' | 'team' | 'waiting'>;

type Found = Pick<
  Sweep,
  'known' | 'seenThreads' | 'threads' | 'open' | 'due' | 'broken' | 'rows' | 'facts' | 'actions' | 'lanes'
> & {
  /** Numbers of the issues that stand for cases. */
  readonly issues: ReadonlySet<number>;
  /** Closed cases that need not be read again before anything of them changes. */
  readonly closed: ReadonlyMap<number, ClosedCase>;
  readonly watched: readonly WatchedCase[];
  readonly mirrored: readonly MirroredCase[];
};

/** What a look at every case is made with, beside what the sweep is. */
interface CaseSurroundings extends Surroundings {
  readonly labels: KnownLabels;
  readonly needsFacts: boolean;
  /** Closed cases that are not read again. */
  readonly unchanged: ReadonlyMap<number, ClosedCase>;
}

/** What one look at every case brings: what is due, and what the lists and the board need to know of it. */
export async function goThroughCases(
  surroundings: CaseSurroundings,
  found: readonly FoundAdvisory[],
  watermark: string | null,
): Promise<Found> {
  const { ports, read, config, team, labels, needsFacts, unchanged } = surroundings;
  const { now, self } = read;
  const listed = new Set(found.map((each) => each.facts.ghsa));
  const changed = new Set(found.filter(isSince(watermark)).map((each) => each.facts.ghsa));
  const reachable = ports.channels?.reachable ?? [];
  const seen = seeNothing();
  noteUnchanged(unchanged, listed, seen, config);
  const open: number[] = [];
  const due: number[] = [];
  const watched: WatchedCase[] = [];
  const mirrored: MirroredCase[] = [];
  const broken: string[] = [];
  const rows: BoardRow[] = [];
  const facts: CaseFacts[] = [];
  const actions = new Map<number, string>();
  const closed = new Map(unchanged);
  const glance = { features: FEATURES, config, now, self, team, labels, changed, reachable };
  const unread = read.cases.filter((number) => !unchanged.has(number));
  for await (const page of readPages(ports, unread)) {
    for (const swept of page) {
      const stored = readQuietly(swept, broken);
      if (!stored) {
        noteBroken(swept.storedText ?? '', listed, seen);
        continue;
      }
      noteCase(stored, config, seen);
      addActions(actions, actionsIn(stored, swept.issue));
      noteNames(namesOf(stored), listed, seen, config);
      const watch = config.leakWatch.length > 0 ? watchedOf(stored) : undefined;
      if (watch) watched.push(watch);
      mirrored.push(...mirroredOf(stored, config));
      if (stateOf(stored) !== 'closed') open.push(stored.number);
      const { issue, isUnreadable } = swept;
      if (isUnreadable || isHolding(surroundings, stored) || isDue({ ...glance, stored, issue }))
        due.push(stored.number);
      else noteClosed(stored, read.files, closed);
      if (isShown({ ports, config })) rows.push(...rowsOf(stored, config, now));
      if (needsFacts) facts.push(factsOf(stored, config, now));
    }
  }
  return {
    ...seen,
    threads: Object.fromEntries(seen.threads),
    open,
    due,
    watched,
    mirrored,
    broken,
    actions,
    rows,
    facts: needsFacts ? facts : null,
    closed,
  };
}

interface Seen {
  readonly known: Set<string>;
  readonly seenThreads: Set<string>;
  /** The case that each public thread belongs to. */
  readonly threads: Map<string, number>;
  readonly issues: Set<number>;
  readonly lanes: PastLane[];
}

/** Closed cases that are not read again: their issues, and the threads that they name. */
function noteUnchanged(
  unchanged: ReadonlyMap<number, ClosedCase>,
  listed: ReadonlySet<string>,
  seen: Seen,
  config: Pick<Config, 'intake'>,
): void {
  for (const { number, issue, names } of unchanged.values()) {
    noteNames(names, listed, seen, config);
    seen.issues.add(issue);
    addThreads(
      seen.threads,
      number,
      names.filter((name) => name.startsWith('https:')),
    );
  }
}

const seeNothing = (): Seen => ({
  known: new Set(),
  seenThreads: new Set(),
  threads: new Map(),
  issues: new Set(),
  lanes: [],
});

function noteCase(stored: StoredCase, { publicLane }: Pick<Config, 'publicLane'>, seen: Seen): void {
  const { number, issue, takedowns } = stored;
  const { threads, issues, lanes } = seen;
  const lane = publicLane === 'none' ? undefined : pastLaneOf(stored);
  if (lane) lanes.push(lane);
  issues.add(issue);
  addThreads(
    threads,
    number,
    takedowns.map(({ url }) => url),
  );
}

/** Only what the lists named is kept: a piece of a string keeps the whole of it, here a case file, in memory. */
function noteNames(
  names: readonly string[],
  listed: ReadonlySet<string>,
  { known, seenThreads }: Pick<Seen, 'known' | 'seenThreads'>,
  { intake }: Pick<Config, 'intake'>,
): void {
  for (const name of names) {
    if (listed.has(name)) known.add(name);
    if (intake.publicLabel !== null && name.startsWith('https:')) seenThreads.add(name);
  }
}

/** GHSA ids and addresses of what a case stands for. */
function namesOf({ source, advisories, orphans, takedowns }: StoredCase): readonly string[] {
  const ids = [...advisories, ...orphans].map(({ ghsa }) => ghsa);
  const urls = [source.url, ...takedowns.map(({ url }) => url)];
  return [...new Set([source.ghsa, ...ids, ...urls])].filter((name) => name !== null);
}

/** Of a case in which nothing is due: its entry among the closed ones, where it is one. */
function noteClosed(
  stored: StoredCase,
  files: ReadonlyMap<number, string>,
  closed: Map<number, ClosedCase>,
): void {
  const entry = closedCaseOf(stored, files.get(stored.number));
  if (entry) closed.set(entry.number, entry);
}

/** The entry of a closed case in which nothing is due, in strings of its own; of others there is none. */
function closedCaseOf(stored: StoredCase, file: string | undefined): ClosedCase | undefined {
  if (file === undefined || stateOf(stored) !== 'closed') return undefined;
  const names = namesOf(stored).filter((name) => !/\s|\/security\/advisories\//.test(name));
  return JSON.parse(
    JSON.stringify({ number: stored.number, issue: stored.issue, file, names }),
  ) as ClosedCase;
}

/** The report of a case that cannot be read is still its own: whatever it names is not taken in again. */
function noteBroken(text: string, listed: ReadonlySet<string>, { known, seenThreads }: Seen): void {
  for (const ghsa of listed) if (text.includes(ghsa)) known.add(ghsa);
  for (const [url] of text.matchAll(/https:\/\/\S+\/issues\/\d+/g)) seenThreads.add(url);
}

/** What a case cannot be judged for is told when it is looked after, for that case alone. */
function isDue(facts: Parameters<typeof findDue>[0]): boolean {
  try {
    return findDue(facts) !== undefined;
  } catch {
    return true;
  }
}

export const isShown = ({ ports, config }: Pick<Sweep, 'ports' | 'config'>): boolean =>
  config.board || ports.team?.takesDigest === true;

/** In strings of its own: a piece of a case file would keep the whole of it in memory. */
export function rowsOf(stored: StoredCase, config: Config, now: string): readonly BoardRow[] {
  const row = boardRowOf(stored, config, now);
  return row ? [JSON.parse(JSON.stringify(row)) as BoardRow] : [];
}

/** As with {@link rowsOf}. */
export const factsOf = (stored: StoredCase, config: Config, now: string): CaseFacts =>
  JSON.parse(JSON.stringify(caseFactsOf(stored, config, now))) as CaseFacts;

/** Lists come down to and with the watermark; what stood there then has been looked at. */
const isSince =
  (watermark: string | null) =>
  ({ updatedAt }: FoundAdvisory): boolean =>
    watermark === null || Date.parse(updatedAt) > Date.parse(watermark);

/** A case that cannot be read stops nothing but itself, and the run says so at its end. */
export function readQuietly(swept: SweptCase, broken: string[]): StoredCase | null {
  try {
    return readStored(swept.storedText, swept.number);
  } catch (error) {
    if (!(error instanceof ProcessError)) throw error;
    broken.push(error.message);
    return null;
  }
}
