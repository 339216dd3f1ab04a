import {
  type AdvisoryInput,
  findDrift,
  planAdvisoryInput,
} from '../../../src/features/advisory/advisory-input.ts';
import { type CvssReader, loadCvss } from '../../../src/formats/cvss/cvss.ts';
import type { AdvisoryFacts, Analysis } from '../../../src/formats/records/facts.ts';
import { factsFromRest } from '../../../src/formats/records/rest-facts.ts';

let readCvss: CvssReader;
beforeAll(async () => {
  readCvss = await loadCvss();
});

const VECTOR = 'CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:C/C:H/I:H/A:H';

const ANALYSIS: Analysis = {
  packages: [
    {
      ecosystem: 'npm',
      name: 'one',
      repo: 'org/one',
      affected: ['< 1.2.0', '>= 2.0.0'],
      patched: ['1.2.0'],
      functions: ['parse'],
    },
    { ecosystem: 'npm', name: 'two', repo: 'org/two', affected: ['< 3.0.0'], patched: [], functions: [] },
  ],
  cvss: [{ version: '3.1', vector: VECTOR, score: 9, severity: 'critical' }],
  severity: 'critical',
  cwe: ['CWE-79', 'CWE-20'],
  summary: 'It breaks',
  description: 'Because.\n',
  impact: null,
  rootCause: null,
  workarounds: null,
  references: [],
  confirmed: { yes: true, how: null },
  inThreatModel: true,
  credits: [
    { login: 'Octocat', type: 'reporter' },
    { name: 'Grace', type: 'finder' },
  ],
  patchNeeded: true,
};

/** What GitHub answers for an advisory that was written with this input. */
function restOf(input: AdvisoryInput): Record<string, unknown> {
  return {
    ghsa_id: 'GHSA-2345-6789-cfgh',
    cve_id: null,
    url: 'https://api.example.com/repos/org/one/security-advisories/GHSA-2345-6789-cfgh',
    html_url: 'https://github.com/org/one/security/advisories/GHSA-2345-6789-cfgh',
    state: 'draft',
    summary: input.summary,
    description: input.description,
    severity: 'critical',
    author: null,
    cvss_severities: {
      cvss_v3: { vector_string: VECTOR, score: 9.1 },
      cvss_v4: { vector_string: null, score: null },
    },
    cwe_ids: input.cwe_ids,
    cwes: [],
    vulnerabilities: input.vulnerabilities,
    credits: input.credits,
    published_at: null,
  };
}

function factsOf(json: unknown): AdvisoryFacts {
  const read = factsFromRest(json, readCvss);
  if (read.kind === 'bad') throw new Error(read.reason);
  return read.facts;
}

describe('the input of an advisory', () => {
  it('holds the packages of its repo, one entry for each range', () => {
    expect(planAdvisoryInput(ANALYSIS, 'ORG/one')).toEqual({
      summary: 'It breaks',
      description: 'Because.\n',
      cwe_ids: ['CWE-79', 'CWE-20'],
      credits: [{ login: 'Octocat', type: 'reporter' }],
      vulnerabilities: [
        {
          package: { ecosystem: 'npm', name: 'one' },
          vulnerable_version_range: '< 1.2.0',
          patched_versions: '1.2.0',
          vulnerable_functions: ['parse'],
        },
        {
          package: { ecosystem: 'npm', name: 'one' },
          vulnerable_version_range: '>= 2.0.0',
          patched_versions: null,
          vulnerable_functions: ['parse'],
        },
      ],
      cvss_vector_string: VECTOR,
    });
  });

  it('states the severity only where there is no vector', () => {
    const input = planAdvisoryInput({ ...ANALYSIS, cvss: [], severity: 'low' }, 'org/two');
    expect(input).toMatchObject({ severity: 'low' });
    expect(input).not.toHaveProperty('cvss_vector_string');
    expect(planAdvisoryInput({ ...ANALYSIS, cvss: [], severity: null }, 'org/two')).not.toHaveProperty(
      'severity',
    );
  });

  it('is empty of packages for a repo that has none', () => {
    expect(planAdvisoryInput(ANALYSIS, 'org/three').vulnerabilities).toEqual([]);
  });
});

