import { isSameOwner } from '../../case/same-owner.ts';
import type { StoredTakedown } from '../../case/stored-case.ts';
import { type ApprovalKind, bindingDigest, type Context, type WantedApproval } from '../../engine/context.ts';
import { mayRestore } from './may-restore.ts';
import { channelOf, contactOf, isPlaceholderDue } from './placeholder.ts';
import {
  renderPlaceholder,
  renderRelated,
  renderRemoval,
  renderRestoration,
} from './takedown-request-text.ts';

type Asker = (context: Context, item: StoredTakedown) => readonly WantedApproval[];

/** What concerns public threads: remove or quiet, what is related, the placeholder, making one again. */
export const TAKEDOWN_APPROVALS: readonly ApprovalKind[] = [
  ofThreads('privatize', askRemoval, ({ stored }, url) => renderRemoval(stored, url)),
  ofThreads(
    'related',
    (_context, item) => askRelated(item),
    ({ stored }, url) => renderRelated(stored, url),
  ),
  ofThreads('placeholder', askPlaceholder, ({ stored, config }, url) =>
    renderPlaceholder(stored, url, config.privatize),
  ),
  ofThreads(
    'restore',
    ({ stored }, item) => (mayRestore(stored) ? askRestoration(item) : []),
    ({ stored }, url) => renderRestoration(stored, url),
  ),
];

function ofThreads(
  kind: string,
  requestFor: Asker,
  show: (context: Context, url: string) => readonly string[],
): ApprovalKind {
  return {
    kind,
    action: 'privatize',
    outward: true,
    wanted: (context) => context.stored.takedowns.flatMap((item) => requestFor(context, item)),
    effect: (context, _request, url) => show(context, url),
  };
}

/**
 * Whether the question comes before the takedown: for everything but an issue of the same owner, since a transfer loses
 * nothing; and for whatever goes beyond three within an hour, which somebody else has to answer.
 */
function askRemoval(context: Context, item: StoredTakedown): readonly WantedApproval[] {
  if (item.takenDown || item.way === 'quiet') return [];
  const isFree = isTransferable(context, item) || context.config.confirmations.without.includes('privatize');
  if (isFree && !isUnclear(item)) return [];
  const { url, requestedBy, second } = item;
  const approvalRequest = {
    key: `privatize/${url}`,
    digest: bindingDigest({ url, way: 'remove' }),
    needs: 1,
  };
  return [{ ...approvalRequest, askedBy: second ? { id: requestedBy.id, login: requestedBy.login } : null }];
}

/** Whatever goes beyond three within an hour, and what may disclose nothing new. */
export const isUnclear = ({ second, reasonsToAsk = [] }: StoredTakedown): boolean =>
  second === true || reasonsToAsk.length > 0;

/** An issue of the triage repo's owner: GitHub transfers within one owner only. */
export const isTransferable = (context: Pick<Context, 'observed'>, item: StoredTakedown): boolean =>
  item.kind === 'issue' && isSameOwner(context, item.repo);

function askRelated({ url, related, relatedTaken }: StoredTakedown): readonly WantedApproval[] {
  if (!related || related.length === 0 || relatedTaken) return [];
  return [{ key: `related/${url}`, digest: bindingDigest({ url, related }), needs: 1, askedBy: null }];
}

function askPlaceholder({ config }: Context, item: StoredTakedown): readonly WantedApproval[] {
  const channel = channelOf(item, config.privatize);
  if (!isPlaceholderDue(item) || channel === null || config.confirmations.without.includes('post')) return [];
  const contact = contactOf(channel);
  const digest = bindingDigest({
    url: item.url,
    text: 'placeholder',
    ...(contact === null ? {} : { contact }),
  });
  return [{ key: `placeholder/${item.url}`, digest, needs: 1, askedBy: null }];
}

/** It is public afterwards: never without a second person. */
function askRestoration({ url, restore, copy }: StoredTakedown): readonly WantedApproval[] {
  if (!restore || restore.doneAt !== null || !copy) return [];
  const { id, login } = restore.askedBy;
  const digest = bindingDigest({ url, copy: copy.sha256 });
  return [{ key: `restore/${url}`, digest, needs: 1, askedBy: { id, login } }];
}
