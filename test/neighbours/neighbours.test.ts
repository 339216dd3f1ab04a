/**
 * With one hostile or unreadable report, case, repo or owner in the world, the reminders, deadlines and intake of every
 * other case are the same as without it.
 */
import { byDepth, IS_DEEP, sampleOf, tellPlayed } from '../deep.ts';
import fc from '../seeded-fast-check.ts';
import { type Neighbourhood, openNeighbourhood } from './honest.ts';
import { anyHostile, HOSTILES, type Hostile } from './hostile.ts';

let place: Neighbourhood;
let alone: Awaited<ReturnType<Neighbourhood['play']>>;
beforeAll(async () => {
  place = await openNeighbourhood();
  alone = await place.play([]);
}, 600_000);
afterAll(() => place.close());

it('alone, every honest report is a case that is reminded of its promise', () => {
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

it.each(sampleOf(Object.keys(HOSTILES) as (keyof typeof HOSTILES)[], 2))(
  'beside %s nothing changes for the others',
  async (kind) => {
    const runs = byDepth(12, 1);
    await fc.assert(
      fc.asyncProperty(HOSTILES[kind] as fc.Arbitrary<Hostile>, (hostile) => expectUnmoved([hostile])),
      { numRuns: runs, endOnFailure: !IS_DEEP },
    );
    tellPlayed('neighbourhoods with one hostile', runs);
  },
  600_000,
);

it('beside several at once nothing changes either', async () => {
  const runs = byDepth(60, 1);
  await fc.assert(fc.asyncProperty(fc.array(anyHostile, { minLength: 2, maxLength: 4 }), expectUnmoved), {
    numRuns: runs,
    ...(IS_DEEP ? {} : { endOnFailure: true }),
  });
  tellPlayed('neighbourhoods with several hostiles', runs);
}, 1_200_000);
