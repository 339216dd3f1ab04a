/** A few mixes of unkindnesses and faults; `npm run torture -- --unkind 2000` plays many. */
import { byDepth, tellPlayed } from '../../deep.ts';
import { drawMix, namesOfTrials } from './mixes.ts';
import { NOT_SURVIVED } from './not-survived.ts';
import { isBroken, judgeMixes, renderMixes } from './play-mixes.ts';

const { FC_SEED } = process.env;
const first = Number(FC_SEED ?? 20_261_130);
const COUNT = byDepth(24, 4);

it('draws the same mix for the same seed, and leaves out what is told', () => {
  expect(drawMix(7)).toEqual(drawMix(7));
  const all = Array.from({ length: 300 }, (_, seed) => JSON.stringify(drawMix(seed, ['author-gone'])));
  expect(all.join()).not.toContain('author-gone');
  expect(new Set(all).size).toBeGreaterThan(250);
  expect(all.join()).toContain('push-protection');
});

it('survives mixes of what it survives alone', async () => {
  const without = namesOfTrials(Object.keys(NOT_SURVIVED));
  const mixes = Array.from({ length: COUNT }, (_, index) => drawMix(first + index, without));
  tellPlayed('mixes of unkindnesses and faults', COUNT);
  const verdicts = await judgeMixes(mixes);
  console.info(renderMixes(verdicts));
  expect(verdicts.filter(({ struck }) => struck.length > 0).length).toBeGreaterThan(0);
  expect(verdicts.filter(isBroken)).toEqual([]);
});
