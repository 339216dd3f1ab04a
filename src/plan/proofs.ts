import { type StoredCase, standingMoves, stateOf } from '../case/stored-case.ts';
import type { Proof } from '../process/table.ts';
import { judgeGate } from '../release/judge-gate.ts';
import { advisoriesFollow } from './advisory-state.ts';
import type { Context } from './context.ts';

/** What is on record for this case, as the process table names it. */
export function proofsOf(context: Context): ReadonlySet<Proof> {
  const { stored } = context;
  const proofs = new Set<Proof>();
  const has = (kind: string) => stored.evidence.some((evidence) => evidence.kind === kind);
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

export function gateFactsOf({ stored, observed, config }: Context) {
  return {
    analysis: stored.analysis?.facts ?? null,
    cve: stored.cve.id,
    noCve: stored.decisions.some((decision) => decision.kind === 'no-cve'),
    evidence: stored.evidence,
    releases: observed.releases,
    advisories: stored.advisories.map((advisory) => observed.advisories[advisory.ghsa] ?? null),
    npm: config.gate.npm,
  };
}
