import type { Ended } from './stage.ts';

/** Every run came to its end without a word of complaint. */
export function expectNoErrors(runs: readonly Ended[]): void {
  expect(runs.flatMap(({ errors }) => errors)).toEqual([]);
  expect(runs.map(({ exitCode }) => exitCode)).toEqual(runs.map(() => 0));
}
