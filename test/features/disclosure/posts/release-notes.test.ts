import { renderReleaseNotes } from '../../../../src/features/disclosure/posts/release-notes.ts';
import { sampleAdvisory, samplePost } from './sample-advisories.ts';

const TWO_LINES = sampleAdvisory({
  ranges: [
    { ecosystem: 'npm', name: 'parcel-parser', affected: '< 1.4.2', patched: '1.4.2', functions: [] },
    {
      ecosystem: 'npm',
      name: 'parcel-parser',
      affected: '>= 2.0.0, < 2.1.0',
      patched: '2.1.0',
      functions: [],
    },
  ],
  credits: [{ login: 'octocat', type: 'reporter' }],
});

describe('suggested release notes', () => {
  it('name CVE, advisory, severity and ranges, and thank without mentioning', () => {
    expect(renderReleaseNotes(samplePost([{ ...TWO_LINES, ranges: TWO_LINES.ranges.slice(0, 1) }]))).toEqual([
      {
        repo: 'octo-org/parcel-parser',
        package: 'parcel-parser',
        version: '1.4.2',
        title: 'parcel-parser 1.4.2',
        body: [
          '## Security',
          'This release fixes a security vulnerability. All users should upgrade.',
          '- **CVE-2031-10001** ([GHSA-2222-3333-4444](https://github.com/octo-org/parcel-parser/security/advisories/GHSA-2222-3333-4444)), High: parcel-parser vulnerable to Denial of Service via deeply nested parcels. Affected: `< 1.4.2`.',
          'Thanks to [octocat](https://github.com/octocat) for reporting.',
        ].join('\n\n'),
      },
    ]);
  });

  it('are one text for each release, each with what it fixes and no more', () => {
    const later = sampleAdvisory({
      ghsa: 'GHSA-later',
      cve: 'CVE-2031-2',
      ranges: [
        {
          ecosystem: 'npm',
          name: 'parcel-parser',
          affected: '>= 2.0.0, < 2.1.1',
          patched: '2.1.1',
          functions: [],
        },
      ],
    });
    const notes = renderReleaseNotes(samplePost([TWO_LINES, later]));
    const ids = notes.map(({ version, body }) => [version, ...(body.match(/CVE-2031-\d+/g) ?? [])]);
    expect(ids).toEqual([
      ['1.4.2', 'CVE-2031-10001'],
      ['2.1.0', 'CVE-2031-10001'],
      ['2.1.1', 'CVE-2031-2', 'CVE-2031-10001'],
    ]);
  });

  it('are none for a version that an advisory calls affected, nor without a patch', () => {
    const releases = [{ package: 'parcel-parser', version: '1.4.1' }];
    expect(renderReleaseNotes(samplePost([TWO_LINES], { releases }))).toEqual([]);
    const unpatched = sampleAdvisory({ ranges: [{ ...TWO_LINES.ranges[0]!, patched: null }] });
    expect(renderReleaseNotes(samplePost([unpatched]))).toEqual([]);
  });
});
