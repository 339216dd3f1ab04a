import { isSameOwner } from '../../case/same-owner.ts';
import type { StoredAsk, StoredPrivatized } from '../../case/stored-case.ts';
import { type Context, digestOf } from '../../engine/context.ts';
import { mayRestore } from './may-restore.ts';

/** Something irreversible that the present state calls for and that people must confirm (rule 3). */
export interface DemandedAsk {
  readonly key: string;
  readonly digest: string;
  readonly needs: number;
  readonly askedBy: StoredAsk['askedBy'];
}

/** What concerns public threads: remove or quiet, what is related, the placeholder, making one again. */
export function askPrivacy(context: Context): readonly DemandedAsk[] {
  const { stored } = context;
  if (stored.flags.includes('manual')) return [];
  return stored.privatized.flatMap((item) => [
    ...askRemoval(context, item),
    ...askRelated(item),
    ...askPlaceholder(context, item),
    ...(mayRestore(stored) ? askRestoration(item) : []),
  ]);
}

/**
 * Whether the question comes before the deed: for everything but an issue of the same owner, since a transfer loses
 * nothing; and for whatever goes beyond three within an hour, which somebody else has to answer.
 */
function askRemoval(context: Context, item: StoredPrivatized): readonly DemandedAsk[] {
  if (item.outOfSight || item.way === 'quiet') return [];
  const isFree = isTransferable(context, item) || context.config.confirmations.without.includes('privatize');
  if (isFree && !isUnclear(item)) return [];
  const { url, requestedBy, second } = item;
  const ask = { key: `privatize/${url}`, digest: digestOf({ url, way: 'remove' }), needs: 1 };
  return [{ ...ask, askedBy: second ? { id: requestedBy.id, login: requestedBy.login } : null }];
}

/** Whatever goes beyond three within an hour, and what may disclose nothing new. */
export const isUnclear = ({ second, doubts = [] }: StoredPrivatized): boolean =>
  second === true || doubts.length > 0;

/** An issue of the triage repo's owner: GitHub transfers within one owner only. */
export const isTransferable = (context: Pick<Context, 'observed'>, item: StoredPrivatized): boolean =>
  item.kind === 'issue' && isSameOwner(context, item.repo);

function askRelated({ url, related, relatedTaken }: StoredPrivatized): readonly DemandedAsk[] {
  if (!related || related.length === 0 || relatedTaken) return [];
  return [{ key: `related/${url}`, digest: digestOf({ url, related }), needs: 1, askedBy: null }];
}

/** Seen to be gone by somebody without credentials, or wanted by a member without waiting for that. */
export const isPlaceholderDue = (item: StoredPrivatized): boolean =>
  item.outOfSight &&
  item.placeholder === null &&
  !item.restore &&
  (item.goneAt !== undefined || item.placeholderAsked === true);

function askPlaceholder({ config }: Context, item: StoredPrivatized): readonly DemandedAsk[] {
  if (!isPlaceholderDue(item) || config.confirmations.without.includes('post')) return [];
  const digest = digestOf({ url: item.url, text: 'placeholder' });
  return [{ key: `placeholder/${item.url}`, digest, needs: 1, askedBy: null }];
}

/** It is public afterwards: never without a second person. */
function askRestoration({ url, restore, copy }: StoredPrivatized): readonly DemandedAsk[] {
  if (!restore || restore.doneAt !== null || !copy) return [];
  const { id, login } = restore.askedBy;
  const digest = digestOf({ url, copy: copy.sha256 });
  return [{ key: `restore/${url}`, digest, needs: 1, askedBy: { id, login } }];
}
