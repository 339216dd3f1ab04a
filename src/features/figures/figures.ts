import { SEVERITIES } from '../../formats/cvss/severity.ts';
import type { Severity } from '../../formats/records/facts.ts';
import type { ClockName } from '../../process/clocks.ts';
import { DAY_MS } from '../../process/durations.ts';
import type { CaseFacts, ReportOutcome } from './case-facts.ts';

/** What is measured: days from the receipt to the moment, in days of 24 hours. */
export const MEASURES = {
  'first-answer': { title: 'First human answer', at: 'answeredAt' },
  verdict: { title: 'Verdict', at: 'decidedAt' },
  fix: { title: 'Fix ready to be tested', at: 'fixedAt' },
  disclosure: { title: 'Disclosure', at: 'disclosedAt' },
} as const satisfies Record<string, { readonly title: string; readonly at: keyof CaseFacts }>;
export type MeasureName = keyof typeof MEASURES;
export const MEASURE_NAMES = Object.keys(MEASURES) as readonly MeasureName[];

export type Rated = Severity | 'not-rated';
/** The worst first. */
export const RATED: readonly Rated[] = [...SEVERITIES.toReversed(), 'not-rated'];

/** How many, and their median and 90th percentile in days (linear interpolation); null where there is none. */
export interface Spread {
  readonly count: number;
  readonly median: number | null;
  readonly p90: number | null;
}

/** One cell of the figures; `all` is the sum over months or severities. A month is that of the event: `2026-03`. */
export interface Cell extends Spread {
  readonly measure: MeasureName;
  readonly month: string;
  readonly severity: Rated | 'all';
}

export interface MonthFigures {
  readonly month: string;
  readonly received: number;
  readonly closed: number;
  /** Open when the month ended, or now. */
  readonly open: number;
  /** First verdicts of the month, by what they are today. */
  readonly outcomes: Readonly<Record<Exclude<ReportOutcome, 'undecided'>, number>>;
  /** Promises that were due in the month. */
  readonly kept: number;
  readonly missed: number;
}

export interface Figures {
  /** The day that they were computed on, UTC. */
  readonly asOf: string;
  readonly cases: number;
  /** Cases whose file could not be read: they are in no figure. */
  readonly unread: number;
  readonly cells: readonly Cell[];
  /** From the first receipt to the present month, without a gap. */
  readonly months: readonly MonthFigures[];
  readonly outcomes: Readonly<Record<ReportOutcome, number>>;
  readonly promises: readonly {
    readonly name: ClockName;
    readonly kept: number;
    readonly missed: number;
    readonly open: number;
  }[];
  /** Age of what is open, in days. */
  readonly open: Spread & {
    readonly oldest: number | null;
    readonly byAge: readonly { readonly age: string; readonly count: number }[];
  };
  /** Open cases that each person coordinates or assesses. */
  readonly load: readonly { readonly login: string; readonly open: number }[];
}

const OUTCOMES = ['valid', 'invalid', 'duplicate'] as const;

/** Every figure of the team. Ages are those of the beginning of the day, so that a day has one text. */
export function computeFigures(facts: readonly CaseFacts[], now: string, unread = 0): Figures {
  const asOf = now.slice(0, 10);
  const months = monthsOf(facts, asOf);
  return {
    asOf,
    cases: facts.length,
    unread,
    cells: MEASURE_NAMES.flatMap((measure) => cellsOf(facts, measure)),
    months: months.map((month) => monthFigures(facts, month)),
    outcomes: {
      valid: count(facts, ({ outcome }) => outcome === 'valid'),
      invalid: count(facts, ({ outcome }) => outcome === 'invalid'),
      duplicate: count(facts, ({ outcome }) => outcome === 'duplicate'),
      undecided: count(facts, ({ outcome }) => outcome === 'undecided'),
    },
    promises: promisesOf(facts),
    open: openOf(facts, asOf),
    load: loadOf(facts),
  };
}

const count = <T>(items: readonly T[], isMeant: (item: T) => boolean): number => items.filter(isMeant).length;
const monthOf = (iso: string): string => iso.slice(0, 7);

interface Sample {
  readonly days: number;
  readonly month: string;
  readonly severity: Rated;
}

/** Days from the receipt on, of every case that came so far. Never below 0: clocks of two machines may differ. */
export function daysTo(facts: CaseFacts, measure: MeasureName): number | null {
  const at = facts[MEASURES[measure].at];
  return at === null ? null : Math.max(0, (Date.parse(at) - Date.parse(facts.receivedAt)) / DAY_MS);
}

