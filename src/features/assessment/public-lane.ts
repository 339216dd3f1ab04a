import { isFixedInPublic, type PastLane } from '../../case/lane-history.ts';
import { isDisclosed, type StoredCase, stateOf } from '../../case/stored-case.ts';
import { parseSweepMemory } from '../../case/sweep-memory.ts';
import type { Config } from '../../config/config.ts';
import type { BotComment, Context } from '../../engine/context.ts';
import { SEVERITIES } from '../../formats/cvss/severity.ts';
import type { Severity } from '../../formats/records/facts.ts';
import { type StateId, statesFrom } from '../../process/table.ts';
import { addressAll } from '../../text/mention.ts';
import { interpolate } from '../figures/figures.ts';

/** The lane in which small flaws are fixed in public: whether a case may take it, what it costs, and what ends it. */

/** Before a verdict there is no severity, and a release publishes the advisory anyway. */
const STATES_OF_LANE: readonly StateId[] = statesFrom('valid', 'regression-tests');

const isAbove = (severity: Severity, limit: Severity): boolean =>
  SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(limit);

export type LaneProblem = 'lane-off' | 'lane-state' | 'lane-exploited' | 'lane-severity';

/** Why a valid case may not be fixed in public, or undefined where it may. */
export function findLaneProblem(
  stored: StoredCase,
  { publicLane }: Pick<Config, 'publicLane'>,
): LaneProblem | undefined {
  if (publicLane === 'none') return 'lane-off';
  const facts = stored.analysis?.facts;
  if (!STATES_OF_LANE.includes(stateOf(stored)) || isDisclosed(stored) || facts?.confirmed.yes !== true)
    return 'lane-state';
  if (stored.flags.includes('exploited') || stored.exploitedAt !== undefined) return 'lane-exploited';
  return facts.severity === null || isAbove(facts.severity, publicLane) ? 'lane-severity' : undefined;
}

/** With fewer cases a median is chance. */
export const LEAST_CASES = 5;

function renderMedian(values: readonly number[]): string {
  const median = interpolate(
    values.toSorted((a, b) => a - b),
    0.5,
  );
  return String(Math.round(median * 10) / 10);
}

/** What each lane cost in this team's own closed cases up to the severity, in lines of Markdown. */
export function renderLanePrice(past: readonly PastLane[], limit: Severity): readonly string[] {
  const comparable = past.filter(({ severity }) => !isAbove(severity, limit));
  const row = (lane: PastLane['lane'], name: string): string => {
    const own = comparable.filter((each) => each.lane === lane);
    if (own.length < LEAST_CASES)
      return `| ${name} | ${own.length} | not enough cases yet (at least ${LEAST_CASES}) | not enough cases yet |`;
    const [days, commands] = [own.map((each) => each.days), own.map((each) => each.commands)];
    return `| ${name} | ${own.length} | ${renderMedian(days)} | ${renderMedian(commands)} |`;
  };
  return [
    `What both ways cost in this team's own closed cases up to severity \`${limit}\` (medians):`,
    '',
    '| Way | Cases | Days open | Labels and commands |',
    '| --- | --- | --- | --- |',
    row('private', 'in private, until the release'),
    row('public', 'fixed in public'),
  ];
}

/** The price beside the decision, from what sweeps noted. It informs and is not confirmed, so a new case voids nothing. */
export const lanePriceOf = ({
  observed,
  config: { publicLane },
}: Pick<Context, 'observed' | 'config'>): readonly string[] =>
  publicLane === 'none'
    ? []
    : renderLanePrice(parseSweepMemory(observed.sweepText ?? null).lanes ?? [], publicLane);

/** What became known after the flaw was taken into public: it is graver, or exploited. Undefined where nothing did. */
export function findLaneRaise(stored: StoredCase): string | undefined {
  const lane = stored.publicIssue?.lane;
  if (lane === undefined || !isFixedInPublic(stored) || isDisclosed(stored)) return undefined;
  if (stateOf(stored) === 'invalid' || stateOf(stored) === 'closed') return undefined;
  if (stored.flags.includes('exploited')) return 'exploited';
  const severity = stored.analysis?.facts.severity ?? null;
  return severity !== null && isAbove(severity, lane.severity) ? severity : undefined;
}

/** An answer about a bug that is no vulnerability is none about a flaw: it counts from after a dismissal was taken back. */
export function hasLaneConsent({ consent, moves }: Pick<StoredCase, 'consent' | 'moves'>): boolean {
  const reopened = moves.findLast(({ from }) => from === 'invalid')?.at;
  return consent !== undefined && (reopened === undefined || Date.parse(consent.at) > Date.parse(reopened));
}

/** What is said of a case in the lane: an order that counts no more, or in red that the flaw is graver than it was. */
export const laneComments = ({ stored, config }: Context): readonly BotComment[] => [
  ...voidedComments(stored, config),
  ...raiseComments(stored),
];

/** A wish to fix in public that waits for its confirmation, and does not count any more. */
function voidedComments(stored: StoredCase, config: Pick<Config, 'publicLane'>): readonly BotComment[] {
  const issue = stored.publicIssue;
  const severity = stored.analysis?.facts.severity ?? null;
  if (issue?.lane === undefined || issue.url !== null) return [];
  const problem = findLaneProblem(stored, config);
  if (problem === 'lane-state' || (problem === undefined && severity === issue.lane.severity)) return [];
  const why = {
    'lane-off': '`public-lane` in the configuration is off now',
    'lane-exploited': 'the flaw is exploited',
    'lane-severity': 'the severity is now above what `public-lane` allows, or missing',
    changed: 'the severity has changed',
  }[problem ?? 'changed'];
  const next =
    problem === undefined
      ? 'If it is still to be fixed in public, write `/public-issue TITLE` again before anybody confirms.'
      : 'Go on in private from now on: `/evidence patch LINK` when there is a patch.';
  return [
    {
      key: `public-lane-void/${issue.at}/${problem ?? severity}`,
      at: stored.analysis?.at ?? issue.at,
      body: `${addressAll([issue.askedBy])}The public issue was **not opened**, because ${why}. A confirmation of it does nothing. ${next}`,
    },
  ];
}

function raiseComments(stored: StoredCase): readonly BotComment[] {
  const raise = findLaneRaise(stored);
  const issue = stored.publicIssue;
  if (raise === undefined || issue?.lane === undefined) return [];
  const isExploited = raise === 'exploited';
  const news = isExploited
    ? 'This flaw is exploited'
    : `The severity is \`${raise}\` now, and it was \`${issue.lane.severity}\` when the fix went public`;
  return [
    {
      key: `public-lane-raised/${raise}`,
      at: (isExploited ? stored.exploitedAt : stored.analysis?.at) ?? issue.at,
      body: [
        '> [!CAUTION]',
        `> ${addressAll(stored.coordinators)}${news}. Its public issue is open: ${issue.url}. That cannot be taken back: mails and copies of it exist.`,
        '',
        '1. Write nothing more there about what the flaw does. Do not close or edit the issue for this: that draws looks to it.',
        '2. Go on with the patch in a private fork, or merge what is public already, and release as soon as you can: `/release-on YYYY-MM-DD`.',
        '3. Publish a workaround with the advisory if the patch takes longer than a few days.',
        isExploited
          ? '4. The clocks for the authorities run: see the case record.'
          : '4. If somebody uses it already, set `flag/exploited`.',
      ].join('\n'),
    },
  ];
}
