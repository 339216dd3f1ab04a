/** What GitHub allows in an hour, and what it bills, against what was asked of it. */
import type { RequestLog } from '../embedded-github/world.ts';

/** Of an installation: requests in an hour, and points of GraphQL in an hour; both are for all of a repo's runs. */
export const HOURLY = { requests: 5_000, points: 5_000 } as const;
/** What stays for everybody else is nine parts of ten. */
export const FACTOR = 10;
/** Minutes that a month's sweeps may be billed. */
export const BILLED_MINUTES = 1_000;
/** Minutes that an organisation on the free plan has for its private repos, a month. */
export const FREE_MINUTES = 2_000;

export interface Hour {
  readonly requests: number;
  readonly points: number;
}

/** The most of each that any hour saw; requests of both kinds count among the requests. */
export function busiestHour(requests: readonly RequestLog[]): Hour {
  const hours = new Map<string, Hour>();
  for (const { at, points } of requests) {
    const hour = at.slice(0, 13);
    const known = hours.get(hour) ?? { requests: 0, points: 0 };
    hours.set(hour, { requests: known.requests + 1, points: known.points + points });
  }
  const all = [...hours.values()];
  return {
    requests: Math.max(0, ...all.map((each) => each.requests)),
    points: Math.max(0, ...all.map((each) => each.points)),
  };
}

/** What an hour took too much of. */
export const findOverruns = ({ requests, points }: Hour): readonly string[] => [
  ...(requests > HOURLY.requests / FACTOR ? [`${requests} requests in one hour are too many`] : []),
  ...(points > HOURLY.points / FACTOR ? [`${points} points of GraphQL in one hour are too many`] : []),
];

/** Minutes that one run is billed: begun ones count whole. Where it runs, each request takes so long. */
export const billedMinutes = (requests: number, secondsPerRequest: number, startSeconds: number): number =>
  Math.ceil((startSeconds + requests * secondsPerRequest) / 60);
