import * as v from 'valibot';
import {
  GATE_PRESETS,
  GATE_RULES,
  type GateRule,
  RULE_LEVELS,
  type RuleLevel,
} from '../process/gate-rules.ts';
import { parseDay, WEEKDAYS } from '../process/release-day.ts';
import type { GateConfig, ReleaseConfig } from './config.ts';
import { REPO_PATH } from './names.ts';
import {
  distinctListOf,
  listOf,
  mapping,
  oneOf,
  type Reads,
  recordOf,
  says,
  text,
  wholeNumber,
  yesOrNo,
} from './written-values.ts';

/** What a release must show: a preset, and what is otherwise than in it. */
export const gate: Reads<GateConfig> = mapping(
  {
    npm: v.optional(yesOrNo(), true),
    preset: v.optional(oneOf(GATE_PRESETS), 'lenient'),
    rules: v.optional(
      recordOf<RuleLevel>(oneOf(GATE_RULES), oneOf(RULE_LEVELS), 'a mapping of rule to level') as Reads<
        Partial<Record<GateRule, RuleLevel>>
      >,
      {},
    ),
  },
  { expected: 'a mapping of npm, preset and rules' },
);

const FREEZE = 'two days, as in 2026-12-20 to 2027-01-03';

const freeze: Reads<ReleaseConfig['freezes'][number]> = v.pipe(
  text({ expected: FREEZE, accepts: (words) => readFreeze(words) !== undefined }),
  v.transform((words) => readFreeze(words)!),
);

function readFreeze(words: string): ReleaseConfig['freezes'][number] | undefined {
  const [, from = '', to = ''] = /^(\S+) to (\S+)$/.exec(words.trim()) ?? [];
  const [start, end] = [parseDay(from), parseDay(to)];
  return start !== undefined && end !== undefined && start <= end ? { from, to } : undefined;
}

const SHORT_DAYS = Object.fromEntries(WEEKDAYS.map((day) => [day.slice(0, 3), day]));

/** When security releases are made. */
export const release: Reads<ReleaseConfig> = v.pipe(
  mapping(
    {
      days: v.optional(distinctListOf(oneOf(WEEKDAYS, SHORT_DAYS), 'a list of weekdays'), []),
      freezes: v.optional(listOf(freeze, `a list of ${FREEZE}`), []),
      notice: v.optional(wholeNumber(0, 30, 'days'), 7),
    },
    { expected: 'a mapping of days, freezes and notice' },
  ),
  v.transform(({ days, freezes, notice }) => ({ days, freezes, noticeDays: notice })),
);

/** Public repos that are looked at for traces of undisclosed cases. */
export const leakWatch: Reads<readonly string[]> = v.pipe(
  distinctListOf(text(REPO_PATH), 'a list of owner/name'),
  v.check(
    (repos) => repos.length <= MOST_WATCHED,
    () => says({ expected: `at most ${MOST_WATCHED} repos: each costs two requests a sweep` }),
  ),
);

const MOST_WATCHED = 50;
