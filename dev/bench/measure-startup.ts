/** From spawn to exit on an event that concerns no case, against a Node that does nothing. */
import { entryNames, readActionFiles } from '../../scripts/action-files.ts';
import { timeInTurn } from './against-nothing.ts';
import type { Remarks, StartupResult } from './results.ts';
import { startAction } from './run-bundle.ts';

export interface Startup {
  readonly startup: readonly StartupResult[];
  readonly base: NonNullable<Remarks['base']>;
}

/** An event of a pull request: our workflows start for it, and no case is meant. */
export const FOREIGN = {
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

export async function measureStartup(rounds: number): Promise<Startup> {
  const names = entryNames(readActionFiles()).filter((name) => !WITHOUT_EVENTS.includes(name));
  const runs = new Map(names.map((name) => [name, () => timeAction(name)]));
  const { base, ratios } = await timeInTurn(runs, rounds);
  const startup = [...ratios].map(([action, { median, min }]) => ({
    action,
    ratioMedian: median,
    ratioMin: min,
  }));
  return { base, startup };
}

export async function timeAction(name: string): Promise<number> {
  const ended = await startAction(name, {
    event: FOREIGN,
    inputs: { token: 'not-used' },
    // Nobody listens there: anyone who asks GitHub for anything fails.
    github: { GITHUB_API_URL: 'http://127.0.0.1:9', GITHUB_REPOSITORY: 'example-org/triage' },
  });
  if (ended.exitCode !== 0 || ended.outputs.reason !== 'not-our-event')
    throw new Error(`${name} did not take the event for one that concerns no case:\n${ended.stdout}`);
  return ended.ms;
}
