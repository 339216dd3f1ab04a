import type { AffectedRange, Ecosystem } from '../../../formats/records/facts.ts';
import { cleanVersion, isAffected, parseRanges } from '../../../formats/versions/ranges.ts';
import { compareVersions } from '../../../formats/versions/version-order.ts';
import { renderPatched } from './version-ranges.ts';

/** A version with the patch, and how far it speaks for those after it. */
export interface PatchedLine {
  /** `>= 1.20.3`; `>= 1.20.3, < 2.0.0` where what is affected begins again; the bare version where nobody can tell. */
  readonly shown: string;
  /** As the house form has it: the lower bound, and the line that it is about where that is another than the next one's. */
  readonly inLine: { readonly range: string; readonly line: string | null };
}

/** The versions that a patched version names: `1.14.14, 2.3.1` are two. */
export function splitPatched(patched: string | null): readonly string[] {
  if (patched === null || patched.trim() === '') return [];
  const parts = patched.split(/\s*(?:,|;|\|{1,2}|&&?|\/|\band\b|\bor\b)\s*/i).filter((part) => part !== '');
  const versions = parts.map((part) => cleanVersion(part.replace(/^>=\s*/, '')));
  return versions.every((version) => version !== undefined) && versions.length > 1
    ? versions
    : [patched.trim()];
}

/**
 * Each patched version of a package with what it covers, in the order of the ranges: nothing from it on that one of the
 * ranges names as affected.
 */
export function planPatchedLines(ranges: readonly AffectedRange[]): readonly PatchedLine[] {
  const versions = [...new Set(ranges.flatMap(({ patched }) => splitPatched(patched)))];
  const lines = versions.map((version) => planLine(version, ranges));
  const isNamed = lines.some(({ inLine }) => inLine.line !== null);
  return lines.map((each, index) =>
    isNamed && each.inLine.range === each.shown
      ? { ...each, inLine: { range: each.shown, line: nameLine(versions[index]!) } }
      : each,
  );
}

function planLine(version: string, ranges: readonly AffectedRange[]): PatchedLine {
  const range = renderPatched(version);
  const alone = { shown: range, inLine: { range, line: null } };
  if (/^[<~^]/.test(version)) return alone;
  const own = version.replace(/^>=?\s*/, '');
  if (ranges.some((each) => isAffected(each.affected, own, each.ecosystem) === true))
    return { shown: own, inLine: { range: own, line: null } };
  if (ranges.length === 1) return alone;
  const next = findNext(own, ranges);
  if (next === 'none') return alone;
  if (next === 'unknown') return { shown: own, inLine: { range: own, line: null } };
  const shown = `${range}, ${next.op} ${next.version}`;
  const line = nameLine(own);
  const isOther = line !== null && line !== nameLine(next.version);
  return { shown, inLine: isOther ? { range, line } : { range: shown, line: null } };
}

/** Where, after this version, what is affected begins again. */
function findNext(
  version: string,
  ranges: readonly AffectedRange[],
): { readonly op: '<' | '<='; readonly version: string } | 'none' | 'unknown' {
  let next: { op: '<' | '<='; version: string } | undefined;
  for (const start of ranges.flatMap(listStarts)) {
    const { ecosystem } = ranges[0]!;
    const order = start === 'unknown' ? undefined : compareVersions(start.version, version, ecosystem);
    if (order === undefined || start === 'unknown') return 'unknown';
    const isLater = order > 0 || (order === 0 && start.op === '<=');
    if (isLater && (!next || isBefore(start.version, next.version, ecosystem))) next = start;
  }
  return next ?? 'none';
}

const isBefore = (one: string, other: string, ecosystem: Ecosystem): boolean =>
  (compareVersions(one, other, ecosystem) ?? 0) < 0;

/** Lower ends of a range, as the upper ends of what is before them. */
function listStarts({
  affected,
}: AffectedRange): readonly ({ readonly op: '<' | '<='; readonly version: string } | 'unknown')[] {
  const parsed = parseRanges(/^v?\d/.test(affected) && !/[\s,|]/.test(affected) ? `= ${affected}` : affected);
  if (parsed.kind === 'bad') return ['unknown'];
  return parsed.ranges.flatMap((range) => {
    if (range.kind === 'exact') return [{ op: '<' as const, version: range.version }];
    if (range.lower === null) return [];
    return [{ op: range.lower.op === '>' ? ('<=' as const) : ('<' as const), version: range.lower.version }];
  });
}

/** `2.x` of `2.3.0`. */
function nameLine(version: string): string | null {
  const major = /^v?(\d+)\./.exec(version)?.[1];
  return major === undefined ? null : `${major}.x`;
}
