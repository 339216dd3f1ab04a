import type { PostInput } from '../../../../src/features/disclosure/posts/post-input.ts';
import type { AdvisoryFacts } from '../../../../src/formats/records/facts.ts';

/** An advisory of a made-up package, changed where a test needs it. */
export function sampleAdvisory(changes: Partial<AdvisoryFacts> = {}): AdvisoryFacts {
  const ghsa = changes.ghsa ?? 'GHSA-2222-3333-4444';
  const repo = changes.repo ?? 'octo-org/parcel-parser';
  return {
    ghsa,
    cve: 'CVE-2031-10001',
    repo,
    url: `https://github.com/${repo}/security/advisories/${ghsa}`,
    state: 'published',
    summary: 'parcel-parser vulnerable to Denial of Service via deeply nested parcels',
    description: '### Impact\n\na nested parcel keeps the process busy\n\n### Patches\n\nUpgrade to 1.4.2.\n',
    severity: 'high',
    cvss: [],
    cwe: ['CWE-400'],
    ranges: [
      { ecosystem: 'npm', name: 'parcel-parser', affected: '< 1.4.2', patched: '1.4.2', functions: [] },
    ],
    credits: [],
    publishedAt: '2031-03-05T10:00:00Z',
    ...changes,
  };
}

/** A day's announcement of the given advisories. */
export function samplePost(
  advisories: readonly AdvisoryFacts[] = [sampleAdvisory()],
  changes: Partial<PostInput> = {},
): PostInput {
  return {
    advisories,
    releases: [],
    date: '2031-03-06',
    project: 'Octo',
    authors: [{ name: 'Octo Cat', github: 'octocat' }],
    form: 'express',
    ...changes,
  };
}
