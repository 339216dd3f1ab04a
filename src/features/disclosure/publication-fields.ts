import type { AdvisoryWrite } from '../../case/operation.ts';
import type { StoredCase } from '../../case/stored-case.ts';
import type { AdvisoryFacts, Credit } from '../../formats/records/facts.ts';
import { planAdvisoryInput, toVulnerability } from '../advisory/advisory-input.ts';

/**
 * Everybody who is named in an advisory once it is public: those who stand there, and those who could not see the draft
 * and so were left out of it, since GitHub mails its title to anyone who is credited.
 */
export function creditsAtPublication(stored: StoredCase, facts: AdvisoryFacts): readonly Credit[] {
  const planned = stored.analysis ? planAdvisoryInput(stored.analysis.facts, facts.repo).credits : [];
  const isThere = (login: string): boolean =>
    facts.credits.some((each) => 'login' in each && each.login.toLowerCase() === login.toLowerCase());
  return [...facts.credits, ...planned.filter(({ login }) => !isThere(login))];
}

/**
 * The advisory as it was shown, as GitHub takes it. A field of which GitHub's answer had a part that we could not read
 * is left as it is there: written back, it would lose that part.
 */
export function publicationFields(stored: StoredCase, facts: AdvisoryFacts): Partial<AdvisoryWrite> {
  const credits = creditsAtPublication(stored, facts).flatMap((each) =>
    'login' in each ? [{ login: each.login, type: each.type }] : [],
  );
  const [vector, second] = facts.cvss;
  const fields: Partial<AdvisoryWrite> = {
    summary: facts.summary,
    description: facts.description,
    cwe_ids: facts.cwe,
    credits,
    ...(facts.ranges.length === 0 ? {} : { vulnerabilities: facts.ranges.map(toVulnerability) }),
    ...(vector && !second ? { cvss_vector_string: vector.vector } : {}),
  };
  const isRead = (field: string): boolean => {
    const part = field === 'cvss_vector_string' ? 'cvss' : field;
    return !facts.unread?.some((path) => path.startsWith(part));
  };
  return Object.fromEntries(Object.entries(fields).filter(([field]) => isRead(field)));
}
