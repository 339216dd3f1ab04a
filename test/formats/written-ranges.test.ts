import fc from 'fast-check';
import semver from 'semver';
import type { Ecosystem } from '../../src/formats/records/facts.ts';
import { isAffected, isInRange, parseRanges, renderRange } from '../../src/formats/versions/ranges.ts';

/** What is read, or the suggestion where the text is refused. */
function read(text: string, ecosystem?: Ecosystem): string {
  const parsed = parseRanges(text, ecosystem);
  return parsed.kind === 'ok'
    ? parsed.ranges.map(renderRange).join(' | ')
    : `refused: ${parsed.suggestion ?? parsed.reason}`;
}

describe('a range by the grammar of its ecosystem', () => {
  it.each<[Ecosystem, string, string]>([
    ['composer', '~1.2', '>= 1.2, < 2.0'],
    ['composer', '~1.2.3', '>= 1.2.3, < 1.3.0'],
    ['composer', '^0.3', '>= 0.3, < 0.4'],
    ['composer', '1.2.*', '>= 1.2, < 1.3'],
    ['composer', '1.0 - 2.0', '>= 1.0, < 2.1'],
    ['composer', '>=1.0 <1.1 | >=1.2', '>= 1.0, < 1.1 | >= 1.2'],
    ['npm', '~1.2', '>= 1.2.0, < 1.3.0'],
    ['npm', '^1.2.3 <1.5.0', '>= 1.2.3, < 1.5.0'],
    ['npm', '>1.2 || <1.0', '>= 1.3.0 | < 1.0.0'],
    ['pip', '>1.2 || <1.0', '> 1.2 | < 1.0'],
    ['maven', '>1.2 || <1.0', '> 1.2 | < 1.0'],
    ['pip', '~=1.4.2', '>= 1.4.2, < 1.5'],
    ['pip', '==1.4.*', '>= 1.4, < 1.5'],
    ['pip', '==1.4.2', '= 1.4.2'],
    ['pip', '>= 1.0, < 1!2.0', '>= 1.0, < 1!2.0'],
    ['rubygems', '~> 1.2', '>= 1.2, < 2'],
    ['rubygems', '~> 1.2.3.beta', '>= 1.2.3.beta, < 1.3'],
    ['rust', '^0.0.3', '>= 0.0.3, < 0.0.4'],
    ['rust', '~1', '>= 1, < 2.0.0'],
    ['rust', '1.*', '>= 1.0.0, < 2.0.0'],
    ['erlang', '~> 2.0.1', '>= 2.0.1, < 2.1'],
    ['pub', '^0.0.3', '>= 0.0.3, < 0.1.0'],
    ['maven', '[1.0,2.0),(3.0,)', '>= 1.0, < 2.0 | > 3.0'],
    ['maven', '[Finchley.M1,Hoxton.SR3)', '>= Finchley.M1, < Hoxton.SR3'],
    ['maven', '< 408.vd726a_1130320', '< 408.vd726a_1130320'],
    ['go', '>= v1.2.0, < v1.4.1', '>= 1.2.0, < 1.4.1'],
    ['go', '[v1.0.0, v1.9.9]', '>= 1.0.0, <= 1.9.9'],
    ['nuget', '(,1.0]', '<= 1.0'],
    ['swift', '>= 1.0 < 2.0', '>= 1.0, < 2.0'],
  ])('%s: %s', (ecosystem, text, expected) => {
    expect(read(text, ecosystem)).toBe(expected);
  });

  it('tells the ends below which pre-releases count otherwise', () => {
    expect(parseRanges('^1.2.3', 'npm')).toMatchObject({ plainEnds: ['2.0.0'] });
    expect(parseRanges('~1.2', 'composer')).toMatchObject({ plainEnds: ['2.0'] });
    expect(parseRanges('>=1.2.3 <2.0.0', 'npm')).toMatchObject({ plainEnds: [] });
  });
});

