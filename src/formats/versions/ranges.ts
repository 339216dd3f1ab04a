import type { Ecosystem } from '../records/facts.ts';
import { convertIntervals } from './interval-range.ts';
import { convertNpmRange } from './npm-range.ts';
import { suggestRange } from './suggest-range.ts';
import { compareVersions, isVersion } from './version-order.ts';

export type LowerOp = '>=' | '>';
export type UpperOp = '<=' | '<';

/** One range as GitHub writes it: a single version, or at most one bound on either side. */
export type VersionRange =
  | { readonly kind: 'exact'; readonly version: string }
  | {
      readonly kind: 'between';
      readonly lower: { readonly op: LowerOp; readonly version: string } | null;
      readonly upper: { readonly op: UpperOp; readonly version: string } | null;
    };

export type RangeResult =
  | { readonly kind: 'ok'; readonly range: VersionRange }
  | { readonly kind: 'bad'; readonly reason: string; readonly suggestion?: string };

/** What a text turns into when npm's syntax is accepted beside GitHub's. */
export type RangesResult =
  | {
      readonly kind: 'ok';
      readonly ranges: readonly VersionRange[];
      /** True where the text was not GitHub's syntax and was converted. */
      readonly converted: boolean;
    }
  | { readonly kind: 'bad'; readonly reason: string; readonly suggestion?: string };

/** Every version: GitHub has no sign for it. */
export const ALL_VERSIONS: VersionRange = { kind: 'between', lower: { op: '>=', version: '0' }, upper: null };

const COMPARATOR = /^(>=|<=|>|<|=)\s*(\S+)$/;

/**
 * Reads GitHub's range syntax: comparators `=`, `>`, `>=`, `<`, `<=` joined by a comma, which means AND.
 * One comparator, or one lower and one upper bound. A leading `v` of a version is dropped.
 */
export function parseRange(text: string): RangeResult {
  const parts = text.trim().split(/\s*,\s*/);
  if (parts.length > 2) return { kind: 'bad', reason: 'it has more than two conditions' };
  const read: { op: string; version: string }[] = [];
  for (const part of parts) {
    const match = COMPARATOR.exec(part);
    if (!match) return { kind: 'bad', reason: explainPart(part), ...suggestRange(part) };
    const version = cleanVersion(match[2]!);
    if (version === undefined) return { kind: 'bad', reason: `${shorten(match[2]!)} is no version` };
    read.push({ op: match[1]!, version });
  }
  return combine(read);
}

/**
 * Reads GitHub's syntax, or else npm's (`^1.2.3`, `~1.2`, `1.x`, `1.0.0 - 1.4.2`, spaces for AND, `||` for OR),
 * which becomes one GitHub range for each alternative. An upper bound that npm would draw below the pre-releases
 * (`^1.2.3` stops before `2.0.0-0`) becomes the plain `< 2.0.0` of advisories. The intervals of Maven and NuGet
 * (`[1.0,2.0)`) are read too.
 */
export function parseRanges(text: string): RangesResult {
  const parsed = parseRange(text);
  if (parsed.kind === 'ok') return { kind: 'ok', ranges: [parsed.range], converted: false };
  if (text.length > 1000) return { kind: 'bad', reason: 'it is longer than any range' };
  const converted = convertIntervals(text) ?? convertNpmRange(text);
  if (converted === undefined) return parsed;
  const ranges: VersionRange[] = [];
  for (const comparators of converted) {
    const combined = combine(comparators);
    if (combined.kind === 'bad') return combined;
    ranges.push(combined.range);
  }
  return ranges.length === 0 ? parsed : { kind: 'ok', ranges, converted: true };
}

/** GitHub's notation: `>= 1.0.0, < 2.0.0`. */
export function renderRange(range: VersionRange): string {
  if (range.kind === 'exact') return `= ${range.version}`;
  const bounds = [range.lower, range.upper].filter((bound) => bound !== null);
  return bounds.map((bound) => `${bound.op} ${bound.version}`).join(', ');
}

/** The version as it is compared and shown: without a leading `v` or `=`; undefined for what is none. */
export function cleanVersion(text: string): string | undefined {
  const version = text.trim().replace(/^[vV=]\s*(?=\d)/, '');
  if (!/^[0-9A-Za-z][0-9A-Za-z._+!~:-]*$/.test(version)) return undefined;
  // `1.x` is a range, `1..2` and `1.2-` are slips of the finger.
  if (/(?:^|\.)[xX](?:\.|$)|\.\.|[.+!:-]$/.test(version)) return undefined;
  return isVersion(version) ? version : undefined;
}

/**
 * Whether a version lies in a range, pre-releases as advisories mean them: by precedence alone, so that
 * `2.0.0-rc.4` is in `< 2.0.0` and `4.0.0-beta.1` in `>= 3.0.0`, unlike `semver.satisfies`. Undefined where the
 * version or a bound cannot be compared.
 */
export function isInRange(range: VersionRange, version: string, ecosystem: Ecosystem): boolean | undefined {
  if (range.kind === 'exact') {
    if (range.version === version) return true;
    const order = compareVersions(version, range.version, ecosystem);
    return order === undefined ? undefined : order === 0;
  }
  const low = range.lower && compareVersions(version, range.lower.version, ecosystem);
  const high = range.upper && compareVersions(version, range.upper.version, ecosystem);
  if (low === undefined || high === undefined) return undefined;
  // `>= 0` means every version, the pre-releases of 0.0.0 included (OSV's `introduced: 0`).
  const above =
    low === null || range.lower?.version === '0' || (range.lower?.op === '>=' ? low >= 0 : low > 0);
  const below = high === null || (range.upper?.op === '<=' ? high <= 0 : high < 0);
  return above && below;
}

/** {@link isInRange} for a range as text (GitHub's syntax or npm's); undefined also where that is malformed. */
export function isAffected(range: string, version: string, ecosystem: Ecosystem): boolean | undefined {
  const parsed = parseRanges(range);
  if (parsed.kind === 'bad') return undefined;
  const answers = parsed.ranges.map((one) => isInRange(one, version, ecosystem));
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

function combine(read: readonly { readonly op: string; readonly version: string }[]): RangeResult {
  const lower = read.filter(({ op }) => op.startsWith('>'));
  const upper = read.filter(({ op }) => op.startsWith('<'));
  const exact = read.filter(({ op }) => op === '=');
  if (exact.length > 0) {
    if (read.length === 1) return { kind: 'ok', range: { kind: 'exact', version: exact[0]!.version } };
    return {
      kind: 'bad',
      reason: 'a single version (=) stands beside another condition',
      suggestion: `${read.map(({ op, version }) => `"${op} ${version}"`).join(' and ')} as two ranges`,
    };
  }
  if (lower.length > 1) return { kind: 'bad', reason: 'it has two lower bounds' };
  if (upper.length > 1) return { kind: 'bad', reason: 'it has two upper bounds' };
  return {
    kind: 'ok',
    range: {
      kind: 'between',
      lower: lower[0] ? { op: lower[0].op as LowerOp, version: lower[0].version } : null,
      upper: upper[0] ? { op: upper[0].op as UpperOp, version: upper[0].version } : null,
    },
  };
}

function explainPart(part: string): string {
  if (part === '') return 'a condition is empty';
  if (/^[\d.]+[^\s<>=]*$/.test(part)) return `${shorten(part)} has no comparison`;
  return `${shorten(part)} is not a comparison such as "< 1.20.3"`;
}

function shorten(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
