import fc from 'fast-check';
import { addDays, type Clock, type ClockRules, dueStep, wasMet } from '../../src/process/clocks.ts';
import { DAY_MS } from '../../src/process/durations.ts';

const RULES: ClockRules = { remindDaysBefore: [2, 1], overdueEveryHours: 24 };
const RECEIVED = '2024-09-02T09:30:00.000Z';
const clockFrom = (received: string, days = 5, met: string | null = null): Clock => ({
  name: 'acknowledge',
  due: addDays(received, days),
  met,
  applies: true,
});
/** A time so many milliseconds after (before, if negative) the clock's due time. */
const at = (clock: Clock, ms: number): string => new Date(Date.parse(clock.due) + ms).toISOString();
const HOUR = 3_600_000;

describe('addDays', () => {
  it.each([
    ['an ordinary day', '2024-09-02T09:30:00.000Z', 5, '2024-09-07T09:30:00.000Z'],
    ['the leap day of a leap year', '2024-02-27T23:59:59.000Z', 5, '2024-03-03T23:59:59.000Z'],
    ['no leap day in another year', '2023-02-27T23:59:59.000Z', 5, '2023-03-04T23:59:59.000Z'],
    ['a century that is a leap year', '2000-02-28T00:00:00.000Z', 1, '2000-02-29T00:00:00.000Z'],
    ["the year's end", '2024-12-29T12:00:00.000Z', 10, '2025-01-08T12:00:00.000Z'],
    [
      'a change of the clocks in Europe, which UTC does not know',
      '2024-10-26T12:00:00Z',
      1,
      '2024-10-27T12:00:00.000Z',
    ],
    ['nothing', '2024-09-02T09:30:00Z', 0, '2024-09-02T09:30:00.000Z'],
    ['backwards', '2024-03-01T00:00:00Z', -1, '2024-02-29T00:00:00.000Z'],
  ])('counts over %s', (_name, from, days, expected) => {
    expect(addDays(from, days)).toBe(expected);
  });
});

describe('dueStep around the due time', () => {
  const clock = clockFrom(RECEIVED);
  it.each([
    ['just received', -5 * DAY_MS, undefined],
    ['a moment before the first reminder', -2 * DAY_MS - 1, undefined],
    ['at the first reminder', -2 * DAY_MS, { step: 'before/2', escalate: false }],
    ['a moment before the second', -DAY_MS - 1, { step: 'before/2', escalate: false }],
    ['at the second', -DAY_MS, { step: 'before/1', escalate: false }],
    ['a moment before it is due', -1, { step: 'before/1', escalate: false }],
    ['when it is due', 0, { step: 'due', escalate: true }],
    ['a moment after', 1, { step: 'due', escalate: true }],
    ['a moment before the next day', DAY_MS - 1, { step: 'due', escalate: true }],
    ['one day late', DAY_MS, { step: 'overdue/1', escalate: true }],
    ['two days late less a moment', 2 * DAY_MS - 1, { step: 'overdue/1', escalate: true }],
    ['a year late, and nobody looked in between', 365 * DAY_MS, { step: 'overdue/365', escalate: true }],
  ])('%s', (_name, offset, expected) => {
    expect(dueStep(clock, RULES, at(clock, offset))).toEqual(expected);
  });

  it('says nothing of a promise that was kept, late or in time, or that does not apply', () => {
    const late = at(clock, 30 * DAY_MS);
    expect(dueStep({ ...clock, met: RECEIVED }, RULES, late)).toBeUndefined();
    expect(dueStep({ ...clock, met: at(clock, HOUR) }, RULES, late)).toBeUndefined();
    expect(dueStep({ ...clock, applies: false }, RULES, late)).toBeUndefined();
  });

  it('without reminders before, starts at the due time', () => {
    const rules = { remindDaysBefore: [], overdueEveryHours: 24 };
    expect(dueStep(clock, rules, at(clock, -1))).toBeUndefined();
    expect(dueStep(clock, rules, at(clock, 0))?.step).toBe('due');
  });

  it('follows the configured pace once overdue', () => {
    const rules = { remindDaysBefore: [1], overdueEveryHours: 6 };
    expect(dueStep(clock, rules, at(clock, 6 * HOUR - 1))?.step).toBe('due');
    expect(dueStep(clock, rules, at(clock, 6 * HOUR))?.step).toBe('overdue/1');
    expect(dueStep(clock, rules, at(clock, 25 * HOUR))?.step).toBe('overdue/4');
  });

  it('reads the reminders in any order', () => {
    const jumbled = { remindDaysBefore: [1, 3, 2], overdueEveryHours: 24 };
    expect(dueStep(clock, jumbled, at(clock, -36 * HOUR))?.step).toBe('before/2');
  });

  it.each([
    ['over the leap day', '2024-02-25T10:00:00Z', '2024-02-29T10:00:00Z', 'before/1'],
    ["over the year's end", '2024-12-30T10:00:00Z', '2025-01-04T10:00:00Z', 'due'],
    ['over a change of the clocks', '2024-10-25T10:00:00Z', '2024-10-29T10:00:00Z', 'before/1'],
  ])('counts days of 24 hours %s', (_name, received, now, step) => {
    expect(dueStep(clockFrom(received), RULES, now)?.step).toBe(step);
  });
});

describe('dueStep as time passes', () => {
  it('never goes back to an earlier step, and is never silent once overdue', () => {
    const order = (step: string | undefined): number => {
      if (step === undefined) return -1e9;
      const [name, count = '0'] = step.split('/');
      return name === 'before' ? -Number(count) : Number(count);
    };
    fc.assert(
      fc.property(
        fc.integer({ min: -10 * DAY_MS, max: 100 * DAY_MS }),
        fc.integer({ min: 0, max: 20 * DAY_MS }),
        (offset, later) => {
          const clock = clockFrom(RECEIVED);
          const first = dueStep(clock, RULES, at(clock, offset));
          const second = dueStep(clock, RULES, at(clock, offset + later));
          expect(order(second?.step)).toBeGreaterThanOrEqual(order(first?.step));
          expect(second?.escalate === true).toBe(offset + later >= 0);
        },
      ),
    );
  });
});

describe('wasMet', () => {
  const clock = clockFrom(RECEIVED);
  const met = (ms: number): Clock => ({ ...clock, met: at(clock, ms) });
  it.each([
    ['kept before', met(-1), true],
    ['kept on the point', met(0), true],
    ['kept a moment late', met(1), false],
    ['kept long late', met(90 * DAY_MS), false],
  ])('%s: %p', (_name, kept, expected) => {
    expect(wasMet(kept, at(clock, 365 * DAY_MS))).toBe(expected);
  });

  it('stays open until the due time has passed, then counts as missed', () => {
    expect(wasMet(clock, at(clock, -1))).toBeNull();
    expect(wasMet(clock, at(clock, 0))).toBeNull();
    expect(wasMet(clock, at(clock, 1))).toBe(false);
  });

  it('is neither where the promise does not apply', () => {
    expect(wasMet({ ...clock, applies: false }, at(clock, DAY_MS))).toBeNull();
  });
});
