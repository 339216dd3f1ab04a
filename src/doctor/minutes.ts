/** What a schedule costs: jobs that it starts, and the minutes that GitHub bills for them. */

/** Days of the month that is reckoned with. */
const DAYS = 30;

/** Billed minutes for each minute of a job, by kind of runner; a job is billed for at least one. */
const RUNNERS = { Linux: 1, Windows: 2, macOS: 10 } as const;

/** Bounds of the five fields: minute, hour, day of the month, month, day of the week. */
const FIELDS = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;

/** Names that stand for numbers, in the last two fields. */
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** How often a schedule starts in 30 days; null where it cannot be read, and GitHub takes the workflow for broken. */
export function startsAMonth(cron: string): number | null {
  const written = cron
    .trim()
    .split(/\s+/)
    .map((text, index) => {
      if (index === 3) return withNumbers(text, MONTHS, 1);
      return index === 4 ? withNumbers(text, WEEKDAYS, 0) : text;
    });
  if (written.length !== FIELDS.length) return null;
  const sets = written.map((text, index) => valuesOf(text, FIELDS[index]!));
  const [minutes, hours, days, months, weekdays] = sets;
  if (!minutes || !hours || !days || !months || !weekdays) return null;
  const inWeek = new Set([...weekdays].map((day) => day % 7)).size;
  const [anyDay, anyWeekday] = [written[2] === '*', written[4] === '*'];
  const share = dayShare(days.size / 31, inWeek / 7, anyDay, anyWeekday);
  return Math.round(minutes.size * hours.size * DAYS * share * (months.size / 12));
}

const withNumbers = (text: string, names: readonly string[], first: number): string =>
  text.replace(/[A-Za-z]+/g, (name) => {
    const at = names.indexOf(name.toUpperCase());
    return at < 0 ? name : String(at + first);
  });

/** Where both are limited, cron starts on days that fit either. */
function dayShare(day: number, weekday: number, anyDay: boolean, anyWeekday: boolean): number {
  if (anyDay) return weekday;
  if (anyWeekday) return day;
  return day + weekday - day * weekday;
}

/** `*`, numbers, ranges and steps, with commas. */
function valuesOf(text: string, [least, most]: readonly [number, number]): ReadonlySet<number> | null {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const read = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (!read) return null;
    const [, from, to, step] = read;
    const first = from === undefined ? least : Number(from);
    const last = lastOf(from, to, step, most);
    if (first < least || last > most || first > last || step === '0') return null;
    for (let value = first; value <= last; value += Number(step ?? 1)) values.add(value);
  }
  return values;
}

function lastOf(
  from: string | undefined,
  to: string | undefined,
  step: string | undefined,
  most: number,
): number {
  if (to !== undefined) return Number(to);
  return from === undefined || step !== undefined ? most : Number(from);
}

/** Jobs a month in a sentence, with the minutes that are billed for them. */
export function renderMinutes(jobs: number): string {
  const billed = Object.entries(RUNNERS).map(([kind, factor]) => `${group(jobs * factor)} on ${kind}`);
  return `The schedule starts ${group(jobs)} jobs in 30 days, billed as ${billed.join(', ')} (minutes). On your own runners they cost nothing. GitHub’s Free plan includes 2,000 minutes on Linux, Team 3,000.`;
}

const group = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ',');
