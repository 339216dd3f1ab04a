import type { PublicQuarter } from '../../case/public-quarter.ts';
import { DAY_MS } from '../../process/durations.ts';
import type { CaseFacts } from './case-facts.ts';
import { daysTo, isOpen, MEASURE_NAMES, type MeasureName, quantile } from './figures.ts';

/**
 * Figures that anybody may see, in which no single case can be found (docs/figures.md has the reasons):
 *
 * - only quarters that ended 90 days ago, and of them only cases that are closed, the valid ones also disclosed;
 * - each case is in one cell; a cell below five is not shown, the others are rounded to fives;
 * - no sum is shown that is not the sum of what is shown, so that nothing is found by subtraction;
 * - times are those of the cases of shown cells, rounded up to few steps, and only of ten and fifty cases on;
 * - a quarter that was computed is kept as it was.
 */
export const PUBLIC_RULES = {
  least: 5,
  roundTo: 5,
  delayDays: 90,
  leastForMedian: 10,
  leastForP90: 50,
} as const;

/** Steps that times are rounded up to, in days; more is `null`, and not shown. */
const DAY_STEPS = [1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 120, 180, 270, 365, 730] as const;

export type PublicCell = keyof PublicQuarter['closed'];
export const PUBLIC_CELLS: Readonly<Record<PublicCell, string>> = {
  'valid-severe': 'Vulnerabilities, critical or high',
  'valid-other': 'Vulnerabilities, others',
  invalid: 'No vulnerability',
  duplicate: 'Duplicates',
};
const CELLS = Object.keys(PUBLIC_CELLS) as readonly PublicCell[];

/** The quarters that may be published now: those that were before, as they were, and what is due beside them. */
export function publicQuarters(
  facts: readonly CaseFacts[],
  known: readonly PublicQuarter[],
  now: string,
): readonly PublicQuarter[] {
  const first = facts.flatMap(closingOf).toSorted()[0];
  if (first === undefined) return known;
  // After one that is kept, nothing before it is added: a case that is found later would stand alone there.
  const last = known.at(-1)?.quarter;
  const fresh = quartersFrom(first, now).filter((quarter) => last === undefined || quarter > last);
  const computed = fresh.map((quarter) => computeQuarter(facts, quarter));
  // The first row of all would tell that a case was closed there, were it of hidden cells alone.
  const from =
    known.length > 0 ? 0 : computed.findIndex(({ closed }) => CELLS.some((cell) => closed[cell] !== null));
  return from < 0 ? [] : [...known, ...computed.slice(from)];
}

const closingOf = ({ spells }: CaseFacts): readonly string[] => {
  const until = spells.at(-1)?.until ?? null;
  return until === null ? [] : [until];
};

/** `2026-Q1` of a moment. */
export const quarterOf = (iso: string): string =>
  `${iso.slice(0, 4)}-Q${Math.ceil(Number(iso.slice(5, 7)) / 3)}`;

/** The first moment after a quarter, in milliseconds since 1970. */
const endOf = (quarter: string): number =>
  Date.UTC(Number(quarter.slice(0, 4)), Number(quarter.slice(6)) * 3, 1);

/** Every quarter from that of a moment on that ended long enough ago. */
function quartersFrom(iso: string, now: string): readonly string[] {
  const quarters: string[] = [];
  for (let at = quarterOf(iso); ; at = quarterOf(new Date(endOf(at)).toISOString())) {
    if (endOf(at) + PUBLIC_RULES.delayDays * DAY_MS > Date.parse(now)) return quarters;
    quarters.push(at);
  }
}

/** The one cell of a case; undefined where nothing of it may be told. */
function cellOf(facts: CaseFacts): PublicCell | undefined {
  const { outcome, severity, disclosedAt } = facts;
  if (isOpen(facts) || outcome === 'undecided') return undefined;
  if (outcome !== 'valid') return outcome;
  if (disclosedAt === null) return undefined;
  return severity === 'critical' || severity === 'high' ? 'valid-severe' : 'valid-other';
}

function computeQuarter(facts: readonly CaseFacts[], quarter: string): PublicQuarter {
  const closed = facts.filter((each) => closingOf(each).some((at) => quarterOf(at) === quarter));
  const cells = Map.groupBy(closed, cellOf);
  const sizes = CELLS.map((cell) => [cell, roundCount(cells.get(cell)?.length ?? 0)] as const);
  const shown = sizes.flatMap(([cell, size]) => (size === null ? [] : (cells.get(cell) ?? [])));
  return {
    quarter,
    closed: Object.fromEntries(sizes) as PublicQuarter['closed'],
    times: MEASURE_NAMES.map((measure) => ({ measure, ...timesOf(shown, measure) })),
  };
}

/** To the nearest five; null below five, so that none and some look the same. */
export function roundCount(count: number): number | null {
  const { least, roundTo } = PUBLIC_RULES;
  return count < least ? null : Math.round(count / roundTo) * roundTo;
}

function timesOf(
  facts: readonly CaseFacts[],
  measure: MeasureName,
): { readonly median: number | null; readonly p90: number | null } {
  const days = facts.flatMap((each) => daysTo(each, measure) ?? []).toSorted((a, b) => a - b);
  const { leastForMedian, leastForP90 } = PUBLIC_RULES;
  return {
    median: days.length < leastForMedian ? null : roundDays(quantile(days, 0.5)),
    p90: days.length < leastForP90 ? null : roundDays(quantile(days, 0.9)),
  };
}

const roundDays = (days: number | null): number | null =>
  days === null ? null : (DAY_STEPS.find((step) => days <= step) ?? null);
