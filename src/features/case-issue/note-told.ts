import { readMarker } from '../../case/marker.ts';
import type { ObservedComment } from '../../case/observed.ts';
import type { StoredCase } from '../../case/stored-case.ts';
import { gapSince, isToldStale, newestOf, type ToldComment, withChanges } from '../../case/told.ts';
import type { WantedReads } from '../../case/wanted-reads.ts';
import { bindingDigest, type Context, digestOf, type Known } from '../../engine/context.ts';

/** Kinds whose key and time are those of an event: whether it was answered is told by its time. */
const DATED = ['entry', 'answer', 'report'];

/**
 * Remembers the bot's comments of a long conversation before they are out of what a run reads, and what became of them
 * since. A short conversation is read whole, and nothing of it is remembered.
 */
export function noteTold(context: Context): StoredCase | undefined {
  const { stored, observed } = context;
  const { issue, olderComments = [], toldChanges = {} } = observed;
  if (!issue) return undefined;
  const before = stored.told?.comments ?? [];
  const kept = withChanges(before, toldChanges);
  if (!isToldStale(issue, stored.told)) {
    if (!stored.told || bindingDigest(kept) === bindingDigest(before)) return undefined;
    return { ...stored, told: { ...stored.told, comments: kept } };
  }
  const read = [...olderComments, ...issue.comments];
  const isRead = new Set(read.map(({ id }) => id));
  const marked = read.flatMap((comment) => describeOwn(context, comment));
  const newest = new Map<string, ToldComment>();
  const unread = kept.filter(({ comment }) => !isRead.has(comment));
  for (const each of [...unread, ...marked]) newest.set(each.key, each);
  return { ...stored, told: { upTo: newestOf(issue.comments), comments: [...newest.values()] } };
}

function describeOwn({ observed }: Context, comment: ObservedComment): readonly ToldComment[] {
  const key = readMarker(comment, observed.self);
  if (key === null || key === 'record' || DATED.includes(key.split('/')[0] ?? '')) return [];
  // What this run did to one of the older ones came after they were read.
  const change = observed.toldChanges?.[comment.id];
  if (change === null) return [];
  return [{ key, comment: comment.id, at: comment.createdAt, digest: change ?? digestOf(comment.body) }];
}

/** Comments that were written since the last run that remembered, more than one run reads. */
export function olderCommentReads({ observed, stored }: Known): Partial<WantedReads> {
  const { issue, olderComments } = observed;
  if (!issue?.olderBefore || olderComments) return {};
  const since = gapSince(issue, stored.told);
  if (since === undefined) return {};
  return { olderComments: { issue: issue.number, before: issue.olderBefore, since } };
}
