import type { StoredCase } from '../../case/stored-case.ts';
import { isConfirmed } from '../../engine/approvals.ts';
import { bySelf, type Context } from '../../engine/context.ts';
import { addItems } from './follow-thread-commands.ts';

/** Related threads become the case's own once somebody has confirmed the list (flowchart node G). */
export function takeRelated(context: Context): StoredCase | undefined {
  const { stored, observed } = context;
  const ask = stored.asks.find(
    (each) => each.key.startsWith('related/') && each.doneAt === null && isConfirmed(each),
  );
  const item = stored.privatized.find((each) => ask?.key === `related/${each.url}`);
  if (!ask || !item) return undefined;
  const confirmer = ask.confirmedBy.at(-1);
  const by = confirmer ? { id: confirmer.id, login: confirmer.login, role: 'member' } : bySelf(context);
  const taken = stored.privatized.map((each) => (each === item ? { ...each, relatedTaken: true } : each));
  const asks = stored.asks.map((each) => (each === ask ? { ...each, doneAt: observed.now } : each));
  const urls = (item.related ?? []).map(({ url }) => url);
  return addItems(context, { ...stored, privatized: taken, asks }, urls, by, observed.now);
}
