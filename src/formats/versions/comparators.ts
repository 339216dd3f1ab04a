import type { Ecosystem } from '../records/facts.ts';
import { compareVersions, isVersion } from './version-order.ts';

export type LowerOp = '>=' | '>';
export type UpperOp = '<=' | '<';

/** One condition of a range: `< 1.2.3`. */
export interface Comparator {
  readonly op: '=' | LowerOp | UpperOp;
  readonly version: string;
}

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

/** GitHub's notation: `>= 1.0.0, < 2.0.0`. */
export function renderRange(range: VersionRange): string {
  if (range.kind === 'exact') return `= ${range.version}`;
  const bounds = [range.lower, range.upper].filter((bound) => bound !== null);
  return bounds.map((bound) => `${bound.op} ${bound.version}`).join(', ');
}

/** Words that stand where a version would; none of them names one. */
const NO_VERSION =
  /^(?:latest|newest|release|main|master|trunk|head|dev|all|any|none|null|unknown|n\/a|tbd)$/i;

/**
 * The version as it is compared and shown: without a leading `v` or `=`; undefined for what is none. To Maven every
 * text is a version, so that `Finchley.RELEASE` is one there; elsewhere versions begin with a number.
 */
export function cleanVersion(text: string, ecosystem?: Ecosystem): string | undefined {
  const version = text.trim().replace(/^(?:=\s*)?(?:[vV]\s*)?(?=\d)/, '');
  if (!/^[0-9A-Za-z][0-9A-Za-z._+!~:-]*$/.test(version)) return undefined;
  // `1.x` is a range, `1..2` and `1.2-` are slips of the finger; a Jenkins plugin's version may end in `_`.
  if (/(?:^|\.)[xX](?:\.|$)|\.\.|[.+!:-]$/.test(version)) return undefined;
  if (isVersion(version)) return version;
  return ecosystem === 'maven' && !NO_VERSION.test(version) && version.length <= 256 ? version : undefined;
}

/** {@link cleanVersion} for a range whose ecosystem is not known: a word alone (`latest`) is no version. */
export function cleanBound(text: string, ecosystem: Ecosystem | undefined): string | undefined {
  if (ecosystem !== undefined) return cleanVersion(text, ecosystem);
  return cleanVersion(text) ?? (/[\d.]/.test(text) ? cleanVersion(text, 'maven') : undefined);
}

/** The conditions of one AND as a range, or why they are none, with what was probably meant. */
export function combine(read: readonly Comparator[], ecosystem: Ecosystem = 'other'): RangeResult {
  const lower = read.filter(({ op }) => op.startsWith('>'));
  const upper = read.filter(({ op }) => op.startsWith('<'));
  const exact = read.filter(({ op }) => op === '=');
  if (exact.length === 1 && read.length === 1) {
    return { kind: 'ok', range: { kind: 'exact', version: exact[0]!.version } };
  }
  if (exact.length > 0) {
    return {
      kind: 'bad',
      reason:
        exact.length === read.length
          ? 'it names several single versions, and no version is all of them'
          : 'a single version (=) stands beside another condition',
      ...suggestLines(read),
    };
  }
  if (lower.length > 1 || upper.length > 1) return explainTwice(read, lower, upper, ecosystem);
  return {
    kind: 'ok',
    range: {
      kind: 'between',
      lower: lower[0] ? { op: lower[0].op as LowerOp, version: lower[0].version } : null,
      upper: upper[0] ? { op: upper[0].op as UpperOp, version: upper[0].version } : null,
    },
  };
}

const write = (comparators: readonly Comparator[]): string =>
  comparators.map(({ op, version }) => `${op} ${version}`).join(', ');

const quote = (text: string): string => JSON.stringify(text);

/** `"= 1.0.0" and "< 0.9" as two ranges`. */
function suggestLines(read: readonly Comparator[]): { suggestion: string } {
  const lines = splitLines(read).map((line) => quote(write(line)));
  return { suggestion: `${joinAnd(lines)} as ${numberWord(lines.length)} ranges` };
}

export function joinAnd(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

function numberWord(count: number): string {
  return ['no', 'one', 'two', 'three', 'four', 'five', 'six'][count] ?? String(count);
}

/** Two bounds of one side: lines that were joined, or conditions that all hold. Nobody can tell, so both are shown. */
function explainTwice(
  read: readonly Comparator[],
  lower: readonly Comparator[],
  upper: readonly Comparator[],
  ecosystem: Ecosystem,
): RangeResult {
  const side = lower.length > 1 ? (upper.length > 1 ? 'lower and two upper' : 'lower') : 'upper';
  const reason = `it has two ${side} bounds, which can mean two things`;
  const tightest = [findTightest(lower, ecosystem), findTightest(upper, ecosystem)];
  if (tightest.includes(undefined)) return { kind: 'bad', reason };
  const [low, high] = tightest as (Comparator | null)[];
  const together = isEmpty(
    [low, high].filter((one) => one != null),
    ecosystem,
  )
    ? 'no version meets all of it at once'
    : `or ${quote(write([low, high].filter((one) => one != null)))}, if all of it must hold`;
  const parted = splitLines(read);
  if (parted.some((line) => isEmpty(line, ecosystem))) return { kind: 'bad', reason };
  const lines = parted.map((line, index) => {
    const opens = line.some(({ op }) => op.startsWith('>'));
    return opens || index === 0 || lower.length > 1 ? write(line) : `>= …, ${write(line)}`;
  });
  const both = `${joinAnd(lines.map(quote))} as ${numberWord(lines.length)} ranges, if these are ${numberWord(lines.length)} release lines`;
  return { kind: 'bad', reason, suggestion: `${both}; ${together}` };
}

/** Whether no version meets a lower and an upper bound at once. */
function isEmpty([low, high]: readonly Comparator[], ecosystem: Ecosystem): boolean {
  const order = low && high && compareVersions(low.version, high.version, ecosystem);
  return order !== undefined && (order > 0 || (order === 0 && (low?.op !== '>=' || high?.op !== '<=')));
}

/** The tightest of the bounds of one side; null for none, undefined where they cannot be compared. */
function findTightest(bounds: readonly Comparator[], ecosystem: Ecosystem): Comparator | null | undefined {
  let tightest: Comparator | null = null;
  for (const bound of bounds) {
    const order = tightest && compareVersions(bound.version, tightest.version, ecosystem);
    if (order === undefined) return undefined;
    const isTighter =
      order === null ||
      (order === 0
        ? bound.op.length < (tightest?.op.length ?? 0)
        : bound.op.startsWith('>')
          ? order > 0
          : order < 0);
    if (isTighter) tightest = bound;
  }
  return tightest;
}

/** The conditions parted where a new line begins: at a bound of a side that the line has, or behind its upper bound. */
function splitLines(read: readonly Comparator[]): Comparator[][] {
  const lines: Comparator[][] = [];
  for (const one of read) {
    const line = lines.at(-1);
    const fits =
      line !== undefined &&
      one.op !== '=' &&
      line.every(({ op }) => op.startsWith('>')) &&
      !line.some(({ op }) => op.startsWith(one.op.charAt(0)));
    if (fits) line.push(one);
    else lines.push([one]);
  }
  return lines;
}
