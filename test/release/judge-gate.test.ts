import fc from 'fast-check';
import type { AdvisoryFacts, Analysis } from '../../src/advisory/facts.ts';
import type { StoredCase } from '../../src/case/stored-case.ts';
import { type GateFacts, judgeGate } from '../../src/release/judge-gate.ts';
import { REPORTED } from '../plan/world.ts';

const by = { id: 1, login: 'mel-member', role: 'member' };
const AT = '2026-03-02T09:00:00.000Z';
const evidence = (kind: StoredCase['evidence'][number]['kind'], subject: string = kind) => ({
  kind,
  subject,
  text: 'there',
  by,
  at: AT,
});

const ANALYSIS: Analysis = {
  packages: [
    {
      ecosystem: 'npm',
      name: 'widget',
      repo: 'example-org/widget',
      affected: ['< 1.2.3', '>= 2.0.0, < 2.1.0'],
      patched: ['1.2.3', '2.1.0'],
      functions: [],
    },
  ],
  cvss: [],
  severity: 'high',
  cwe: [],
  summary: 'Stalls',
  description: 'It stalls.',
  impact: null,
  rootCause: null,
  workarounds: null,
  references: [],
  confirmed: { yes: true, how: null },
  inThreatModel: true,
  credits: [],
  patchNeeded: true,
};
const DRAFT: AdvisoryFacts = { ...REPORTED, state: 'draft' };
const release = (version: string, npm: 'published' | 'absent' | 'unreachable' = 'published') => ({
  ecosystem: 'npm',
  package: 'widget',
  version,
  npm,
  tag: null,
});

const COMPLETE: GateFacts = {
  analysis: ANALYSIS,
  cve: 'CVE-2026-12345',
  noCve: false,
  evidence: [evidence('patch'), evidence('test'), evidence('regression-test')],
  releases: [release('1.2.3'), release('2.1.0')],
  advisories: [DRAFT],
  npm: true,
};

const withPackage = (change: Partial<Analysis['packages'][number]>): Analysis => ({
  ...ANALYSIS,
  packages: [{ ...ANALYSIS.packages[0]!, ...change }],
});
const openRules = (change: Partial<GateFacts>): readonly string[] =>
  judgeGate({ ...COMPLETE, ...change })
    .findings.filter((finding) => !finding.ok)
    .map(({ rule, subject }) => `${rule} ${subject}`.trim());

describe('the release gate', () => {
  it('passes where everything is there', () => {
    expect(judgeGate(COMPLETE).passed).toBe(true);
    expect(openRules({})).toEqual([]);
  });

  it.each<[string, Partial<GateFacts>, readonly string[]]>([
    ['no analysis', { analysis: null }, ['analysis']],
    ['an advisory that cannot be read', { advisories: [null] }, ['advisory']],
    ['no advisory', { advisories: [] }, ['advisory']],
    ['one of two advisories that cannot be read', { advisories: [DRAFT, null] }, ['advisory']],
    ['no CVE', { cve: null }, ['cve']],
    ['no CVE, by decision', { cve: null, noCve: true }, []],
    ['no patched version', { analysis: withPackage({ patched: [] }) }, ['patched-version']],
    [
      'a patched version inside another affected range',
      { analysis: withPackage({ patched: ['2.0.5'] }), releases: [release('2.0.5')] },
      ['outside-affected-ranges widget 2.0.5'],
    ],
    ['one line not on npm', { releases: [release('1.2.3')] }, ['released widget 2.1.0']],
    [
      'npm silent',
      { releases: [release('1.2.3'), release('2.1.0', 'unreachable')] },
      ['released widget 2.1.0'],
    ],
    ['releases not looked at', { releases: null }, ['released widget 1.2.3', 'released widget 2.1.0']],
    [
      'a release that a member recorded',
      { releases: [release('1.2.3')], evidence: [...COMPLETE.evidence, evidence('release', 'widget 2.1.0')] },
      [],
    ],
    [
      'a record of another release',
      {
        releases: [release('1.2.3')],
        evidence: [...COMPLETE.evidence, evidence('release', 'widget 2.1.00')],
      },
      ['released widget 2.1.0'],
    ],
    ['npm not asked, by configuration', { npm: false }, ['released widget 1.2.3', 'released widget 2.1.0']],
    ['no evidence', { evidence: [] }, ['patch', 'test', 'regression-test']],
  ])('%s', (_name, change, open) => {
    expect(openRules(change)).toEqual(open);
    expect(judgeGate({ ...COMPLETE, ...change }).passed).toBe(open.length === 0);
  });

  it('says what to do with everything that is open', () => {
    const { findings } = judgeGate({ ...COMPLETE, cve: null, evidence: [], releases: null });
    for (const finding of findings.filter((each) => !each.ok)) expect(finding.text).toContain('/');
  });

  it('passes only where nothing at all is open, whatever is missing together', () => {
    const missing: readonly Partial<GateFacts>[] = [
      { cve: null },
      { evidence: [] },
      { releases: [] },
      { advisories: [null] },
      { analysis: withPackage({ patched: [] }) },
    ];
    fc.assert(
      fc.property(fc.subarray([...missing], { minLength: 1 }), (parts) => {
        expect(judgeGate(Object.assign({}, COMPLETE, ...parts) as GateFacts).passed).toBe(false);
      }),
    );
  });
});
