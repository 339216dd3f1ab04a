import type { ObservedNotes, ObservedRelease } from '../../case/observed.ts';
import type { StoredCase } from '../../case/stored-case.ts';
import type { AdvisoryFacts, Analysis, AnalysisPackage } from '../../formats/records/facts.ts';
import { type GateRule, PRESETS, type RuleLevels } from '../../process/gate-rules.ts';
import { renderCodeSpan, renderPlain } from '../../text/defuse.ts';
import { judgeCaseNotes } from './judge-case-notes.ts';
import { judgeOutside } from './judge-outside.ts';
import { judgePlan, type PlanFacts } from './judge-plan.ts';
import { judgeReview } from './judge-review.ts';

/** One thing that a release must show before disclosure (flowchart node W). */
export interface GateFinding {
  readonly rule:
    | 'analysis'
    | 'advisory'
    | 'patched-version'
    | 'outside-affected-ranges'
    | 'released'
    | GateRule;
  readonly ok: boolean;
  /** Package and version where the finding is about one. */
  readonly subject: string;
  /** What is seen, and what to do where it is not right. Team surface. */
  readonly text: string;
  /** Told, and holds nothing. */
  readonly advised?: true;
  /** It was required, and the fix is public without it. */
  readonly missed?: true;
  /** Can be right only once the fix is public: it does not are in the way of merging and tagging. */
  readonly after?: true;
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
  /** Lenient where left out. */
  readonly levels?: RuleLevels;
  readonly notes?: readonly ObservedNotes[];
  /** Ids of other cases by the release that fixes them too, `repo@version`. */
  readonly alsoFixed?: Readonly<Record<string, readonly string[]>>;
  readonly patches?: StoredCase['patches'] | undefined;
  readonly confirmation?: StoredCase['confirmation'] | undefined;
  readonly decisions?: StoredCase['decisions'];
  readonly plan?: PlanFacts;
  readonly lines?: StoredCase['lines'] | undefined;
  readonly changes?: StoredCase['changes'] | undefined;
}

export interface GateVerdict {
  /** Nothing holds the disclosure. */
  readonly passed: boolean;
  /** Nothing holds merging and tagging: what is missing can only be right afterwards. */
  readonly ready: boolean;
  /** A patched version can be had already: anyone who compares versions sees the flaw. */
  readonly isPublic: boolean;
  readonly findings: readonly GateFinding[];
}

/**
 * Judges a release. It passes when nothing that is required is wrong. Once a fix is public only wrong content holds: a
 * missing fix, a version inside an affected range, a line that is not out.
 */
export function judgeGate(facts: GateFacts): GateVerdict {
  const judged = facts.analysis
    ? judgeAnalysed(facts, facts.analysis)
    : [finding('analysis', false, '', 'There is no accepted analysis yet. Post one with the form.')];
  const isPublic = isFixPublic(facts);
  const findings = isPublic ? judged.map(soften) : judged;
  const holding = findings.filter((each) => !each.ok && !each.advised);
  return {
    passed: holding.length === 0,
    ready: holding.every((each) => each.after),
    isPublic,
    findings,
  };
}

function isFixPublic({ releases, evidence }: GateFacts): boolean {
  return (
    evidence.some(({ kind }) => kind === 'release') ||
    (releases ?? []).some(({ npm, tag }) => npm === 'published' || tag !== null)
  );
}

/** What no waiting mends once people can read the fix. */
const soften = (each: GateFinding): GateFinding =>
  each.ok || each.advised || HOLDS_IN_PUBLIC.includes(each.rule)
    ? each
    : { ...each, advised: true, missed: true };

const HOLDS_IN_PUBLIC: readonly GateFinding['rule'][] = [
  'analysis',
  'advisory',
  'patched-version',
  'outside-affected-ranges',
  'released',
  'manifest-version',
  'no-revert',
  'contains-fix',
];

function judgeAnalysed(facts: GateFacts, analysis: Analysis): readonly GateFinding[] {
  const patchedSomewhere = analysis.packages.some((each) => each.patched.length > 0);
  return [
    facts.advisories.length > 0 && facts.advisories.every((advisory) => advisory !== null)
      ? finding('advisory', true, '', 'The advisory can be read.')
      : finding(
          'advisory',
          false,
          '',
          'The advisory could not be read. Open it to check that it is there, then run the workflow again.',
        ),
    ...atLevel(facts, 'cve', judgeCve(facts)),
    patchedSomewhere
      ? finding('patched-version', true, '', 'A patched version is named.')
      : finding(
          'patched-version',
          false,
          '',
          'No package has a patched version. Add `patched:` to the analysis, or write `/no-patch because …`.',
        ),
    ...analysis.packages.flatMap((each) => judgePackage(facts, analysis, each)),
    ...(['patch', 'test', 'regression-test'] as const).flatMap((kind) =>
      atLevel(facts, kind, judgeEvidence(facts, kind)),
    ),
    ...judgeReview({ analysis, lines: facts.lines ?? [], changes: facts.changes ?? [] }).flatMap((each) =>
      atLevel(facts, 'reviewed', each),
    ),
    ...atLevel(facts, 'confirmed-again', judgeConfirmation(facts)),
    ...(facts.plan
      ? judgePlan(facts.plan).flatMap((each) => atLevel(facts, each.rule as GateRule, each))
      : []),
    ...judgeCaseNotes({
      ...facts,
      analysis,
      patches: facts.patches ?? [],
      notes: facts.notes ?? [],
      levels: levelsOf(facts),
    }),
  ];
}

