import { asRead } from '../../../src/case/read.ts';
import { wantsPreflight } from '../../../src/features/disclosure/preflight.ts';
import { preflightComments } from '../../../src/features/disclosure/preflight-comments.ts';
import { CONDUCTOR, contextOf, observe, observeMore, storedOf } from '../../engine/run-world.ts';
import { atState } from '../../engine/situation.ts';

describe('what follows a disclosure', () => {
  it('is tried by the sweep while the confirmation is waited for, and by nobody else', async () => {
    const world = await atState('disclosing');
    const observed = observe(world, '9/1');
    expect(wantsPreflight(observed, storedOf(world), world.config)).toBe(false);
    const sweep = { ...observed, isSweep: true } as const;
    expect(wantsPreflight(sweep, storedOf(world), world.config)).toBe(true);
    expect(wantsPreflight({ ...sweep, preflight: asRead([]) }, storedOf(world), world.config)).toBe(false);
    const before = await atState('releasing');
    expect(
      wantsPreflight({ ...observe(before, '9/1'), isSweep: true }, storedOf(before), before.config),
    ).toBe(false);
  });

  it('is told where it cannot be reached, and only there', async () => {
    const world = await atState('disclosing');
    const observed = await observeMore(world, observe(world, '9/1'));
    const context = await contextOf(world, observed, CONDUCTOR);
    const wordsAfter = (problem: string | null) =>
      preflightComments({
        ...context,
        observed: { ...observed, isSweep: true, preflight: asRead([{ what: 'the site', problem }]) },
      });
    expect(wordsAfter(null)).toEqual([]);
    expect(wordsAfter('It does not answer.')).toMatchObject([
      { key: 'preflight', body: expect.stringContaining('- **the site:** It does not answer.') },
    ]);
  });
});
