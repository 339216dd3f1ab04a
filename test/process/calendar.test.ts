import fc from 'fast-check';
import {
  addWorkingDays,
  addWorkingTime,
  type Calendar,
  EVERY_DAY,
  endOfDay,
  isKnownZone,
  renderWallTime,
  startOfDay,
  workingTimeBetween,
} from '../../src/process/calendar.ts';
import { type Clock, dueStep, rungOf } from '../../src/process/clocks.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BUSINESS: Calendar = { ...EVERY_DAY, days: 'business' };
const BERLIN: Calendar = { ...EVERY_DAY, zone: 'Europe/Berlin' };
const OFFICE: Calendar = {
  days: 'business',
  zone: 'Europe/Berlin',
  holidays: ['12-25', '2026-04-06'],
  away: [{ from: '2026-12-28', until: '2027-01-07' }],
};

describe('a named day', () => {
  it.each([
    ['UTC', '2026-03-06', '2026-03-06T00:00:00.000Z', '2026-03-06T23:59:59.999Z'],
    ['Europe/Berlin', '2026-03-06', '2026-03-05T23:00:00.000Z', '2026-03-06T22:59:59.999Z'],
    ['America/New_York', '2026-03-06', '2026-03-06T05:00:00.000Z', '2026-03-07T04:59:59.999Z'],
    ['Asia/Kolkata', '2026-03-06', '2026-03-05T18:30:00.000Z', '2026-03-06T18:29:59.999Z'],
    // 23 and 25 hours long.
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z'],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z'],
    // The clock goes from midnight to one o'clock, and from one o'clock back to midnight.
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z', '2026-04-24T20:59:59.999Z'],
    ['America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z', '2026-11-02T04:59:59.999Z'],
    ['Pacific/Kiritimati', '2026-12-31', '2026-12-30T10:00:00.000Z', '2026-12-31T09:59:59.999Z'],
    ['UTC', '2028-02-29', '2028-02-29T00:00:00.000Z', '2028-02-29T23:59:59.999Z'],
  ])('in %s: %s', (zone, day, start, end) => {
    expect([startOfDay(zone, day), endOfDay(zone, day)]).toEqual([start, end]);
  });

  it('is none where a moment is named', () => {
    const moment = '2026-03-06T10:00:00.000Z';
    expect([startOfDay('Asia/Kolkata', moment), endOfDay('Asia/Kolkata', moment)]).toEqual([moment, moment]);
  });
});

describe('addWorkingDays', () => {
  it.each<[string, Calendar, string, number, string]>([
    ['calendar days', EVERY_DAY, '2026-03-06T10:00:00Z', 5, '2026-03-11T10:00:00.000Z'],
    ['business days over a weekend', BUSINESS, '2026-03-06T10:00:00Z', 1, '2026-03-09T10:00:00.000Z'],
    ['five business days', BUSINESS, '2026-03-06T10:00:00Z', 5, '2026-03-13T10:00:00.000Z'],
    ['from a Saturday: the whole of Monday', BUSINESS, '2026-03-07T23:00:00Z', 1, '2026-03-10T00:00:00.000Z'],
    [
      'from a Saturday: five days end with Friday',
      BUSINESS,
      '2026-03-07T23:00:00Z',
      5,
      '2026-03-14T00:00:00.000Z',
    ],
    ['from a Sunday in Berlin', OFFICE, '2026-03-08T12:00:00Z', 5, '2026-03-13T23:00:00.000Z'],
    ['the last day before a freeze', OFFICE, '2026-12-20T12:00:00Z', 4, '2026-12-24T23:00:00.000Z'],
    ['over the leap day', BUSINESS, '2028-02-28T08:00:00Z', 2, '2028-03-01T08:00:00.000Z'],
    ["over the year's end", BUSINESS, '2026-12-31T08:00:00Z', 1, '2027-01-01T08:00:00.000Z'],
    ['over a holiday of every year', OFFICE, '2026-12-24T09:00:00Z', 1, '2027-01-07T09:00:00.000Z'],
    ['over a holiday of one year', OFFICE, '2026-04-03T08:00:00Z', 1, '2026-04-07T08:00:00.000Z'],
    ['not over the same day of another', OFFICE, '2027-04-05T08:00:00Z', 1, '2027-04-06T08:00:00.000Z'],
    ['in an absence', OFFICE, '2026-12-30T08:00:00Z', 1, '2027-01-07T23:00:00.000Z'],
    ['while the wall jumps ahead', BERLIN, '2026-03-28T12:00:00Z', 1, '2026-03-29T11:00:00.000Z'],
    ['while the wall falls back', BERLIN, '2026-10-24T12:00:00Z', 1, '2026-10-25T13:00:00.000Z'],
    ['to a time that the wall skips', BERLIN, '2026-03-28T01:30:00Z', 1, '2026-03-29T01:30:00.000Z'],
    ['to a time that the wall shows twice', BERLIN, '2026-10-24T00:30:00Z', 1, '2026-10-25T00:30:00.000Z'],
    [
      'a day that began earlier there',
      { ...BUSINESS, zone: 'Asia/Tokyo' },
      '2026-03-06T16:00:00Z',
      1,
      '2026-03-09T15:00:00.000Z',
    ],
    ['back over a weekend', BUSINESS, '2026-03-09T10:00:00Z', -1, '2026-03-06T10:00:00.000Z'],
    ['back from a Sunday', BUSINESS, '2026-03-08T10:00:00Z', -1, '2026-03-06T00:00:00.000Z'],
    ['no days', OFFICE, '2026-03-06T10:00:00Z', 0, '2026-03-06T10:00:00.000Z'],
  ])('counts %s', (_name, calendar, from, days, expected) => {
    expect(addWorkingDays(calendar, from, days)).toBe(expected);
  });

  it('comes to an end where no day counts at all', () => {
    const never: Calendar = { ...BUSINESS, away: [{ from: '0001-01-01', until: '9999-12-31' }] };
    expect(Number.isNaN(Date.parse(addWorkingDays(never, '2026-03-06T10:00:00Z', 2)))).toBe(false);
  });
});

