import { type Html, html } from './html.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `Thu 5 Sep 2024`. */
export function writeDay(at: string): string {
  const date = new Date(at);
  return `${DAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** `08:22`. */
export const writeClock = (at: string): string => new Date(at).toISOString().slice(11, 16);

/** A time with its day, for people and machines. */
export const renderTime = (at: string): Html =>
  html`<time datetime="${at}">${writeDay(at)}, ${writeClock(at)}</time>`;

/** `4 days`, `18 hours`, `22 minutes`: the largest unit that fits, rounded down. */
export function writeSpan(ms: number): string {
  const units = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
  ] as const;
  const [name, length] = units.find(([, unit]) => ms >= unit) ?? units[2];
  const count = Math.max(0, Math.floor(ms / length));
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}

/** Whether two times are shown as the same. */
export const isSameMinute = (one: string, other: string): boolean =>
  Math.floor(Date.parse(one) / 60_000) === Math.floor(Date.parse(other) / 60_000);
