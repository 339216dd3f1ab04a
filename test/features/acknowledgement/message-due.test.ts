import type { ActionName } from '../../../src/process/table.ts';
import { dueOf, runWorld, storedOf } from '../../engine/run-world.ts';
import { atState, comment, DAY, pass } from '../../engine/situation.ts';
import { configOf, configTextOf, DEFAULT_CONFIG, type World } from '../../engine/world.ts';

const run = async (world: World, ...actions: readonly ActionName[]): Promise<World> =>
  (await runWorld(world, new Set(actions))).world;

/** A configuration with which nothing else in the case is due. */
const QUIET = configOf(`${configTextOf(DEFAULT_CONFIG)}intake: { conversations: false }\n`);

/** The chain: the comment was heard by the action of the release, and that of messages was not started. */
async function whenHeard(): Promise<World> {
  const quiet = await atState('patching', QUIET);
  expect(dueOf(quiet)).toBeUndefined();
  const heard = await run(comment('member', '/send status')(quiet), 'release-gate');
  expect(storedOf(heard).messages?.map(({ key }) => key)).toEqual(['status']);
  return heard;
}

it('the sweep looks at a case whose message was not asked about, and once it was, does not', async () => {
  const heard = await whenHeard();
  expect(dueOf(heard)).toBe('message');
  const asked = await run(heard, 'ack-timer');
  expect(storedOf(asked).approvalRequests.map(({ key }) => key)).toContain('message/status');
  expect(dueOf(asked)).not.toBe('message');
});

it('it gives up after a day: a message that nobody may be asked about is looked at no longer', async () => {
  expect(dueOf(pass(DAY)(await whenHeard()))).not.toBe('message');
});
