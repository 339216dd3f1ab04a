/**
 * With one hostile or unreadable report, case, repo or owner in the world, the reminders, deadlines and intake of every
 * other case are the same as without it. Each play is a week on the built bundle, so `npm test` leaves all of it to
 * `npm run test:deep`, which plays one of each kind; `NEIGHBOURS=12` plays twelve.
 */

import fc from 'fast-check';
import { IS_DEEP, itDeep, tellPlayed } from '../deep.ts';
import { type Neighbourhood, openNeighbourhood } from './honest.ts';
import { anyHostile, HOSTILES, type Hostile } from './hostile.ts';

let place: Neighbourhood;
let alone: Awaited<ReturnType<Neighbourhood['play']>>;
const RUNS = Number(process.env.NEIGHBOURS ?? '1');

beforeAll(async () => {
  if (!IS_DEEP) return;
  place = await openNeighbourhood();
  alone = await place.play([]);
});
afterAll(() => place?.close());

itDeep('alone, every honest report is a case that is reminded of its promise', () => {
  const reminded = Object.values(alone).filter(({ said }) =>
    JSON.stringify(said).includes('remind/acknowledge'),
  );
  expect(reminded).toHaveLength(4);
  for (const { labels } of Object.values(alone)) expect(labels).toContain('case/received');
});

const describeAll = (hostiles: readonly Hostile[]): string => hostiles.map(({ what }) => what).join(' and ');

async function expectUnmoved(hostiles: readonly Hostile[]): Promise<void> {
  const beside = await place.play(hostiles);
  expect({ beside: describeAll(hostiles), ...beside }).toEqual({ beside: describeAll(hostiles), ...alone });
}

itDeep.each(Object.keys(HOSTILES) as (keyof typeof HOSTILES)[])(
  'beside %s nothing changes for the others',
  async (kind) => {
    await fc.assert(
      fc.asyncProperty(HOSTILES[kind] as fc.Arbitrary<Hostile>, (hostile) => expectUnmoved([hostile])),
      { numRuns: RUNS, endOnFailure: RUNS === 1 },
    );
    tellPlayed('neighbourhoods with one hostile', RUNS);
  },
);

itDeep('beside several at once nothing changes either', async () => {
  await fc.assert(fc.asyncProperty(fc.array(anyHostile, { minLength: 2, maxLength: 4 }), expectUnmoved), {
    numRuns: RUNS,
    endOnFailure: RUNS === 1,
  });
  tellPlayed('neighbourhoods with several hostiles', RUNS);
});
