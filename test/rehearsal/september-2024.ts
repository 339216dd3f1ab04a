/** The public facts of the six advisories that Express disclosed together in September 2024, as OSV records, told shortly. */
type Range = readonly [introduced: string, fixed: string];
const FACTS = [
  ['GHSA-qwcr-r2fm-qrc7', 'CVE-2024-45590', 'expressjs/body-parser', 'CWE-405', 'H', [['0', '1.20.3']]],
  ['GHSA-7p89-p6hx-q4fw', 'CVE-2024-47178', 'expressjs/basic-auth-connect', 'CWE-208', 'H', [['0', '1.1.0']]],
  [
    'GHSA-qw6h-vgh9-j6wx',
    'CVE-2024-43796',
    'expressjs/express',
    'CWE-79',
    'L',
    [
      ['0', '4.20.0'],
      ['5.0.0-alpha.1', '5.0.0'],
    ],
  ],
  ['GHSA-m6fv-jmcg-4jfg', 'CVE-2024-43799', 'pillarjs/send', 'CWE-79', 'L', [['0', '0.19.0']]],
  [
    'GHSA-cm22-4g7w-348p',
    'CVE-2024-43800',
    'expressjs/serve-static',
    'CWE-79',
    'L',
    [
      ['0', '1.16.0'],
      ['2.0.0', '2.1.0'],
    ],
  ],
  [
    'GHSA-9wv6-86v2-598j',
    'CVE-2024-45296',
    'pillarjs/path-to-regexp',
    'CWE-1333',
    'H',
    [
      ['0', '0.1.10'],
      ['0.2.0', '1.9.0'],
      ['7.0.0', '8.0.0'],
      ['2.0.0', '3.3.0'],
      ['4.0.0', '6.3.0'],
    ],
  ],
] as const satisfies readonly (readonly [string, string, string, string, 'H' | 'L', readonly Range[]])[];

export const SEPTEMBER_2024 = FACTS.map(([id, cve, repo, cwe, impact, ranges]) => {
  const name = repo.split('/')[1] ?? repo;
  return {
    schema_version: '1.4.0',
    id,
    modified: '2024-09-30T20:11:40Z',
    published: '2024-09-10T15:52:39Z',
    aliases: [cve],
    summary: `A flaw in ${name}`,
    details: `### Impact\n\nInput of strangers reaches what it should not in ${name}.\n`,
    severity: [
      {
        type: 'CVSS_V3',
        score:
          impact === 'H'
            ? 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H'
            : 'CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:L/A:L',
      },
    ],
    affected: ranges.map(([introduced, fixed]) => ({
      package: { ecosystem: 'npm', name },
      ranges: [{ type: 'ECOSYSTEM', events: [{ introduced }, { fixed }] }],
    })),
    references: [
      { type: 'WEB', url: `https://github.com/${repo}/security/advisories/${id}` },
      { type: 'PACKAGE', url: `https://github.com/${repo}` },
    ],
    database_specific: { cwe_ids: [cwe], severity: impact === 'H' ? 'HIGH' : 'MODERATE' },
  };
});
