import type { Severity } from '../../../formats/records/facts.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
] as const;

const RANKS: Readonly<Record<Severity, number>> = { critical: 3, high: 2, medium: 1, low: 0 };

/** `A`, `A and B`, `A, B, and C`. */
export function renderList(items: readonly string[]): string {
  if (items.length <= 2) return items.join(' and ');
  return `${items.slice(0, -1).join(', ')}, and ${items.at(-1)}`;
}

/** Numbers to ten as words, as the posts spell them. */
export function renderNumber(count: number): string {
  return NUMBERS[count] ?? String(count);
}

/** A sentence with its stop, and with one only: `Example Inc.` has it already. */
export function endSentence(text: string): string {
  return /[.!?…。！？]["'”’»)\]*_\u0060]*$/u.test(text) ? text : `${text}.`;
}

/** `a` or `an`, by how the next word sounds. */
export function renderArticle(next: string): string {
  return /^(?!use|uni[^nm])(?:[aeiou]|HTTP|SQL|XML|XSS)/i.test(next) ? 'an' : 'a';
}

/** The word, or its plural, for a number of things. */
export function chooseForm(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

/** Larger is worse; advisories without a severity come last. */
export function rankSeverity(severity: Severity | null): number {
  return severity === null ? -1 : RANKS[severity];
}

/** `2 high, 1 medium`: how many of each severity, worst first; without a severity they are not counted. */
export function renderSeverityCounts(severities: readonly (Severity | null)[]): string {
  return (['critical', 'high', 'medium', 'low'] as const)
    .map((severity) => ({ severity, count: severities.filter((each) => each === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}`)
    .join(', ');
}

/** `September 2024` of an ISO date or time (UTC). Throws a RangeError where it is neither. */
export function renderMonth(date: string): string {
  const [, year, month] = /^(\d{4})-(\d{2})-\d{2}/.exec(date) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (year === undefined || name === undefined) {
    throw new RangeError(`The date of a post must be YYYY-MM-DD, but it is ${JSON.stringify(date)}.`);
  }
  return `${name} ${year}`;
}