describe('a range in the writing of many hands', () => {
  it.each<[string, string]>([
    ['&gt;= 1.0.0, &lt; 1.2.3', '>= 1.0.0, < 1.2.3'],
    ['&lt; 1.2.3', '< 1.2.3'],
    ['>= 1.0.0 and < 1.2.3', '>= 1.0.0, < 1.2.3'],
    ['>= 1.0.0 & < 1.2.3', '>= 1.0.0, < 1.2.3'],
    ['>= 1.0.0 && < 1.2.3', '>= 1.0.0, < 1.2.3'],
    ['< 1.0.1 | >= 2.0.0, < 2.1.0', '< 1.0.1 | >= 2.0.0, < 2.1.0'],
    ['< 1.0.1 or >= 2.0.0, < 2.1.0', '< 1.0.1 | >= 2.0.0, < 2.1.0'],
    ['< 1.0.1 and >= 2.0.0, < 2.1.0', '< 1.0.1 | >= 2.0.0, < 2.1.0'],
    ['vers:npm/>=1.0.0|<1.2.3|>=2.0.0|<2.1.0', '>= 1.0.0, < 1.2.3 | >= 2.0.0, < 2.1.0'],
    ['vers:npm/1.0.0|1.0.2', '= 1.0.0 | = 1.0.2'],
    ['vers:npm/*', '>= 0'],
    ['vers:npm/>=1.0.0|!=1.1.0|<2.0.0', '>= 1.0.0, < 1.1.0 | > 1.1.0, < 2.0.0'],
    ['vers:npm/!=1.2.3', '< 1.2.3 | > 1.2.3'],
    ['&amp;lt; 1.2.3', '< 1.2.3'],
    ['1.0.0 <= x < 1.2.3', '>= 1.0.0, < 1.2.3'],
    ['1.0.0 <= x', '>= 1.0.0'],
    ['1.2.3 > x', '< 1.2.3'],
    ['2.0.0 > version >= 1.0.0', '>= 1.0.0, < 2.0.0'],
  ])('%s is read', (text, expected) => {
    expect(read(text, 'npm')).toBe(expected);
    expect(parseRanges(text, 'npm')).toMatchObject({ converted: true });
  });

  it.each<[Ecosystem, string, string]>([
    [
      'npm',
      '< 3.11.0, < 4.5.0',
      '"< 3.11.0" and ">= …, < 4.5.0" as two ranges, if these are two release lines; or "< 3.11.0", if all of it must hold',
    ],
    [
      'npm',
      '>= 1.0.0, < 1.2.3, >= 2.0.0, < 2.1.0',
      '">= 1.0.0, < 1.2.3" and ">= 2.0.0, < 2.1.0" as two ranges, if these are two release lines; no version meets all of it at once',
    ],
    ['npm', '>1.2', '"> 1.2.0"; or ">= 1.3.0", as npm reads it'],
    ['npm', '<= 2', '"<= 2.0.0"; or "< 3.0.0", as npm reads it'],
    ['npm', '>= 1.0.0, <= 2', '">= 1.0.0, <= 2.0.0"; or ">= 1.0.0, < 3.0.0", as npm reads it'],
    ['rust', '= 1.2', '"= 1.2.0"; or ">= 1.2.0, < 1.3.0", as Cargo reads it'],
    ['rust', '1.2.3', '"= 1.2.3" (this version alone), or ">= 1.2.3, < 2.0.0" (Cargo)'],
    ['nuget', '1.0', '"= 1.0" (this version alone), or ">= 1.0" (NuGet)'],
    ['maven', '1.0', '"= 1.0" (this version alone), or ">= 0" (Maven, which takes it for a wish)'],
    ['go', 'v1.2.3', '"= 1.2.3" (this version alone), or ">= 1.2.3" (a go.mod file)'],
    ['pip', '1.2.3', '= 1.2.3'],
    ['npm', '~> 1.2', '">= 1.2, < 1.3" (npm), or ">= 1.2, < 2" (RubyGems)'],
    ['maven', '~1.2', '">= 1.2, < 1.3" (npm), or ">= 1.2, < 2.0" (Composer)'],
    ['maven', '^1.2.3', '>= 1.2.3, < 2.0.0'],
    ['pip', '1.2.*', '>= 1.2, < 1.3'],
    ['npm', '≥ 1.0.0, < 1.2.3', '>= 1.0.0, < 1.2.3'],
    ['npm', 'from 1.0.0 before 1.2.3', '>= 1.0.0, < 1.2.3'],
    ['npm', 'versions 1.0.0 through 1.2.2', '>= 1.0.0, <= 1.2.2'],
    ['npm', 'before 1.2.3 || 2.0.0 to 2.0.4', 'two ranges, "< 1.2.3" and ">= 2.0.0, <= 2.0.4"'],
    ['pip', '>=1.0,!=1.3,<2', 'two ranges, ">= 1.0, < 1.3" and "> 1.3, < 2"'],
    ['maven', '1.2.3, 1.2.4', 'two ranges, "= 1.2.3" and "= 1.2.4"'],
    ['pip', '1.2.3+', '>= 1.2.3'],
    [
      'npm',
      '1.2.*, 1.4.*',
      '">= 1.2.0, < 1.3.0" and ">= 1.4.0, < 1.5.0" as two ranges, if these are two release lines; no version meets all of it at once',
    ],
    [
      'npm',
      '^1.0.0 ^3.0.0',
      '">= 1.0.0, < 2.0.0" and ">= 3.0.0, < 4.0.0" as two ranges, if these are two release lines; no version meets all of it at once',
    ],
    ['npm', '= 1.0.0, = 1.0.1', '"= 1.0.0" and "= 1.0.1" as two ranges'],
    [
      'npm',
      '1.0.0-1.2.3',
      '"= 1.0.0-1.2.3" (this version alone), or ">= 1.0.0, <= 1.2.3" (from one to the other)',
    ],
    ['npm', '&ge; 1.0.0, &lt; 1.2.3', '>= 1.0.0, < 1.2.3'],
    ['npm', '＜ １.２.３', '< 1.2.3'],
    ['pip', '>= 1.0, < 1.2; >= 2.0, < 2.1', 'two ranges, ">= 1.0, < 1.2" and ">= 2.0, < 2.1"'],
    [
      'npm',
      'vers:npm/<1.2.3|>=1.0.0',
      'vers orders versions from low to high, and 1.0.0 stands behind 1.2.3',
    ],
    ['npm', 'vers:npm/<1.0.0|!=1.2.3', 'it takes out 1.2.3, which is in none of its ranges'],
    [
      'npm',
      '> 1.0.0 < 1.2.3, > 2.0 < 2.1',
      'it has two lower and two upper bounds, which can mean two things',
    ],
    ['npm', '0 < 1.2.3', '"0 < 1.2.3" is not a comparison such as "< 1.20.3"'],
    ['npm', 'vers:npm/>=1.0.0|<=1.0.0', 'vers names each version once, and 1.0.0 stands in it twice'],
    [
      'go',
      'vers:go/<1.2.3',
      'go is no type of vers (its types are those of package URLs: golang, pypi, gem, cargo, …)',
    ],
    ['pip', '< 1.2.3\u2060', '"1.2.3[U+2060]" is no version'],
    ['pip', 'vers:npm/<1.2', 'it is about npm, and the package is of pip'],
  ])('%s: %s is refused with all that it can mean', (ecosystem, text, suggestion) => {
    expect(read(text, ecosystem)).toBe(`refused: ${suggestion}`);
  });

  it.each([
    '>= 1.0.0, < 1.2.3 on Windows',
    '< 1.2.3 (LTS)',
    '≥ 1.0.0, not 1.2',
    '>= 1.0, != 1.2, != 1.3, < 2',
    'before the last release',
    '~1.2, ~1.4',
    '1.0.0..1.2.3',
    '< 1.x',
    '1.0.0 to',
  ])('%s is refused without a suggestion, which would drop a part of it', (text) => {
    const parsed = parseRanges(text, 'maven');
    expect(parsed).toMatchObject({ kind: 'bad' });
    expect(parsed).not.toHaveProperty('suggestion');
  });
});

