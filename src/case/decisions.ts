import type { StoredCase } from './stored-case.ts';

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
