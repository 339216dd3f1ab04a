import fc from 'fast-check';
import type { ObservedNotes } from '../../../src/case/observed.ts';
import type { StoredCase } from '../../../src/case/stored-case.ts';
import { type GateFacts, judgeGate } from '../../../src/features/release/judge-gate.ts';
import type { PlanFacts } from '../../../src/features/release/judge-plan.ts';
import type { AdvisoryFacts, Analysis } from '../../../src/formats/records/facts.ts';
import { PRESETS } from '../../../src/process/gate-rules.ts';
import { printPatch } from '../../../src/text/patch-lines.ts';
import { REPORTED } from '../../engine/world.ts';

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
  confirmation: { digest: 'd', how: null, comment: 'c', by, at: AT },
  changes: ['1.x', '2.x'].map((line) => ({
    package: null,
    line,
    url: `https://example.org/pull/${line}`,
    author: 'dora-developer',
    by,
    at: AT,
    reviewed: { login: 'mia-member', by, at: AT },
  })),
};
/** Nothing of it is public yet. */
const PRIVATE: Partial<GateFacts> = { releases: [release('1.2.3', 'absent'), release('2.1.0', 'absent')] };
/** What holds a disclosure although the fix can be read. */
const WRONG = /^(?:analysis|advisory|patched-version|outside-affected-ranges|released)/;

const NOTES = `Fix CVE-2026-12345 (${REPORTED.ghsa})`;
const TAGGED: ObservedNotes = {
  repo: 'example-org/widget',
  package: 'widget',
  version: '1.2.3',
  tag: 'v1.2.3',
  changelog: `## 1.2.3\n${NOTES}`,
  releaseNotes: null,
  manifestVersion: '1.2.3',
  subject: '1.2.3',
  files: { 'lib/a.js': 'const walked = walk(text, 32)' },
};
const PATCH =
  '--- a/lib/a.js\n+++ b/lib/a.js\n@@ -1 +1 @@\n-const walked = walk(text)\n+const walked = walk(text, 32)\n';