const moment = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2028, 0, 1) });
const calendar = fc.constantFrom(EVERY_DAY, BUSINESS, BERLIN, OFFICE);

describe('working time', () => {
  it('never runs backwards, and never faster than the clock on the wall but for an hour in spring', () => {
    fc.assert(
      fc.property(calendar, moment, fc.nat(30 * DAY), fc.nat(10 * DAY), (each, start, ms, more) => {
        const from = new Date(start).toISOString();
        const first = Date.parse(addWorkingTime(each, from, ms));
        const second = Date.parse(addWorkingTime(each, from, ms + more));
        expect(second).toBeGreaterThanOrEqual(first);
        expect(first).toBeGreaterThanOrEqual(start + ms - HOUR);
      }),
      { numRuns: 300 },
    );
  });

  it('between two moments is what has to be added to the first', () => {
    fc.assert(
      fc.property(fc.constantFrom(EVERY_DAY, BUSINESS), moment, fc.nat(60 * DAY), (each, start, ms) => {
        const from = new Date(start).toISOString();
        const until = addWorkingTime(each, from, ms);
        expect(workingTimeBetween(each, from, until)).toBe(ms);
      }),
      { numRuns: 300 },
    );
  });

  it('is none where the second is the earlier', () => {
    expect(workingTimeBetween(OFFICE, '2026-03-06T10:00:00Z', '2026-03-05T10:00:00Z')).toBe(0);
  });
});

describe('zones', () => {
  it('shows a time as the wall does', () => {
    expect(renderWallTime('Europe/Berlin', '2026-07-01T22:30:00Z')).toBe('2026-07-02 00:30');
    expect(renderWallTime('America/New_York', '2026-01-01T03:00:00Z')).toBe('2025-12-31 22:00');
    expect(renderWallTime('UTC', '2026-01-01T03:00:00Z')).toBe('2026-01-01 03:00');
  });

  it('knows which there are', () => {
    expect(['UTC', 'Europe/Berlin', 'Berlin', ''].map(isKnownZone)).toEqual([true, true, false, false]);
  });
});

describe('steps by a calendar', () => {
  const clock: Clock = { name: 'acknowledge', due: '2026-03-09T10:00:00.000Z', met: null, applies: true };
  const rules = { remindDaysBefore: [1, 0], overdueEveryHours: 24, calendar: BUSINESS };

  it.each([
    ['a moment before the last working day', '2026-03-06T09:59:59Z', undefined],
    ['a working day ahead', '2026-03-06T10:00:00Z', 'before/1'],
    ['in the weekend between', '2026-03-08T12:00:00Z', 'before/1'],
    ['half a day ahead, never later', '2026-03-08T22:00:00Z', 'before/0'],
    ['when it is due', '2026-03-09T10:00:00Z', 'due'],
  ])('%s', (_name, now, step) => {
    expect(dueStep(clock, rules, now)?.step).toBe(step);
  });
});

describe('rungOf', () => {
  const rules = { remindDaysBefore: [2, 1], overdueEveryHours: 24 };
  it.each([
    ['before/2', 'coordinator', 'coordinator'],
    ['before/1', 'coordinator', 'team'],
    ['due', 'team', 'steering'],
    ['overdue/1', 'steering', 'steering'],
    ['overdue/400', 'steering', 'steering'],
  ])('%s calls the %s, and the %s where it is grave', (step, rung, grave) => {
    expect([rungOf(step, rules, false), rungOf(step, rules, true)]).toEqual([rung, grave]);
  });
});
