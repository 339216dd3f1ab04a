import { isMarked } from '../../case/marker.ts';
import type { StoredCase } from '../../case/stored-case.ts';
import type { Glance, SeenCase } from '../../engine/context.ts';
import { HOUR_MS } from '../../process/durations.ts';
import { isLookDue } from './is-look-due.ts';
import { isPlaceholderDue, lacksChannel } from './placeholder.ts';

/** A thread of the case has to be saved, looked at, or gone on with. */
export function isAnyThreadDue(glance: SeenCase): string | undefined {
  const { stored, issue, self, now } = glance;
  const isTold = (key: string) => isMarked(issue.comments, key, self);
  const isDue = stored.takedowns.some(
    (item) => isThreadDue(item, now) || isThreadPending(glance, item, isTold),
  );
  return isDue ? 'outside' : undefined;
}

/** A thread that is still public, not saved to its end, or to be looked at by nobody's eyes. */
function isThreadDue(item: StoredCase['takedowns'][number], now: string): boolean {
  if (item.way === 'quiet') return false;
  if (item.erased?.over === false) return true;
  return !item.takenDown || (!item.copy && item.goneAt === undefined) || isLookDue(item, now);
}

/** Time in which a schedule that fires once a day has fired, in milliseconds. */
const A_DAY_AND_MORE_MS = 26 * HOUR_MS;

/**
 * What follows from a look or a copy, where another action than the one that does it had them: a question that nobody
 * was asked, or a removal that has not begun. What is refused is not tried for ever, nor once it is a person's task.
 *
 * @param isTold whether the bot has a comment with this key in the case
 */
export function isThreadPending(
  { stored, config, now }: Pick<Glance, 'stored' | 'config' | 'now'>,
  item: StoredCase['takedowns'][number],
  isTold: (key: string) => boolean,
): boolean {
  if (stored.flags.includes('manual')) return false;
  const isAsked = (kind: string) =>
    stored.approvalRequests.some((approvalRequest) => approvalRequest.key === `${kind}/${item.url}`);
  const isPlaceholderPending =
    isPlaceholderDue(item) &&
    !lacksChannel(item, config.privatize) &&
    !config.confirmations.without.includes('post');
  if (isPlaceholderPending && !isAsked('placeholder')) return true;
  if ((item.related ?? []).length > 0 && !item.relatedTaken && !isAsked('related')) return true;
  if (!item.copy || item.restore || config.privatize.delete === 'nothing') return false;
  const isThere = item.movedTo === null && item.goneAt === undefined;
  const isToDelete = item.kind === 'issue' && isThere && config.privatize.delete === 'everything';
  const areRunsPending = item.runs === undefined && !isTold(`task/runs/${item.url}`);
  if (!areRunsPending && (!isToDelete || isTold(`task/delete/${item.url}`))) return false;
  return Date.parse(now) - Date.parse(item.takenDownAt ?? item.at) < A_DAY_AND_MORE_MS;
}
