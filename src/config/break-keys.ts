import { key, mapping } from './keys.ts';
import { DAY, READER_LOGIN } from './names.ts';
import { listOf, text } from './readers.ts';

const pause = mapping(
  {
    from: key(text(DAY), {
      meaning: 'The first date of the break.',
      missing: 'the first date of the break',
      example: '2026-12-20',
      also: ['start'],
    }),
    until: key(text(DAY), {
      meaning: 'The date on which you are back; reporters are told it.',
      missing: 'the date on which you are back',
      example: '2027-01-07',
      also: ['to', 'end'],
    }),
    call: key(text(READER_LOGIN), {
      meaning: 'The member who is called for what is exploited, or looks critical and comes with a proof.',
      missing: 'the one member who is called in an emergency',
      example: 'octocat',
    }),
  },
  {
    check: ({ from, until }, refuse) => {
      if (typeof from !== 'string' || typeof until !== 'string' || from < until) return;
      refuse(['until'], { expected: `a date after ${from}: the one on which you are back` });
    },
  },
);

/** Times in which the team rests and one person is called in an emergency. */
export const breaks = listOf(pause, 'a list of mappings of from, until and call');
