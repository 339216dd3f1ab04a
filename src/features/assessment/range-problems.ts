import type { AffectedRange, Ecosystem } from '../../formats/records/facts.ts';
import { isInRange, parseRange, renderRange, type VersionRange } from '../../formats/versions/ranges.ts';
import { compareVersions } from '../../formats/versions/version-order.ts';

/**
 * Something about the ranges of one package. `problem`: they contradict themselves; `note`: worth a look, and
 * sometimes right.
 */
export interface RangeFinding {
  readonly kind:
    | 'malformed'
    | 'empty-range'
    | 'patched-is-affected'
    | 'patched-below-range'
    | 'same-range-twice'
    | 'every-version'
    | 'overlap'
    | 'no-upper-bound'
    | 'no-patched-version'
    | 'gap-before-patched';
  readonly weight: 'problem' | 'note';
  /** Index of the range in the list that was judged. */
  readonly index: number;
  /** Says what is found, as the continuation of "range X: ". */
  readonly found: string;
  readonly suggestion?: string;
}

interface Judged {
  readonly index: number;
  readonly entry: AffectedRange;
  readonly range: VersionRange;
  readonly text: string;
}

/** What is wrong or odd about the ranges of one or more packages; ranges of different packages do not meet. */
export function findRangeProblems(entries: readonly AffectedRange[]): RangeFinding[] {
  const findings: RangeFinding[] = [];
  const judged: Judged[] = [];
  for (const [index, entry] of entries.entries()) {
    const parsed = parseRange(entry.affected, entry.ecosystem);
    if (parsed.kind === 'bad') {
      findings.push({ kind: 'malformed', weight: 'problem', index, found: parsed.reason });
      continue;
    }
    const one = { index, entry, range: parsed.range, text: renderRange(parsed.range) };
    findings.push(...judgeOne(one));
    for (const other of judged) findings.push(...judgePair(other, one));
    judged.push(one);
  }
  return findings;
}

function judgeOne({ index, entry, range }: Judged): RangeFinding[] {
  if (isEmpty(range, entry.ecosystem)) {
    return [
      {
        kind: 'empty-range',
        weight: 'problem',
        index,
        found: 'no version lies in it',
        ...suggestOutside(range),
      },
    ];
  }
  const findings: RangeFinding[] = [];
  const upper = range.kind === 'exact' ? range : range.upper;
  if (upper === null && entry.patched === null) {
    findings.push({
      kind: 'no-upper-bound',
      weight: 'note',
      index,
      found: 'it has no upper bound: every later version counts as affected',
    });
  }
  if (entry.patched === null) {
    findings.push({
      kind: 'no-patched-version',
      weight: 'note',
      index,
      found: 'no patched version is named for it',
    });
    return findings;
  }
  return [...findings, ...judgePatched(index, entry, entry.patched, range)];
}

/** Bounds that exclude each other were most often two ranges: all below the one, all above the other. */
function suggestOutside(range: VersionRange): { suggestion?: string } {
  if (range.kind === 'exact' || range.lower === null || range.upper === null) return {};
  if (range.lower.version === range.upper.version) return {};
  const [below, above] = [range.upper, range.lower].map(({ op, version }) => `"${op} ${version}"`);
  return { suggestion: `If you mean the versions outside, write two ranges: ${below} and ${above}.` };
}

function judgePatched(
  index: number,
  entry: AffectedRange,
  patched: string,
  range: VersionRange,
): RangeFinding[] {
  if (isInRange(range, patched, entry.ecosystem) === true) {
    const upper = range.kind === 'between' && range.upper?.op === '<=' && range.upper.version === patched;
    return [
      {
        kind: 'patched-is-affected',
        weight: 'problem',
        index,
        found: `its patched version ${patched} is itself affected`,
        ...(upper ? { suggestion: renderRange({ ...range, upper: { op: '<', version: patched } }) } : {}),
      },
    ];
  }
  if (range.kind === 'exact') return [];
  if (range.lower && (compareVersions(patched, range.lower.version, entry.ecosystem) ?? 0) < 0) {
    return [
      {
        kind: 'patched-below-range',
        weight: 'problem',
        index,
        found: `its patched version ${patched} lies below the range`,
      },
    ];
  }
  if (range.upper?.op !== '<' || compareVersions(patched, range.upper.version, entry.ecosystem) === 0)
    return [];
  return [
    {
      kind: 'gap-before-patched',
      weight: 'note',
      index,
      found: `versions from ${range.upper.version} up to ${patched} count neither as affected nor as patched`,
    },
  ];
}

