import type { AdvisoryFacts, Analysis, AnalysisPackage } from '../advisory/facts.ts';
import { isAffected } from '../advisory/ranges.ts';
import type { ObservedRelease } from '../case/observed.ts';
import type { StoredCase } from '../case/stored-case.ts';
import { renderCodeSpan, renderPlain } from '../text/defuse.ts';

/** One thing that a release must show before disclosure (flowchart node W). */
export interface GateFinding {
  readonly rule:
    | 'analysis'
    | 'advisory'
    | 'cve'
    | 'patched-version'
    | 'outside-affected-ranges'
    | 'released'
    | 'patch'
    | 'test'
    | 'regression-test';
  readonly ok: boolean;
  /** Package and version where the finding is about one. */
  readonly subject: string;
  /** What is seen, and what to do where it is not right. Team surface. */
  readonly text: string;
}

export interface GateFacts {
  readonly analysis: Analysis | null;
  readonly cve: string | null;
  readonly noCve: boolean;
  readonly evidence: StoredCase['evidence'];
  /** Null where the releases were not looked at in this run: then nothing passes. */
  readonly releases: readonly ObservedRelease[] | null;
  readonly advisories: readonly (AdvisoryFacts | null)[];
  readonly npm: boolean;
}

/** Judges a release. It passes when every finding is right. */
export function judgeGate(facts: GateFacts): {
  readonly passed: boolean;
  readonly findings: readonly GateFinding[];
} {
  const findings = facts.analysis
    ? judgeAnalysed(facts, facts.analysis)
    : [finding('analysis', false, '', 'No analysis counts yet.')];
  return { passed: findings.every((each) => each.ok), findings };
}

function judgeAnalysed(facts: GateFacts, analysis: Analysis): readonly GateFinding[] {
  const patchedSomewhere = analysis.packages.some((each) => each.patched.length > 0);
  return [
    facts.advisories.length > 0 && facts.advisories.every((advisory) => advisory !== null)
      ? finding('advisory', true, '', 'The advisory can be read.')
      : finding(
          'advisory',
          false,
          '',
          'The advisory could not be read. Look at it and run the workflow again.',
        ),
    judgeCve(facts),
    patchedSomewhere
      ? finding('patched-version', true, '', 'A patched version is named.')
      : finding(
          'patched-version',
          false,
          '',
          'No package has a patched version. Add `patched:` to the analysis, or decide `/no-patch because …`.',
        ),
    ...analysis.packages.flatMap((each) => judgePackage(facts, analysis, each)),
    ...(['patch', 'test', 'regression-test'] as const).map((kind) => judgeEvidence(facts, kind)),
  ];
}

function judgeCve(facts: GateFacts): GateFinding {
  if (facts.cve) return finding('cve', true, facts.cve, 'The CVE id is on record.');
  if (facts.noCve) return finding('cve', true, '', 'It is on record that there will be no CVE.');
  return finding('cve', false, '', 'No CVE id yet. Enter it with `/cve CVE-…`, or `/no-cve because …`.');
}

function judgePackage(facts: GateFacts, analysis: Analysis, each: AnalysisPackage): readonly GateFinding[] {
  const ranges = analysis.packages
    .filter((other) => other.name === each.name && other.ecosystem === each.ecosystem)
    .flatMap((other) => other.affected);
  return each.patched.flatMap((version) => {
    const subject = `${each.name} ${version}`;
    const inside = ranges.find((range) => isAffected(range, version, each.ecosystem));
    return [
      inside === undefined
        ? finding('outside-affected-ranges', true, subject, 'Outside every affected range.')
        : finding(
            'outside-affected-ranges',
            false,
            subject,
            `Inside the affected range ${renderCodeSpan(inside)}. One of the two is wrong.`,
          ),
      judgeReleased(facts, each, version, subject),
    ];
  });
}

function judgeReleased(
  facts: GateFacts,
  each: AnalysisPackage,
  version: string,
  subject: string,
): GateFinding {
  const recorded = facts.evidence.some(
    (evidence) => evidence.kind === 'release' && evidence.subject === subject,
  );
  if (recorded) return finding('released', true, subject, 'A member recorded the release.');
  const seen = facts.releases?.find(
    (release) => release.package === each.name && release.version === version,
  );
  if (each.ecosystem === 'npm' && facts.npm) {
    if (seen?.npm === 'published') return finding('released', true, subject, 'On npm.');
    if (seen?.npm === 'unreachable') {
      return finding(
        'released',
        false,
        subject,
        'npm did not answer. The next run asks again, or record it with `/released`.',
      );
    }
    return finding(
      'released',
      false,
      subject,
      `Not on npm yet. If it is out elsewhere: ${renderCodeSpan(`/released ${subject}`)}.`,
    );
  }
  return finding(
    'released',
    false,
    subject,
    `Release it, then record it: ${renderCodeSpan(`/released ${subject}`)}.`,
  );
}

function judgeEvidence(facts: GateFacts, kind: 'patch' | 'test' | 'regression-test'): GateFinding {
  const known = facts.evidence.findLast((evidence) => evidence.kind === kind);
  if (known) return finding(kind, true, '', `On record, by ${renderPlain(known.by.login)}.`);
  return finding(kind, false, '', `Nothing on record. Say where it is: \`/evidence ${kind} LINK OR WORDS\`.`);
}

const finding = (rule: GateFinding['rule'], ok: boolean, subject: string, text: string): GateFinding => ({
  rule,
  ok,
  subject,
  text,
});
