/** Who can read a place: for the journal, so that a leak can be told from a text in its proper collaborators. */
import { covers, grantedRole, installationCovers, personAdvisoryRole } from './access.ts';
import { repoById } from './state/find.ts';
import type { Advisory, Repo, World } from './world.ts';

/** Accounts (people and installed bots) that could read a private repository; null: everyone. */
export function readersOfRepo(world: World, repo: Repo): number[] | null {
  if (!repo.private) return null;
  const ids: number[] = [];
  for (const account of world.accounts.values()) {
    if (account.type === 'User' && grantedRole(world, account.id, repo) !== 'none') ids.push(account.id);
  }
  for (const installation of world.installations.values()) {
    if (installationCovers(installation, repo)) ids.push(world.apps.get(installation.appId)!.botId);
  }
  return ids;
}

/** As `readersOfRepo`, for one advisory: its collaborators until it is published. */
export function readersOfAdvisory(world: World, advisory: Advisory): number[] | null {
  const repo = repoById(world, advisory.repoId);
  if (advisory.state === 'published' || advisory.state === 'withdrawn') return readersOfRepo(world, repo);
  return collaboratorsOf(world, advisory);
}

/** Who reads an advisory while it is unpublished, and its conversation always. */
export function collaboratorsOf(world: World, advisory: Advisory): number[] {
  const repo = repoById(world, advisory.repoId);
  const ids: number[] = [];
  for (const account of world.accounts.values()) {
    if (account.type !== 'User') continue;
    if (personAdvisoryRole(world, account.id, advisory, repo) !== 'none') ids.push(account.id);
  }
  for (const installation of world.installations.values()) {
    const sees = covers(installation.permissions.repository_advisories, 'read');
    if (sees && installationCovers(installation, repo)) {
      ids.push(world.apps.get(installation.appId)!.botId);
    }
  }
  return ids;
}
