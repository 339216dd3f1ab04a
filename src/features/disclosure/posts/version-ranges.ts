import type { Ecosystem } from '../../../formats/records/facts.ts';
import { parseRange } from '../../../formats/versions/ranges.ts';
import { compareVersions } from '../../../formats/versions/version-order.ts';

/** A range as the posts show it: one space after each operator, `= 2.2.0` as the bare version. */
export function renderPostRange(range: string): string {
  return range
    .split(',')
    .map((part) =>
      part.trim().replace(/^([<>]=?|=)\s*/, (_, operator) => (operator === '=' ? '' : `${operator} `)),
    )
    .filter((part) => part !== '')
    .join(', ');
}

/** Whether a range as shown names one version only, so that a sentence about it is in the singular. */
export function isSingleVersion(shown: string): boolean {
  return !/[<>,]/.test(shown);
}

/** A patched version as the posts show it: `>= 1.20.3`. */
export function renderPatched(version: string): string {
  return /^[<>=~^]/.test(version.trim()) ? renderPostRange(version) : `>= ${version.trim()}`;
}

/** Whether a range has no end: read literally, every later version is affected. */
export function isUnbounded(range: string): boolean {
  const parsed = parseRange(range);
  return parsed.kind === 'ok' && parsed.range.kind === 'between' && parsed.range.upper === null;
}

/** Versions from lowest to highest, each once; what cannot be compared goes to the end as it came. */
export function sortVersions(versions: readonly string[], ecosystem: Ecosystem): readonly string[] {
  const unique = [...new Set(versions)];
  const known = unique.filter((version) => compareVersions(version, version, ecosystem) !== undefined);
  const others = unique.filter((version) => !known.includes(version));
  return [...known.sort((a, b) => compareVersions(a, b, ecosystem) ?? 0), ...others];
}
