import { stateOf } from '../case/stored-case.ts';
import { isConfirmed } from './approvals.ts';
import type { Glance } from './feature.ts';

/**
 * Why a case has to be looked at, or undefined where nothing is due: what the issue shows first, then claims and what was
 * confirmed and is not done, then what each feature waits for. Cheap: the sweep asks it of every case.
 */
export function findDue(glance: Glance): string | undefined {
  const { features, stored, issue } = glance;
  const isOver = stateOf(stored) === 'closed';
  if (!issue) return isOver ? undefined : 'issue-missing';
  if (stored.claims.length > 0) return 'claim';
  if (stored.approvalRequests.some((request) => request.doneAt === null && isConfirmed(request)))
    return 'confirmed';
  for (const { due = [] } of features)
    for (const { afterClosing, find } of due) {
      const reason = isOver && !afterClosing ? undefined : find({ ...glance, issue });
      if (reason !== undefined) return reason;
    }
  return undefined;
}
