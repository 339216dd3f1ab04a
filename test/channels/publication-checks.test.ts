/** Looks into public databases and pages, over HTTP, and into npm's audit through npm itself. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type NpmRegistry, startNpmRegistry } from '../../dev/rehearsal/npm-registry.ts';
import type { PublicationCheckName } from '../../src/case/publication-check.ts';
import { auditWithNpm } from '../../src/channels/npm-audit.ts';
import { createPublicationChecks } from '../../src/channels/publication-checks.ts';
import type { AdvisoryFacts } from '../../src/formats/records/facts.ts';

const GHSA = 'GHSA-2222-3333-4444';
const CVE = 'CVE-2025-10001';
const facts: AdvisoryFacts = {
  ghsa: GHSA,
  cve: CVE,
  repo: 'example-org/project',
  url: `https://github.com/example-org/project/security/advisories/${GHSA}`,
  state: 'published',
  summary: 's',
  description: 'd',
  severity: 'high',
  cvss: [],
  cwe: [],
  ranges: [
    { ecosystem: 'npm', name: 'project', affected: '< 1.0.1', patched: '1.0.1', functions: [] },
    { ecosystem: 'npm', name: 'project', affected: '>= 2.0.0, < 2.0.3', patched: '2.0.3', functions: [] },
    { ecosystem: 'npm', name: '@example/other', affected: '< 3.0.0', patched: '3.0.0', functions: [] },
  ],
  credits: [],
  publishedAt: '2025-03-03T10:00:00Z',
};

const affected = (name: string, ...fixed: string[]) => ({
  package: { ecosystem: 'npm', name },
  ranges: fixed.map((version) => ({ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: version }] })),
});
const osv = {
  id: GHSA,
  aliases: [CVE],
  affected: [affected('project', '1.0.1', '2.0.3'), affected('@example/other', '3.0.0')],
};
const cve = {
  cveMetadata: { cveId: CVE, state: 'PUBLISHED' },
  containers: { cna: { references: [{ url: facts.url }] } },
};
const entry = (name: string, fix: string) => ({
  package: { ecosystem: 'npm', name },
  vulnerable_version_range: '< x',
  first_patched_version: fix,
});
const github = {
  ghsa_id: GHSA,
  cve_id: CVE,
  withdrawn_at: null,
  vulnerabilities: [entry('project', '1.0.1'), entry('project', '2.0.3'), entry('@example/other', '3.0.0')],
};

/** Serves answers by path; everything else is not found. */
async function serve(answers: Readonly<Record<string, unknown>>, use: (url: string) => Promise<void>) {
  const server = createServer((request, response) => {
    const body = answers[request.url ?? ''];
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const look = (name: PublicationCheckName, place: string, global: unknown = null, advisories = [facts]) =>
  createPublicationChecks({ fetch, readGlobalAdvisory: async () => global }).look({
    name,
    place,
    advisories,
    cve: CVE,
  });

describe('a look', () => {
  it.each([
    ['all of it', osv, { kind: 'found' }],
    [
      'an alias less',
      { ...osv, aliases: [] },
      { kind: 'differs', what: [`${GHSA}: the alias ${CVE} is missing`] },
    ],
    [
      'a package less',
      { ...osv, affected: [osv.affected[0]] },
      { kind: 'differs', what: [`${GHSA}: the package @example/other is missing`] },
    ],
    [
      'a line less',
      { ...osv, affected: [affected('project', '1.0.1'), osv.affected[1]] },
      { kind: 'differs', what: [`${GHSA}: project: the patched version 2.0.3 is missing`] },
    ],
    ['withdrawn', { ...osv, withdrawn: '2025-03-04T00:00:00Z' }, { kind: 'differs' }],
    ['nonsense', 'no JSON at all', { kind: 'unreachable', what: [GHSA] }],
    ['nothing', undefined, { kind: 'missing', what: [GHSA] }],
  ])('into OSV finds %s', (_what, body, expected) =>
    serve({ [`/v1/vulns/${GHSA}`]: body }, async (url) => {
      expect(await look('osv', url)).toMatchObject(expected);
    }),
  );

  it.each([
    ['all of it', cve, { kind: 'found' }],
    ['no way to the advisory', { ...cve, containers: { cna: { references: [] } } }, { kind: 'differs' }],
    ['rejected', { cveMetadata: { cveId: CVE, state: 'REJECTED' } }, { kind: 'differs' }],
    ['nothing', undefined, { kind: 'missing' }],
  ])('into the CVE list finds %s', (_what, body, expected) =>
    serve({ [`/api/cve/${CVE}`]: body }, async (url) => {
      expect(await look('cve', url)).toMatchObject(expected);
    }),
  );

  it.each([
    ['all of it', github, { kind: 'found' }],
    ['not reviewed yet', null, { kind: 'missing', what: [GHSA] }],
    [
      'a package of another ecosystem',
      {
        ...github,
        vulnerabilities: github.vulnerabilities.map((each) => ({
          ...each,
          package: { ...each.package, ecosystem: 'pip' },
        })),
      },
      { kind: 'differs' },
    ],
  ])('into the GitHub Advisory Database finds %s', async (_what, body, expected) => {
    expect(await look('github', '', body)).toMatchObject(expected);
  });

  it('at a page and a feed finds ids', () =>
    serve({ '/security': `<li>${CVE}</li>`, '/feed.xml': '<title>none</title>' }, async (url) => {
      expect(await look('post', `${url}/security`)).toEqual({ kind: 'found' });
      expect(await look('feed', `${url}/feed.xml`)).toEqual({ kind: 'missing', what: [`${GHSA} or ${CVE}`] });
      expect(await look('post', `${url}/gone`)).toEqual({ kind: 'unreachable', what: [GHSA] });
    }));

  it('where nobody answers is no finding', async () => {
    for (const name of ['osv', 'cve'] as const)
      expect(await look(name, 'http://127.0.0.1:1')).toEqual({ kind: 'unreachable', what: [GHSA] });
  });
});

describe("npm's audit", () => {
  const NAME = 'npm_config_registry';
  const before = process.env[NAME];
  let registry: NpmRegistry;
  beforeAll(async () => {
    const time = '2025-01-01T00:00:00Z';
    const versions = { '1.0.0': { time }, '2.0.1': { time } };
    registry = await startNpmRegistry({ packages: { project: { versions } } });
    process.env[NAME] = registry.url;
  });
  afterAll(async () => {
    if (before === undefined) delete process.env[NAME];
    else process.env[NAME] = before;
    await registry.close();
  });

  it('finds a warning by its GHSA id, of npm itself', async () => {
    const [first] = facts.ranges;
    const one = { ...facts, ranges: [first!] };
    expect(await auditWithNpm([one])).toEqual({ kind: 'missing', what: [`${GHSA}: project`] });
    registry.warn('project', GHSA, '<1.0.1');
    expect(await auditWithNpm([one])).toEqual({ kind: 'found' });
  });

  it('of a package that the registry does not have cannot be told', async () => {
    expect(await auditWithNpm([facts])).toMatchObject({
      kind: 'unreachable',
      what: [`${GHSA}: @example/other`],
    });
  });
});
