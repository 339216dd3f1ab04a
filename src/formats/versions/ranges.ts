import type { Ecosystem } from '../records/facts.ts';
import type { VersionRange } from './comparators.ts';
import { compareVersions } from './version-order.ts';
import { parseRange, parseRanges } from './written-range.ts';

export type { LowerOp, RangeResult, UpperOp, VersionRange } from './comparators.ts';
export { cleanVersion, renderRange } from './comparators.ts';
export { parseRange, parseRanges, type RangesResult, writeInFull } from './written-range.ts';

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
    low === null || (range.lower?.op === '>=' ? low >= 0 || range.lower.version === '0' : low > 0);
  const below = high === null || (range.upper?.op === '<=' ? high <= 0 : high < 0);
  return above && below;
}

/**
 * {@link isInRange} for a range as text, GitHub's syntax before any other; undefined also where it is malformed or can
 * mean two things.
 */
export function isAffected(range: string, version: string, ecosystem: Ecosystem): boolean | undefined {
  const plain = parseRange(range, ecosystem);
  const parsed = plain.kind === 'ok' ? { ranges: [plain.range] } : readOther(range, ecosystem);
  if (parsed === undefined) return undefined;
  const answers = parsed.ranges.map((one) => isInRange(one, version, ecosystem));
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

function readOther(
  range: string,
  ecosystem: Ecosystem,
): { readonly ranges: readonly VersionRange[] } | undefined {
  const parsed = parseRanges(range, ecosystem);
  return parsed.kind === 'ok' ? parsed : undefined;
}
