import type { PublicQuarter } from '../../case/public-quarter.ts';
import type { Figures } from './figures.ts';
import { PUBLIC_CELLS } from './public-figures.ts';

type Field = string | number | null;

/** RFC 4180; what a spreadsheet would take for a formula cannot come up: every field is of our own words or a login. */
const renderRows = (rows: readonly (readonly Field[])[]): string =>
  rows.map((row) => `${row.map((field) => field ?? '').join(',')}\r\n`).join('');

/** One row for every number: which figure, of which month and severity, of which kind. */
export function renderCsv(figures: Figures): string {
  const { cells, months, promises, open, load } = figures;
  return renderRows([
    ['figure', 'month', 'severity', 'count', 'median_days', 'p90_days'],
    ...cells.map(({ measure, month, severity, count, median, p90 }) => [
      `time-to-${measure}`,
      month,
      severity,
      count,
      median,
      p90,
    ]),
    ...months.flatMap(({ month, received, closed, open, outcomes, kept, missed }) =>
      Object.entries({
        received,
        closed,
        open,
        ...outcomes,
        'promises-kept': kept,
        'promises-missed': missed,
      }).map(([figure, count]) => [figure, month, 'all', count, null, null]),
    ),
    ...promises.flatMap(({ name, kept, missed, open }) =>
      Object.entries({ kept, missed, open }).map(([how, count]) => [
        `promise-${name}-${how}`,
        'all',
        'all',
        count,
        null,
        null,
      ]),
    ),
    ['age-of-open', 'all', 'all', open.count, open.median, open.p90],
    ...load.map(({ login, open }) => [`open-of-${login}`, 'all', 'all', open, null, null]),
  ]);
}

/** A field is empty where it is not published. */
export function renderPublicCsv(quarters: readonly PublicQuarter[]): string {
  return renderRows([
    ['quarter', 'figure', 'about', 'median_days_at_most', 'p90_days_at_most'],
    ...quarters.flatMap(({ quarter, closed, times }) => [
      ...Object.keys(PUBLIC_CELLS).map((cell) => [
        quarter,
        `closed-${cell}`,
        closed[cell as keyof typeof closed],
        null,
        null,
      ]),
      ...times.map(({ measure, median, p90 }) => [quarter, `time-to-${measure}`, null, median, p90]),
    ]),
  ]);
}
