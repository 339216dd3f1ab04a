import { nameAsAsked } from './credit-wishes.ts';
import type { AdvisoryFacts, Analysis, Credit, CvssScore } from './facts.ts';

/** What an analysis knows that an advisory on GitHub has no place for. */
export type Beside = Pick<Analysis, 'cvss' | 'credits'>;

/**
 * The facts of an advisory with what GitHub cannot hold of the analysis: scores of the versions of CVSS that it has no
 * vector for, and people without a login, each named as they asked. Scores are the analysis's, which are FIRST's.
 */
export function completeFacts(facts: AdvisoryFacts, analysis: Beside | null): AdvisoryFacts {
  if (analysis === null) return facts;
  const named = analysis.credits.filter((credit) => !facts.credits.some((each) => isSame(each, credit)));
  const nameless = named.filter((credit) => !('login' in credit));
  return {
    ...facts,
    cvss: completeScores(facts.cvss, analysis.cvss),
    credits: nameAsAsked([...facts.credits, ...nameless], analysis.credits),
  };
}

/** What the advisory states comes first; the severity stays that of the advisory. */
function completeScores(stated: readonly CvssScore[], ours: readonly CvssScore[]): CvssScore[] {
  return [
    ...stated.map((each) => ours.find(({ vector }) => vector === each.vector) ?? each),
    ...ours.filter(({ version }) => stated.length > 0 && !stated.some((each) => each.version === version)),
  ];
}

const isSame = (one: Credit, other: Credit): boolean =>
  one.type === other.type &&
  ('login' in one
    ? 'login' in other && one.login.toLowerCase() === other.login.toLowerCase()
    : !('login' in other) && one.name === other.name);
