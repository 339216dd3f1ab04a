import fc from 'fast-check';
import { findObjection, parseDay, proposeDays, WEEKDAYS, weekdayOf } from '../../src/process/release-day.ts';

const rule = { days: ['tuesday', 'thursday'], freezes: [{ from: '2025-12-20', to: '2026-01-04' }] } as const;

describe('days of releases', () => {
  it.each([
    ['2025-12-15', 'monday'],
    ['2026-01-13', 'tuesday'],
    ['2026-03-01', 'sunday'],
  ])('%s is a %s', (day, weekday) => {
    expect(weekdayOf(day)).toBe(weekday);
  });

  it.each([
    ['2025-12-15', 'Monday'],
    ['2025-12-23', 'freeze'],
    ['2026-01-01', 'freeze'],
    ['2025-12-18', undefined],
    ['2026-01-06', undefined],
  ])('%s: %s', (day, objection) => {
    const found = findObjection(day, rule);
    if (objection === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(objection);
  });

  it.each(['2026-02-30', '2026-2-3', 'tomorrow', ''])('%s is no day', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  it('are proposed after the notice, the freeze and the wait for a CVE id', () => {
    const now = '2025-12-08T23:00:00.000Z';
    expect(proposeDays(now, rule, { notice: 7, notBefore: null })).toEqual([
      '2025-12-16',
      '2025-12-18',
      '2026-01-06',
    ]);
    expect(proposeDays(now, rule, { notice: 7, notBefore: '2025-12-17T10:00:00.000Z' })[0]).toBe(
      '2025-12-18',
    );
    const never = { days: [], freezes: [{ from: '2025-01-01', to: '2027-01-01' }] };
    expect(proposeDays(now, never, { notice: 0, notBefore: null })).toEqual([]);
  });

  it('that are proposed are never objected to, and come in order', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        fc.subarray([...WEEKDAYS]),
        fc.integer({ min: 0, max: 30 }),
        (now, days, notice) => {
          const own = { days, freezes: rule.freezes };
          const proposed = proposeDays(now.toISOString(), own, { notice, notBefore: null });
          expect(proposed).toHaveLength(3);
          expect([...proposed].sort()).toEqual(proposed);
          expect(proposed.map((day) => findObjection(day, own))).toEqual([undefined, undefined, undefined]);
          const earliest = now.getTime() + notice * 86_400_000;
          expect(Date.parse(proposed[0]!)).toBeGreaterThanOrEqual(earliest);
        },
      ),
      { numRuns: 50 },
    );
  });
});
