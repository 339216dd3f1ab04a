import { caseMarker } from '../../case/case-marker.ts';
import { isMarked } from '../../case/marker.ts';
import type { ObservedComment } from '../../case/observed.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import { type Context, digestOf } from '../../engine/context.ts';
import { renderCaseBody } from './case-body.ts';

/** Keys of what was changed by hand and is explained once (design, section 3, rule 7). */
export const EDITED = 'edited/';
export const CASE_ISSUE_EDIT = 'face/';

/** Notes what somebody changed by hand in what the bot wrote; it is put back, and told once. */
export function noteSurprises(context: Context): StoredCase | undefined {
  const { stored, observed } = context;
  if (!observed.issue || stateOf(stored) === 'closed') return undefined;
  const keys = [
    ...observed.issue.comments.filter((each) => isChangedByHand(each, observed.self.id)).map(keyOfEdit),
    ...keyOfCaseIssue(context),
  ];
  const fresh = keys.filter((key) => !stored.said.some((said) => said.key === key));
  if (fresh.length === 0) return undefined;
  return { ...stored, said: [...stored.said, ...fresh.map((key) => ({ key, at: observed.now }))] };
}

/** A comment of the bot that somebody else edited last: it counts no more (design, section 5). */
export function isChangedByHand(comment: ObservedComment, self: number): boolean {
  const isEdited = comment.lastEditor !== null || comment.lastEditedAt !== null;
  return comment.author?.id === self && isEdited && comment.lastEditor?.id !== self;
}

export const keyOfEdit = (comment: ObservedComment): string =>
  `${EDITED}${comment.id}@${comment.lastEditedAt ?? ''}`;

/** Title and text of the issue, where the bot wrote them and they say something else than the store did. */
function keyOfCaseIssue({ observed, stored }: Context): readonly string[] {
  const { issue, report } = observed;
  const known = observed.stored ?? stored;
  // An issue that is just becoming a case has the title of its form, or of where it came from: nobody changed it.
  if (!issue || !isMarked(issue.comments, 'record', observed.self)) return [];
  const isOurs = issue.author?.id === observed.self.id && report !== null;
  const body = issue.body.replaceAll('\r\n', '\n');
  const isBodyRight = !isOurs || body === renderCaseBody(known, report, caseMarker(known));
  if (issue.title === known.title && isBodyRight) return [];
  return [`${CASE_ISSUE_EDIT}${digestOf({ title: issue.title, body: isOurs ? body : null })}`];
}