const part = fc.constantFrom('0', '1', '2', '3', '10');
const numbers = (min: number, max: number) =>
  fc.array(part, { minLength: min, maxLength: max }).map((each) => each.join('.'));
const full = fc
  .tuple(numbers(3, 3), fc.constantFrom('', '', '', '-alpha', '-beta.2', '-rc.1'))
  .map((each) => each.join(''));
const simple = fc.oneof(
  fc.tuple(fc.constantFrom('^', '~', '', '>=', '<', '>', '<='), full).map((each) => each.join('')),
  fc.tuple(fc.constantFrom('^', '~', '', '>=', '<', '>', '<='), numbers(1, 2)).map((each) => each.join('')),
  fc.tuple(numbers(1, 2), fc.constantFrom('.x', '.*')).map((each) => each.join('')),
  fc.tuple(full, full).map((each) => each.join(' - ')),
);
const npmRange = fc
  .array(fc.array(simple, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 })
  .map((sets) => sets.map((set) => set.join(' ')).join(' || '));

describe('ranges of npm', () => {
  it('hold the same versions as in semver, or are refused', () => {
    let compared = 0;
    fc.assert(
      fc.property(npmRange, fc.array(full, { minLength: 10, maxLength: 10 }), (text, versions) => {
        const parsed = parseRanges(text, 'npm');
        if (parsed.kind === 'bad' || semver.validRange(text) === null) return;
        const releases = parsed.ranges.flatMap((range) =>
          range.kind === 'exact'
            ? [range.version]
            : [range.lower, range.upper].flatMap((bound) => bound?.version ?? []),
        );
        const isNearBound = (version: string) =>
          version.includes('-') && releases.some((bound) => bound.split('-')[0] === version.split('-')[0]);
        for (const version of versions.filter((each) => !isNearBound(each))) {
          const own = parsed.ranges.some((range) => isInRange(range, version, 'npm') === true);
          expect([text, version, own]).toEqual([
            text,
            version,
            semver.satisfies(version, text, { includePrerelease: true }),
          ]);
          compared++;
        }
      }),
      { numRuns: 2000 },
    );
    expect(compared).toBeGreaterThan(4000);
  });
});

