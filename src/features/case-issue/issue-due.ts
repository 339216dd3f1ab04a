import { readMarker } from '../../case/marker.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import { digestOf, type SeenCase } from '../../engine/context.ts';
import { HOUR_MS } from '../../process/durations.ts';
import { isChangedByHand, keyOfEdit } from './note-surprises.ts';
import { readRecordMemory } from './record.ts';

/** The issue does not show what the store says, or a run did not come to its end. */
export function isIssueDue(glance: SeenCase): string | undefined {
  const { stored, issue } = glance;
  if ((issue.state === 'closed') !== (stateOf(stored) === 'closed')) return 'issue-state';
  if (issue.title !== stored.title) return 'title';
  if (isUnfinished(glance)) return 'unfinished';
  return hasChangedComments(glance) ? 'comments' : undefined;
}

/** Two comments of one kind, or one of the bot's that somebody changed. */
function hasChangedComments({ stored, issue, self }: SeenCase): boolean {
  const keys = issue.comments.map((comment) => readMarker(comment, self)).filter((key) => key !== null);
  if (new Set(keys).size < keys.length) return true;
  return issue.comments.some(
    (comment) =>
      comment.author?.id === self.id &&
      !stored.said.some((said) => said.key === keyOfEdit(comment)) &&
      isChangedByHand(comment, self.id),
  );
}

/** The record is the last thing that a run writes: where it renders another memory, a run has not come to its end. */
function isUnfinished({ stored, issue, self, now }: SeenCase): boolean {
  const record = issue.comments.find((comment) => readMarker(comment, self) === 'record');
  // Among many comments it may be one that a sweep does not see; then what happened lately is looked at once more.
  if (record === undefined) return !issue.commentsCut || happenedLately(stored, now);
  return readRecordMemory(record.body).digest !== digestOf(stored);
}

/** Time in which the schedule fires at least once, in milliseconds, also where GitHub delays it. */
const LATELY_MS = 3 * HOUR_MS;

function happenedLately({ moves, approvalRequests, evidence, decisions }: StoredCase, now: string): boolean {
  const times = [...moves, ...approvalRequests, ...evidence, ...decisions.flatMap((decision) => decision.by)];
  return times.some(({ at }) => Date.parse(now) - Date.parse(at) < LATELY_MS);
}
