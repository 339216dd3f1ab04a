import semver from 'semver';
import type { Comparator } from './comparators.ts';
import type { OwnMeaning } from './range-grammars.ts';

/**
 * npm's range syntax as comparators, one list for each alternative of `||`; undefined for what npm does not read
 * as a range, or reads as no version at all. `*` means every version.
 */
export function convertNpmRange(text: string): OwnMeaning[] | undefined {
  const alternatives: OwnMeaning[] = [];
  for (const written of text.split('||')) {
    // A comma is GitHub's AND; npm would read what follows it as part of a version.
    const set = written.replaceAll(',', ' ');
    if (!isNpmSet(set)) return undefined;
    // npm leaves out alternatives that another one covers, or that hold nothing: they are read one by one.
    const range = parseStrictly(set);
    if (range === undefined || range.set.length !== 1) return undefined;
    const meaning = readSet(written, range.set[0]!);
    if (meaning === undefined) return undefined;
    alternatives.push(meaning);
  }
  return alternatives;
}

/**
 * True for comparators that npm documents. Its reader drops what it does not know (`≤ 1.2` becomes `1.2`), and
 * `~>` means something else in RubyGems; both are refused instead of read wrongly.
 */
function isNpmSet(set: string): boolean {
  const version = 'v?[0-9xX*][0-9A-Za-z.+*-]*';
  if (new RegExp(`^\\s*${version}\\s+-\\s+${version}\\s*$`).test(set)) return true;
  if (set.trim() === '') return false;
  const token = new RegExp(`^(?:[<>]=?|=|\\^|~)?${version}$`);
  const tokens = tokensOf(set);
  // `0 < 1.2.3` begins like a formula: npm would read the 0 as every 0.x.
  if (tokens.length > 1 && tokens.some((one) => /^v?\d+(?:\.\d+)?$/.test(one))) return false;
  return tokens.every((one) => token.test(one));
}

const tokensOf = (set: string): readonly string[] =>
  set
    .trim()
    .replace(/([<>=^~])\s+/g, '$1')
    .split(/\s+/);

function parseStrictly(text: string): semver.Range | undefined {
  try {
    return new semver.Range(text);
  } catch {
    return undefined;
  }
}

function readSet(written: string, comparators: readonly semver.Comparator[]): OwnMeaning | undefined {
  const read = comparators.flatMap(readComparator);
  if (read.some(({ version }) => version === '0.0.0-0')) return undefined;
  const plainEnds = comparators.flatMap(({ operator, semver: end }) =>
    operator === '<' && end.version?.endsWith('-0') ? [end.version.slice(0, -2)] : [],
  );
  if (read.length === 0) return { comparators: [{ op: '>=', version: '0' }], plainEnds };
  // Two bounds of one side that a person wrote stay two, and so do conditions that exclude each other: they may be lines.
  const signs = tokensOf(written).flatMap((token) => /^[<>]/.exec(token)?.[0] ?? []);
  const merged = merge(read);
  const isOpen = written.includes(',') || new Set(signs).size < signs.length || isNothing(merged);
  const kept = isOpen ? read : merged;
  return {
    comparators: kept,
    plainEnds: plainEnds.filter((end) => kept.some(({ op, version }) => op === '<' && version === end)),
  };
}

function isNothing(comparators: readonly Comparator[]): boolean {
  const [low, high] = ['>', '<'].map((sign) => comparators.find(({ op }) => op.startsWith(sign)));
  return low !== undefined && high !== undefined && semver.compare(low.version, high.version) >= 0;
}

function readComparator(comparator: semver.Comparator): Comparator[] {
  const version = comparator.semver.version;
  // The comparator that npm makes of `*` has no version.
  if (version === undefined) return [];
  const op = comparator.operator === '' || comparator.operator === undefined ? '=' : comparator.operator;
  if (op === '<' && version === '0.0.0-0') return [{ op, version }];
  if (op === '>=' && version === '0.0.0') return [];
  return [{ op, version: op === '<' ? version.replace(/-0$/, '') : version }];
}

/** The tightest lower and the tightest upper bound of an AND. */
function merge(comparators: readonly Comparator[]): Comparator[] {
  const tightest = (sign: '<' | '>') =>
    comparators
      .filter(({ op }) => op.startsWith(sign))
      .sort((a, b) => {
        const order = semver.compare(a.version, b.version) * (sign === '>' ? -1 : 1);
        return order || a.op.length - b.op.length;
      })
      .slice(0, 1);
  const exact = comparators.filter(({ op }) => op === '=');
  return exact.length > 0 ? [...comparators] : [...tightest('>'), ...tightest('<')];
}
