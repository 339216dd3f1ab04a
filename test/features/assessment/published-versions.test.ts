import { groupAffected } from '../../../src/features/assessment/analysis-packages.ts';
import { judgePublished, lineOf } from '../../../src/features/assessment/published-versions.ts';
import type { AnalysisPackage, Ecosystem } from '../../../src/formats/records/facts.ts';
import { itWithCases, readRows } from '../../formats/real-cases.ts';

const packagesOf = (affected: readonly string[], patched: readonly string[] = []): AnalysisPackage[] => [
  { ecosystem: 'npm', name: 'p', repo: 'a/b', affected, patched, functions: [] },
];
const judge = (affected: readonly string[], patched: readonly string[], published: readonly string[]) =>
  judgePublished('npm', 'p', packagesOf(affected, patched), published);
const kindsOf = (...given: Parameters<typeof judge>) => judge(...given).findings.map(({ kind }) => kind);

const ALL = ['1.0.0', '1.1.0', '1.2.0', '2.0.0-rc.1', '2.0.0', '2.1.0', '3.0.0'];

describe('published versions', () => {
  it('are evaluated by precedence, pre-releases included, whatever their order', () => {
    expect(judge(['< 2.0.0'], ['2.0.0'], ALL.toReversed()).affected).toEqual([
      '1.0.0',
      '1.1.0',
      '1.2.0',
      '2.0.0-rc.1',
    ]);
  });

  it.each<[string, string[], string[], string[], string]>([
    ['nothing is affected', ['< 0.5.0'], ['0.5.0'], ALL, 'nothing-affected'],
    ['a range without versions', ['< 2.0.0', '>= 5.0.0, < 6.0.0'], ['2.0.0', '6.0.0'], ALL, 'empty-range'],
    ['a line without a fix', ['< 2.1.0'], ['2.1.0'], ALL, 'line-without-fix'],
    ['a hole', ['= 1.0.0', '= 1.2.0'], [], ALL, 'hole'],
    ['versions in between', ['< 1.1.0'], ['1.2.0'], ALL, 'neither-nor'],
    ['an overlap', ['< 1.2.0', '>= 1.0.0, < 1.1.0'], ['1.2.0', '1.2.0'], ALL, 'overlap'],
    ['no upper bound', ['>= 2.0.0'], [], ALL, 'no-upper-bound'],
    ['a patched version that is affected', ['<= 1.2.0'], ['1.2.0'], ALL, 'patched-is-affected'],
    ['a patched version that is public', ['< 3.0.0'], ['3.0.0'], ALL, 'patched-is-public'],
    ['a patched version to come', ['<= 3.0.0'], ['3.0.1'], ALL, 'patched-not-published'],
    ['a version that never was', ['= 1.0.0', '= 1.0.7'], [], ALL, 'unknown-version'],
  ])('%s is found', (_, affected, patched, published, kind) => {
    expect(kindsOf(affected, patched, published)).toContain(kind);
  });

  it('nothing is found where one line is fixed by the next version', () => {
    const findings = judge(['< 1.2.0', '>= 2.0.0-rc.1, < 2.1.0'], ['1.2.0', '2.1.0'], ALL).findings;
    expect(findings.map(({ kind }) => kind)).toEqual(['patched-is-public', 'patched-is-public']);
    expect(findings.every(({ weight }) => weight === 'note')).toBe(true);
  });

  it('a pre-release of the fix is no gap, and a fix explains what follows it', () => {
    expect(kindsOf(['< 2.0.0-rc.1'], ['2.0.0'], ALL)).not.toContain('neither-nor');
    expect(kindsOf(['< 1.1.0', '= 1.2.0'], ['1.1.0'], ALL)).not.toContain('hole');
  });

  it('names the version to go to where a line has no fix, and only a few of many', () => {
    const many = Array.from({ length: 30 }, (_, patch) => `1.0.${patch}`);
    const { findings } = judge(['< 1.0.5', '>= 1.0.25, < 2.0.0'], ['', '2.0.0'], [...many, '2.0.0']);
    expect(findings.find(({ kind }) => kind === 'line-without-fix')?.text).toBe(
      'The line 1.x has no fix: 1.0.29 is its newest version; its users have to go to 2.0.0.',
    );
    expect(findings.find(({ kind }) => kind === 'hole')?.text).toContain('1.0.5, 1.0.6 … 1.0.24 (20)');
  });

  it.each<[string, Ecosystem, string[], string]>([
    ['a final release', 'maven', ['4.1.0.Final', '4.1.1.Final', '4.2.0.Alpha1'], '4.1.1.Final'],
    ['a release candidate', 'pip', ['4.1.0', '4.1.1', '4.2.0rc1'], '4.1.1'],
    ['a gem with letters', 'rubygems', ['4.1.0.1', '4.2.0.beta1'], '4.1.0.1'],
    ['a patch release', 'composer', ['4.1.0', '4.1.0-p2', '4.2.0-beta1'], '4.1.0-p2'],
  ])(
    'the newest of a line is what its ecosystem takes for a release: %s',
    (_, ecosystem, versions, newest) => {
      const packages = [{ ...packagesOf(['>= 0'])[0]!, ecosystem }];
      const { findings } = judgePublished(ecosystem, 'p', packages, versions);
      expect(findings.find(({ kind }) => kind === 'line-without-fix')?.text).toBe(
        `The line 4.x has no fix: ${newest} is its newest version.`,
      );
    },
  );

  it('a version that was removed again is told apart from one that never was', () => {
    const packages = packagesOf(['= 1.0.0', '= 1.0.5', '= 1.0.7']);
    const { findings } = judgePublished('npm', 'p', packages, ALL, ['1.0.5', '0.9.0']);
    expect(findings.filter(({ kind }) => kind.endsWith('-version')).map(({ text }) => text)).toEqual([
      '1.0.5 named in the ranges: published once, and removed since. Anyone who has it is affected all the same.',
      '1.0.7 named in the ranges, but never published.',
    ]);
  });

  it('what cannot be compared is told, and is neither affected nor safe', () => {
    const { findings, affected } = judgePublished('npm', 'p', packagesOf(['< 2.0.0']), [...ALL, 'latest']);
    expect(affected).not.toContain('latest');
    expect(findings.find(({ kind }) => kind === 'cannot-tell')?.text).toContain('latest cannot be compared');
  });

  it.each([
    ['1.2.3', '1.x'],
    ['0.4.2', '0.4.x'],
    ['2.0.0-rc.1', '2.x'],
    ['10', '10.x'],
  ])('%s is of the line %s', (version, line) => {
    expect(lineOf(version)).toBe(line);
  });

  it('what is no version, and other packages, count for nothing', () => {
    const packages = [...packagesOf(['< 2.0.0']), { ...packagesOf(['>= 0'])[0]!, name: 'other' }];
    expect(judgePublished('npm', 'p', packages, ['1.0.0', '2.0.0', 'latest', '']).affected).toEqual([
      '1.0.0',
    ]);
  });
});

itWithCases('every published version of the real packages comes out as the triples say', () => {
  const rows = readRows('ranges/triples.tsv').filter(({ version_status: status }) => status === 'published');
  const subjects = Map.groupBy(rows, (row) => `${row.ghsa} ${row.package}`);
  expect(subjects.size).toBeGreaterThan(5);
  for (const [subject, own] of subjects) {
    const ranges = [...new Set(own.map((row) => row.vulnerable_version_range!))];
    const packages = groupAffected(
      ranges.map((affected) => ({
        ecosystem: 'npm',
        name: 'p',
        repo: 'a/b',
        affected,
        patched: null,
        functions: [],
      })),
    );
    const published = [...new Set(own.map((row) => row.version!))];
    const expected = published.filter((version) =>
      own.some((row) => row.version === version && row.affected_by_advisory === 'yes'),
    );
    expect([subject, judgePublished('npm', 'p', packages, published).affected.toSorted()]).toEqual([
      subject,
      expected.toSorted(),
    ]);
  }
});
