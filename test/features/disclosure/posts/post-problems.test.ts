import { findPostProblems } from '../../../../src/features/disclosure/posts/post-problems.ts';
import type { AdvisoryFacts, AffectedRange } from '../../../../src/formats/records/facts.ts';
import { itWithCases, listCases } from '../../../formats/real-cases.ts';
import { sampleAdvisory, samplePost } from './sample-advisories.ts';
import { readOsvFacts } from './shared-records.ts';

function kinds(
  advisories: readonly AdvisoryFacts[],
  changes: Parameters<typeof samplePost>[1] = {},
): readonly string[] {
  return findPostProblems(samplePost(advisories, changes)).map(({ level, kind }) => `${level} ${kind}`);
}

function withRanges(
  ...ranges: readonly (readonly [affected: string, patched: string | null])[]
): AdvisoryFacts {
  return sampleAdvisory({
    ranges: ranges.map(
      ([affected, patched]): AffectedRange => ({
        ecosystem: 'npm',
        name: 'p',
        affected,
        patched,
        functions: [],
      }),
    ),
  });
}

const cvss = {
  version: '3.1',
  vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
  score: 7.5,
  severity: 'high',
} as const;

describe('what is wrong with a post before it is written', () => {
  it('is nothing for an ordinary advisory and its release', () => {
    expect(
      kinds([sampleAdvisory({ cvss: [cvss] })], {
        releases: [{ package: 'parcel-parser', version: '1.4.2' }],
      }),
    ).toEqual([]);
  });

  it.each<readonly [string, readonly AdvisoryFacts[], Parameters<typeof samplePost>[1], readonly string[]]>([
    ['no advisory at all', [], {}, ['refuse no-advisory']],
    [
      'a range without an end and a patch',
      [withRanges(['>= 8.0.0', '8.4.0'])],
      {},
      ['refuse no-upper-bound'],
    ],
    [
      'a patched version inside another range',
      [withRanges(['>= 4.0.0, < 8.0.0', '8.0.0'], ['< 0.1.10', '6.3.0'])],
      {},
      ['refuse patched-inside-affected'],
    ],
    [
      'a patched pre-release inside the range',
      [withRanges(['>= 1.0.0, < 2.0.0', '2.0.0-rc.1'])],
      {},
      ['refuse patched-inside-affected'],
    ],
    [
      'a patched version with an operator',
      [withRanges(['< 8.0.0', '> 8.0.0'])],
      {},
      ['refuse not-a-version'],
    ],
    ['no patch', [withRanges(['< 8.0.0', null])], {}, ['warn no-patch']],
    [
      'a patched version that was not released',
      [withRanges(['< 3.0.0', '3.0.0'])],
      { releases: [{ package: 'p', version: '2.0.0' }] },
      ['refuse not-released', 'refuse release-is-affected'],
    ],
    [
      'a release of the same line that is later',
      [withRanges(['< 2.0.0', '2.0.0'])],
      { releases: [{ package: 'p', version: '2.0.1' }] },
      [],
    ],
    [
      'a release that no advisory is about',
      [withRanges(['< 2.0.0', '2.0.0'])],
      { releases: [{ package: 'q', version: '1.0.0' }] },
      ['warn release-of-no-advisory'],
    ],
    [
      'a severity that the score denies',
      [sampleAdvisory({ severity: 'medium', cvss: [cvss] })],
      {},
      ['refuse severity-differs'],
    ],
    ['no severity', [sampleAdvisory({ severity: null })], {}, ['refuse no-severity']],
    ['no package', [sampleAdvisory({ ranges: [] })], {}, ['refuse no-package']],
    ['no CVE', [sampleAdvisory({ cve: null })], {}, ['warn no-cve']],
    [
      'one CVE for two advisories',
      [sampleAdvisory(), sampleAdvisory({ ghsa: 'GHSA-9' })],
      {},
      ['refuse same-cve-twice'],
    ],
    ['an advisory taken back', [sampleAdvisory({ state: 'withdrawn' })], {}, ['refuse not-public']],
    [
      'a link into another repo',
      [
        {
          ...sampleAdvisory(),
          url: 'https://github.com/octo-org/other/security/advisories/GHSA-2222-3333-4444',
        },
      ],
      {},
      ['refuse wrong-link'],
    ],
    ['a post weeks after the advisory', [sampleAdvisory()], { date: '2031-04-19' }, ['warn late']],
    [
      'a post dated before the advisory',
      [sampleAdvisory()],
      { date: '2031-03-04' },
      ['warn dated-before-publication'],
    ],
  ])('%s', (_, advisories, changes, expected) => {
    expect(kinds(advisories, changes)).toEqual(expected);
  });

  it('accepts the severity of either of two scores', () => {
    const v4 = { ...cvss, version: '4.0', severity: 'low' } as const;
    expect(kinds([sampleAdvisory({ severity: 'low', cvss: [cvss, v4] })])).toEqual([]);
  });

  it('says which advisory, what is wrong and what to do', () => {
    const [problem] = findPostProblems(samplePost([withRanges(['>= 8.0.0', '8.4.0'])]));
    expect(problem?.message).toBe(
      'GHSA-2222-3333-4444: p >= 8.0.0 has no end: read literally, the patched 8.4.0 is affected too. Write ", < 8.4.0" after it.',
    );
  });

  itWithCases('refuses none of the real records', () => {
    const records = listCases('advisories/osv/').map((name) => readOsvFacts(`advisories/osv/${name}`));
    const refused = findPostProblems(samplePost(records)).filter(({ level }) => level === 'refuse');
    expect(records.length).toBeGreaterThan(10);
    expect(refused).toEqual([]);
  });
});
