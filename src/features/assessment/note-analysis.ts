import { editorOf, eventOfComment } from '../../case/observed.ts';
import { isDisclosed, type StoredBy, type StoredCase } from '../../case/stored-case.ts';
import { type AnalysisReading, byOf, type Context, digestOf, roleOf } from '../../engine/context.ts';
import type { Analysis, Credit } from '../../formats/records/facts.ts';
import { isTeam } from '../../process/may-move.ts';
import { withMergedCredits } from './merge.ts';
import { notePastedReport } from './pasted-report.ts';

type ReadAnalysis = Extract<AnalysisReading, { kind: 'ok' }>;

/** The newest analysis by somebody of the case's people counts (design, section 10). */
export function noteAnalysis(context: Context): StoredCase | undefined {
  const { analysis, stored } = context;
  if (analysis.kind !== 'ok' || isDisclosed(stored)) return undefined;
  const { comment } = analysis;
  const speaker = editorOf(comment);
  if (!speaker || ![roleOf(context, comment.author), roleOf(context, speaker)].every(isTeam))
    return undefined;
  const event = eventOfComment(comment);
  const judged = judgeConfirmation(stored, analysis);
  const { confirmAgain } = judged;
  const credits = withMergedCredits(judged.facts.credits, stored.mergedReports);
  const facts = credits === judged.facts.credits ? judged.facts : { ...judged.facts, credits };
  const digest = digestOf(facts);
  if (stored.analysis?.digest === digest && stored.analysis.comment === event) return undefined;
  const packages = facts.packages.map(({ ecosystem, name, repo }) => ({ ecosystem, name, repo }));
  const by = byOf(context, speaker);
  const notes = [...analysis.notes, ...notePastedReport(context.observed.report, facts)];
  const at = comment.lastEditedAt ?? comment.createdAt;
  return {
    ...bindConfirmation(stored, facts, { by, at, comment: comment.id }),
    packages,
    analysis: {
      comment: event,
      digest,
      by,
      at,
      facts,
      ...notesOf(notes, credits.slice(judged.facts.credits.length)),
      ...(analysis.versions === undefined ? {} : { versions: analysis.versions }),
      ...(confirmAgain ? { confirmAgain } : {}),
    },
  };
}

/** A report that is merged after the analysis was written is credited in it, which makes what is shown another text. */
export function creditMergedReports({ stored }: Context): StoredCase | undefined {
  const { analysis, mergedReports } = stored;
  if (!analysis || isDisclosed(stored)) return undefined;
  const credits = withMergedCredits(analysis.facts.credits, mergedReports);
  if (credits === analysis.facts.credits) return undefined;
  const facts = { ...analysis.facts, credits };
  const added = credits.slice(analysis.facts.credits.length);
  return {
    ...stored,
    analysis: { ...analysis, facts, digest: digestOf(facts), ...notesOf(analysis.notes ?? [], added) },
  };
}

/** What is to be looked at again, credits that were added among it. */
function notesOf(notes: readonly string[], added: readonly Credit[]): { readonly notes?: readonly string[] } {
  const names = added.map((credit) => ('login' in credit ? credit.login : credit.name)).join(', ');
  const all =
    added.length === 0
      ? notes
      : [...notes, `credits: added ${names}, from merged reports; write them there to have it otherwise`];
  return all.length === 0 ? {} : { notes: all };
}

/** What an analyst confirms: that these versions of these packages have a flaw that is this bad. */
export function confirmedDigest({ packages, cvss, severity }: Analysis): string {
  return digestOf({
    packages: packages.map(({ ecosystem, name, affected }) => ({ ecosystem, name, affected })),
    vectors: cvss.map(({ vector }) => vector),
    severity,
  });
}

/**
 * A confirmation is bound to what it confirmed. Once an advisory was drafted from it, an edit of vector or ranges that
 * leaves the old confirmation standing asks for a new one: another `how`, a comment of its own, or `/set confirmed`.
 * What goes back to what was confirmed is confirmed again.
 */
function judgeConfirmation(
  stored: StoredCase,
  reading: ReadAnalysis,
): { readonly facts: Analysis; readonly confirmAgain: boolean } {
  const { analysis: facts } = reading;
  const known = stored.confirmation;
  const waits = stored.analysis?.confirmAgain === true && reading.isConfirmedAnew === false;
  const isDrafted = stored.advisories.some((advisory) => advisory.digest !== null);
  if (known === undefined || !isDrafted || (!facts.confirmed.yes && !waits))
    return { facts, confirmAgain: false };
  if (known.digest === confirmedDigest(facts)) return { facts: withWord(facts, true), confirmAgain: false };
  const confirmAgain =
    reading.isConfirmedAnew === undefined
      ? known.comment === reading.comment.id && known.how === facts.confirmed.how
      : !reading.isConfirmedAnew;
  return confirmAgain ? { facts: withWord(facts, false), confirmAgain } : { facts, confirmAgain };
}

const withWord = (facts: Analysis, yes: boolean): Analysis => ({
  ...facts,
  confirmed: { ...facts.confirmed, yes },
});

function bindConfirmation(
  stored: StoredCase,
  facts: Analysis,
  said: { readonly by: StoredBy; readonly at: string; readonly comment: string },
): StoredCase {
  if (!facts.confirmed.yes) return stored;
  const digest = confirmedDigest(facts);
  // Another `how` is another look, as after the patch: it counts from then on.
  const known = stored.confirmation;
  if (known?.digest === digest && known.how === facts.confirmed.how) return stored;
  return { ...stored, confirmation: { digest, how: facts.confirmed.how, ...said } };
}
