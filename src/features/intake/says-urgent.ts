import type { StoredCase } from '../../case/stored-case.ts';
import type { Context } from '../../engine/context.ts';
import type { AdvisoryFacts } from '../../formats/records/facts.ts';
import { findPieces } from './completeness.ts';

/** Words by which a report says that it cannot wait. */
const SAYS_URGENT =
  /\b(?:critical|exploited|in the wild|0-?day|zero-?day|remote code execution|rce|auth(?:entication)? bypass)\b/i;

/** Whether a report says that it is exploited or critical, and comes with a proof. A word alone calls nobody. */
export function saysUrgent(report: string, severity: AdvisoryFacts['severity']): boolean {
  if (severity !== 'critical' && !SAYS_URGENT.test(report)) return false;
  return findPieces(report).some(({ piece, quote }) => piece === 'proof' && quote !== null);
}

/** Notes it, so that sweeps, which read no report, know it. What was urgent once is looked at, whatever its author makes of it. */
export function noteUrgent({ stored, observed }: Context): StoredCase | undefined {
  if (stored.saysUrgent || observed.report === null) return undefined;
  const reported = observed.advisories[stored.source.ghsa ?? ''];
  return saysUrgent(observed.report, reported?.severity ?? null)
    ? { ...stored, saysUrgent: true }
    : undefined;
}
