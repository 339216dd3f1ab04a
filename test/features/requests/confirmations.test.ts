/** What a confirmation counts for where several things wait, or waited when it was given. */
import { storedOf } from '../../engine/run-world.ts';
import { all, atState, comment, label, play, say } from '../../engine/situation.ts';

const verdicts = (world: Parameters<typeof storedOf>[0]) =>
  storedOf(world).judged.map(({ verdict }) => verdict);
const deciders = (world: Parameters<typeof storedOf>[0]) =>
  storedOf(world).decisions.find(({ kind }) => kind === 'no-patch')?.by.length;

describe('a confirmation without a name', () => {
  it('is asked which one it means where two things wait', async () => {
    const two = await play(
      await atState('disclosing'),
      comment('coordinator', '/no-patch because it is old'),
      label('member', 'confirm'),
    );
    expect(verdicts(two)).toContain('refused/which-one');
    expect(deciders(two)).toBe(1);
  });

  it('is asked so too where one of them became void in the same minute', async () => {
    const waits = await play(
      await atState('disclosing'),
      comment('coordinator', '/no-patch because it is old'),
    );
    const moved = await play(
      waits,
      all(label('member', 'confirm'), comment('coordinator', '/set patched 1.2.4')),
    );
    expect(verdicts(moved)).toContain('refused/which-one');
    expect(deciders(moved)).toBe(1);
    expect(deciders(await play(moved, say('/confirm no-patch')))).toBe(2);
  });
});
