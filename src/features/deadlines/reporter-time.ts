import type { StoredCase } from '../../case/stored-case.ts';
import { addWorkingDays, addWorkingTime, type Calendar, workingTimeBetween } from '../../process/calendar.ts';

/** Days after a start, later by what the clock stood still. */
export const dueAfter = (calendar: Calendar, start: string, days: number, pausedMs: number): string =>
  addWorkingTime(calendar, addWorkingDays(calendar, start, days), pausedMs);

/** Milliseconds of working days in which it was the reporter's turn, ever or since a moment. */
export function timeWithReporter(stored: StoredCase, calendar: Calendar, now: string, since = ''): number {
  return stored.moves.reduce((sum, move, index) => {
    if (move.to !== 'needs-info' || (since !== '' && Date.parse(move.at) < Date.parse(since))) return sum;
    return sum + workingTimeBetween(calendar, move.at, stored.moves[index + 1]?.at ?? now);
  }, 0);
}
