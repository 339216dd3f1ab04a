import { DAY_MS } from './durations.ts';

/**
 * Which days count for a promise. Days off (weekends where business days are promised, holidays, and the days on which
 * the team is away) are paused for every clock; the time of day is that of the team's zone.
 */
export interface Calendar {
  readonly days: 'calendar' | 'business';
  /** IANA name of the team's zone. */
  readonly zone: string;
  /** Dates that do not count: `2026-05-14`, or `12-25` for every year. */
  readonly holidays: readonly string[];
  /** Nobody is there from the first date on, and is back on the second. */
  readonly away: readonly {
    readonly from: string;
    readonly until: string;
    /** One of the breaks of the whole team, in which an emergency does not wait. */
    readonly isBreak?: true;
  }[];
}

export const EVERY_DAY: Calendar = { days: 'calendar', zone: 'UTC', holidays: [], away: [] };

/** More days off in a row than any freeze: a calendar without a working day must not hang a run. */
const MOST_DAYS_OFF = 4_000;

/** A moment on the team's wall: days since 1970 in its zone, and milliseconds since midnight there. */
interface WallTime {
  readonly day: number;
  readonly ms: number;
}

/**
 * `days` working days after a moment (before it, if negative), at the same time of day on the team's wall. What comes in
 * on a day off counts from the beginning of the next day that is none, and is due before the last of the days is over:
 * five business days from a Saturday end with Friday, not when Monday begins. ISO 8601 UTC in and out.
 */
export function addWorkingDays(calendar: Calendar, iso: string, days: number): string {
  return addWorkingTime(calendar, iso, days * DAY_MS);
}

/** The same by milliseconds of working days: what a pause of a clock is worth. */
export function addWorkingTime(calendar: Calendar, iso: string, ms: number): string {
  if (isPlain(calendar)) return new Date(Date.parse(iso) + ms).toISOString();
  const start = settleOn(calendar, toWall(calendar.zone, Date.parse(iso)), ms < 0 ? -1 : 1);
  let left = start.ms + ms;
  let day = start.day;
  while (left < 0) {
    day = nextWorkingDay(calendar, day - 1, -1);
    left += DAY_MS;
  }
  while (left >= DAY_MS) {
    day = nextWorkingDay(calendar, day + 1, 1);
    left -= DAY_MS;
  }
  // Midnight before a working day and the end of the working day before that are the same: what is due, is due then.
  const end = ms > 0 && left === 0 ? nextWorkingDay(calendar, day - 1, -1) + 1 : day;
  return new Date(fromWall(calendar.zone, { day: end, ms: left })).toISOString();
}

/** Milliseconds of working days from one moment to a later one; 0 where it is none. */
export function workingTimeBetween(calendar: Calendar, from: string, until: string): number {
  const length = Date.parse(until) - Date.parse(from);
  if (length <= 0) return 0;
  if (isPlain(calendar)) return length;
  const start = settleOn(calendar, toWall(calendar.zone, Date.parse(from)), 1);
  const end = settleOn(calendar, toWall(calendar.zone, Date.parse(until)), 1);
  let ms = end.ms - start.ms;
  for (let day = start.day; day < end.day; day++) if (isWorkingDay(calendar, day)) ms += DAY_MS;
  return Math.max(0, ms);
}

/** `2026-03-06 10:00` on the wall of a zone. */
export function renderWallTime(zone: string, iso: string): string {
  const { day, ms } = toWall(zone, Date.parse(iso));
  return new Date(day * DAY_MS + ms).toISOString().slice(0, 16).replace('T', ' ');
}

/**
 * The last moment of a named day on the wall of a zone: what is promised for a day is due before that day is over there.
 * What names a moment already stays as it is. ISO 8601 UTC out.
 */
export function endOfDay(zone: string, when: string): string {
  if (!isDayOnly(when)) return when;
  return new Date(fromWall(zone, { day: Date.parse(when) / DAY_MS + 1, ms: 0 }) - 1).toISOString();
}

/** The first moment of a named day on the wall of a zone: what is only known to have come on that day counts from it. */
export function startOfDay(zone: string, when: string): string {
  if (!isDayOnly(when)) return when;
  return new Date(fromWall(zone, { day: Date.parse(when) / DAY_MS, ms: 0 })).toISOString();
}

const isDayOnly = (when: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(when);

export const isKnownZone = (zone: string): boolean => {
  // Most have said nothing else; the table of zones need not be loaded for that.
  if (zone === 'UTC') return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** Nothing but days of 24 hours: no arithmetic on walls is needed, and a thousand cases cost nothing. */
const isPlain = ({ days, zone, holidays, away }: Calendar): boolean =>
  days === 'calendar' && zone === 'UTC' && holidays.length === 0 && away.length === 0;

function isWorkingDay({ days, holidays, away }: Calendar, day: number): boolean {
  const date = new Date(day * DAY_MS);
  if (days === 'business' && (date.getUTCDay() === 0 || date.getUTCDay() === 6)) return false;
  const name = date.toISOString().slice(0, 10);
  if (holidays.includes(name) || holidays.includes(name.slice(5))) return false;
  return !away.some(({ from, until }) => from <= name && name < until);
}

function nextWorkingDay(calendar: Calendar, from: number, step: 1 | -1): number {
  for (let count = 0; count < MOST_DAYS_OFF; count++)
    if (isWorkingDay(calendar, from + count * step)) return from + count * step;
  return from;
}

/** A moment on a day off counts as the midnight at which work begins again, or ended. */
function settleOn(calendar: Calendar, at: WallTime, step: 1 | -1): WallTime {
  if (isWorkingDay(calendar, at.day)) return at;
  if (step > 0) return { day: nextWorkingDay(calendar, at.day, 1), ms: 0 };
  return { day: nextWorkingDay(calendar, at.day, -1) + 1, ms: 0 };
}

function toWall(zone: string, ms: number): WallTime {
  const local = ms + offsetOf(zone, ms);
  const day = Math.floor(local / DAY_MS);
  return { day, ms: local - day * DAY_MS };
}

/** A time that the wall skips in spring is taken by the offset before; one that it shows twice is the first. */
function fromWall(zone: string, { day, ms }: WallTime): number {
  const local = day * DAY_MS + ms;
  const before = local - offsetOf(zone, local - DAY_MS);
  const after = local - offsetOf(zone, local + DAY_MS);
  if (before + offsetOf(zone, before) === local) return before;
  return after + offsetOf(zone, after) === local ? after : before;
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds by which the wall of a zone is ahead of UTC at a moment. */
function offsetOf(zone: string, ms: number): number {
  if (zone === 'UTC') return 0;
  const format = FORMATS.get(zone) ?? makeFormat(zone);
  const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
}

function makeFormat(zone: string): Intl.DateTimeFormat {
  const two = '2-digit' as const;
  const parts = { year: 'numeric', month: two, day: two, hour: two, minute: two, second: two } as const;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...parts });
  FORMATS.set(zone, format);
  return format;
}
