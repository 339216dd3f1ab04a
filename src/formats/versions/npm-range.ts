import semver from 'semver';

export interface NpmComparator {
  readonly op: '=' | '<' | '<=' | '>' | '>=';
  readonly version: string;
}

/**
 * npm's range syntax as comparators, one list for each alternative of `||`; undefined for what npm does not read
 * as a range, or reads as no version at all. `*` means every version.
 */
export function convertNpmRange(text: string): NpmComparator[][] | undefined {
  // A comma is GitHub's AND; npm would read what follows it as part of a version.
  const spaced = text.replaceAll(',', ' ');
  if (!spaced.split('||').every(isNpmSet)) return undefined;
  const range = parseStrictly(spaced);
  if (range === undefined) return undefined;
  const alternatives: NpmComparator[][] = [];
  for (const set of range.set) {
    const comparators = set.flatMap(readComparator);
    if (comparators.some(({ version }) => version === '0.0.0-0')) return undefined;
    alternatives.push(comparators.length === 0 ? [{ op: '>=', version: '0' }] : merge(comparators));
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
  const tokens = set.trim().replace(/([<>=^~])\s+/g, '$1');
  if (tokens === '') return false;
  const token = new RegExp(`^(?:[<>]=?|=|\\^|~)?${version}$`);
  return tokens.split(/\s+/).every((one) => token.test(one));
}

function parseStrictly(text: string): semver.Range | undefined {
  try {
    return new semver.Range(text);
  } catch {
    return undefined;
  }
}

function readComparator(comparator: semver.Comparator): NpmComparator[] {
  const version = comparator.semver.version;
  // The comparator that npm makes of `*` has no version.
  if (version === undefined) return [];
  const op = comparator.operator === '' || comparator.operator === undefined ? '=' : comparator.operator;
  if (op === '<' && version === '0.0.0-0') return [{ op, version }];
  if (op === '>=' && version === '0.0.0') return [];
  return [{ op, version: op === '<' ? version.replace(/-0$/, '') : version }];
}

/** The tightest lower and the tightest upper bound of an AND. */
function merge(comparators: readonly NpmComparator[]): NpmComparator[] {
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
