import { key } from './keys.ts';
import { READER_LOGIN } from './names.ts';
import { listOf, text } from './readers.ts';
import { spanOfDates } from './span-keys.ts';

const pause = spanOfDates(
  {
    from: 'The first date of the break.',
    missing: 'the first date of the break',
    until: 'The date on which you are back; reporters are told it.',
  },
  {
    call: key(text(READER_LOGIN), {
      meaning: 'The member who is called for what is exploited, or looks critical and comes with a proof.',
      missing: 'the one member who is called in an emergency',
      example: 'octocat',
    }),
  },
);

/** Times in which the team rests and one person is called in an emergency. */
export const breaks = listOf(pause, 'a list of mappings of from, until and call');
