import type { StoredCase } from '../../case/stored-case.ts';
import { type Context, digestOf } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';
import type { AdvisoryFacts, Analysis } from '../../formats/records/facts.ts';
import { cleanVersion, parseRange, renderRange } from '../../formats/versions/ranges.ts';
import { groupAffected } from '../assessment/analysis-packages.ts';
import { confirmedDigest } from '../assessment/note-analysis.ts';
import { dropCorrection } from '../followup/note-corrections.ts';
import { type AdvisoryDrift, driftsOf } from './advisory-drift.ts';
import type { Drift } from './advisory-input.ts';
import { plannedDigest } from './advisory-state.ts';

/**
 * Somebody said which is right where an advisory was changed by hand: the analysis, which is then written over it, or
 * the advisory, whose fields the analysis takes over. The word itself is in the store's history.
 */
export function keepSide(context: Context, side: 'analysis' | 'advisory'): Followed {
  const { stored } = context;
  const dropped = side === 'advisory' ? dropCorrection(context) : undefined;
  if (dropped) return dropped;
  const drifts = driftsOf(context);
  if (drifts.length === 0) return { stored, verdict: 'refused/no-drift' };
  if (side === 'analysis') return { stored: writeOver(stored, drifts), verdict: 'done' };
  const taken = drifts.reduce<Analysis | undefined>(
    (facts, drift) => facts && takeFields(facts, drift),
    stored.analysis!.facts,
  );
  if (taken === undefined) return { stored, verdict: 'refused/advisory-unreadable' };
  return { stored: takeOver(stored, taken, drifts), verdict: 'done' };
}

/** Forgets what was written last, so that the analysis is written again. */
function writeOver(stored: StoredCase, drifts: readonly AdvisoryDrift[]): StoredCase {
  const advisories = stored.advisories.map(({ readBack, ...advisory }) =>
    drifts.some(({ ghsa }) => ghsa === advisory.ghsa)
      ? { ...advisory, digest: 'to-be-written' }
      : { ...advisory, ...(readBack === undefined ? {} : { readBack }) },
  );
  return { ...stored, advisories };
}

/** The analysis follows; what was confirmed and is something else now has to be confirmed again. */
function takeOver(stored: StoredCase, taken: Analysis, drifts: readonly AdvisoryDrift[]): StoredCase {
  const isStale = stored.confirmation !== undefined && stored.confirmation.digest !== confirmedDigest(taken);
  const facts = isStale ? { ...taken, confirmed: { ...taken.confirmed, yes: false } } : taken;
  const { confirmAgain: _, ...analysis } = stored.analysis!;
  const next: StoredCase = {
    ...stored,
    analysis: {
      ...analysis,
      facts,
      digest: digestOf(facts),
      ...(isStale ? { confirmAgain: true } : {}),
    },
  };
  const advisories = next.advisories.map(({ readBack, ...advisory }) =>
    drifts.some(({ ghsa }) => ghsa === advisory.ghsa)
      ? { ...advisory, digest: plannedDigest(next, advisory.repo) }
      : { ...advisory, ...(readBack === undefined ? {} : { readBack }) },
  );
  return { ...next, advisories };
}

function takeFields(start: Analysis, { facts, fields }: AdvisoryDrift): Analysis | undefined {
  return fields.reduce<Analysis | undefined>(
    (analysis, { field }) => analysis && takeField(analysis, field, facts),
    start,
  );
}

function takeField(analysis: Analysis, field: Drift['field'], facts: AdvisoryFacts): Analysis | undefined {
  switch (field) {
    case 'summary':
      return { ...analysis, summary: facts.summary };
    case 'description':
      return { ...analysis, description: facts.description };
    case 'cwe_ids':
      return { ...analysis, cwe: facts.cwe };
    case 'cvss_vector_string':
    case 'severity':
      return { ...analysis, cvss: facts.cvss, severity: facts.severity };
    case 'credits':
      return {
        ...analysis,
        credits: [...facts.credits, ...analysis.credits.filter((credit) => 'name' in credit)],
      };
    case 'vulnerabilities':
      return takeRanges(analysis, facts);
  }
}

function takeRanges(analysis: Analysis, facts: AdvisoryFacts): Analysis | undefined {
  const ranges = facts.ranges.flatMap((range) => {
    const affected = parseRange(range.affected);
    const patched = range.patched === null ? null : cleanVersion(range.patched.replace(/^(?:>=|=)\s*/, ''));
    if (affected.kind === 'bad' || patched === undefined) return [];
    return [{ ...range, affected: renderRange(affected.range), patched, repo: facts.repo }];
  });
  if (ranges.length < facts.ranges.length || ranges.length === 0) return undefined;
  const others = analysis.packages.filter((each) => each.repo !== facts.repo);
  return { ...analysis, packages: [...groupAffected(ranges), ...others] };
}
