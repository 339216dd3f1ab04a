import type { StoredTakedown } from '../../case/stored-case.ts';
import { DAY_MS } from '../../process/durations.ts';

/** Until there is an answer, then once a day, as long as something that was taken down was not seen to be gone. */
export function isLookDue(item: StoredTakedown, now: string): boolean {
  if (!item.takenDown || item.goneAt !== undefined || item.way === 'quiet') return false;
  return item.lookedAt === undefined || Date.parse(now) - Date.parse(item.lookedAt) >= DAY_MS;
}
