import * as v from 'valibot';
import { type Calendar, isKnownZone } from '../process/calendar.ts';
import {
  distinctListOf,
  isMapping,
  listOf,
  mapping,
  pathTo,
  type Reads,
  says,
  text,
  wholeNumber,
} from './written-values.ts';

/** Days of a promise that an organisation may add. */
export const clockDays = v.optional(wholeNumber(1, 365, 'days'));

export const KNOWN_ZONE = {
  expected: 'the name of a time zone, such as UTC or Europe/Berlin',
  accepts: isKnownZone,
};

/** A day that exists: the 30th of February is a slip. */
function isDate(word: string): boolean {
  const whole = /^\d{2}-\d{2}$/.test(word) ? `2024-${word}` : word;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(whole)) return false;
  const ms = Date.parse(whole);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(whole);
}

/** YAML takes `2026-12-25` for text, as do we. */
const date = text({
  expected: 'a date: YYYY-MM-DD',
  accepts: (word) => word.length === 10 && isDate(word),
});
const yearlyDate = text({ expected: 'a date: YYYY-MM-DD, or MM-DD for every year', accepts: isDate });

export const DATES: Reads<string[]> = distinctListOf(yearlyDate, 'a list of dates');

type Away = Calendar['away'][number];

const absence: Reads<Away> = v.pipe(
  mapping(
    { from: date, until: date },
    {
      expected: 'a mapping of from and until',
      missing: { from: 'the first date on which nobody is there', until: 'the date on which you are back' },
      synonyms: { to: 'Did you mean until?', end: 'Did you mean until?', start: 'Did you mean from?' },
    },
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    const written: unknown = dataset.value;
    if (!isMapping(written)) return;
    const { from, until } = written;
    if (typeof from !== 'string' || typeof until !== 'string' || from < until) return;
    const message = says({ expected: `a date after ${from}: the one on which you are back` });
    addIssue({ message, input: until, path: [pathTo(written, 'until')] });
  }),
);

export const AWAY: Reads<Away[]> = listOf(absence, 'a list of mappings of from and until');

/** The keys of `clocks` that say which days count. */
export const readCalendar = ({ days, zone, holidays, away }: Calendar): Calendar => ({
  days,
  zone,
  holidays,
  away,
});
