import * as v from 'valibot';
import type { RotaConfig } from './config.ts';
import { OWNER_LOGIN, REPO_PATH } from './names.ts';
import {
  distinctListOf,
  isMapping,
  listOf,
  mapping,
  pathTo,
  type Reads,
  recordOf,
  says,
  text,
  wholeNumber,
  yesOrNo,
} from './written-values.ts';

const DAY = 'a day, as 2026-07-01';

const day: Reads<string> = text({
  expected: DAY,
  accepts: (word) => {
    const at = /^\d{4}-\d{2}-\d{2}$/.test(word) ? Date.parse(word) : Number.NaN;
    return !Number.isNaN(at) && new Date(at).toISOString().startsWith(word);
  },
});

type Absence = RotaConfig['away'][number];

const absence: Reads<Absence> = v.pipe(
  mapping(
    { login: text(OWNER_LOGIN), from: day, until: day },
    {
      expected: 'a mapping of login, from and until',
      missing: { login: 'who is away', from: DAY, until: DAY },
      synonyms: { to: 'Did you mean until?', who: 'Did you mean login?' },
    },
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    const written: unknown = dataset.value;
    if (!isMapping(written)) return;
    const { from, until } = written;
    if (typeof from !== 'string' || typeof until !== 'string' || from <= until) return;
    addIssue({
      message: says({ expected: `a day not before ${from}` }),
      input: until,
      path: [pathTo(written, 'until')],
    });
  }),
);

const inLowerCase = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key.toLowerCase(), value]));

/** Who is asked to coordinate: `weights`, `away`, `except`, `second`. */
export const rota: Reads<RotaConfig> = v.pipe(
  mapping(
    {
      weights: v.optional(
        recordOf(text(OWNER_LOGIN), wholeNumber(0, 10, 'shares'), 'a mapping of login to whole number'),
        {},
      ),
      away: v.optional(listOf(absence, 'a list of login, from and until'), []),
      except: v.optional(
        recordOf(
          text(REPO_PATH),
          distinctListOf(text(OWNER_LOGIN), 'a list of logins'),
          'a mapping of owner/name to a list of logins',
        ),
        {},
      ),
      second: v.optional(yesOrNo(), false),
    },
    {
      expected: 'a mapping of weights, away, except and second',
      synonyms: {
        exclude: 'Did you mean except?',
        exclusions: 'Did you mean except?',
        out: 'Did you mean away?',
      },
    },
  ),
  v.transform(({ weights, away, except, second }) => ({
    weights: inLowerCase(weights),
    away,
    except: inLowerCase(except),
    second,
  })),
);
