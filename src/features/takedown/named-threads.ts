import type { StoredCase } from '../../case/stored-case.ts';
import { PATH_OF_SWEEP, parseSweepMemory, renderSweepMemory } from '../../case/sweep-memory.ts';
import { HOUR_MS } from '../../process/durations.ts';
import { threadKey } from '../../text/thread-url.ts';

/** Public threads that may be named within an hour, over all cases, before somebody else has to look. */
const MOST_AN_HOUR = 3;

const isNear = (one: string, other: string): boolean =>
  Math.abs(Date.parse(one) - Date.parse(other)) < HOUR_MS;

/**
 * Whether one more thread, named at this time, waits for a second person.
 *
 * @param sweepText `sweep.yml` of the store, which is read with every case and knows of the others
 */
export function needsSecond(
  stored: Pick<StoredCase, 'number' | 'takedowns'>,
  sweepText: string | null | undefined,
  at: string,
): boolean {
  const { named } = parseSweepMemory(sweepText ?? null);
  const others = named.filter((each) => each.case !== stored.number);
  const recent = [...stored.takedowns, ...others].filter((each) => isNear(each.at, at));
  return recent.length >= MOST_AN_HOUR;
}

/** The case that a thread belongs to already, where that is another one; `sweep.yml` knows those of all cases. */
export function otherCaseOf(
  url: string,
  number: number,
  sweepText: string | null | undefined,
): number | undefined {
  const key = threadKey(url);
  const { threads } = parseSweepMemory(sweepText ?? null);
  const owner = key !== undefined && Object.hasOwn(threads, key) ? threads[key] : undefined;
  return owner === number ? undefined : owner;
}

/** A case that begins with the thread of another one: it is a report of its own without it, and says whose it is. */
export function withoutOthersThread(begun: StoredCase, sweepText: string | null | undefined): StoredCase {
  const other = begun.takedowns
    .map(({ url }) => otherCaseOf(url, begun.number, sweepText))
    .find((number) => number !== undefined);
  if (other === undefined) return begun;
  const same = { what: `#${other}`, same: true, why: ['it names the same public thread'] };
  return {
    ...begun,
    source: { ...begun.source, url: null },
    flags: begun.flags.filter((flag) => flag !== 'premature'),
    takedowns: [],
    resembles: [...(begun.resembles ?? []), same],
  };
}

/** A case that begins with a thread, as the form “public by mistake” makes it: one too many waits as well. */
export function holdForSecond(begun: StoredCase, sweepText: string | null | undefined): StoredCase {
  const [item, ...more] = begun.takedowns;
  if (!item || more.length > 0 || !needsSecond({ ...begun, takedowns: [] }, sweepText, item.at)) return begun;
  return { ...begun, takedowns: [{ ...item, second: true }] };
}

/** Adds the threads of one more case; the case that had a thread first keeps it. */
export function addThreads(threads: Map<string, number>, number: number, urls: readonly string[]): void {
  for (const key of urls.flatMap((url) => threadKey(url) ?? []))
    if (!threads.has(key)) threads.set(key, number);
}

/** The store's own file with the threads that a case newly names; nothing where there are none, or it was not read. */
export function filesOfNamed(
  stored: StoredCase,
  before: Pick<StoredCase, 'takedowns'> | null,
  sweepText: string | null | undefined,
  now: string,
): Readonly<Record<string, string>> {
  const fresh = stored.takedowns.filter(({ url }) => !before?.takedowns.some((known) => known.url === url));
  if (sweepText === undefined || fresh.length === 0) return {};
  const memory = parseSweepMemory(sweepText);
  const named = [
    ...memory.named.filter((each) => isNear(each.at, now)),
    ...fresh.map(({ at }) => ({ case: stored.number, at })),
  ];
  const threads = new Map(Object.entries(memory.threads));
  addThreads(
    threads,
    stored.number,
    stored.takedowns.map(({ url }) => url),
  );
  return {
    [PATH_OF_SWEEP]: renderSweepMemory({ ...memory, named, threads: Object.fromEntries(threads) }),
  };
}
