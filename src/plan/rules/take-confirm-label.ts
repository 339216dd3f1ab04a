import type { StoredCase } from '../../case/stored-case.ts';
import { isTeam } from '../../process/may-move.ts';
import { byOf, type Context, judge, roleOf } from '../context.ts';
import { confirmAsks, isOursToConfirm } from './confirm.ts';
import { openRequests } from './take-labels.ts';

/** The label `confirm` does what the comment `/confirm` does. */
export function takeConfirmLabel(context: Context): StoredCase | undefined {
  const request = openRequests(context).find(({ label }) => label === 'confirm');
  if (!request || !isOursToConfirm(context)) return undefined;
  const { event } = request;
  if (event.kind === 'unlabeled') return judge(context.stored, event.id, 'nothing');
  const role = roleOf(context, event.actor);
  if (role === 'unknown') return undefined;
  if (!isTeam(role)) return judge(context.stored, event.id, 'refused/not-allowed');
  const { stored, verdict } = confirmAsks(context, byOf(context, event.actor!), event.at, null, null);
  return judge(stored, event.id, verdict === 'done' ? 'accepted' : verdict);
}
