import { addDays } from './clocks.ts';
import { DAY_MS } from './durations.ts';

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** On which days security releases may be made. All days are UTC, `YYYY-MM-DD`, ends included. */
export interface DayRule {
  /** Empty: any day. */
  readonly days: readonly Weekday[];
  readonly freezes: readonly { readonly from: string; readonly to: string }[];
}

/** Milliseconds since 1970 of the beginning of a day, or undefined for what is no day of the calendar. */
export function parseDay(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text ? at : undefined;
}

export function weekdayOf(day: string): Weekday {
  return WEEKDAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7]!;
}

/** Why a release should not be made on that day, as one sentence; undefined where it may. */
export function findObjection(day: string, { days, freezes }: DayRule): string | undefined {
  const weekday = weekdayOf(day);
  if (days.length > 0 && !days.includes(weekday))
    return `${day} is a ${capital(weekday)}; releases are made on ${days.map(capital).join(', ')}`;
  const freeze = freezes.find(({ from, to }) => from <= day && day <= to);
  return freeze ? `${day} lies in the freeze from ${freeze.from} to ${freeze.to}` : undefined;
}

export const capital = (word: string): string => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`;

/** As far as a proposal looks ahead. */
const MOST_DAYS = 120;
const PROPOSALS = 3;

/**
 * Three days on which a release may be made, soonest first, at least `notice` days from now (for a pre-announcement) and
 * not before `notBefore` (for a CVE id that is waited for). Fewer where the rule leaves fewer in the next four months.
 */
export function proposeDays(
  now: string,
  rule: DayRule,
  { notice, notBefore }: { readonly notice: number; readonly notBefore: string | null },
): readonly string[] {
  const soonest = addDays(now, notice);
  const first = notBefore !== null && Date.parse(notBefore) > Date.parse(soonest) ? notBefore : soonest;
  const start = Math.ceil(Date.parse(first) / DAY_MS) * DAY_MS;
  const days = Array.from({ length: MOST_DAYS }, (_, index) =>
    new Date(start + index * DAY_MS).toISOString().slice(0, 10),
  );
  return days.filter((day) => findObjection(day, rule) === undefined).slice(0, PROPOSALS);
}
