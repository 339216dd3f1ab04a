import fc from 'fast-check';
import { mondayOf, nextWorkingTime } from '../../dev/rehearsal/working-hours.ts';

const time = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000);

describe('when people look', () => {
  it('is never before, and always on a weekday between eight and five', () => {
    fc.assert(
      fc.property(time, (moment) => {
        const next = nextWorkingTime(moment);
        const date = new Date(next);
        expect(next).toBeGreaterThanOrEqual(moment);
        expect([1, 2, 3, 4, 5]).toContain(date.getUTCDay());
        expect(date.getUTCHours()).toBeGreaterThanOrEqual(8);
        expect(date.getUTCHours()).toBeLessThan(17);
        expect(next - moment).toBeLessThan(3 * 86_400_000);
      }),
    );
  });

  it('is at once where it is working time already', () => {
    const tuesday = Date.parse('2024-09-10T09:30:00Z');
    expect(nextWorkingTime(tuesday)).toBe(tuesday);
  });

  it.each([
    ['2024-09-10T07:59:00Z', '2024-09-10T08:00:00.000Z'],
    ['2024-09-10T17:00:00Z', '2024-09-11T08:00:00.000Z'],
    ['2024-09-13T18:00:00Z', '2024-09-16T08:00:00.000Z'],
    ['2024-09-14T00:00:00Z', '2024-09-16T08:00:00.000Z'],
  ])('after %s comes %s', (from, to) => {
    expect(new Date(nextWorkingTime(Date.parse(from))).toISOString()).toBe(to);
  });

  it('starts on the Monday of a week', () => {
    fc.assert(
      fc.property(time, (moment) => {
        const monday = new Date(mondayOf(moment));
        expect([monday.getUTCDay(), monday.getUTCHours()]).toEqual([1, 8]);
        expect(Math.abs(monday.getTime() - moment)).toBeLessThan(7 * 86_400_000);
      }),
    );
  });
});
