import type { PublicQuarter } from '../../case/public-quarter.ts';
import { renderCodeSpan } from '../../text/defuse.ts';
import { CLOCK_TITLES } from '../deadlines/reminder-text.ts';
import { type Cell, type Figures, MEASURE_NAMES, MEASURES, RATED, type Spread } from './figures.ts';
import { PUBLIC_CELLS, PUBLIC_RULES, type PublicCell } from './public-figures.ts';

/** How many months the page shows; the CSV and JSON files have all. */
const MOST_MONTHS = 12;

const renderTable = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
  [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...rows].map(
    (cells) => `| ${cells.join(' | ')} |`,
  );

/** `1.5 / 9.2 (14)`: median, 90th percentile, and of how many. */
function renderSpread(spread: Spread | undefined): string {
  if (!spread || spread.median === null || spread.p90 === null) return '–';
  return `${renderDays(spread.median)} / ${renderDays(spread.p90)} (${spread.count})`;
}

const renderDays = (days: number): string => days.toFixed(1);
const renderShare = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${part} of ${whole} (${Math.round((part / whole) * 100)} %)`;

/** The page of the team. Team surface: it tells how many undisclosed cases there are. */
export function renderFigures(figures: Figures): string {
  const { asOf, cases, unread, open } = figures;
  return [
    `# Figures of ${asOf}`,
    '',
    `${cases} reports, ${open.count} of them open. For the team only: these figures tell of reports that are not public.`,
    ...(unread === 0
      ? []
      : ['', `**${unread} cases could not be read and are missing here.** The log of the sweep names them.`]),
    '',
    '![How long things take](times.svg)',
    '',
    '![Reports by month](months.svg)',
    '',
    '## How long things take',
    '',
    'Days from the receipt, as median / 90th percentile (number of cases). A day has 24 hours; weekends count.',
    '',
    ...timesBySeverity(figures.cells),
    '',
    'By the month in which it happened:',
    '',
    ...timesByMonth(figures),
    '',
    '## Reports',
    '',
    ...reportsByMonth(figures),
    '',
    ...outcomes(figures),
    '',
    '## Promises',
    '',
    ...promises(figures),
    '',
    '## Open now',
    '',
    ...openNow(figures),
    '',
  ].join('\n');
}

const findCell = (cells: readonly Cell[], wanted: Pick<Cell, 'measure' | 'month' | 'severity'>) =>
  cells.find(
    ({ measure, month, severity }) =>
      measure === wanted.measure && month === wanted.month && severity === wanted.severity,
  );

function timesBySeverity(cells: readonly Cell[]): readonly string[] {
  return renderTable(
    ['To', 'all', ...RATED.map((severity) => severity.replace('-', ' '))],
    MEASURE_NAMES.map((measure) => [
      MEASURES[measure].title,
      ...(['all', ...RATED] as const).map((severity) =>
        renderSpread(findCell(cells, { measure, month: 'all', severity })),
      ),
    ]),
  );
}

function timesByMonth({ cells, months }: Figures): readonly string[] {
  return renderTable(
    ['Month', ...MEASURE_NAMES.map((measure) => MEASURES[measure].title)],
    months
      .slice(-MOST_MONTHS)
      .map(({ month }) => [
        month,
        ...MEASURE_NAMES.map((measure) => renderSpread(findCell(cells, { measure, month, severity: 'all' }))),
      ]),
  );
}

function reportsByMonth({ months }: Figures): readonly string[] {
  return renderTable(
    ['Month', 'Received', 'Closed', 'Open at its end', 'Valid', 'Invalid', 'Duplicate', 'Promises kept'],
    months
      .slice(-MOST_MONTHS)
      .map(({ month, received, closed, open, outcomes, kept, missed }) => [
        month,
        ...[received, closed, open, outcomes.valid, outcomes.invalid, outcomes.duplicate].map(String),
        renderShare(kept, kept + missed),
      ]),
  );
}

function outcomes({ outcomes: { valid, invalid, duplicate, undecided } }: Figures): readonly string[] {
  const decided = valid + invalid + duplicate;
  return [
    `- Vulnerabilities: ${renderShare(valid, decided)} with a verdict`,
    `- No vulnerability: ${renderShare(invalid, decided)}`,
    `- Duplicates: ${renderShare(duplicate, decided)}`,
    `- Without a verdict yet: ${undecided}`,
  ];
}

function promises({ promises }: Figures): readonly string[] {
  if (promises.length === 0) return ['There was none yet.'];
  return renderTable(
    ['Promise', 'Kept', 'Missed', 'Not due yet'],
    promises.map(({ name, kept, missed, open }) => [
      CLOCK_TITLES[name],
      renderShare(kept, kept + missed),
      String(missed),
      String(open),
    ]),
  );
}

function openNow({ open, load }: Figures): readonly string[] {
  if (open.count === 0 || open.median === null || open.oldest === null) return ['Nothing is open.'];
  return [
    `Half of the open reports are older than ${renderDays(open.median)} days; the oldest is ${renderDays(open.oldest)} days old.`,
    '',
    ...renderTable(
      ['Age', 'Reports'],
      open.byAge.map(({ age, count }) => [age, String(count)]),
    ),
    '',
    ...renderTable(
      ['Person', 'Open cases'],
      load.map(({ login, open: cases }) => [renderCodeSpan(login), String(cases)]),
    ),
  ];
}

/** The page that anybody may see. */
export function renderPublicFigures(quarters: readonly PublicQuarter[]): string {
  const { least, roundTo, delayDays, leastForMedian, leastForP90 } = PUBLIC_RULES;
  return [
    '# Security reports in figures',
    '',
    `Reports by the quarter in which they were closed. A quarter is published ${delayDays} days after its end and is not changed later. Numbers are rounded to ${roundTo}; “under ${least}” includes none.`,
    '',
    ...renderTable(
      ['Quarter', ...Object.values(PUBLIC_CELLS)],
      quarters.map(({ quarter, closed }) => [
        quarter,
        ...(Object.keys(PUBLIC_CELLS) as PublicCell[]).map((cell) =>
          closed[cell] === null ? `under ${least}` : `about ${closed[cell]}`,
        ),
      ]),
    ),
    '',
    `Days from the receipt, at most: median / 90th percentile. A median needs ${leastForMedian} reports, a percentile ${leastForP90}; a dash says that there are fewer, or that it is more than two years.`,
    '',
    ...renderTable(
      ['Quarter', ...MEASURE_NAMES.map((measure) => MEASURES[measure].title)],
      quarters.map(({ quarter, times }) => [
        quarter,
        ...MEASURE_NAMES.map((measure) => {
          const found = times.find((each) => each.measure === measure);
          return `${found?.median ?? '–'} / ${found?.p90 ?? '–'}`;
        }),
      ]),
    ),
    '',
  ].join('\n');
}
