import * as v from 'valibot';
import { GATE_PRESETS, GATE_RULES, RULE_LEVELS } from '../process/gate-rules.ts';
import { parseDay, WEEKDAYS } from '../process/release-day.ts';
import { key, mapping } from './keys.ts';
import { NPM_PACKAGE, REPO_PATH, shortText } from './names.ts';
import { distinctListOf, listOf, oneOf, recordOf, says, text, wholeNumber, yesOrNo } from './readers.ts';

const MOST_PACKAGES = 200;

const packages = v.pipe(
  distinctListOf(text(NPM_PACKAGE), 'a list of package names of npm'),
  v.check(
    (names) => names.length <= MOST_PACKAGES,
    says({ expected: `at most ${MOST_PACKAGES} packages: npm is asked about each in every sweep` }),
  ),
);

/** What a release must show: a preset, and what is otherwise than in it. */
export const gate = mapping({
  npm: key(yesOrNo(), {
    meaning: 'Whether npm is asked: by the release gate for patched versions, and by sweeps for `packages`.',
    default: true,
    example: false,
  }),
  packages: key(packages, {
    meaning:
      'Packages of ours on npm. Every sweep asks npm about all of them, so that a look-up does not tell which one has a case; analyses are compared with what is published. Others are asked about once the tag of a patched version is public.',
    default: [],
    example: ['widget', '@example-org/parser'],
  }),
  preset: key(oneOf(GATE_PRESETS), {
    meaning:
      'What a security release must show. `strict` holds it for everything that the process asks for, `lenient` for what is wrong.',
    default: 'lenient',
    example: 'strict',
  }),
  rules: key(recordOf(oneOf(GATE_RULES), oneOf(RULE_LEVELS), 'a mapping of rule to level'), {
    meaning: 'What is otherwise than in the preset.',
    default: {},
    example: { 'changelog-section': 'required' },
  }),
});

const FREEZE = 'two days, as in 2026-12-20 to 2027-01-03';

const freeze = v.pipe(
  text({ expected: FREEZE, accepts: (words) => readFreeze(words) !== undefined }),
  v.transform((words) => readFreeze(words)!),
);

/** Both days are part of it, UTC. */
function readFreeze(words: string): { readonly from: string; readonly to: string } | undefined {
  const [, from = '', to = ''] = /^(\S+) to (\S+)$/.exec(words.trim()) ?? [];
  const [start, end] = [parseDay(from), parseDay(to)];
  return start !== undefined && end !== undefined && start <= end ? { from, to } : undefined;
}

const SHORT_DAYS = Object.fromEntries(WEEKDAYS.map((day) => [day.slice(0, 3), day]));

/** When security releases are made. */
export const release = mapping({
  days: key(distinctListOf(oneOf(WEEKDAYS, SHORT_DAYS), 'a list of weekdays'), {
    meaning: 'Days of the week on which security releases are made, UTC; none named: any.',
    default: [],
    example: ['tuesday', 'wednesday'],
  }),
  freezes: key(listOf(freeze, `a list of ${FREEZE}`), {
    meaning: 'Times without security releases, both days included, UTC.',
    takes: 'a list of `YYYY-MM-DD to YYYY-MM-DD`',
    default: [],
    example: ['2026-12-20 to 2027-01-03'],
  }),
  notice: key(wholeNumber(0, 30, 'days'), {
    meaning: 'Days between a pre-announcement and the release, for proposed dates.',
    default: 7,
    example: 5,
    as: 'noticeDays',
  }),
});

/** Releases of project repos that wait on an environment until no case holds them. */
export const holds = mapping({
  repos: key(distinctListOf(text(REPO_PATH), 'a list of repos as owner/name'), {
    meaning:
      'Project repos whose releases wait on an environment until no case holds them; see the page on the release wait.',
    default: [],
    example: ['example-org/widget'],
  }),
  environment: key(text(shortText('the name of an environment')), {
    meaning: 'The environment that every release in these repos waits on.',
    default: 'security-release',
    example: 'release',
  }),
  days: key(wholeNumber(1, 30, 'days'), {
    meaning: 'How many days a hold lasts that nobody renews.',
    default: 3,
    example: 5,
  }),
});

const WORKFLOW = {
  expected: 'the file name of a workflow, such as prove-fix.yml',
  accepts: (words: string) => /^[\w.-]{1,100}\.ya?ml$/i.test(words),
};

/** Permanent private mirrors of project repos, in which fixes are made with checks, beside temporary forks. */
export const mirrors = mapping({
  repos: key(
    recordOf(text(REPO_PATH), text(REPO_PATH), 'a mapping of project repo to its mirror, both owner/name'),
    {
      meaning:
        'Permanent private mirrors in which fixes are made. Every sweep looks, for accepted cases, that they are private and that only our workflow is enabled; two requests each.',
      default: {},
      example: { 'example-org/parser': 'example-org/parser-private' },
    },
  ),
  workflow: key(text(WORKFLOW), {
    meaning: 'The file name of the one workflow that may be enabled in a mirror.',
    default: 'prove-fix.yml',
    example: 'prove.yml',
  }),
});

const MOST_WATCHED = 50;

/** Public repos that are looked at for traces of undisclosed cases. */
export const leakWatch = v.pipe(
  distinctListOf(text(REPO_PATH), 'a list of owner/name'),
  v.check(
    (repos) => repos.length <= MOST_WATCHED,
    says({ expected: `at most ${MOST_WATCHED} repos: each costs two requests a sweep` }),
  ),
);