const levelsOf = ({ levels }: GateFacts): RuleLevels => levels ?? PRESETS.lenient;

/** A rule as the configuration wants it: holding, only told, or not looked at. */
function atLevel(facts: GateFacts, rule: GateRule, found: GateFinding): readonly GateFinding[] {
  switch (levelsOf(facts)[rule]) {
    case 'required':
      return [found];
    case 'advised':
      return [{ ...found, advised: true }];
    case 'off':
      return [];
  }
}

/** The analyst looked again once the patch was there: a patch teaches something about the flaw. */
function judgeConfirmation({ confirmation, evidence }: GateFacts): GateFinding {
  const patch = evidence.findLast((each) => each.kind === 'patch');
  const isAgain = patch && confirmation && Date.parse(confirmation.at) >= Date.parse(patch.at);
  return isAgain
    ? finding(
        'confirmed-again',
        true,
        '',
        `The analysis was confirmed again, by ${renderPlain(confirmation.by.login)}.`,
      )
    : finding(
        'confirmed-again',
        false,
        '',
        'The analysis was not confirmed again with the patch. Analyst: check it, then write `/set confirmed yes HOW`.',
      );
}

function judgeCve(facts: GateFacts): GateFinding {
  if (facts.cve) return finding('cve', true, facts.cve, 'The CVE id is on record.');
  if (facts.noCve) return finding('cve', true, '', 'Recorded: there will be no CVE.');
  return finding('cve', false, '', 'No CVE id yet. Enter it with `/cve CVE-…`, or `/no-cve because …`.');
}

function judgePackage(facts: GateFacts, analysis: Analysis, each: AnalysisPackage): readonly GateFinding[] {
  const ranges = analysis.packages
    .filter((other) => other.name === each.name && other.ecosystem === each.ecosystem)
    .flatMap((other) => other.affected);
  return each.patched.flatMap((version) => {
    const subject = `${each.name} ${version}`;
    return [
      judgeOutside(each, version, ranges),
      { ...judgeReleased(facts, each, version, subject), after: true as const },
    ];
  });
}

function judgeReleased(
  facts: GateFacts,
  each: AnalysisPackage,
  version: string,
  subject: string,
): GateFinding {
  const without = facts.decisions?.find((each) => each.kind === 'without-release' && each.reason === subject);
  if (without)
    return finding(
      'released',
      true,
      subject,
      `Disclosed without it, decided by ${renderPlain(without.by[0]?.login ?? '')}: ${renderPlain(without.because)}`,
    );
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
    if (seen?.npm === 'not-asked') {
      return finding(
        'released',
        false,
        subject,
        `npm is asked once its tag is public. If it has no tag, write ${renderCodeSpan(`/released ${subject}`)}.`,
      );
    }
    return finding(
      'released',
      false,
      subject,
      `Not on npm yet. If it was released elsewhere, write ${renderCodeSpan(`/released ${subject}`)}.`,
    );
  }
  return finding(
    'released',
    false,
    subject,
    `Release it, then write ${renderCodeSpan(`/released ${subject}`)}.`,
  );
}

function judgeEvidence(facts: GateFacts, kind: 'patch' | 'test' | 'regression-test'): GateFinding {
  const known = facts.evidence.findLast((evidence) => evidence.kind === kind);
  const failed = findFailed(facts.evidence, kind);
  if (failed)
    return finding(
      kind,
      false,
      failed.facts?.line ?? '',
      `It failed, as ${renderPlain(failed.by.login)} recorded. When it passes, write \`/evidence ${kind} LINK OR WORDS\`.`,
    );
  if (known) return finding(kind, true, '', `Recorded by ${renderPlain(known.by.login)}.`);
  return finding(kind, false, '', `Nothing recorded. Write \`/evidence ${kind} LINK OR WORDS\`.`);
}

/** What failed last on a release line, and has not passed there since. */
export function findFailed(
  evidence: StoredCase['evidence'],
  kind: StoredCase['evidence'][number]['kind'],
): StoredCase['evidence'][number] | undefined {
  const newest = new Map<string, StoredCase['evidence'][number]>();
  for (const each of evidence) if (each.kind === kind) newest.set(each.facts?.line ?? '', each);
  return [...newest.values()].find((each) => each.facts?.result === 'failed');
}

const finding = (rule: GateFinding['rule'], ok: boolean, subject: string, text: string): GateFinding => ({
  rule,
  ok,
  subject,
  text,
});
