/**
 * How much is played: a representative sample in `npm test`, everything in `npm run test:deep`. A suite that imports
 * this is run by both, and says how many combinations it played; the end of the run lists them.
 */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const IS_DEEP = process.env.TEST_DEPTH === 'deep';

/** One of two sizes. */
export const byDepth = <T, U>(deep: T, sample: U): T | U => (IS_DEEP ? deep : sample);

/** All of them in depth, else this many, spread evenly from the first on. */
export function sampleOf<T>(all: readonly T[], count: number): readonly T[] {
  if (IS_DEEP || all.length <= count) return all;
  return Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)]!);
}

/** `it` in depth, else `it.skip`. */
export const itDeep: typeof it = IS_DEEP ? it : (it.skip as typeof it);

/** Notes for the end of the run that so many combinations of these were played. */
export function tellPlayed(what: string, count: number): void {
  const notes = process.env.TEST_NOTES;
  if (notes !== undefined)
    writeFileSync(join(notes, `played.${randomUUID()}`), JSON.stringify({ what, count }));
}
