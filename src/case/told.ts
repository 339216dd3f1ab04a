import { isMarked } from './marker.ts';
import type { Observed, ObservedComment, ObservedIssue } from './observed.ts';
import type { StoredCase } from './stored-case.ts';

/**
 * Of a long conversation a run reads the beginning and the end. What the bot said in between is remembered in the case:
 * otherwise it would say it again as soon as others had written enough after it.
 */
export type ToldComment = NonNullable<StoredCase['told']>['comments'][number];

/** The newest comments that a run reads; GitHub's queries ask for as many. */
export const NEWEST_READ = 100;
/** From so many comments on the bot's own are remembered, before the first of them is out of what is read. */
const REMEMBER_FROM = 90;
/** Comments after which those of the bot are noted anew, so that none gets out of what is read before. */
const NOTE_EVERY = 50;

/** Whether what is remembered does not reach up to the middle of what was read. */
export function isToldStale(issue: ObservedIssue, told: StoredCase['told']): boolean {
  const { comments } = issue;
  if (comments.length < REMEMBER_FROM) return false;
  const middle = comments[comments.length - NOTE_EVERY]!;
  return told === undefined || Date.parse(told.upTo) < Date.parse(middle.createdAt);
}

/**
 * From which time on comments are missing between what is remembered and what was read; undefined where none are.
 * The start of the newest ones is what counts: the first few are read of every conversation.
 */
export function gapSince(issue: ObservedIssue, told: StoredCase['told']): string | null | undefined {
  if (!issue.commentsCut || issue.comments.length < NEWEST_READ) return undefined;
  const newest = issue.comments[issue.comments.length - NEWEST_READ]!;
  if (told === undefined) return null;
  return Date.parse(told.upTo) < Date.parse(newest.createdAt) ? told.upTo : undefined;
}

/** The bot's comments that were remembered, and that this run did not read; none where it read all of them. */
export function toldFurtherUp(
  { issue, toldChanges = {} }: Observed,
  stored: StoredCase,
): readonly ToldComment[] {
  if (!issue?.commentsCut) return [];
  const read = new Set(issue.comments.map(({ id }) => id));
  return withChanges(stored.told?.comments ?? [], toldChanges).filter(({ comment }) => !read.has(comment));
}

/** What this run did to comments that it had not read. */
export const withChanges = (
  told: readonly ToldComment[],
  changes: NonNullable<Observed['toldChanges']>,
): readonly ToldComment[] =>
  told.flatMap((each) => {
    const digest = changes[each.comment];
    if (digest === undefined) return [each];
    return digest === null ? [] : [{ ...each, digest }];
  });

/** Time of the newest of some comments. */
export const newestOf = (comments: readonly ObservedComment[]): string =>
  comments.reduce(
    (last, { createdAt }) => (Date.parse(createdAt) > Date.parse(last) ? createdAt : last),
    comments[0]!.createdAt,
  );

/** Whether the case issue says this, in what was read or before it. */
export const isSaid = (observed: Observed, stored: StoredCase, key: string): boolean =>
  isMarked(observed.issue?.comments ?? [], key, observed.self) ||
  toldFurtherUp(observed, stored).some((each) => each.key === key);
