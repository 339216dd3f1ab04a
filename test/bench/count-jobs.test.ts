import { countRuns, countScheduledJobs } from '../../dev/bench/count-jobs.ts';

describe('countRuns', () => {
  it.each([
    ['17 * * * *', 720],
    ['*/15 * * * *', 2880],
    ['5 6 * * *', 30],
    ['0 9-17 * * 1-5', 9 * 22],
    ['0 0 1 * *', 1],
    ['0,30 0 * * *', 60],
  ])('%s fires %i times in 30 days', (cron, runs) => {
    expect(countRuns(cron, 30)).toBe(runs);
  });
});

describe('countScheduledJobs', () => {
  it('counts one job an hour, and for the chain one a day beside it', () => {
    expect(countScheduledJobs(false)).toBe(720);
    expect(countScheduledJobs(true)).toBe(750);
  });
});
