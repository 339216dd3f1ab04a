import type { WaitingReport } from '../../case/sweep-memory.ts';
import type { FoundAdvisory } from '../../case/sweep-reads.ts';
import { findPieces } from './completeness.ts';
import { saysUrgent } from './says-urgent.ts';

/** Words by which people say that something is grave, or being used already. */
const GRAVE =
  /\b(?:critical|rce|remote code execution|code execution|exploited|in the wild|0-?day|zero-?day|auth(?:entication)? bypass|account takeover|sql injection|sqli|privilege escalation|sandbox escape|deseriali[sz]ation|ssrf|path traversal|supply.chain|malware|backdoor)\b/i;

/** Whether words, severity or evidence of a report make it one to be looked at first. */
function looksGrave({ facts }: Pick<FoundAdvisory, 'facts'>): boolean {
  const text = `${facts.summary}\n\n${facts.description}`;
  const seen = findPieces(text).filter(({ quote }) => quote !== null);
  const isShown = seen.some(({ piece }) => piece === 'proof') && seen.some(({ piece }) => piece === 'steps');
  return facts.severity === 'critical' || facts.severity === 'high' || GRAVE.test(text) || isShown;
}

/** A report as it waits in a list. */
export function toWait(found: FoundAdvisory, list: string): WaitingReport {
  const { facts, reporter, createdAt } = found;
  const text = `${facts.summary}\n\n${facts.description}`;
  const pieces = findPieces(text);
  return {
    list,
    ghsa: facts.ghsa,
    repo: facts.repo,
    summary: facts.summary.slice(0, 120).toWellFormed(),
    state: facts.state,
    reporter: reporter ? { id: reporter.id, login: reporter.login } : null,
    receivedAt: createdAt,
    evidence: pieces.filter(({ quote }) => quote !== null).length,
    ...(looksGrave(found) ? { grave: true } : {}),
    ...(saysUrgent(text, facts.severity) ? { urgent: true } : {}),
    case: null,
  };
}

/**
 * The waiting reports as GitHub lists them now: anyone who edits a report that waits, or accepts or closes it by hand, changes
 * what the list says, and words or evidence that came later raise it. What the lists do not name stays as it is.
 */
export function withNews(
  waiting: readonly WaitingReport[],
  found: readonly FoundAdvisory[],
): readonly WaitingReport[] {
  const listed = new Map(found.map((each) => [each.facts.ghsa, each]));
  return waiting.map((report) => {
    const now = listed.get(report.ghsa);
    if (report.case !== null || now === undefined) return report;
    const { summary, state, evidence, grave, urgent } = toWait(now, report.list);
    // What looked grave once is looked at, whatever its author makes of it later.
    return {
      ...report,
      summary,
      state,
      evidence,
      ...(grave || report.grave ? { grave: true } : {}),
      ...(urgent || report.urgent ? { urgent: true } : {}),
    };
  });
}
