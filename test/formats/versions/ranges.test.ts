import fc from 'fast-check';
import semver from 'semver';
import { findRangeProblems } from '../../../src/features/assessment/range-problems.ts';
import type { AffectedRange, Ecosystem } from '../../../src/formats/records/facts.ts';
import { isAffected, parseRange, parseRanges, renderRange } from '../../../src/formats/versions/ranges.ts';
import { compareVersions } from '../../../src/formats/versions/version-order.ts';
import { itWithCases, readRows } from '../real-cases.ts';

function convert(text: string): string {
  const parsed = parseRanges(text);
  return parsed.kind === 'ok'
    ? parsed.ranges.map(renderRange).join(' | ')
    : `${parsed.reason} → ${parsed.suggestion}`;
}

describe('a range in GitHub syntax', () => {
  it.each([
    ['<1.20.3', '< 1.20.3'],
    ['>= 1.0.0 ,< 2', '>= 1.0.0, < 2'],
    ['= v2.2.0', '= 2.2.0'],
    ['>= 0', '>= 0'],
    ['> 5.13.15, <= 6.4.6', '> 5.13.15, <= 6.4.6'],
    ['< 2, >= 1', '>= 1, < 2'],
  ])('%s is read', (text, expected) => {
    const parsed = parseRange(text);
    expect(parsed.kind === 'ok' && renderRange(parsed.range)).toBe(expected);
  });

  it.each([
    '',
    '1.2.3',
    '< 1, < 2',
    '>= 1, < 2, < 3',
    '= 1, < 2',
    '< latest',
    '>= 1.0 < 2.0',
    '< 1.0;rm',
    '≤ 1.2',
    'before 1.2',
    '<',
    ',',
  ])('%j is refused', (text) => {
    expect(parseRange(text).kind).toBe('bad');
  });

  itWithCases('is read and written back as in published advisories of eight ecosystems', () => {
    const rows = readRows('ranges/github-range-strings.tsv');
    const changed = rows.filter((row) => {
      const parsed = parseRange(row.vulnerable_version_range!);
      return parsed.kind === 'bad' || renderRange(parsed.range) !== row.vulnerable_version_range;
    });
    expect(rows.length).toBeGreaterThan(200);
    expect(changed).toEqual([]);
  });
});

describe('a range in npm syntax is converted', () => {
  it.each([
    ['^1.2.3', '>= 1.2.3, < 2.0.0'],
    ['~1.2', '>= 1.2.0, < 1.3.0'],
    ['1.x || >=2.0.0 <2.3.1', '>= 1.0.0, < 2.0.0 | >= 2.0.0, < 2.3.1'],
    ['1.0.0 - 1.4.2', '>= 1.0.0, <= 1.4.2'],
    ['>=1.0.0 <2.0.0', '>= 1.0.0, < 2.0.0'],
    ['1.2.3', '= 1.2.3'],
    ['*', '>= 0'],
    ['^0.2.1', '>= 0.2.1, < 0.3.0'],
    ['>=1.0.0, <2.0.0 || >=3.0.0, <3.1.0', '>= 1.0.0, < 2.0.0 | >= 3.0.0, < 3.1.0'],
  ])('%s', (text, expected) => {
    expect(convert(text)).toBe(expected);
  });

  it.each([
    ['== 1.2.3', '= 1.2.3'],
    ['=< 1.2', '<= 1.2'],
    ['≤ 1.2', '<= 1.2'],
    ['before 1.20.3', '< 1.20.3'],
  ])('%s is refused with what was probably meant', (text, suggestion) => {
    expect(parseRanges(text)).toMatchObject({ kind: 'bad', suggestion });
  });
});

describe('whether a version is affected', () => {
  itWithCases('is answered as for the published triples', () => {
    const wrong = readRows('ranges/triples.tsv').filter(
      (row) =>
        isAffected(row.vulnerable_version_range!, row.version!, 'npm') !==
        (row.affected_by_this_range === 'yes'),
    );
    expect(wrong).toEqual([]);
  });

  itWithCases('is answered as for the ranges of CVE records', () => {
    const wrong = readRows('ranges/cve5-triples.tsv').filter((row) => {
      const answers = row.ranges!.split(' | ').map((range) => isAffected(range, row.version!, 'npm'));
      return answers.includes(true) !== (row.affected === 'yes');
    });
    expect(wrong).toEqual([]);
  });

  it.each<[string, string, Ecosystem, boolean | undefined]>([
    ['< 2.0.0', '2.0.0-rc.4', 'npm', true],
    ['>= 1.4.4-lts.1, < 2.0.0', '1.4.5-lts.1', 'npm', true],
    ['>= 0', '0.0.0-alpha', 'npm', true],
    ['= 2.2.0', '2.2.0+build.7', 'npm', true],
    ['<= 6.0.4.6', '6.0.4.7', 'rubygems', false],
    ['< 2.0', '2.0rc1', 'pip', true],
    ['< 2.0', '2.0.post1', 'pip', false],
    ['< 1!1.0', '99.0', 'pip', true],
    ['< 9.0.31', '9.0.31.Final', 'maven', false],
    ['< 1.0', 'master', 'npm', undefined],
    ['= master', 'master', 'npm', undefined],
  ])('%s, %s in %s: %s', (range, version, ecosystem, expected) => {
    expect(isAffected(range, version, ecosystem)).toBe(expected);
  });
});

