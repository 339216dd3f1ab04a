import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { Config } from '../../config/config.ts';
import { addWorkingDays } from '../../process/calendar.ts';
import { DAY_MS } from '../../process/durations.ts';
import { clocksOf } from '../coordination/break.ts';

/** The reporter was asked and is silent: what to do about it, since when they were asked, and the key of its comment. */
export interface Silence {
  readonly step: 'ask-again' | 'go-on';
  readonly key: string;
  readonly since: string;
  /** Whole days since they were asked. */
  readonly days: number;
}

/** How often the suggestion to go on is repeated: a case that waits for nobody must not be forgotten. */
const AGAIN_DAYS = 7;

/** Undefined while the reporter may still take their time, or where it is not their turn. */
export function findSilence(
  stored: StoredCase,
  config: Pick<Config, 'clocks'>,
  now: string,
): Silence | undefined {
  if (stateOf(stored) !== 'needs-info') return undefined;
  const clocks = clocksOf(stored, config.clocks);
  const since = stored.moves.at(-1)!.at;
  const askAgain = addWorkingDays(clocks.calendar, since, clocks.needsInfoDays);
  const goOn = addWorkingDays(clocks.calendar, askAgain, clocks.goOnDays);
  if (Date.parse(now) < Date.parse(askAgain)) return undefined;
  const days = Math.floor((Date.parse(now) - Date.parse(since)) / DAY_MS);
  const start = `remind/reporter/${stored.moves.length}/`;
  if (Date.parse(now) < Date.parse(goOn)) return { step: 'ask-again', key: `${start}ask-again`, since, days };
  const weeks = Math.floor((Date.parse(now) - Date.parse(goOn)) / (AGAIN_DAYS * DAY_MS));
  return { step: 'go-on', key: `${start}go-on/${weeks}`, since, days };
}
