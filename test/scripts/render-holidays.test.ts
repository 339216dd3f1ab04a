import { parseConfig } from '../../src/config/parse-config.ts';
import { LABELS } from '../../src/process/labels.ts';
import { renderHolidays } from '../../tools/holidays/render-holidays.ts';

const HOUR = 3_600_000;
/** A holiday of so many hours, from midnight on the wall of a place two hours ahead of UTC. */
const holiday = (date: string, name: string, type = 'public', hours = 24) => {
  const start = new Date(Date.parse(`${date}T00:00:00Z`) - 2 * HOUR);
  return { date: `${date} 00:00:00`, start, end: new Date(start.getTime() + hours * HOUR), name, type };
};

describe('renderHolidays', () => {
  it.each([
    ['a day', [holiday('2026-05-01', 'Labour Day')], ['2026-05-01']],
    ['a day in which the clock changes', [holiday('2026-03-29', 'Sunday', 'public', 23)], ['2026-03-29']],
    ['half a day', [holiday('2026-12-24', 'Eve', 'public', 10)], ['2026-12-24']],
    [
      'several days, over the end of a month',
      [holiday('2026-03-31', 'Feast', 'public', 48)],
      ['2026-03-31', '2026-04-01'],
    ],
    [
      'what comes twice, and out of order',
      [holiday('2026-05-02', 'B'), holiday('2026-05-01', 'A'), holiday('2026-05-02', 'C')],
      ['2026-05-01', '2026-05-02'],
    ],
    ['nothing but public ones', [holiday('2026-02-14', 'Day', 'observance')], []],
  ])('prints %s so that the configuration reads it', (_, holidays, dates) => {
    const lines = renderHolidays(holidays);
    const text = `owner: example-org\nteam: security-triage\n${dates.length > 0 ? lines : ''}`;
    const parsed = parseConfig(text, { labels: LABELS.map(({ id }) => id) });
    expect(parsed.kind === 'bad' ? parsed.problems : parsed.config.clocks.calendar.holidays).toEqual(dates);
    expect(lines.match(/ - /g) ?? []).toHaveLength(dates.length);
  });

  it('lets no name break a line', () => {
    expect(renderHolidays([holiday('2026-05-01', 'A\nB: c')]).split('\n')[2]).toBe(
      '    - 2026-05-01 # A B: c',
    );
  });
});