function cellsOf(facts: readonly CaseFacts[], measure: MeasureName): readonly Cell[] {
  const samples = facts.flatMap((each): Sample[] => {
    const days = daysTo(each, measure);
    const at = each[MEASURES[measure].at];
    return days === null || at === null
      ? []
      : [{ days, month: monthOf(at), severity: each.severity ?? 'not-rated' }];
  });
  const byMonth = [...Map.groupBy(samples, ({ month }) => month)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [['all', samples] as const, ...byMonth].flatMap(([month, own]) =>
    (['all', ...RATED] as const).flatMap((severity): Cell[] => {
      const meant = severity === 'all' ? own : own.filter((each) => each.severity === severity);
      if (meant.length === 0 && !(month === 'all' && severity === 'all')) return [];
      return [{ measure, month, severity, ...spreadOf(meant.map(({ days }) => days)) }];
    }),
  );
}

/** Rounded to hundredths of a day, a quarter of an hour. */
function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { count: sorted.length, median: quantile(sorted, 0.5), p90: quantile(sorted, 0.9) };
}

/** A quantile to two decimals; null of nothing. */
export const quantile = (sorted: readonly number[], share: number): number | null =>
  sorted.length === 0 ? null : Math.round(interpolate(sorted, share) * 100) / 100;

/** A quantile of one value at least: linear interpolation between the two nearest, as spreadsheets do it. */
export function interpolate(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)]!;
  const above = sorted[Math.ceil(place)]!;
  return below + (above - below) * (place - Math.floor(place));
}

/** Every month from the first receipt to the present one. */
function monthsOf(facts: readonly CaseFacts[], asOf: string): readonly string[] {
  const present = monthOf(asOf);
  const first = facts.map(({ receivedAt }) => monthOf(receivedAt)).reduce((a, b) => (b < a ? b : a), present);
  const months: string[] = [];
  for (let month = first; month <= present; month = nextMonth(month)) months.push(month);
  return months;
}

/** `2026-12` to `2027-01`. */
function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}

function monthFigures(facts: readonly CaseFacts[], month: string): MonthFigures {
  const decided = facts.filter(({ decidedAt }) => decidedAt !== null && monthOf(decidedAt) === month);
  const spells = facts.flatMap((each) => each.spells);
  const due = facts.flatMap((each) => each.promises).filter((promise) => monthOf(promise.due) === month);
  const byOutcome = OUTCOMES.map((outcome) => [outcome, count(decided, (each) => each.outcome === outcome)]);
  return {
    month,
    received: count(facts, ({ receivedAt }) => monthOf(receivedAt) === month),
    closed: count(spells, ({ until }) => until !== null && monthOf(until) === month),
    open: count(
      spells,
      ({ from, until }) => monthOf(from) <= month && (until === null || monthOf(until) > month),
    ),
    outcomes: Object.fromEntries(byOutcome) as MonthFigures['outcomes'],
    kept: count(due, ({ isKept }) => isKept === true),
    missed: count(due, ({ isKept }) => isKept === false),
  };
}

function promisesOf(facts: readonly CaseFacts[]): Figures['promises'] {
  const all = facts.flatMap(({ promises }) => promises);
  return [...new Set(all.map(({ name }) => name))].map((name) => {
    const own = all.filter((promise) => promise.name === name);
    return {
      name,
      kept: count(own, ({ isKept }) => isKept === true),
      missed: count(own, ({ isKept }) => isKept === false),
      open: count(own, ({ isKept }) => isKept === null),
    };
  });
}

/** Upper bounds in days, and what the ages below them are called. */
const AGES: readonly (readonly [number, string])[] = [
  [7, 'under 7 days'],
  [30, '7 to 29 days'],
  [90, '30 to 89 days'],
  [180, '90 to 179 days'],
  [Number.POSITIVE_INFINITY, '180 days or more'],
];

function openOf(facts: readonly CaseFacts[], asOf: string): Figures['open'] {
  const ages = facts
    .filter(isOpen)
    .map(({ receivedAt }) => Math.max(0, (Date.parse(asOf) - Date.parse(receivedAt)) / DAY_MS));
  const oldest =
    ages.length === 0
      ? null
      : quantile(
          ages.toSorted((a, b) => a - b),
          1,
        );
  const byAge = AGES.map(([below, age], index) => {
    const least = AGES[index - 1]?.[0] ?? 0;
    return { age, count: count(ages, (days) => days >= least && days < below) };
  });
  return { ...spreadOf(ages), oldest, byAge };
}

/** Open when it was last looked at. */
export const isOpen = ({ spells }: Pick<CaseFacts, 'spells'>): boolean => spells.at(-1)?.until === null;

function loadOf(facts: readonly CaseFacts[]): Figures['load'] {
  const sums = new Map<string, number>();
  for (const login of facts.filter(isOpen).flatMap(({ people }) => people))
    sums.set(login, (sums.get(login) ?? 0) + 1);
  return [...sums]
    .map(([login, open]) => ({ login, open }))
    .toSorted((a, b) => b.open - a.open || (a.login < b.login ? -1 : 1));
}