const planOf = (day: string): PlanFacts => ({
  day,
  rule: { days: ['tuesday'], freezes: [] },
  isWanted: false,
  isAnnounced: false,
});

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
    [
      'a patched version that cannot be compared with a range',
      { analysis: withPackage({ patched: ['next'] }), releases: [release('next')] },
      ['outside-affected-ranges widget next', 'reviewed widget next'],
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
    ['no evidence', { evidence: [] }, ['patch', 'test', 'regression-test', 'confirmed-again']],
    [
      'a test that failed',
      { evidence: [...COMPLETE.evidence, { ...evidence('test'), facts: { result: 'failed' } }] },
      ['test'],
    ],
    [
      'a test that failed on another line, and passed there since',
      {
        evidence: [
          { ...evidence('test'), facts: { line: '1.x', result: 'failed' } },
          ...COMPLETE.evidence,
          { ...evidence('test'), facts: { line: '1.x', result: 'passed' } },
        ],
      },
      [],
    ],
    [
      'an analysis that was not confirmed since the patch',
      { confirmation: { ...COMPLETE.confirmation!, at: '2026-03-01T09:00:00.000Z' } },
      ['confirmed-again'],
    ],
  ])('%s', (_name, change, open) => {
    expect(openRules(change)).toEqual(open);
    expect(judgeGate({ ...COMPLETE, ...change }).passed).toBe(!open.some((each) => WRONG.test(each)));
  });

  it('says what to do with everything that is open', () => {
    const { findings } = judgeGate({ ...COMPLETE, cve: null, evidence: [], releases: null });
    for (const finding of findings.filter((each) => !each.ok)) expect(finding.text).toContain('/');
  });

  it('is ready to merge and tag where only what is public is missing', () => {
    expect(judgeGate({ ...COMPLETE, ...PRIVATE })).toMatchObject({
      passed: false,
      ready: true,
      isPublic: false,
    });
  });

  it.each<[string, Partial<GateFacts>]>([
    ['the CVE id', { cve: null }],
    ['evidence', { evidence: [] }],
    ['a version outside the ranges', { analysis: withPackage({ patched: ['2.0.5'] }) }],
    ['a day that the rule allows', { plan: planOf('2026-03-06') }],
    ['a wanted pre-announcement', { plan: { ...planOf('2026-03-03'), isWanted: true } }],
  ])('is not ready without %s', (_name, change) => {
    expect(judgeGate({ ...COMPLETE, ...PRIVATE, ...change, levels: PRESETS.strict }).ready).toBe(false);
  });

  it('is held by nothing but wrong content once the fix is public', () => {
    const late = { ...COMPLETE, cve: null, evidence: [], levels: PRESETS.strict };
    expect(judgeGate({ ...late, ...PRIVATE }).passed).toBe(false);
    expect(judgeGate(late)).toMatchObject({ passed: true, isPublic: true });
    const tagged = PRIVATE.releases!.map((each) => ({ ...each, tag: 'a'.repeat(40) }));
    expect(judgeGate({ ...late, releases: tagged })).toMatchObject({ passed: false, isPublic: true });
    expect(judgeGate({ ...late, advisories: [null] }).passed).toBe(false);
  });

  it('goes without a line that the coordinator leaves out, and says who did', () => {
    const { passed, findings } = judgeGate({
      ...COMPLETE,
      releases: [release('1.2.3')],
      decisions: [
        {
          kind: 'without-release',
          reason: 'widget 2.1.0',
          because: 'the line is not used',
          by: [{ ...by, at: AT }],
        },
      ],
    });
    expect(passed).toBe(true);
    expect(findings.find(({ subject }) => subject === 'widget 2.1.0')?.ok).toBe(true);
    expect(findings.map(({ text }) => text).join()).toContain('mel-member');
  });

  it.each<[string, Partial<ObservedNotes>, Partial<GateFacts>, readonly string[]]>([
    ['right', {}, {}, []],
    ['of the release instead of a changelog', { changelog: null, releaseNotes: NOTES }, {}, []],
    [
      'without a section',
      { changelog: '# Changelog' },
      {},
      ['changelog-section', 'names-cve', 'names-advisory'],
    ],
    ['that revert the fix', { changelog: `## 1.2.3\nRevert ${NOTES}` }, {}, ['no-revert']],
    ['of a commit that reverts it', { subject: 'Revert "security fix"' }, {}, ['no-revert']],
    [
      'that a member read',
      { changelog: `## 1.2.3\nRevert ${NOTES}` },
      { evidence: [...COMPLETE.evidence, evidence('notes')] },
      [],
    ],
    ['beside another manifest', { manifestVersion: '1.2.2' }, {}, ['manifest-version']],
    ['beside a fix that is not there', { files: { 'lib/a.js': 'walk(text)' } }, {}, ['contains-fix']],
    ['beside a file that was not read', { files: {} }, {}, []],
    [
      'beside a patch of another line',
      {
        files: {},
        version: '2.1.0',
        tag: 'v2.1.0',
        manifestVersion: '2.1.0',
        changelog: `## 2.1.0\n${NOTES}`,
      },
      {},
      [],
    ],
  ])('judges notes %s', (_name, change, others, holding) => {
    const { findings } = judgeGate({
      ...COMPLETE,
      levels: { ...PRESETS.strict, 'names-advisory': 'required' },
      patches: [{ comment: 'c', repo: null, line: '1.x', files: printPatch(PATCH), at: AT }],
      notes: [{ ...TAGGED, ...change }],
      ...others,
      releases: [release('1.2.3', 'absent'), release('2.1.0', 'absent')],
      analysis: withPackage({ patched: ['1.2.3'] }),
    });
    const open = findings.filter((each) => !each.ok && !each.advised && each.rule !== 'released');
    expect(open.map(({ rule }) => rule)).toEqual(holding);
  });

  it('passes only where nothing at all is open, whatever is missing together', () => {
    const missing: readonly Partial<GateFacts>[] = [
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
