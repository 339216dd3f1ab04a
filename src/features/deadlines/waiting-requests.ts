import type { StoredCase } from '../../case/stored-case.ts';
import { isWaiting } from '../../engine/approvals.ts';
import { DAY_MS } from '../../process/durations.ts';

/** Requests of the bot that nobody has confirmed for some time. */
export interface WaitingRequests {
  /** `remind/requests/<since>/<days>`: each step is said once, and anew where the oldest request is another one. */
  readonly key: string;
  /** What the keys of all steps begin with. */
  readonly prefix: string;
  /** When the oldest of them was made, ISO UTC. */
  readonly since: string;
  readonly count: number;
}

/** Days after which the team is told, and then again after as many as the last step. */
const FIRST_DAYS = 2;
const EVERY_DAYS = 7;

/** The step that is due now, or was last; undefined before the first, and under `flag/manual`, where nothing is carried out. */
export function findWaitingRequests(
  { approvalRequests, flags }: Pick<StoredCase, 'approvalRequests' | 'flags'>,
  now: string,
): WaitingRequests | undefined {
  const waiting = approvalRequests.filter(isWaiting).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const [oldest] = waiting;
  if (!oldest || flags.includes('manual')) return undefined;
  const days = Math.floor((Date.parse(now) - Date.parse(oldest.at)) / DAY_MS);
  if (days < FIRST_DAYS) return undefined;
  const step = days < EVERY_DAYS ? FIRST_DAYS : days - (days % EVERY_DAYS);
  const prefix = `remind/requests/${oldest.at.slice(0, 16)}/`;
  return { key: `${prefix}${step}`, prefix, since: oldest.at, count: waiting.length };
}
