/**
 * The built-in case: the public facts of GHSA-qwcr-r2fm-qrc7 (CVE-2024-45590), told in our own words. It is an OSV
 * record like any other that `--advisory` takes.
 */
const DETAILS = `### Impact

Applications that parse URL-encoded request bodies with body-parser before 1.20.3 can be kept busy by anybody who
may send them a request. A body that is built for the purpose costs the parser far more work than its size
suggests; sent often enough, it leaves no capacity for other requests (denial of service). Nothing can be read or
changed this way.

### Patches

Upgrade to body-parser 1.20.3.

### Workarounds

Where URL-encoded bodies are not needed, do not install the parser for them. Otherwise limit the rate of requests in
front of the application.
`;

export const BUILT_IN_RECORD = {
  schema_version: '1.4.0',
  id: 'GHSA-qwcr-r2fm-qrc7',
  modified: '2024-09-10T15:52:39Z',
  published: '2024-09-10T15:52:39Z',
  aliases: ['CVE-2024-45590'],
  summary: 'Denial of service in body-parser when URL-encoded bodies are parsed',
  details: DETAILS,
  severity: [
    { type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' },
    { type: 'CVSS_V4', score: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:H/SC:N/SI:N/SA:N' },
  ],
  affected: [
    {
      package: { ecosystem: 'npm', name: 'body-parser' },
      ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '1.20.3' }] }],
    },
  ],
  references: [
    { type: 'WEB', url: 'https://github.com/expressjs/body-parser/security/advisories/GHSA-qwcr-r2fm-qrc7' },
    { type: 'PACKAGE', url: 'https://github.com/expressjs/body-parser' },
  ],
  database_specific: { cwe_ids: ['CWE-405'], severity: 'HIGH', github_reviewed: true },
} as const;

/** What projects call themselves in prose, where that is not their owner's login. */
export const PROJECT_NAMES: Readonly<Record<string, string>> = {
  expressjs: 'Express',
  pillarjs: 'Express',
  jshttp: 'Express',
};
