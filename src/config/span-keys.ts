import { key, mapping } from './keys.ts';
import { DAY } from './names.ts';
import { text } from './readers.ts';

type Keys = Parameters<typeof mapping>[0];

/**
 * From one date up to, and not with, another one: the day on which people are back. Both are UTC dates as people write
 * them, `YYYY-MM-DD`; a span that does not go forwards is refused.
 */
export function spanOfDates<const K extends Keys>(
  says: { readonly from: string; readonly missing: string; readonly until: string },
  more: K,
) {
  return mapping(
    {
      from: key(text(DAY), {
        meaning: says.from,
        missing: says.missing,
        example: '2026-12-20',
        also: ['start'],
      }),
      until: key(text(DAY), {
        meaning: says.until,
        missing: 'the date on which you are back',
        example: '2027-01-07',
        also: ['to', 'end'],
      }),
      ...more,
    },
    {
      check: ({ from, until }, refuse) => {
        if (typeof from !== 'string' || typeof until !== 'string' || from < until) return;
        refuse(['until'], { expected: `a date after ${from}: the one on which you are back` });
      },
    },
  );
}