/**
 * Cases of NuGet's own tests, since its library needs .NET: NuGet/NuGet.Client,
 * test/NuGet.Core.Tests/NuGet.Versioning.Test/VersionRangeTests.cs and VersionRangeFormatter's notation of ranges.
 */
describe('ranges of NuGet', () => {
  it.each([
    ['[1.0.0, ]', '>= 1.0.0'],
    ['[1.0.0, )', '>= 1.0.0'],
    ['(1.0.0, )', '> 1.0.0'],
    ['(1.0.0, ]', '> 1.0.0'],
    ['(1.0.0, 2.0.0)', '> 1.0.0, < 2.0.0'],
    ['[1.0.0, 2.0.0]', '>= 1.0.0, <= 2.0.0'],
    ['(1.0.0, 2.0.0]', '> 1.0.0, <= 2.0.0'],
    ['(, 2.0.0]', '<= 2.0.0'],
    ['[, 2.0.0)', '< 2.0.0'],
    ['[1.0.0]', '= 1.0.0'],
    ['[1.0.0-beta.1, 2.0.0-alpha.2]', '>= 1.0.0-beta.1, <= 2.0.0-alpha.2'],
  ])('%s means what NuGet prints for it', (text, expected) => {
    expect(read(text, 'nuget')).toBe(expected);
  });

  it.each([
    ['[1.0.0, 2.0.0]', '2.0.1', false],
    ['[1.0.0, 2.0.0]', '0.0.0', false],
    ['[1.0.0-beta+meta, 2.0.0-beta+meta]', '1.0.0-alpha', false],
    ['[1.0.0-beta+meta, 2.0.0-beta+meta]', '2.0.0-rc', false],
    ['[1.0.0-beta+meta, 2.0.0-beta+meta]', '2.0.0+meta', false],
    ['(1.0.0-beta+meta, 2.0.0-beta+meta)', '2.0.0-beta+meta', false],
    ['(, 2.0.0-beta+meta)', '2.0.0-beta+meta', false],
    ['[1.0.0, 2.0.0]', '2.0.0', true],
    ['[1.0.0, 2.0.0]', '1.0.0', true],
    ['[1.0.0-beta+meta, 2.0.0-beta+meta]', '1.0.0-beta+meta', true],
    ['[1.0.0-beta+meta, 2.0.0-beta+meta]', '2.0.0-beta', true],
    ['[1.0.0-beta+meta, 2.0.0-beta+meta]', '1.0.0+meta', true],
    ['(1.0.0-beta+meta, 2.0.0-beta+meta)', '2.0.0-alpha', true],
    ['(, 2.0.0-beta+meta)', '2.0.0-alpha', true],
  ])('%s holds %s: %s', (range, version, expected) => {
    expect(isAffected(range, version, 'nuget')).toBe(expected);
  });

  it.each(['1.0.*', '1.0.0-*', '*-*', '[1.0.*, 2.0.0)'])('%s floats, and is refused', (text) => {
    expect(parseRanges(text, 'nuget').kind).toBe('bad');
  });
});
