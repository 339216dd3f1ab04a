/** Runs that have something to look at, against a Node that does nothing; the embedded GitHub's own time is in them. */
import { timeInTurn } from './against-nothing.ts';
import { openPlace, type Place } from './place.ts';
import { OWNER } from './plan-case.ts';
import type { WorkResult } from './results.ts';
import { startAction } from './run-bundle.ts';
import { CLIENT_ID, TRIAGE } from './seed-cases.ts';

const HOUR_MS = 3_600_000;

/** An hourly sweep of one open case and of a thousand, and a label that was set before: its run looks, and is done. */
export async function measureWork(rounds: number): Promise<readonly WorkResult[]> {
  const [one, thousand] = [await openPlace(1), await openPlace(1_000)];
  try {
    const runs = new Map([
      ['conductor, a label on a case', () => timeRun(one, LABEL)],
      ['conductor, a sweep of 1 case', () => timeSweep(one)],
      ['conductor, a sweep of 1,000 cases', () => timeSweep(thousand)],
    ]);
    // The first sweeps of a day read and note more; every other one is what is measured.
    for (const place of [one, thousand]) for (let first = 0; first < 2; first++) await timeSweep(place);
    const { ratios } = await timeInTurn(runs, rounds);
    return [...ratios].map(([action, { min }]) => ({ action, ratioMin: min }));
  } finally {
    await Promise.all([one, thousand].map(({ github }) => github.close()));
  }
}

const SCHEDULE = {
  name: 'schedule',
  payload: { schedule: '17 * * * *', repository: { private: true } },
} as const;
const LABEL = {
  name: 'issues',
  payload: {
    action: 'labeled',
    issue: { number: 1 },
    label: { name: 'case/patching' },
    repository: { private: true },
    sender: { login: 'rosa-member', type: 'User' },
  },
} as const;

function timeSweep(place: Place): Promise<number> {
  place.github.clock.advance(HOUR_MS);
  return timeRun(place, SCHEDULE);
}

/** Milliseconds from spawn to exit. */
export async function timeRun(
  { github, privateKey }: Place,
  event: typeof SCHEDULE | typeof LABEL = SCHEDULE,
): Promise<number> {
  const ended = await startAction('conductor', {
    event,
    inputs: { apps: JSON.stringify({ [OWNER]: { 'client-id': CLIENT_ID, 'private-key': privateKey } }) },
    github: { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: `${OWNER}/${TRIAGE}` },
  });
  if (ended.exitCode !== 0) throw new Error(`The run failed:\n${ended.stdout.slice(0, 1_000)}`);
  return ended.ms;
}
