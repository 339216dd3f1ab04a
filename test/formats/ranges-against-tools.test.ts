import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Ecosystem } from '../../src/formats/records/facts.ts';
import { isInRange, parseRange, parseRanges, type VersionRange } from '../../src/formats/versions/ranges.ts';
import { compareVersions } from '../../src/formats/versions/version-order.ts';

/** What an ecosystem's own tool answered: tools/range-oracles/README.md tells how, and from which versions. */
interface RangeVector {
  readonly range: string;
  /** Null where the tool does not read the range. */
  readonly inside: readonly string[] | null;
  readonly outside: readonly string[];
}

function readVectors(ecosystem: string): { ranges: RangeVector[]; order: string[] } {
  const text = readFileSync(resolve(import.meta.dirname, 'vectors', `${ecosystem}.jsonl`), 'utf8');
  const lines = text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line) as RangeVector | string);
  return {
    ranges: lines.filter((line) => typeof line !== 'string'),
    order: lines.filter((line) => typeof line === 'string'),
  };
}

/** The numbers of a version, zeros at their end left out: `1.0-rc.1` is about `1`. */
const releaseOf = (version: string): string =>
  (/^[vV]?((?:\d+!)?\d+(?:\.\d+)*)/.exec(version)?.[1] ?? version).replace(/(?:\.0+)+$/, '');

const boundsOf = (range: VersionRange): readonly string[] =>
  range.kind === 'exact'
    ? [range.version]
    : [range.lower, range.upper].flatMap((bound) => bound?.version ?? []);

/**
 * Where advisories are read otherwise than the tool, on purpose: what comes before or after the release of a bound (its
 * pre-releases, in Python its post-releases too) is placed by precedence. Cargo leaves out every pre-release.
 */
function isReadByPrecedence(version: string, ranges: readonly VersionRange[], ecosystem: Ecosystem): boolean {
  const isPlain = /^[vV]?\d+(?:\.\d+)*$/.test(version);
  if (isPlain) return false;
  if (ecosystem === 'rust') return true;
  return ranges.flatMap(boundsOf).some((bound) => releaseOf(bound) === releaseOf(version));
}

const TOOLS = ['composer', 'pip', 'rubygems', 'maven', 'rust'] as const;
/** So many are read; the others are conditions joined at random, which hold two single versions or two upper bounds. */
const READ_AT_LEAST: Readonly<Record<(typeof TOOLS)[number], number>> = {
  composer: 45,
  pip: 55,
  rubygems: 70,
  maven: 70,
  rust: 60,
};

describe.each(TOOLS)('ranges of %s', (ecosystem) => {
  const { ranges } = readVectors(ecosystem);
  const read = ranges.flatMap(({ range, inside, outside }) => {
    const parsed = parseRanges(range, ecosystem);
    return inside !== null && parsed.kind === 'ok' ? [{ range, inside, outside, ranges: parsed.ranges }] : [];
  });

  it('hold the same versions as in its own tool, or are refused', () => {
    const different = read.flatMap(({ range, inside, outside, ranges: own }) =>
      [...inside.map((each) => [each, true] as const), ...outside.map((each) => [each, false] as const)]
        .filter(([version]) => !isReadByPrecedence(version, own, ecosystem))
        .filter(
          ([version, expected]) =>
            own.some((one) => isInRange(one, version, ecosystem) === true) !== expected,
        )
        .map(([version, expected]) => `${range}: ${version} is ${expected ? 'inside' : 'outside'}`),
    );
    expect(different).toEqual([]);
  });

  it('are mostly read, and refused with a reason where they are not', () => {
    const refused = ranges.filter(({ inside, range }) => {
      const parsed = parseRanges(range, ecosystem);
      return inside !== null && parsed.kind === 'bad' && parsed.reason !== '';
    });
    expect(read.length).toBeGreaterThanOrEqual(READ_AT_LEAST[ecosystem]);
    expect(refused.length + read.length).toBe(ranges.filter(({ inside }) => inside !== null).length);
  });

  it("are never read as GitHub's where the tool reads them otherwise", () => {
    const both = ranges.filter(({ inside, range }) => {
      const [plain, own] = [parseRange(range, ecosystem), parseRanges(range, ecosystem)];
      return inside !== null && plain.kind === 'ok' && own.kind === 'ok';
    });
    const different = both.flatMap(({ range, inside, outside }) => {
      const plain = parseRange(range, ecosystem);
      if (plain.kind === 'bad') return [];
      const isIn = (version: string) => isInRange(plain.range, version, ecosystem) === true;
      const judged = [...inside!, ...outside].filter(
        (version) => !isReadByPrecedence(version, [plain.range], ecosystem),
      );
      return judged
        .filter((version) => isIn(version) !== inside!.includes(version))
        .map((version) => [range, version]);
    });
    expect(different).toEqual([]);
  });
});

describe.each([...TOOLS, 'go'] as const)('the order of versions in %s', (ecosystem) => {
  it('is that of its own tool', () => {
    const { order } = readVectors(ecosystem);
    // Python's local parts (`+x`) are the same version to its own comparisons, and here.
    const judged = order.filter((line) => ecosystem !== 'pip' || !line.includes('+'));
    const different = judged.filter((line) => {
      const [left = '', sign = '', right = ''] = line.split(' ');
      const own = compareVersions(left, right, ecosystem);
      return own === undefined || (own < 0 ? '<' : own > 0 ? '>' : '=') !== sign;
    });
    expect(order.length).toBeGreaterThan(600);
    expect(different).toEqual([]);
  });
});
