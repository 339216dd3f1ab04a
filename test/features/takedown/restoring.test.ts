/** When a thread that was taken down may be made public again. */
import type { StoredCase } from '../../../src/case/stored-case.ts';
import { mayRestore } from '../../../src/features/takedown/may-restore.ts';
import { storedOf } from '../../engine/run-world.ts';
import { ANALYSIS, atState, comment, openThread, play, say } from '../../engine/situation.ts';
import type { World } from '../../engine/world.ts';

const URL = 'https://github.com/example-org/widget/issues/5';

const isMadeAgain = (world: World): boolean =>
  world.log.some(({ operation }) => operation.kind === 'restore-thread');

const lastWords = (world: World): string => (world.issue?.comments ?? []).map(({ body }) => body).join('\n');

const moved = async (): Promise<World> =>
  play(await atState('assessing'), openThread(URL, 'issue'), say(`/privatize ${URL}`));

it('asks, and makes it again, while no flaw is confirmed', async () => {
  const asked = await play(await moved(), say(`/restore ${URL}`));
  expect(lastWords(asked)).toContain('This makes it public again');
  expect(isMadeAgain(await play(asked, comment('third', '/confirm restore')))).toBe(true);
});

it('refuses while a confirmed flaw is under embargo', async () => {
  const world = await play(await moved(), say(ANALYSIS), say(`/restore ${URL}`));
  expect(lastWords(world)).toContain('restoring that thread would disclose it');
  expect(lastWords(world)).not.toContain('This makes it public again');
  expect(storedOf(world).takedowns[0]?.restore).toBeUndefined();
});

it('does not do it either where it was asked for before', async () => {
  const world = await play(await moved(), say(`/restore ${URL}`), say(ANALYSIS));
  expect(isMadeAgain(await play(world, comment('third', '/confirm restore')))).toBe(false);
});

describe('mayRestore', () => {
  it('says yes where the flaw is public or disclosed', async () => {
    const stored = storedOf(await play(await moved(), say(ANALYSIS)));
    expect(mayRestore(stored)).toBe(false);
    expect(mayRestore({ ...stored, flags: [...stored.flags, 'public'] })).toBe(true);
    const closed: StoredCase = storedOf(await atState('closed'));
    expect(mayRestore(closed)).toBe(true);
  });
});
