import type { AdvisoryWrite } from '../../case/operation.ts';
import type { StoredCase } from '../../case/stored-case.ts';
import { digestOf } from '../../engine/context.ts';
import type { AdvisoryFacts } from '../../formats/records/facts.ts';
import { findDrift, planAdvisoryInput } from './advisory-input.ts';

/** What the advisory of a repo has to say: the analysis, and the CVE id once there is one. */
export function plannedInput(stored: StoredCase, repo: string): AdvisoryWrite {
  const { credits, ...rest } = planAdvisoryInput(stored.analysis!.facts, repo);
  const input = { ...rest, credits: credits.filter(({ login }) => seesDrafts(stored, login)) };
  return stored.cve.id === null ? input : { ...input, cve_id: stored.cve.id };
}

/**
 * Whether somebody works on the case, reported it, or was invited: GitHub mails the title of a draft to anyone who is credited
 * in it. Others are credited in the request that publishes it (design, section 5: who gets a mail).
 */
function seesDrafts(
  { reporter, coordinators, moves, analysis, approvalRequests }: StoredCase,
  login: string,
): boolean {
  const invited = approvalRequests.filter(({ key, doneAt }) => key.startsWith('invite/') && doneAt !== null);
  const known = [
    ...[reporter, ...coordinators, ...moves.map(({ by }) => by), analysis?.by].map((each) => each?.login),
    ...invited.map(({ key }) => key.split('/')[2]),
  ];
  return known.some((each) => each?.toLowerCase() === login.toLowerCase());
}

/** Digest over what is planned for an advisory, those included who are credited only at publication. */
export const plannedDigest = (stored: StoredCase, repo: string): string =>
  digestOf({ ...plannedInput(stored, repo), ...laterCredits(stored, repo) });

/** Who is credited only at publication, as an operation names them; nothing where nobody is. */
export function laterCredits(stored: StoredCase, repo: string): { readonly later?: readonly string[] } {
  const { credits } = planAdvisoryInput(stored.analysis!.facts, repo);
  const later = credits.map(({ login }) => login).filter((login) => !seesDrafts(stored, login));
  return later.length === 0 ? {} : { later };
}

/** Arrays are replaced by GitHub: credits that stand there already are kept. */
export function mergeCredits(input: AdvisoryWrite, facts: AdvisoryFacts): AdvisoryWrite {
  const kept = facts.credits
    .filter((credit): credit is { login: string; type: typeof credit.type } => 'login' in credit)
    .filter(
      (credit) => !input.credits.some((each) => each.login.toLowerCase() === credit.login.toLowerCase()),
    );
  return { ...input, credits: [...input.credits, ...kept] };
}

/** Everything of the advisories that is not out yet was written from the analysis that counts. */
export function advisoriesFollow(stored: StoredCase): boolean {
  const { analysis } = stored;
  if (!analysis) return false;
  const open = stored.advisories.filter((advisory) => advisory.publishedAt === null);
  return (
    analysis.facts.confirmed.yes &&
    open.every((advisory) => {
      const isAffected = analysis.facts.packages.some((each) => each.repo === advisory.repo);
      return !isAffected || advisory.digest === plannedDigest(stored, advisory.repo);
    })
  );
}

/** A person wrote what the bot would have written: nothing is left to do (design, section 3, rule 7). */
export function saysAlready(stored: StoredCase, facts: AdvisoryFacts): boolean {
  const planned = plannedInput(stored, facts.repo);
  const { cve_id: cve, ...input } = mergeCredits(planned, facts);
  if (cve !== undefined && facts.cve !== cve) return false;
  return findDrift(input as Parameters<typeof findDrift>[0], facts).length === 0;
}
