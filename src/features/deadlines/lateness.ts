import type { Clock } from '../../process/clocks.ts';
import { DAY_MS } from '../../process/durations.ts';

/** `5 days late`, in whole days; `overdue` within the first day; undefined while there is time, or where it is kept. */
export function renderLateness({ due, met, applies }: Clock, now: string): string | undefined {
  const late = Date.parse(now) - Date.parse(due);
  if (!applies || met !== null || late < 0) return undefined;
  const days = Math.floor(late / DAY_MS);
  if (days === 0) return 'overdue';
  return days === 1 ? '1 day late' : `${days} days late`;
}
