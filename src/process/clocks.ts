/** Promises with a due time (flowchart nodes J and Y). All times are UTC, ISO 8601; days are 24 hours. */

export const DAY_MS = 86_400_000;

export interface Clock {
  readonly name: 'acknowledge' | 'dismiss';
  readonly due: string;
  /** When the promise was kept, null while it is open, or that it does not apply. */
  readonly met: string | null;
  readonly applies: boolean;
}

export interface ClockRules {
  readonly remindDaysBefore: readonly number[];
  readonly overdueEveryHours: number;
}

export interface ReminderStep {
  /** `before/2`, `due`, `overdue/3`: never said twice for one clock. */
  readonly step: string;
  readonly escalate: boolean;
}

/** `days` days after a time. */
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
    const overdue = Math.floor(-left / (rules.overdueEveryHours * 3_600_000));
    return { step: overdue === 0 ? 'due' : `overdue/${overdue}`, escalate: true };
  }
  const passed = rules.remindDaysBefore.filter((days) => left <= days * DAY_MS);
  if (passed.length === 0) return undefined;
  return { step: `before/${Math.min(...passed)}`, escalate: false };
}
