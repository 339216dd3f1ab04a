import { addWorkingDays, type Calendar, EVERY_DAY } from './calendar.ts';
import { DAY_MS, HOUR_MS } from './durations.ts';

/**
 * Promises with a due time: flowchart nodes J and Y, and what an organisation adds by configuration. All times are UTC,
 * ISO 8601; which days count is the calendar's.
 */

export interface Clock {
  readonly name: ClockName;
  readonly due: string;
  /** When the promise was kept, null while it is open, or that it does not apply. */
  readonly met: string | null;
  readonly applies: boolean;
  /** Whose turn it is while the promise is open. */
  readonly turn?: ClockTurn;
}

export const CLOCK_NAMES = [
  'acknowledge',
  'dismiss',
  'assess',
  'patch',
  'update',
  'embargo',
  'early-warning',
  'notification',
  'final-report',
] as const;
export type ClockName = (typeof CLOCK_NAMES)[number];
type ClockTurn = 'coordinator' | 'analyst' | 'developers' | 'team';

export interface ClockRules {
  readonly remindDaysBefore: readonly number[];
  readonly overdueEveryHours: number;
  /** Every day of 24 hours counts where there is none. */
  readonly calendar?: Calendar;
}

export interface ReminderStep {
  /** `before/2`, `due`, `overdue/3`: never said twice for one clock. */
  readonly step: string;
  readonly escalate: boolean;
}

/** `days` days of 24 hours after a time. */
export function addDays(iso: string, days: number): string {
  return new Date(Date.parse(iso) + days * DAY_MS).toISOString();
}

/** True, false, or null where the promise is still open (or never applied). */
export function wasMet(clock: Clock, now: string): boolean | null {
  if (!clock.applies) return null;
  if (clock.met !== null) return Date.parse(clock.met) <= Date.parse(clock.due);
  return Date.parse(now) > Date.parse(clock.due) ? false : null;
}

/**
 * The reminder step that is due now, or undefined. Only the latest step counts: a late sweep says one thing, not
 * all that it missed. Overdue steps go on for ever; a promise that was missed is never silent.
 */
export function dueStep(clock: Clock, rules: ClockRules, now: string): ReminderStep | undefined {
  if (!clock.applies || clock.met !== null) return undefined;
  const left = Date.parse(clock.due) - Date.parse(now);
  if (left <= 0) {
    const overdue = Math.floor(-left / (rules.overdueEveryHours * HOUR_MS));
    return { step: overdue === 0 ? 'due' : `overdue/${overdue}`, escalate: true };
  }
  const passed = rules.remindDaysBefore.filter((days) => Date.parse(now) >= timeOfStep(clock, rules, days));
  if (passed.length === 0) return undefined;
  return { step: `before/${Math.min(...passed)}`, escalate: false };
}

/** A schedule may be hours late, so a step lies at least this long before the due time. */
const LEAST_AHEAD_MS = DAY_MS / 2;

function timeOfStep({ due }: Clock, { calendar = EVERY_DAY }: ClockRules, days: number): number {
  return days === 0 ? Date.parse(due) - LEAST_AHEAD_MS : Date.parse(addWorkingDays(calendar, due, -days));
}

/** Who is mentioned: a rung includes those below it. */
export type Rung = 'coordinator' | 'team' | 'steering';
const RUNGS: readonly Rung[] = ['coordinator', 'team', 'steering'];

/**
 * How far up a step goes. Ahead of the due time it is the coordinator's; when it is due the team's; from the first day
 * late on the steering committee's too. A high or critical severity, or a flaw that is exploited, is one rung higher
 * from the last step ahead on.
 */
export function rungOf(step: string, rules: ClockRules, isGrave: boolean): Rung {
  const last = `before/${Math.min(...rules.remindDaysBefore)}`;
  const rung = step.startsWith('before/') ? 0 : step === 'due' ? 1 : 2;
  const lift = isGrave && (rung > 0 || step === last) ? 1 : 0;
  return RUNGS[Math.min(rung + lift, RUNGS.length - 1)]!;
}
