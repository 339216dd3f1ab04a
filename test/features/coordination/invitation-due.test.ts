import type { ActionName } from '../../../src/process/table.ts';
import { dueOf, runWorld, storedOf } from '../../engine/run-world.ts';
import { atState, comment, DAY, pass } from '../../engine/situation.ts';
import { configOf, configTextOf, DEFAULT_CONFIG, type World } from '../../engine/world.ts';

const run = async (world: World, ...actions: readonly ActionName[]): Promise<World> =>
  (await runWorld(world, new Set(actions))).world;

/** A configuration with which nothing else in the case is due. */
const QUIET = configOf(`${configTextOf(DEFAULT_CONFIG)}intake: { conversations: false }\n`);

const asksOf = (world: World): readonly string[] =>
  storedOf(world).approvalRequests.flatMap(({ key }) => (key.startsWith('invite/') ? [key] : []));

/** The chain: the comment was heard by the action of the release, and that of invitations was not started. */
async function whenHeard(): Promise<World> {
  const quiet = await atState('patching', QUIET);
  expect(dueOf(quiet)).toBeUndefined();
  const heard = await run(
    comment('member', '/invite otto-outsider because she wrote it')(quiet),
    'release-gate',
  );
  expect(storedOf(heard).roster?.map(({ login }) => login)).toEqual(['otto-outsider']);
  expect(asksOf(heard)).toEqual([]);
  return heard;
}

it('the sweep looks at a case whose invitation was not asked about, and once it was, does not', async () => {
  const heard = await whenHeard();
  expect(dueOf(heard)).toBe('invitation');
  const asked = await run(heard, 'ack-timer');
  expect(asksOf(asked)).toEqual([expect.stringMatching(/^invite\/GHSA-.*\/otto-outsider$/)]);
  expect(dueOf(asked)).not.toBe('invitation');
});

it('it gives up after a day: anyone who sees the advisory by then is never asked about', async () => {
  expect(dueOf(pass(DAY)(await whenHeard()))).not.toBe('invitation');
});
