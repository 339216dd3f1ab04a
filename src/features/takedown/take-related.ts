import type { StoredCase } from '../../case/stored-case.ts';
import { isConfirmed } from '../../engine/approvals.ts';
import { bySelf, type Context } from '../../engine/context.ts';
import { addItems } from './follow-thread-commands.ts';

/** Related threads become the case's own once somebody has confirmed the list (flowchart node G). */
export function takeRelated(context: Context): StoredCase | undefined {
  const { stored, observed } = context;
  const approvalRequest = stored.approvalRequests.find(
    (each) => each.key.startsWith('related/') && each.doneAt === null && isConfirmed(each),
  );
  const item = stored.takedowns.find((each) => approvalRequest?.key === `related/${each.url}`);
  if (!approvalRequest || !item) return undefined;
  const confirmer = approvalRequest.confirmedBy.at(-1);
  const by = confirmer ? { id: confirmer.id, login: confirmer.login, role: 'member' } : bySelf(context);
  const taken = stored.takedowns.map((each) => (each === item ? { ...each, relatedTaken: true } : each));
  const approvalRequests = stored.approvalRequests.map((each) =>
    each === approvalRequest ? { ...each, doneAt: observed.now } : each,
  );
  const urls = (item.related ?? []).map(({ url }) => url);
  return addItems(context, { ...stored, takedowns: taken, approvalRequests }, urls, by, observed.now);
}
