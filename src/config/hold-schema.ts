import * as v from 'valibot';
import type { HoldConfig } from './config.ts';
import { REPO_PATH, shortText } from './names.ts';
import { distinctListOf, mapping, type Reads, text, wholeNumber } from './written-values.ts';

/** Releases of project repos that wait on an environment. */
export const holds: Reads<HoldConfig> = mapping(
  {
    repos: v.optional(distinctListOf(text(REPO_PATH), 'a list of repos as owner/name'), []),
    environment: v.optional(text(shortText('the name of an environment')), 'security-release'),
    days: v.optional(wholeNumber(1, 30, 'days'), 3),
  },
  { expected: 'a mapping of repos, environment and days' },
);
