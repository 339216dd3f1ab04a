import { parseAnalysis } from '../advisory/analysis.ts';
import { loadCvss } from '../advisory/cvss.ts';
import { readMarker } from '../case/marker.ts';
import type { Observed } from '../case/observed.ts';
import { isDisclosed, type StoredCase, stateOf } from '../case/stored-case.ts';
import { type AnalysisReading, roleOf } from '../plan/context.ts';
import { eventOfComment } from '../plan/rules/follow-commands.ts';
import { isTeam } from '../process/may-move.ts';

/** Reads the newest analysis by the case's people. The CVSS library is loaded only where there is one to read. */
export async function readNewestAnalysis(observed: Observed, stored: StoredCase): Promise<AnalysisReading> {
  if (isDisclosed(stored) || stateOf(stored) === 'closed') return { kind: 'none' };
  const comments = (observed.issue?.comments ?? []).filter(
    (comment) =>
      comment.body.includes('analysis') &&
      readMarker(comment, observed.self) === null &&
      isTeam(roleOf({ observed, stored }, comment.author)) &&
      isTeam(roleOf({ observed, stored }, comment.lastEditor ?? comment.author)),
  );
  const newest = comments.toSorted((a, b) => timeOf(b) - timeOf(a));
  for (const comment of newest) {
    if (stored.analysis?.comment === eventOfComment(comment)) return { kind: 'none' };
    const repo = stored.source.repo ?? stored.packages[0]?.repo ?? undefined;
    const read = parseAnalysis(comment.body, {
      readCvss: await loadCvss(),
      ...(repo === undefined ? {} : { repo }),
    });
    if (read.kind === 'ok') return { kind: 'ok', comment, analysis: read.analysis, notes: read.notes };
    if (read.kind === 'bad') return { kind: 'bad', comment, problems: read.problems, notes: read.notes };
  }
  return { kind: 'none' };
}

const timeOf = (comment: { readonly createdAt: string; readonly lastEditedAt: string | null }): number =>
  Date.parse(comment.lastEditedAt ?? comment.createdAt);
