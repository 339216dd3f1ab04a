import { type StoredCase, standingMoves, stateOf } from '../../case/stored-case.ts';
import type { Config } from '../../config/config.ts';
import type { StateId } from '../../process/table.ts';
import { isMerged } from '../assessment/merge.ts';
import { deadlinesOf } from '../deadlines/deadlines.ts';

/** Where a report stands and what its reporter hears next, as whole sentences. */
export interface ReporterStatus {
  readonly state: string;
  readonly next: string;
  /** A day that a member named for the next word and that is still to come, ISO UTC: it stays promised. */
  readonly promised: string | null;
}

/** What a state means to somebody who reported the flaw. Constant, so that nothing of another case can be in it. */
const STATES: Readonly<Record<StateId, string>> = {
  received: 'We have your report and have not looked into it yet.',
  acknowledged: 'We have your report and are going to look into it.',
  assessing: 'We are looking into your report.',
  'needs-info': 'We asked you for more and are waiting for your answer.',
  invalid: 'We looked into your report and do not treat it as a vulnerability.',
  valid: 'We confirmed that it is a vulnerability and are drafting the advisory.',
  'cve-requested': 'We confirmed that it is a vulnerability and drafted the advisory.',
  patching: 'We are working on a fix, in private.',
  testing: 'There is a fix, and we are testing it.',
  'regression-tests': 'There is a fix, and we are writing tests for it.',
  releasing: 'The fix is ready, and we are preparing the release.',
  disclosing: 'The advisory is about to be published.',
  announcing: 'The advisory is published.',
  closed: 'We are done with your report.',
};

/** What comes next where no day is promised. */
const THEN: Readonly<Partial<Record<StateId, string>>> = {
  'needs-info': 'We go on as soon as we have it.',
  valid: 'We tell you when there is a fix to test.',
  'cve-requested': 'We tell you when there is a fix to test.',
  patching: 'We tell you when there is a fix to test.',
  testing: 'We tell you the day of the release once we know it.',
  'regression-tests': 'We tell you the day of the release once we know it.',
  releasing: 'We tell you the day of the release once we know it.',
  disclosing: 'Please tell nobody before that.',
};

/** State and next promise of one case, read from that case alone. `now` is ISO UTC. */
export function readStatus(stored: StoredCase, config: Pick<Config, 'clocks'>, now: string): ReporterStatus {
  if (isMerged(stored)) return statusOfMerged(stored, config, now);
  const state = stateOf(stored);
  const promised = promisedDay(stored, now);
  const sentences = [
    ...promiseOfVerdict(stored, config, now),
    ...releaseDay(stored),
    ...(promised === null
      ? everyDays(state, config)
      : [`You hear from us again by ${promised.slice(0, 10)}.`]),
  ];
  const then = THEN[state];
  return {
    state: STATES[state],
    next: (sentences.length === 0 || state === 'needs-info' ? [then ?? '', ...sentences] : sentences)
      .filter((each) => each !== '')
      .join(' '),
    promised,
  };
}

/** The reporter of a merged report hears how far the other case is, and nothing else of it before it is public. */
function statusOfMerged(stored: StoredCase, config: Pick<Config, 'clocks'>, now: string): ReporterStatus {
  const { state, published } = stored.mergedInto!;
  const promised = promisedDay(stored, now);
  if (published.length > 0)
    return { state: STATES.announcing, next: `You find it at ${published.join(' and ')}.`, promised };
  // That the other one was dismissed says nothing of this one: it is looked at again.
  const shown = state === 'invalid' || state === 'received' || state === 'needs-info' ? 'assessing' : state;
  const next =
    promised === null
      ? (everyDays(shown, config)[0] ?? THEN[shown] ?? 'We tell you here what comes of it.')
      : `You hear from us again by ${promised.slice(0, 10)}.`;
  return { state: STATES[shown], next, promised };
}

/** By when we say what we think of it; that we are late is said, not left to be noticed. */
function promiseOfVerdict(
  stored: StoredCase,
  config: Pick<Config, 'clocks'>,
  now: string,
): readonly string[] {
  const state = stateOf(stored);
  if (!['received', 'acknowledged', 'assessing'].includes(state)) return [];
  const open = deadlinesOf(stored, config, now).find(({ name, applies }) => name === 'dismiss' && applies);
  if (open === undefined) return [];
  const day = open.due.slice(0, 10);
  return Date.parse(open.due) < Date.parse(now)
    ? [`We promised to tell you by ${day} what we think of it, and are late. We are sorry, and are on it.`]
    : [`We tell you by ${day} what we think of it.`];
}

/** The day of the release, where the reporter was told one. */
function releaseDay({ messages }: StoredCase): readonly string[] {
  const told = (messages ?? []).findLast(({ key, sentAt }) => key === 'release-date' && sentAt !== null);
  return told?.day ? [`As we wrote, we plan to release the fix on ${told.day}.`] : [];
}

const everyDays = (state: StateId, { clocks }: Pick<Config, 'clocks'>): readonly string[] =>
  clocks.updateDays === null ||
  ['received', 'needs-info', 'disclosing', 'announcing', 'closed'].includes(state)
    ? []
    : [`You hear from us at least every ${clocks.updateDays} days.`];

/** The day that the last update named for the next one, while that is to come and nothing was asked since. */
function promisedDay(stored: StoredCase, now: string): string | null {
  const update = stored.evidence.findLast(({ kind }) => kind === 'update');
  if (!update || update.text === '' || Number.isNaN(Date.parse(update.text))) return null;
  const asked = standingMoves(stored).some(({ to, at }) => to === 'needs-info' && at > update.at);
  return !asked && Date.parse(update.text) > Date.parse(now) ? update.text : null;
}
