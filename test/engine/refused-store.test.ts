/** Any story in which GitHub refuses the store's commits now and then: what of it is done all the same. */
import fc from 'fast-check';
import type { Operation } from '../../src/case/operation.ts';
import { STATE_IDS } from '../../src/process/table.ts';
import { type Action, anyStory } from './person-actions.ts';
import { runWorld } from './run-world.ts';
import { atState } from './situation.ts';
import type { World } from './world.ts';

/** What cannot be taken back, and relies on what the store was to hold. */
const IRREVERSIBLE: readonly Operation['kind'][] = [
  'publish-advisory',
  'request-cve',
  'transfer-issue',
  'quiet-pull',
  'quiet-issue',
  'erase-comments',
  'delete-issue',
  'delete-branch',
  'delete-runs',
  'open-post',
  'send-message',
];

const doAll = (world: World, actions: readonly Action[]): World =>
  actions.reduce((at, { action }) => action(at), world);

/** What a run did after its first refused commit. */
async function findDoneAfter(world: World): Promise<readonly Operation['kind'][]> {
  const { operations } = await runWorld({ ...world, refuses: [...world.refuses, 'commit-store'] });
  const refused = operations.findIndex(({ kind }) => kind === 'commit-store');
  return refused < 0 ? [] : operations.slice(refused + 1).map(({ kind }) => kind);
}

it('a refused commit of the store ends the plan', async () => {
  const seen = { refused: 0, after: 0, irreversible: new Set<string>() };
  const stories = fc.tuple(fc.constantFrom(...STATE_IDS), anyStory, fc.integer({ min: 0, max: 11 }));
  for (const [state, story, at] of fc.sample(stories, { numRuns: 25, seed: 20_261_130 })) {
    let world: World = { ...(await atState(state)), log: [] };
    for (const [index, actions] of story.entries()) {
      world = { ...doAll(world, actions), log: [] };
      if (index === at % story.length) {
        const after = await findDoneAfter(world);
        seen.refused += 1;
        seen.after += after.length > 0 ? 1 : 0;
        for (const kind of after.filter((each) => IRREVERSIBLE.includes(each))) seen.irreversible.add(kind);
      }
      world = (await runWorld(world)).world;
    }
  }
  console.info(
    `${seen.refused} refused, ${seen.after} went on, with ${[...seen.irreversible].join(', ') || 'nothing irreversible'}`,
  );
  expect(seen.refused).toBe(25);
  expect(seen.after).toBe(0);
});
