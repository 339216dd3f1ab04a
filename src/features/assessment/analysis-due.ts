import { eventOfComment, type ObservedComment } from '../../case/observed.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import { isJudged, type SeenCase } from '../../engine/context.ts';
import { isAppealOver } from './report-closing.ts';

/** A comment that may hold an analysis and is not read yet. */
export function isAnalysisDue({ stored, issue, self }: SeenCase): string | undefined {
  const known = [stored.analysis?.comment, stored.correction?.comment];
  const isFresh = issue.comments.some(
    (comment) =>
      comment.author?.id !== self.id &&
      !isJudged(stored, eventOfComment(comment)) &&
      /^\s*(?:>|`{3,}|~{3,})?.*\banalysis:/m.test(comment.body) &&
      !known.includes(eventOfComment(comment)) &&
      isNewer(comment, stored),
  );
  return isFresh ? 'comments' : undefined;
}

/** The next step of the assessment is one that the process takes by itself. */
export function isVerdictDue({ stored, config, now }: SeenCase): string | undefined {
  const isDue = {
    acknowledged: () => true,
    valid: () => stored.analysis?.facts.confirmed.yes === true,
    invalid: () =>
      isAppealOver({ stored, config, observed: { now } }) &&
      stored.approvalRequests.every((request) => request.doneAt !== null),
  };
  const state = stateOf(stored);
  return Object.hasOwn(isDue, state) && isDue[state as keyof typeof isDue]() ? 'outside' : undefined;
}

function isNewer(comment: ObservedComment, stored: StoredCase): boolean {
  return (
    stored.analysis === null ||
    Date.parse(comment.lastEditedAt ?? comment.createdAt) >= Date.parse(stored.analysis.at)
  );
}