const version = fc
  .tuple(
    fc.nat(12),
    fc.nat(12),
    fc.nat(12),
    fc.constantFrom('', '-0', '-alpha', '-alpha.1', '-alpha.10', '-beta', '-rc.2', '-lts.1', '-1.b', '+b'),
  )
  .map(([major, minor, patch, suffix]) => `${major}.${minor}.${patch}${suffix}`);

describe('the order of versions', () => {
  it('is that of semver for what semver reads', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Math.sign(compareVersions(a, b, 'npm')!)).toBe(semver.compare(a, b));
      }),
    );
  });

  const anyVersion = fc
    .tuple(
      fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }),
      fc.constantFrom('', '-1', 'a1', 'rc', '-rc.1', '.Final', '.post2', '-foo', '.dev0', '-SNAPSHOT', '-1a'),
    )
    .map(([numbers, suffix]) => numbers.join('.') + suffix);

  it.each(['npm', 'maven'] as const)('is an order in %s: it turns round and carries over', (ecosystem) => {
    fc.assert(
      fc.property(anyVersion, anyVersion, anyVersion, (a, b, c) => {
        const order = (left: string, right: string) => Math.sign(compareVersions(left, right, ecosystem)!);
        expect(order(a, b) + order(b, a)).toBe(0);
        if (order(a, b) <= 0 && order(b, c) <= 0) expect(order(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('ranges and patched versions that contradict each other', () => {
  const entry = (affected: string, patched: string | null, name = 'pkg'): AffectedRange => ({
    ecosystem: 'npm',
    name,
    affected,
    patched,
    functions: [],
  });
  const findings = (...entries: AffectedRange[]) =>
    findRangeProblems(entries).map(({ kind, weight, index }) => `${weight} ${index} ${kind}`);

  it.each<[string, AffectedRange[], string[]]>([
    ['nothing', [entry('< 1.20.3', '1.20.3')], []],
    ['a hole between two lines', [entry('< 1.2.0', '1.2.0'), entry('>= 2.0.0, < 2.1.0', '2.1.0')], []],
    ['the patched version affected', [entry('< 1.20.3', '1.20.2')], ['problem 0 patched-is-affected']],
    [
      'the patched version the last affected',
      [entry('<= 1.2.3', '1.2.3')],
      ['problem 0 patched-is-affected'],
    ],
    ['patched without upper bound', [entry('>= 1.0.0', '1.2.0')], ['problem 0 patched-is-affected']],
    ['patched below', [entry('>= 2.0.0, < 2.1.0', '1.9.0')], ['problem 0 patched-below-range']],
    ['empty', [entry('>= 2.0.0, < 1.0.0', null)], ['problem 0 empty-range']],
    ['empty by a hair', [entry('>= 2.0.0, < 2.0.0', null)], ['problem 0 empty-range']],
    ['twice', [entry('< 1.0.0', '1.0.0'), entry('<1.0.0', '1.0.0')], ['problem 1 same-range-twice']],
    [
      'the patched version of one line in another',
      [entry('< 2.0.0', '2.0.0'), entry('>= 1.5.0, < 3.0.0', '3.0.0')],
      ['problem 0 patched-is-affected'],
    ],
    [
      'overlap',
      [entry('< 2.0.0', '4.0.0'), entry('>= 1.5.0, < 3.0.0', '3.0.0')],
      ['note 0 gap-before-patched', 'note 1 overlap'],
    ],
    [
      'every version, by two halves',
      [entry('>= 1.0.0', null), entry('< 1.2.0', '1.2.0')],
      ['note 0 no-upper-bound', 'note 0 no-patched-version', 'problem 1 patched-is-affected'],
    ],
    [
      'every version, by two halves without a fix',
      [entry('>= 1.0.0', null), entry('< 1.2.0', null)],
      [
        'note 0 no-upper-bound',
        'note 0 no-patched-version',
        'note 1 no-patched-version',
        'problem 1 every-version',
      ],
    ],
    ['same ranges of two packages', [entry('< 1.0.0', '1.0.0'), entry('< 1.0.0', '1.0.0', 'other')], []],
    ['no end, no patch', [entry('>= 3.4.5', null)], ['note 0 no-upper-bound', 'note 0 no-patched-version']],
    ['a gap', [entry('< 1.2.0', '1.2.2')], ['note 0 gap-before-patched']],
  ])('%s', (_, entries, expected) => {
    expect(findings(...entries)).toEqual(expected);
  });

  it('offers the repair of a last affected version that is the patched one', () => {
    expect(findRangeProblems([entry('>= 1.0.0, <= 1.2.3', '1.2.3')])[0]?.suggestion).toBe(
      '>= 1.0.0, < 1.2.3',
    );
  });
});
