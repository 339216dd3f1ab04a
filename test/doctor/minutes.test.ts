import { renderMinutes, startsAMonth } from '../../src/doctor/minutes.ts';

describe('how often a schedule starts in 30 days', () => {
  it.each([
    ['17 * * * *', 720],
    ['*/15 * * * *', 2880],
    ['7,37 * * * *', 1440],
    ['0 6-18/4 * * *', 120],
    ['0 9 * * 1-5', 21],
    ['0 9 * * 0,7', 4],
    ['0 9 1 * *', 1],
    ['5 0 * */2 *', 15],
    ['5/20 * * * *', 2160],
    ['0 9 * * MON-FRI', 21],
    ['0 9 1 jan *', 0],
  ])('%s: %d', (cron, starts) => {
    expect(startsAMonth(cron)).toBe(starts);
  });

  it.each([
    '',
    '* * * *',
    '60 * * * *',
    'x * * * *',
    '* * * * Monday',
    'MON * * * *',
    '*/0 * * * *',
    '9-3 * * * *',
  ])('says nothing of %j', (cron) => {
    expect(startsAMonth(cron)).toBeNull();
  });
});

it('names the minutes of every kind of runner', () => {
  expect(renderMinutes(720)).toMatch(
    /720 jobs in 30 days, billed as 720 on Linux, 1,440 on Windows, 7,200 on macOS/,
  );
});
