import fc from 'fast-check';
import ICAL from 'ical.js';
import { type CalendarEvent, renderCalendar } from '../../src/formats/icalendar.ts';

const event = (change: Partial<CalendarEvent>): CalendarEvent => ({
  uid: '12-acknowledge@example-org.triage',
  stamp: '2026-03-01T08:00:00.000Z',
  at: { kind: 'moment', time: '2026-03-12T09:30:00.000Z' },
  summary: '#12: Acknowledge',
  description: 'Due',
  url: 'https://github.com/example-org/triage/issues/12',
  ...change,
});

/** What a program that reads calendars, written by others, makes of the file. */
const read = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));

describe('a calendar file', () => {
  it('has a moment in UTC and a whole day, line by line', () => {
    const day = event({ uid: '12-release@example-org.triage', at: { kind: 'day', day: '2026-03-17' } });
    expect(renderCalendar('Security reports', [event({}), day])?.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//security-process//due times//EN',
      'X-WR-CALNAME:Security reports',
      'BEGIN:VEVENT',
      'UID:12-acknowledge@example-org.triage',
      'DTSTAMP:20260301T080000Z',
      'DTSTART:20260312T093000Z',
      'SUMMARY:#12: Acknowledge',
      'DESCRIPTION:Due',
      'URL:https://github.com/example-org/triage/issues/12',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:12-release@example-org.triage',
      'DTSTAMP:20260301T080000Z',
      'DTSTART;VALUE=DATE:20260317',
      'SUMMARY:#12: Acknowledge',
      'DESCRIPTION:Due',
      'URL:https://github.com/example-org/triage/issues/12',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('is none where there is no event', () => {
    expect(renderCalendar('Security reports', [])).toBeUndefined();
  });

  it('is read back as it was meant, whatever is written in it, with no line over 75 octets', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 200 })
      .map((each) => each.replaceAll(/[\p{C}\p{Z}]/gu, ' ').trim());
    const lines = fc.array(text, { minLength: 1, maxLength: 3 }).map((each) => each.join('\n'));
    const time = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(lines, text, time, (description, summary, at) => {
        const moment = `${at.toISOString().slice(0, 19)}.000Z`;
        const file = renderCalendar('; , \\', [
          event({ description, summary, at: { kind: 'moment', time: moment } }),
        ])!;
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n\ufffd]/);
        const [found] = read(file);
        expect(found?.summary).toBe(summary);
        expect(found?.description).toBe(description);
        expect(found?.startDate.toJSDate().toISOString()).toBe(moment);
      }),
    );
  });
});
