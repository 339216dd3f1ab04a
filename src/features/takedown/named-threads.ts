import type { StoredCase } from '../../case/stored-case.ts';
import { PATH_OF_SWEEP, parseSweepMemory, renderSweepMemory } from '../../case/sweep-memory.ts';
import { HOUR_MS } from '../../process/durations.ts';

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

/** A case that begins with a thread, as the form “public by mistake” makes it: one too many waits as well. */
export function holdForSecond(begun: StoredCase, sweepText: string | null | undefined): StoredCase {
  const [item, ...more] = begun.takedowns;
  if (!item || more.length > 0 || !needsSecond({ ...begun, takedowns: [] }, sweepText, item.at)) return begun;
  return { ...begun, takedowns: [{ ...item, second: true }] };
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
  return { [PATH_OF_SWEEP]: renderSweepMemory({ ...memory, named }) };
}
