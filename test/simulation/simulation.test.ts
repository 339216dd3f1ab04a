/** A simulated month with a small team; the whole year is `npm run simulate`. */
import { simulate } from './simulate.ts';
import { renderTally, type Wish } from './wish.ts';

const SMALL: Wish = { seed: 6, reports: 7, days: 30, everyHours: 12, by: 'thread' };

describe('a simulated month', () => {
  it('forgets no report, tells people before and at every due time, and says nothing twice', async () => {
    const tally = await simulate(SMALL);
    expect(tally.faults).toEqual([]);
    expect(tally.cases).toBe(SMALL.reports);
    // It proves nothing where nothing went wrong.
    expect(tally.deadlinesPassed).toBeGreaterThan(0);
    expect(tally.reminders).toBeGreaterThan(tally.deadlinesPassed);
    expect(tally.events.dropped + tally.events.doubled + tally.events.delayed).toBeGreaterThan(3);
    // Runs of an hour share 5,000 requests; a tenth of that is for the busiest of them all.
    expect(tally.mostRequests).toBeLessThan(500);
    expect(renderTally(tally)).toMatch(/^7 reports became 7 cases .* 0 faults\.$/);
  }, 120_000);

  it('is found out where no sweep runs', async () => {
    const tally = await simulate({
      ...SMALL,
      seed: 3,
      reports: 9,
      days: 40,
      everyHours: 24,
      isUnswept: true,
    });
    expect(tally.faults.join('\n')).toContain('reports became');
    expect(tally.faults.join('\n')).toContain('nobody was told');
  }, 120_000);

  it('comes to the same in processes of their own', async () => {
    const few: Wish = { ...SMALL, seed: 2, reports: 2, days: 4, everyHours: 24 };
    const [threads, processes] = [await simulate(few), await simulate({ ...few, by: 'processes' })];
    expect(threads.portrait).not.toBe('[]');
    expect(processes.portrait).toBe(threads.portrait);
  }, 120_000);
});
