/** Changes of the world that happen when an unkindness begins: names, places, installations, features. */

import { fullName, takeId } from '../state/find.ts';
import { transferIssue } from '../state/transfer.ts';
import type { Account, Repo, World } from '../world.ts';
import { actorOfOwner } from './owner-actor.ts';
import { isAbout, type Setting, type Unkindness } from './unkindness.ts';

const publicRepos = (world: World): readonly Repo[] =>
  [...world.repos.values()].filter((repo) => !repo.private && repo.advisoryGhsa === null);

/** The public repositories that it is about; without `where`, all but the first of each owner where `spared`. */
function reposOf(world: World, setting: Setting, isFirstSpared: boolean): readonly Repo[] {
  const about = publicRepos(world).filter((repo) => isAbout(setting, fullName(world, repo)));
  if (setting.where !== undefined || !isFirstSpared) return about;
  return about.filter((repo) => publicRepos(world).find((one) => one.ownerId === repo.ownerId) !== repo);
}

/** Also for anyone who gets the name next. */
const formerName = (name: string): string => `${name}-renamed`;

function renameRepo(world: World, repo: Repo, to: string): void {
  const before = fullName(world, repo).toLowerCase();
  repo.name = to;
  world.repoRedirects.delete(fullName(world, repo).toLowerCase());
  world.repoRedirects.set(before, repo.id);
}

/** Somebody else takes the old login, as anybody may. */
function recycleLogin(world: World, account: Account): Account {
  const { login } = account;
  account.login = formerName(login);
  const next: Account = {
    ...account,
    id: takeId(world),
    login,
    name: null,
    email: null,
    createdAt: world.now,
  };
  world.accounts.set(next.id, next);
  return next;
}

/** The owner has made another repository under the old name: nothing redirects any more. */
function recycleRepo(world: World, repo: Repo): Repo {
  const { name } = repo;
  renameRepo(world, repo, formerName(name));
  const next: Repo = {
    ...repo,
    id: takeId(world),
    name,
    createdAt: world.now,
    collaborators: new Map(),
    labels: [],
    numbers: new Map(),
    nextNumber: 1,
    refs: new Map(),
    commits: new Map(),
    releases: [],
    runs: [],
    environments: [],
    checkRuns: [],
    discussionCategories: [],
    watchers: new Set(),
  };
  world.repos.set(next.id, next);
  world.repoRedirects.delete(fullName(world, next).toLowerCase());
  return next;
}

function recycleLogins(world: World, setting: Setting): void {
  const reporters = new Set([...world.advisories.values()].map((one) => one.authorId));
  for (const account of [...world.accounts.values()]) {
    const isMeant = setting.where === undefined ? reporters.has(account.id) : isAbout(setting, account.login);
    if (account.type === 'User' && isMeant) recycleLogin(world, account);
  }
}

/** Every open issue of a public repository goes to the owner's next public one. */
function transferElsewhere(world: World, setting: Setting): void {
  for (const issue of [...world.issues.values()]) {
    const home = world.repos.get(issue.repoId)!;
    const next = publicRepos(world).find((one) => one.ownerId === home.ownerId && one.id !== home.id);
    const isMeant = !home.private && isAbout(setting, fullName(world, home));
    if (!isMeant || next === undefined || issue.pull !== null || issue.state !== 'open') continue;
    transferIssue(actorOfOwner(world, home.ownerId), issue, next);
  }
}

/** The first App is installed wherever there is an organisation, on all repositories, with all that it asks for. */
function installEverywhere(world: World): void {
  const [app] = world.apps.values();
  if (app === undefined) return;
  for (const org of world.orgs.values()) {
    const isThere = [...world.installations.values()].some(
      (one) => one.appId === app.id && one.accountId === org.id,
    );
    if (isThere) continue;
    const id = takeId(world);
    world.installations.set(id, {
      id,
      appId: app.id,
      accountId: org.id,
      repositories: 'all',
      permissions: { ...app.permissions },
      suspended: false,
      createdAt: world.now,
    });
  }
}

export const changes: readonly Unkindness[] = [
  {
    name: 'reporting-off',
    what: 'Private vulnerability reporting is off in every public repository but the first of each owner (or in those that `where` names): reports there are refused, and nothing tells anybody.',
    source: 'it is off by default in every repository (GitHub Docs)',
    status: 'verified',
    begin: (world, setting) => {
      for (const repo of reposOf(world, setting, true)) repo.privateVulnerabilityReporting = false;
    },
  },
  {
    name: 'repos-renamed',
    what: 'Public repositories get other names. REST answers the old one with a redirect by id (301, and 307 to writes), GraphQL follows, tokens by the old name are refused with 422.',
    source: 'GitHub Docs, renaming a repository; twentyhq/twenty 24196',
    status: 'verified',
    begin: (world, setting) => {
      for (const repo of reposOf(world, setting, false)) renameRepo(world, repo, formerName(repo.name));
    },
  },
  {
    name: 'repos-recycled',
    what: 'Public repositories get other names, and the owner makes new, empty ones under the old names.',
    source: 'GitHub Docs, renaming a repository: a new one under the old name ends the redirects',
    status: 'verified',
    begin: (world, setting) => {
      for (const repo of reposOf(world, setting, false)) recycleRepo(world, repo);
    },
  },
  {
    name: 'logins-recycled',
    what: 'Everybody who has reported gets another login, and somebody else takes the old one.',
    source: 'GitHub Docs, changing your username: the old one may be claimed by anybody',
    status: 'verified',
    begin: recycleLogins,
  },
  {
    name: 'issues-transferred-elsewhere',
    what: 'Every open issue of a public repository is moved to another public one of the same owner; the old address redirects there.',
    source: 'GitHub Docs, transferring an issue',
    status: 'verified',
    begin: transferElsewhere,
  },
  {
    name: 'one-app-everywhere',
    what: 'The App of the first owner is installed on every organisation, with the same key.',
    source: 'a public App can be installed anywhere (GitHub Docs)',
    status: 'verified',
    begin: installEverywhere,
  },
];
