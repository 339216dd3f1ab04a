import { type Figures, MEASURE_NAMES, MEASURES, type MonthFigures } from './figures.ts';

/**
 * Pictures of the figures that are read without colours: black on white, a filled and a hatched bar, and every number
 * written beside its bar. Each has a title and a description for anyone who hears it read out.
 */

const WIDTH = 760;
const LEFT = 180;
const MOST_MONTHS = 12;

const HATCH =
  '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><line x1="0" y1="0" x2="0" y2="6" stroke="#000" stroke-width="2"/></pattern></defs>';

const FILLED = 'fill="#000"';
const HATCHED = 'fill="url(#hatch)" stroke="#000"';

function frame(height: number, title: string, description: string, parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title description" font-family="sans-serif" font-size="14">`,
    `<title id="title">${title}</title>`,
    `<desc id="description">${description}</desc>`,
    HATCH,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

const text = (x: number, y: number, words: string, anchor: 'start' | 'end' = 'start'): string =>
  `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="#000">${words}</text>`;

const bar = (x: number, y: number, width: number, height: number, look: string): string =>
  `<rect x="${x}" y="${y}" width="${Math.max(1, Math.round(width))}" height="${height}" ${look}/>`;

/** What the two kinds of bars are. */
const legend = (filled: string, hatched: string): readonly string[] => [
  bar(LEFT, 14, 18, 12, FILLED),
  text(LEFT + 26, 25, filled),
  bar(LEFT + 200, 14, 18, 12, HATCHED),
  text(LEFT + 226, 25, hatched),
];

/** Median and 90th percentile of each measure, of all cases. */
export function renderTimesPicture({ cells }: Pick<Figures, 'cells'>): string {
  const rows = MEASURE_NAMES.map((measure) => {
    const cell = cells.find(
      (each) => each.measure === measure && each.month === 'all' && each.severity === 'all',
    );
    return { title: MEASURES[measure].title, median: cell?.median ?? null, p90: cell?.p90 ?? null };
  });
  const most = Math.max(1, ...rows.map(({ p90 }) => p90 ?? 0));
  const scale = (WIDTH - LEFT - 120) / most;
  const parts = rows.flatMap(({ title, median, p90 }, index) => {
    const y = 48 + index * 52;
    if (median === null || p90 === null)
      return [text(LEFT - 10, y + 20, title, 'end'), text(LEFT, y + 20, 'none yet')];
    return [
      text(LEFT - 10, y + 20, title, 'end'),
      bar(LEFT, y, median * scale, 14, FILLED),
      text(LEFT + median * scale + 8, y + 12, `${median.toFixed(1)} days`),
      bar(LEFT, y + 18, p90 * scale, 14, HATCHED),
      text(LEFT + p90 * scale + 8, y + 30, `${p90.toFixed(1)} days`),
    ];
  });
  const described = rows.map(({ title, median, p90 }) =>
    median === null || p90 === null
      ? `${title}: none yet.`
      : `${title}: median ${median.toFixed(1)} days, 90th percentile ${p90.toFixed(1)} days.`,
  );
  return frame(60 + rows.length * 52, 'How long things take', described.join(' '), [
    ...legend('median', '90th percentile'),
    ...parts,
  ]);
}

/** Received and closed by month, and how many were open at its end. */
export function renderMonthsPicture({ months }: Pick<Figures, 'months'>): string {
  const shown = months.slice(-MOST_MONTHS);
  const most = Math.max(1, ...shown.flatMap(({ received, closed }) => [received, closed]));
  const scale = (WIDTH - LEFT - 120) / most;
  const parts = shown.flatMap(({ month, received, closed, open }, index) => {
    const y = 48 + index * 40;
    return [
      text(LEFT - 10, y + 12, month, 'end'),
      text(LEFT - 10, y + 28, `${open} open`, 'end'),
      bar(LEFT, y, received * scale, 12, FILLED),
      text(LEFT + received * scale + 8, y + 11, String(received)),
      bar(LEFT, y + 16, closed * scale, 12, HATCHED),
      text(LEFT + closed * scale + 8, y + 27, String(closed)),
    ];
  });
  const say = ({ month, received, closed, open }: MonthFigures): string =>
    `${month}: ${received} received, ${closed} closed, ${open} open at its end.`;
  return frame(60 + shown.length * 40, 'Reports by month', shown.map(say).join(' '), [
    ...legend('received', 'closed'),
    ...parts,
  ]);
}
