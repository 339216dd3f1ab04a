import type { StoredPrivatized } from '../../case/stored-case.ts';
import { DAY_MS } from '../../process/durations.ts';

/** Until there is an answer, then once a day, as long as something that is out of sight was not seen to be gone. */
export function isLookDue(item: StoredPrivatized, now: string): boolean {
  if (!item.outOfSight || item.goneAt !== undefined || item.way === 'quiet') return false;
  return item.lookedAt === undefined || Date.parse(now) - Date.parse(item.lookedAt) >= DAY_MS;
}
