import { flatten } from '../text/defuse.ts';

/** Calendars as RFC 5545 has them: what Outlook, Google, Apple and Thunderbird read. */

/** One entry of a calendar. Times are ISO 8601 UTC, days `YYYY-MM-DD`. */
export interface CalendarEvent {
  /** The same for the same event for ever: a calendar that reads the file again moves it instead of adding another. */
  readonly uid: string;
  /** When this was last decided. Never the time of the run: the same events make the same file. */
  readonly stamp: string;
  /** A moment, or a whole day. */
  readonly at:
    | { readonly kind: 'moment'; readonly time: string }
    | { readonly kind: 'day'; readonly day: string };
  readonly summary: string;
  readonly description: string;
  readonly url: string;
}

const MOST_OCTETS = 75;

/**
 * A calendar file; undefined where there is no event, as a calendar holds at least one component (section 3.6).
 *
 * @param name what calendar programs show as its title
 */
export function renderCalendar(name: string, events: readonly CalendarEvent[]): string | undefined {
  if (events.length === 0) return undefined;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//security-process//due times//EN',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...events.flatMap(renderEvent),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

/** Busy time is not what a due time is: it is shown, and blocks nothing. */
function renderEvent({ uid, stamp, at, summary, description, url }: CalendarEvent): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${renderMoment(stamp)}`,
    at.kind === 'day'
      ? `DTSTART;VALUE=DATE:${at.day.replaceAll('-', '')}`
      : `DTSTART:${renderMoment(at.time)}`,
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(description)}`,
    `URL:${flatten(url)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** `20260312T090000Z`. */
const renderMoment = (iso: string): string =>
  `${new Date(iso).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** Section 3.3.11: line breaks are kept, other control characters are not allowed. */
const escapeText = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(/[;,]/g, '\\$&')
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map(flatten)
    .join('\\n');

/** Section 3.1: at most 75 octets a line without its break; what goes on begins with a space. No character is cut. */
function foldLine(line: string): string {
  const lines: string[] = [];
  let [current, octets] = ['', 0];
  for (const character of line) {
    const more = Buffer.byteLength(character);
    if (octets + more > MOST_OCTETS) {
      lines.push(current);
      [current, octets] = [' ', 1];
    }
    current += character;
    octets += more;
  }
  return [...lines, current].join('\r\n');
}
