import type { StoredCase } from '../../case/stored-case.ts';
import type { Config } from '../../config/config.ts';
import type { AdvisoryFacts } from '../../formats/records/facts.ts';
import { renderWallTime } from '../../process/calendar.ts';
import type { ClockName } from '../../process/clocks.ts';
import { findPieces } from '../intake/completeness.ts';

type Break = Config['breaks'][number];

/** The break of the team at a moment (ISO UTC), by the dates of the team's zone. */
export function breakAt(
  { breaks, clocks }: Pick<Config, 'breaks' | 'clocks'>,
  at: string,
): Break | undefined {
  if (breaks.length === 0) return undefined;
  const day = renderWallTime(clocks.calendar.zone, at).slice(0, 10);
  return breaks.find(({ from, until }) => from <= day && day < until);
}

/** Words by which a report says that it cannot wait. */
const SAYS_URGENT =
  /\b(?:critical|exploited|in the wild|0-?day|zero-?day|remote code execution|rce|auth(?:entication)? bypass)\b/i;

/**
 * Whether somebody is called out of a break: the flaw is known to be exploited, or a report that says so (or critical
 * severity) comes with a proof. A word alone calls nobody.
 */
export function isEmergency(
  { flags, analysis }: Pick<StoredCase, 'flags' | 'analysis'>,
  report: string | null,
  reported: Pick<AdvisoryFacts, 'severity'> | null,
): boolean {
  if (flags.includes('exploited')) return true;
  if (analysis?.facts.severity === 'critical') return true;
  if (report === null) return false;
  const isUrgent = reported?.severity === 'critical' || SAYS_URGENT.test(report);
  return isUrgent && findPieces(report).some(({ piece, quote }) => piece === 'proof' && quote !== null);
}

/** What neither break nor holiday stops: duties by law, and what was agreed with the reporter. */
const RUNNING: readonly ClockName[] = ['embargo', 'early-warning', 'notification', 'final-report'];

/** Whether a promise may call anybody in a break. */
export const isHeardInBreak = (name: ClockName, isUrgent: boolean): boolean =>
  isUrgent || RUNNING.includes(name);

/** For the reporter: until when nobody is there, and what to do where it cannot wait. */
export const renderBreak = ({ until }: Pick<Break, 'until'>): string =>
  `We are on a break until ${until}; the days before that do not count for our promises. If it is being exploited already, say so here, with what shows it: somebody is called then.`;
