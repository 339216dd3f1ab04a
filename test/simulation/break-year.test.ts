/** A year with three breaks beside the same year without: nobody is disturbed, and no emergency waits longer. */
import { createRandom } from '../../dev/rehearsal/random.ts';
import { breakAt } from '../../src/config/break-at.ts';
import { byDepth, tellPlayed } from '../deep.ts';
import { PEOPLE } from '../engine/world.ts';
import {
  type Arrival,
  CALLED,
  FLAGGED_AFTER,
  follow,
  KINDS,
  planYear,
  type Told,
  WITH_BREAKS,
  WITHOUT,
} from './break-year.ts';

const SEED = 7;

interface Pair {
  readonly arrival: Arrival;
  readonly with: Told;
  readonly without: Told;
}

let played: Promise<readonly Pair[]> | undefined;
/** The year is played once; the sample is an ordinary and an exploited report that come in a break. */
function playYear(): Promise<readonly Pair[]> {
  played ??= (async () => {
    const all = planYear(createRandom(SEED), 96);
    const near = all.filter(isIn);
    const few = [
      near.find(({ kind }) => kind === 'ordinary')!,
      near.find(({ kind }) => kind === 'exploited')!,
    ];
    // All that come in a break, and a third of the others.
    const many = all.filter((each, index) => isIn(each) || index % 3 === 0);
    const arrivals = byDepth(many, few);
    tellPlayed('reports of a year with breaks', arrivals.length);
    const pairs: Pair[] = [];
    for (const arrival of arrivals)
      pairs.push({
        arrival,
        with: await follow(arrival, WITH_BREAKS),
        without: await follow(arrival, WITHOUT),
      });
    return pairs;
  })();
  return played;
}

const isIn = ({ at }: Pick<Arrival, 'at'>): boolean =>
  breakAt(WITH_BREAKS, new Date(at).toISOString()) !== undefined;

it('in a break nobody is called but one member, and that for emergencies alone', async () => {
  const pairs = await playYear();
  const calls = pairs.flatMap(({ arrival, with: { inBreak } }) =>
    inBreak.map((call) => ({ arrival, ...call })),
  );
  const others = calls.filter(({ logins }) => logins.some((login) => login !== PEOPLE[CALLED].login));
  expect(others).toEqual([]);
  const idle = calls.filter(({ arrival }) => !KINDS[arrival.kind].isEmergency);
  expect(idle).toEqual([]);
  expect(calls.length).toBeGreaterThan(2);
});

const isUrgent = ({ arrival }: Pair): boolean => KINDS[arrival.kind].isEmergency;
const NEVER = Number.POSITIVE_INFINITY;
/** Hours since it was known to be an emergency. */
const waitedFor = ({ kind }: Arrival, { waited }: Told, step: number): number =>
  (waited[step] ?? NEVER) - (kind === 'flagged later' ? FLAGGED_AFTER : 0);

it('no emergency that comes in a break waits longer than it would have without', async () => {
  const pairs = (await playYear()).filter((pair) => isUrgent(pair) && isIn(pair.arrival));
  expect(pairs.length).toBeGreaterThan(0);
  expect(pairs.map(({ without }) => without.waited[0])).not.toContain(undefined);
  const longer = pairs.filter((pair) =>
    pair.without.waited.some((hours = NEVER, step) => waitedFor(pair.arrival, pair.with, step) > hours),
  );
  expect(longer).toEqual([]);
});

it('none waits longer than the longest in a year without, also where its coordinator has just gone away', async () => {
  const pairs = (await playYear()).filter(isUrgent);
  for (const step of [0, 1]) {
    const usual = Math.max(...pairs.map(({ without }) => without.waited[step] ?? NEVER));
    const longest = Math.max(...pairs.map((pair) => waitedFor(pair.arrival, pair.with, step)));
    expect(longest).toBeLessThanOrEqual(usual);
  }
});