function judgePair(first: Judged, second: Judged): RangeFinding[] {
  const { ecosystem, name } = second.entry;
  if (first.entry.name !== name || first.entry.ecosystem !== ecosystem) return [];
  const index = second.index;
  if (first.text === second.text) {
    return [{ kind: 'same-range-twice', weight: 'problem', index, found: 'the same range is given twice' }];
  }
  if (first.range.kind === 'exact' && second.range.kind === 'exact') return [];
  if (!doOverlap(first.range, second.range, ecosystem)) return [];
  for (const [one, other] of [
    [first, second],
    [second, first],
  ] as const) {
    if (one.entry.patched !== null && isInRange(other.range, one.entry.patched, ecosystem) === true) {
      return [
        {
          kind: 'patched-is-affected',
          weight: 'problem',
          index: one.index,
          found: `its patched version ${one.entry.patched} is affected by the overlapping range ${renderRange(other.range)}`,
        },
      ];
    }
  }
  const whole = joinHalves(first.range, second.range);
  if (whole !== undefined) {
    return [
      {
        kind: 'every-version',
        weight: 'problem',
        index,
        found: `together with the range ${first.text} it holds every version`,
        suggestion: `Write "${whole}" as one range, or ">= 0" for every version.`,
      },
    ];
  }
  return [
    { kind: 'overlap', weight: 'note', index, found: `it overlaps the range ${renderRange(first.range)}` },
  ];
}

/** `>= 1.0` and `< 2.0` as two ranges were most often meant as one; undefined for ranges that are no such halves. */
function joinHalves(left: VersionRange, right: VersionRange): string | undefined {
  if (left.kind === 'exact' || right.kind === 'exact') return undefined;
  const [above, below] = left.upper === null ? [left, right] : [right, left];
  if (above.upper !== null || below.lower !== null || above.lower?.version === '0') return undefined;
  return renderRange({ kind: 'between', lower: above.lower, upper: below.upper });
}

function boundsOf(range: VersionRange) {
  if (range.kind === 'between') return range;
  return {
    lower: { op: '>=' as const, version: range.version },
    upper: { op: '<=' as const, version: range.version },
  };
}

function isEmpty(range: VersionRange, ecosystem: Ecosystem): boolean {
  const { lower, upper } = boundsOf(range);
  if (lower === null || upper === null) return false;
  const order = compareVersions(lower.version, upper.version, ecosystem);
  if (order === undefined) return false;
  return order > 0 || (order === 0 && (lower.op === '>' || upper.op === '<') && lower.version !== '0');
}

/** True where a version may lie in both; touching bounds (`< 2.0.0` and `>= 2.0.0`) do not overlap. */
function doOverlap(left: VersionRange, right: VersionRange, ecosystem: Ecosystem): boolean {
  return (
    reaches(boundsOf(left), boundsOf(right), ecosystem) && reaches(boundsOf(right), boundsOf(left), ecosystem)
  );
}

type Bounds = ReturnType<typeof boundsOf>;

/** True where `left` goes up at least to where `right` begins. */
function reaches(left: Bounds, right: Bounds, ecosystem: Ecosystem): boolean {
  if (left.upper === null || right.lower === null) return true;
  const order = compareVersions(left.upper.version, right.lower.version, ecosystem);
  if (order === undefined) return false;
  return order > 0 || (order === 0 && left.upper.op === '<=' && right.lower.op === '>=');
}
