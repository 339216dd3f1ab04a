/** Times of runs against a Node that does nothing, taken in turn so that whatever else the machine does falls on all. */
import { spawnSync } from 'node:child_process';

export interface Ratio {
  readonly median: number;
  readonly min: number;
}

/** Milliseconds of `node -e 0`, and of each of `runs`, by its name, as times of that. */
export async function timeInTurn(
  runs: ReadonlyMap<string, () => Promise<number>>,
  rounds: number,
): Promise<{ readonly base: Ratio; readonly ratios: ReadonlyMap<string, Ratio> }> {
  const nothing: number[] = [];
  const times = new Map([...runs.keys()].map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round++) {
    nothing.push(timeNothing());
    for (const [name, run] of runs) times.get(name)!.push(await run());
  }
  const base = { median: medianOf(nothing), min: Math.min(...nothing) };
  const ratioOf = (list: readonly number[]): Ratio => ({
    median: round2(medianOf(list) / base.median),
    min: round2(Math.min(...list) / base.min),
  });
  return { base, ratios: new Map([...times].map(([name, list]) => [name, ratioOf(list)])) };
}

function timeNothing(): number {
  const started = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return performance.now() - started;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const round2 = (value: number): number => Math.round(value * 100) / 100;
