import type { ReportingView } from '../../case/sweep-reads.ts';
import type { Session } from '../session.ts';
import { isWatched, listPublicRepos, type Owner } from './read-advisories.ts';
import { isReportingEnabled } from './read-private-reporting.ts';

/** Repos of an owner with `all` that are asked before nothing is said of the others. */
const MOST_ASKED = 30;

/**
 * Whether reports can come in at all: each repo that the configuration names is asked, of an owner with all its public
 * repos as many as it takes to find one. One request each.
 */
export async function readReporting(session: Session, owners: readonly Owner[]): Promise<ReportingView> {
  const missing: string[] = [];
  let isOn = false;
  let isKnown = true;
  for (const owner of owners) {
    const isNamed = owner.repos !== 'all-public';
    const names = owner.repos === 'all-public' ? await listPublicRepos(session, owner.login) : owner.repos;
    const repos = names.map((name) => `${owner.login}/${name}`).filter((repo) => isWatched(owner, repo));
    for (const repo of isNamed ? repos : repos.slice(0, MOST_ASKED)) {
      if (isOn && !isNamed) break;
      const enabled = await isReportingEnabled(session, repo);
      // Of an owner with all its repos nobody named this one: an App need not be installed on it.
      if (enabled === null && isNamed) missing.push(repo);
      isOn ||= enabled === true;
    }
    isKnown &&= isNamed || repos.length <= MOST_ASKED;
  }
  return { isOn: isOn || (isKnown ? false : null), missing };
}
