import { parseDay } from '../process/release-day.ts';

/** What stands behind `because`; undefined where there is no reason. */
export const readReason = (text: string): string | undefined =>
  /^\s*because\s+(\S.*)$/i.exec(text)?.[1]?.trim();

/** What stands behind the first word. */
export const behindFirst = (rest: string): string => rest.replace(/^\S+/, '');

/** A day as it was written, whose zone is the team's, or ISO UTC of a moment; undefined for a day that does not exist. */
export function readDay(word: string): string | undefined {
  if (parseDay(word) !== undefined) return word;
  const at = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(word) ? Date.parse(word) : Number.NaN;
  if (Number.isNaN(at)) return undefined;
  const moment = new Date(at).toISOString();
  // The 31st of a short month is a slip of the finger, not a day of the next month.
  return moment.slice(0, 10) === word.slice(0, 10) ? moment : undefined;
}

/** A login, with or without `@`. */
export const readLogin = (word: string): string | undefined =>
  /^@?[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})$/.test(word) ? word.replace('@', '') : undefined;
