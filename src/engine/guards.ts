import { type EvidenceKind, type StoredCase, standingMoves, stateOf } from '../case/stored-case.ts';
import { advisoriesFollow } from '../features/advisory/advisory-state.ts';
import { findFailed, judgeGate } from '../features/release/judge-gate.ts';
import { NO_TAG } from '../features/release/wanted-notes.ts';
import { levelsOf } from '../process/gate-rules.ts';
import type { Proof } from '../process/table.ts';
import type { Context } from './context.ts';

/** What is on record for this case, as the process table names it. */
export function proofsOf(context: Context): ReadonlySet<Proof> {
  const { stored } = context;
  const proofs = new Set<Proof>();
  const has = (kind: EvidenceKind) =>
    stored.evidence.some((evidence) => evidence.kind === kind) && !findFailed(stored.evidence, kind);
  if (has('acknowledgement') || standingMoves(stored).some((move) => move.to === 'acknowledged'))
    proofs.add('acknowledgement');
  if (stored.analysis) proofs.add('analysis');
  if (advisoriesComplete(stored)) proofs.add('advisory');
  if (has('patch')) proofs.add('patch');
  if (has('test')) proofs.add('test');
  if (has('regression-test')) proofs.add('regression-test');
  if (hasNoPatchDecision(stored)) proofs.add('two-people');
  if (stateOf(stored) === 'releasing' || stateOf(stored) === 'disclosing') {
    if (judgeGate(gateFactsOf(context)).passed) proofs.add('gate');
  }
  return proofs;
}

/** Every affected repo has its advisory, written by us from the analysis that counts. */
export function advisoriesComplete(stored: StoredCase): boolean {
  if (!stored.analysis) return false;
  const repos = new Set(stored.analysis.facts.packages.map((each) => each.repo));
  return [...repos].every((repo) =>
    stored.advisories.some((advisory) => advisory.repo === repo && advisory.digest !== null),
  );
}

/**
 * Two different people decided not to patch (flowchart node R, no). A patch or a release after that is another plan: the
 * decision is void.
 */
export function hasNoPatchDecision(stored: StoredCase): boolean {
  return stored.decisions.some((decision) => {
    if (decision.kind !== 'no-patch' || new Set(decision.by.map((person) => person.id)).size < 2)
      return false;
    const decidedAt = Math.max(...decision.by.map((person) => Date.parse(person.at)));
    const since = (at: string) => Date.parse(at) >= decidedAt;
    const isPatched = stored.evidence.some((evidence) => evidence.kind === 'patch' && since(evidence.at));
    return !isPatched && !stored.moves.some((move) => move.to === 'releasing' && since(move.at));
  });
}

/**
 * Disclosure is allowed: the gate has passed, or two people decided to go without a patch, and the advisories say what
 * the confirmed analysis says.
 */
export function mayDisclose(context: Context): boolean {
  const proofs = proofsOf(context);
  return (proofs.has('gate') || proofs.has('two-people')) && advisoriesFollow(context.stored);
}

/** A member asked for a pre-announcement. */
export const isPreAnnouncementWanted = (stored: StoredCase): boolean =>
  stored.decisions.some((decision) => decision.kind === 'pre-announce');

/** What was announced before the release stands under this name among the posts and ticked-off channels. */
export const PRE_ANNOUNCEMENT = 'pre-announcement';

export const isPreAnnounced = (stored: StoredCase): boolean =>
  stored.posts.some((post) => post.channel === PRE_ANNOUNCEMENT) ||
  stored.evidence.some((evidence) => evidence.kind === 'posted' && evidence.subject === PRE_ANNOUNCEMENT);

export function gateFactsOf({ stored, observed, config }: Context) {
  return {
    analysis: stored.analysis?.facts ?? null,
    cve: stored.cve.id,
    noCve: stored.decisions.some((decision) => decision.kind === 'no-cve'),
    evidence: stored.evidence,
    releases: observed.releases,
    advisories: stored.advisories.map((advisory) => observed.advisories[advisory.ghsa] ?? null),
    npm: config.gate.npm,
    levels: levelsOf(config.gate.preset, config.gate.rules),
    notes: Object.values(observed.notes ?? {}).flatMap((each) =>
      each === null || each.version === NO_TAG ? [] : [each],
    ),
    patches: stored.patches,
    lines: stored.lines,
    changes: stored.changes,
    confirmation: stored.confirmation,
    decisions: stored.decisions,
    plan: {
      day: stored.plans?.at(-1)?.day ?? null,
      rule: config.release,
      isWanted: isPreAnnouncementWanted(stored),
      isAnnounced: isPreAnnounced(stored),
    },
  };
}
