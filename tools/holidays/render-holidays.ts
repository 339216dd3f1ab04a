/** Public holidays of a place as lines of `.github/security-process.yml`. */

import { DAY_MS } from '../../src/process/durations.ts';

/** One holiday as the library tells it. */
export interface Holiday {
  /** `2026-04-03 00:00:00`, on the wall of the place. */
  readonly date: string;
  readonly start: Date;
  readonly end: Date;
  readonly name: string;
  /** Only `public` ones are days off. */
  readonly type: string;
}

/** `clocks.holidays` with one date a line and its name beside it, soonest first; each date once. */
export function renderHolidays(holidays: readonly Holiday[]): string {
  const names = new Map<string, string>();
  for (const holiday of holidays.filter(({ type }) => type === 'public'))
    for (const day of daysOf(holiday)) names.set(day, names.get(day) ?? holiday.name);
  const lines = [...names]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([day, name]) => `    - ${day} # ${name.replace(/\s+/g, ' ').trim()}`);
  return ['clocks:', '  holidays:', ...lines, ''].join('\n');
}

/** One that lasts longer than a day is all of its days; half a day off is a whole one. */
function daysOf({ date, start, end }: Holiday): readonly string[] {
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
  return Array.from({ length: days }, (_, index) =>
    new Date(first + index * DAY_MS).toISOString().slice(0, 10),
  );
}
