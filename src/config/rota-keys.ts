import * as v from 'valibot';
import { key, mapping } from './keys.ts';
import { DAY, OWNER_LOGIN, REPO_PATH } from './names.ts';
import { distinctListOf, listOf, recordOf, text, wholeNumber, yesOrNo } from './readers.ts';

const absence = mapping(
  {
    login: key(text(OWNER_LOGIN), {
      meaning: 'Who is away.',
      missing: 'who is away',
      example: 'octocat',
      also: ['who'],
    }),
    from: key(text(DAY), { meaning: 'The first day.', example: '2026-07-01' }),
    until: key(text(DAY), { meaning: 'The last day.', example: '2026-07-21', also: ['to'] }),
  },
  {
    check: ({ from, until }, refuse) => {
      if (typeof from !== 'string' || typeof until !== 'string' || from <= until) return;
      refuse(['until'], { expected: `a day not before ${from}` });
    },
  },
);

const inLowerCase = <T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]));

/** Who is asked to coordinate a case that nobody took. Logins and repos are in lower case where they are keys. */
export const rota = v.pipe(
  mapping({
    weights: key(
      recordOf(text(OWNER_LOGIN), wholeNumber(0, 10, 'shares'), 'a mapping of login to whole number'),
      {
        meaning: 'The share of somebody, 0 to 10; 1 where nothing is said, 0 for never.',
        default: {},
        example: { octocat: 2 },
      },
    ),
    away: key(listOf(absence, 'a list of login, from and until'), {
      meaning: 'When somebody is not asked, both days included, in UTC.',
      default: [],
      example: [{ login: 'octocat', from: '2026-07-01', until: '2026-07-21' }],
      also: ['out'],
    }),
    except: key(
      recordOf(
        text(REPO_PATH),
        distinctListOf(text(OWNER_LOGIN), 'a list of logins'),
        'a mapping of owner/name to a list of logins',
      ),
      {
        meaning: 'Who is not asked for the cases of a repo, for example because they wrote most of it.',
        default: {},
        example: { 'example-org/parser': ['octocat'] },
        also: ['exclude', 'exclusions'],
      },
    ),
    second: key(yesOrNo(), {
      meaning: 'Whether a second coordinator is asked too.',
      default: false,
      example: true,
    }),
  }),
  v.transform(({ weights, except, ...rest }) => ({
    ...rest,
    weights: inLowerCase(weights),
    except: inLowerCase(except),
  })),
);
