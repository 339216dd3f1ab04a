import fc from 'fast-check';
import { caseFactsOf } from '../../../src/features/figures/case-facts.ts';
import { renderFigureFiles } from '../../../src/features/figures/figure-files.ts';
import { computeFigures, MEASURE_NAMES, quantile, RATED } from '../../../src/features/figures/figures.ts';
import { DEFAULT_CONFIG } from '../../engine/world.ts';
import { anyCases, MODEL } from './any-case.ts';
import { openAfter, opinionOf, valueAt } from './second-opinion.ts';

const NOW = '2026-06-15T12:00:00.000Z';
const figuresOf = (cases: readonly (typeof MODEL)[]) =>
  computeFigures(
    cases.map((each) => caseFactsOf(each, DEFAULT_CONFIG, NOW)),
    NOW,
  );

describe('a quantile', () => {
  it.each([
    [[], 0.5, null],
    [[3], 0.9, 3],
    [[1, 2], 0.5, 1.5],
    [[1, 2, 3, 4], 0.5, 2.5],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 0.9, 10],
    [[10, 20], 0.9, 19],
  ])('of %j at %d is %j', (values, share, wanted) => {
    expect(quantile(values, share)).toBe(wanted);
  });
});

describe('the figures of the team', () => {
  it('are those of a second computation, whatever is in the store', () => {
    fc.assert(
      fc.property(anyCases(30), (cases) => {
        const figures = figuresOf(cases);
        const opinions = cases.map(opinionOf);
        const near = (found: number | null | undefined, wanted: number | null): void => {
          if (wanted === null) expect(found ?? null).toBeNull();
          else expect(Math.abs((found ?? Number.NaN) - wanted)).toBeLessThan(0.0051);
        };
        for (const measure of MEASURE_NAMES) {
          for (const severity of ['all', ...RATED] as const) {
            const days = opinions.flatMap(({ days }, index) => {
              const rated = cases[index]!.analysis?.facts.severity ?? 'not-rated';
              return severity === 'all' || rated === severity ? (days[measure] ?? []) : [];
            });
            const cell = figures.cells.find(
              (each) => each.measure === measure && each.month === 'all' && each.severity === severity,
            );
            expect(cell?.count ?? 0).toBe(days.length);
            near(cell?.median, valueAt(days, 0.5));
            near(cell?.p90, valueAt(days, 0.9));
          }
        }
        for (const outcome of ['valid', 'invalid', 'duplicate', 'undecided'] as const)
          expect(figures.outcomes[outcome]).toBe(opinions.filter((each) => each.outcome === outcome).length);
        for (const { month, open } of figures.months)
          expect([month, open]).toEqual([month, openAfter(cases, month)]);
      }),
      { numRuns: 60 },
    );
  });

  it('sum up: months to all, severities to all, received to cases', () => {
    fc.assert(
      fc.property(anyCases(30), (cases) => {
        const { cells, months } = figuresOf(cases);
        const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
        for (const measure of MEASURE_NAMES) {
          const own = cells.filter((each) => each.measure === measure);
          const all = own.find(({ month, severity }) => month === 'all' && severity === 'all')!.count;
          const of = (isMeant: (cell: (typeof own)[number]) => boolean) =>
            sum(own.filter(isMeant).map(({ count }) => count));
          expect(of(({ month, severity }) => month !== 'all' && severity === 'all')).toBe(all);
          expect(of(({ month, severity }) => month === 'all' && severity !== 'all')).toBe(all);
          expect(of(({ month, severity }) => month !== 'all' && severity !== 'all')).toBe(all);
        }
        expect(sum(months.map(({ received }) => received))).toBe(cases.length);
      }),
      { numRuns: 40 },
    );
  });

  it('of a case that went all the way', () => {
    const figures = figuresOf([MODEL]);
    expect(figures.outcomes).toEqual({ valid: 1, invalid: 0, duplicate: 0, undecided: 0 });
    expect(figures.open.count).toBe(0);
    expect(figures.cells.filter(({ month, severity }) => month === 'all' && severity === 'all')).toEqual(
      MEASURE_NAMES.map((measure) => expect.objectContaining({ measure, count: 1 })),
    );
    expect(figures.promises).toContainEqual({ name: 'acknowledge', kept: 1, missed: 0, open: 0 });
  });

  it('say how many cases could not be read', () => {
    expect(renderFigureFiles([], NOW, 2)['figures.md']).toContain('2 cases could not be read');
    expect(renderFigureFiles([], NOW, 0)['figures.md']).not.toContain('could not be read');
  });
});

describe('the files of the team', () => {
  const MOVES = MODEL.moves.filter(({ to }) => to !== 'closed' && to !== 'announcing');
  const open = { ...MODEL, number: 2, issue: 2, moves: MOVES.slice(0, 3), advisories: [], evidence: [] };
  const files = renderFigureFiles(
    [MODEL, open].map((each) => caseFactsOf(each, DEFAULT_CONFIG, NOW)),
    NOW,
    0,
  );

  it('hold no text of a report or an advisory', () => {
    const whole = Object.values(files).join('\n');
    const { summary, description, packages } = MODEL.analysis!.facts;
    for (const text of [summary, description, packages[0]!.repo, MODEL.title, MODEL.advisories[0]!.ghsa])
      expect(whole).not.toContain(text);
  });

  it('are a page with the tables, rows of six fields, and JSON', () => {
    expect(files['figures.md']).toContain('| Promise | Kept | Missed | Not due yet |');
    expect(files['figures.md']).toContain('![How long things take](times.svg)');
    const rows = files['figures.csv']!.trimEnd().split('\r\n');
    expect(new Set(rows.map((row) => row.split(',').length))).toEqual(new Set([6]));
    expect(JSON.parse(files['figures.json']!)).toMatchObject({ asOf: '2026-06-15', cases: 2 });
  });

  it('have pictures that are read without colours and by ear', () => {
    for (const name of ['times.svg', 'months.svg']) {
      const svg = files[name]!;
      expect(new Set([...svg.matchAll(/#[0-9a-f]{3,6}\b/g)].map(([colour]) => colour))).toEqual(
        new Set(['#fff', '#000']),
      );
      expect(svg).toContain('aria-labelledby="title description"');
      expect(svg).toMatch(/<desc id="description">[^<]+<\/desc>/);
      // Nothing is asked of anybody else.
      expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|<script/);
    }
    expect(files['times.svg']).toMatch(/Disclosure: median [\d.]+ days/);
  });
});