describe('an advisory as GitHub answers it', () => {
  it('is read with scores by FIRST, or as GitHub states them', () => {
    const json = restOf(planAdvisoryInput(ANALYSIS, 'org/one'));
    expect(factsOf(json)).toMatchObject({
      repo: 'org/one',
      state: 'draft',
      cvss: [{ score: 9, severity: 'critical' }],
    });
    const plain = factsFromRest(json);
    expect(plain.kind === 'ok' && plain.facts.cvss).toEqual([
      { version: '3.1', vector: VECTOR, score: 9.1, severity: 'critical' },
    ]);
  });

  it('is read where only the old field has the score, and where lists are null', () => {
    const json = {
      ...restOf(planAdvisoryInput(ANALYSIS, 'org/one')),
      cvss_severities: undefined,
      cvss: { vector_string: VECTOR, score: 9.1 },
      credits: null,
      vulnerabilities: null,
      cwe_ids: null,
      description: null,
    };
    expect(factsOf(json)).toMatchObject({
      cvss: [{ score: 9 }],
      credits: [],
      ranges: [],
      cwe: [],
      description: '',
    });
  });

  it.each<[unknown, string]>([
    [null, 'it is no JSON object'],
    ['x', 'it is no JSON object'],
    [[], 'it is no JSON object'],
    [{}, 'it has no id'],
    [{ ...restOf(planAdvisoryInput(ANALYSIS, 'org/one')), ghsa_id: null, html_url: null, url: 'x' }, 'no id'],
    [
      { ...restOf(planAdvisoryInput(ANALYSIS, 'org/one')), html_url: 'x', url: 'y' },
      'does not tell its repository',
    ],
  ])('is refused with a reason only where not even its id and repo can be told: %#', (json, reason) => {
    expect(factsFromRest(json)).toEqual({ kind: 'bad', reason: expect.stringContaining(reason) });
  });
});

describe('drift', () => {
  const input = planAdvisoryInput(ANALYSIS, 'org/one');
  const drift = (changes: object) => findDrift(input, factsOf({ ...restOf(input), ...changes }));

  it('is none where GitHub says the same in another way', () => {
    expect(
      drift({
        description: 'Because.\r\n',
        cwe_ids: ['CWE-20', 'CWE-79'],
        credits: [{ login: 'octocat', type: 'reporter' }],
        vulnerabilities: [
          { ...input.vulnerabilities[1], vulnerable_version_range: '>=2.0.0', patched_versions: '' },
          { ...input.vulnerabilities[0], patched_versions: '>= 1.2.0' },
        ],
      }),
    ).toEqual([]);
  });

  it.each<[object, string, string, string]>([
    [{ summary: 'Other' }, 'summary', 'It breaks', 'Other'],
    [{ description: 'Other' }, 'description', 'Because.', 'Other'],
    [{ cwe_ids: [] }, 'cwe_ids', 'CWE-20; CWE-79', 'none'],
    [{ credits: [] }, 'credits', 'octocat (reporter)', 'none'],
    [{ cvss_severities: null }, 'cvss_vector_string', VECTOR, 'none'],
    [
      { vulnerabilities: input.vulnerabilities.slice(0, 1) },
      'vulnerabilities',
      'npm one < 1.2.0, patched 1.2.0, in parse; npm one >= 2.0.0, no patched version, in parse',
      'npm one < 1.2.0, patched 1.2.0, in parse',
    ],
  ])('is shown by field: %j', (changes, field, ours, theirs) => {
    expect(drift(changes)).toEqual([{ field, ours, theirs }]);
  });

  it('is shown for a severity that was stated without a vector', () => {
    const stated = planAdvisoryInput({ ...ANALYSIS, cvss: [], severity: 'low' }, 'org/one');
    expect(findDrift(stated, factsOf(restOf(input)))).toEqual([
      { field: 'severity', ours: 'low', theirs: 'critical' },
    ]);
  });
});
