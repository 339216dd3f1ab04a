import type { Actor } from '../../case/observed.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import { type Break, breakAt, isCalledIn } from '../../config/break-at.ts';
import type { Config } from '../../config/config.ts';
import type { ClockName } from '../../process/clocks.ts';

/**
 * Whether somebody is called out of a break: the flaw is known to be exploited or rated critical, or, while nobody has rated
 * it, a report that says so comes with a proof. What is dismissed is none.
 */
export function isEmergency(stored: StoredCase): boolean {
  if (['invalid', 'closed'].includes(stateOf(stored))) return false;
  if (stored.flags.includes('exploited')) return true;
  const severity = stored.analysis?.facts.severity ?? null;
  return severity === null ? stored.saysUrgent === true : severity === 'critical';
}

/** Whether nobody is reminded of a case: it is a break, and the case calls nobody out of it. */
export const isResting = (
  stored: StoredCase,
  config: Pick<Config, 'breaks' | 'clocks'>,
  now: string,
): boolean => breakAt(config, now) !== undefined && !isEmergency(stored);

/** The clocks of a case, with the days that count for it: for an emergency a break is no day off. */
export function clocksOf(stored: StoredCase, clocks: Config['clocks']): Config['clocks'] {
  const { calendar } = clocks;
  if (!calendar.away.some(({ isBreak }) => isBreak) || !isEmergency(stored)) return clocks;
  return { ...clocks, calendar: { ...calendar, away: calendar.away.filter(({ isBreak }) => !isBreak) } };
}

/** Verdict on an assignment that was taken off: who is not asked again. */
export const RESIGNED = 'resigned/';

/** Who is not asked to coordinate a case: the reporter, and anyone who was taken off it. */
export const barredFrom = ({ judged, reporter }: StoredCase): readonly number[] => [
  ...judged.flatMap(({ verdict }) =>
    verdict.startsWith(RESIGNED) ? [Number(verdict.slice(RESIGNED.length))] : [],
  ),
  ...(reporter?.id == null ? [] : [reporter.id]),
];

/** The member who is called in a break, where they can be: in the team, and neither the reporter nor taken off the case. */
export function calledIn(
  pause: Pick<Break, 'call' | 'callIds'>,
  stored: StoredCase,
  team: readonly Actor[],
): Actor | undefined {
  const barred = barredFrom(stored);
  return team.filter(isCalledIn(pause)).find(({ id }) => !barred.includes(id));
}

/** What neither break nor holiday stops: duties by law, and what was agreed with the reporter. */
const RUNNING: readonly ClockName[] = ['embargo', 'early-warning', 'notification', 'final-report'];

/** Whether a promise may call anybody in a break. */
export const isHeardInBreak = (name: ClockName, isUrgent: boolean): boolean =>
  isUrgent || RUNNING.includes(name);

/** For the reporter: until when nobody is there, and what to do where it cannot wait. */
export const renderBreak = ({ until }: Pick<Break, 'until'>): string =>
  `We are on a break until ${until}; the days before that do not count for our promises. If it is being exploited already, say so here, with what shows it: somebody is called then.`;
