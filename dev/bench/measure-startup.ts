/** From spawn to exit on an event that concerns no case, against a Node that does nothing. */
import { spawnSync } from 'node:child_process';
import { entryNames, readActionFiles } from '../../scripts/action-files.ts';
import type { Remarks, StartupResult } from './results.ts';
import { startAction } from './run-bundle.ts';

export interface Startup {
  readonly startup: readonly StartupResult[];
  readonly base: NonNullable<Remarks['base']>;
}

/** An event of a pull request: our workflows start for it, and no case is meant. */
const EVENT = {
  name: 'issues',
  payload: {
    action: 'labeled',
    issue: { number: 7, pull_request: {} },
    repository: { private: true },
    sender: { login: 'rosa-member', type: 'User' },
  },
} as const;

/** The proof of a fix serves no events; the first that it does is to ask git. */
const WITHOUT_EVENTS: readonly string[] = ['prove-fix'];

/** Every action and `node -e 0` in turn, so that whatever else the machine does falls on all of them alike. */
export async function measureStartup(rounds: number): Promise<Startup> {
  const names = entryNames(readActionFiles()).filter((name) => !WITHOUT_EVENTS.includes(name));
  const base: number[] = [];
  const times = new Map<string, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    base.push(timeNothing());
    for (const name of names) times.get(name)!.push(await timeAction(name));
  }
  const [median, min] = [medianOf(base), Math.min(...base)];
  return {
    base: { median, min },
    startup: names.map((action) => ({
      action,
      ratioMedian: round2(medianOf(times.get(action)!) / median),
      ratioMin: round2(Math.min(...times.get(action)!) / min),
    })),
  };
}

function timeNothing(): number {
  const started = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return performance.now() - started;
}

async function timeAction(name: string): Promise<number> {
  const ended = await startAction(name, {
    event: EVENT,
    inputs: { token: 'not-used' },
    // Nobody listens there: whoever asks GitHub for anything fails.
    github: { GITHUB_API_URL: 'http://127.0.0.1:9', GITHUB_REPOSITORY: 'example-org/triage' },
  });
  if (ended.exitCode !== 0 || ended.outputs.reason !== 'not-our-event')
    throw new Error(`${name} did not take the event for one that concerns no case:\n${ended.stdout}`);
  return ended.ms;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const round2 = (value: number): number => Math.round(value * 100) / 100;
