import { editorOf, eventOfComment } from '../../case/observed.ts';
import { isDisclosed, type StoredCase } from '../../case/stored-case.ts';
import { isConfirmed } from '../../engine/approvals.ts';
import { byOf, type Context, digestOf, roleOf } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';
import { isTeam } from '../../process/may-move.ts';
import { changesOf, correctionsOf, openCorrection, reposWithoutAdvisory } from './corrections.ts';

/** An analysis that the team writes after the disclosure changes nothing yet: it is compared with what is public. */
export function noteCorrection(context: Context): StoredCase | undefined {
  const { analysis, stored } = context;
  if (analysis.kind !== 'ok' || !isDisclosed(stored) || stored.analysis === null) return undefined;
  const { comment } = analysis;
  const speaker = editorOf(comment);
  if (!speaker || ![roleOf(context, comment.author), roleOf(context, speaker)].every(isTeam))
    return undefined;
  const event = eventOfComment(comment);
  if (stored.correction?.comment === event || stored.analysis.comment === event) return undefined;
  const at = comment.lastEditedAt ?? comment.createdAt;
  const correction = {
    comment: event,
    by: byOf(context, speaker),
    at,
    facts: analysis.analysis,
    changes: [],
  };
  return { ...stored, correction };
}

/** What would change is kept while it can be seen, for the note that goes out with the correction. */
export function noteChanges(context: Context): StoredCase | undefined {
  const { stored } = context;
  const correction = openCorrection(stored);
  const changes = correctionsOf(context).flatMap(changesOf);
  if (!correction || changes.length === 0) return undefined;
  const others = correction.changes.filter(({ ghsa }) => changes.every((each) => each.ghsa !== ghsa));
  const known = [...others, ...changes];
  return digestOf(known) === digestOf(correction.changes)
    ? undefined
    : { ...stored, correction: { ...correction, changes: known } };
}

/** Every advisory reads as the corrected analysis says, anyone who wrote it: from now on that analysis counts. */
export function endCorrection(context: Context): StoredCase | undefined {
  const { stored, observed } = context;
  const correction = openCorrection(stored);
  if (!correction || !stored.analysis || reposWithoutAdvisory(stored).length > 0) return undefined;
  const isRead = stored.advisories.every(({ ghsa }) => observed.advisories[ghsa]?.state === 'published');
  if (!isRead || correctionsOf(context).length > 0) return undefined;
  const isMine = (approvalRequest: StoredCase['approvalRequests'][number]): boolean =>
    approvalRequest.doneAt === null && approvalRequest.key.startsWith('correct/');
  const confirmedBy = stored.approvalRequests
    .filter(isMine)
    .flatMap((approvalRequest) => approvalRequest.confirmedBy);
  const { comment, by, at, facts, changes } = correction;
  const packages = facts.packages.filter(({ repo }) => stored.advisories.some((each) => each.repo === repo));
  const counted = { ...facts, packages };
  const entry = { at: observed.now, by, confirmedBy: [...confirmedBy], changes };
  const { correction: _, ...rest } = stored;
  return {
    ...rest,
    analysis: {
      // Where only the CVE id was corrected, what was seen of the versions still holds.
      ...(digestOf(counted) === stored.analysis.digest ? stored.analysis : {}),
      comment,
      digest: digestOf(counted),
      by,
      at,
      facts: counted,
    },
    packages: packages.map(({ ecosystem, name, repo }) => ({ ecosystem, name, repo })),
    approvalRequests: stored.approvalRequests.flatMap((approvalRequest) => {
      if (!isMine(approvalRequest)) return [approvalRequest];
      return isConfirmed(approvalRequest) ? [{ ...approvalRequest, doneAt: observed.now }] : [];
    }),
    // What was found there says what was published first.
    ...(stored.seen ? { seen: stored.seen.filter(({ name }) => name === 'post' || name === 'feed') } : {}),
    corrections: [...(stored.corrections ?? []), ...(changes.length === 0 ? [] : [entry])],
  };
}

/** `/keep advisory` after the disclosure: what is public stays as it is. */
export function dropCorrection({ stored }: Pick<Context, 'stored'>): Followed | undefined {
  const correction = openCorrection(stored);
  if (!correction) return undefined;
  return { stored: { ...stored, correction: { ...correction, dropped: true } }, verdict: 'done' };
}
