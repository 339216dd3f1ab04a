/** Looking things up in the world. A miss is GitHub's 404, which tells nothing of whether the thing exists. */
import {
  type Account,
  type Actor,
  type Comment,
  HttpError,
  type Issue,
  type Label,
  type Org,
  type Repo,
  type Team,
  type World,
} from '../world.ts';

export function notFound(): HttpError {
  return new HttpError(404, 'Not Found');
}

/** The next database id; also the order of things made within one instant. */
export function takeId(world: World): number {
  const id = world.nextId;
  world.nextId += 1;
  return id;
}

/** Times that were spelt before: an answer holds the same ones again and again. */
const spelt = new Map<number, string>();
const MOST_SPELT = 20_000;

/** GitHub's spelling of a time: seconds, UTC. */
export function iso(ms: number): string {
  const known = spelt.get(ms);
  if (known !== undefined) return known;
  const text = new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000Z', 'Z');
  if (spelt.size >= MOST_SPELT) spelt.clear();
  spelt.set(ms, text);
  return text;
}

export function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : iso(ms);
}

export function accountById(world: World, id: number): Account {
  const account = world.accounts.get(id);
  if (!account) throw new Error(`embedded GitHub: no account has id ${id}`);
  return account;
}

export function loginOf(world: World, id: number): string {
  return accountById(world, id).login;
}

export function accountByLogin(world: World, login: string): Account | undefined {
  const wanted = login.toLowerCase();
  for (const account of world.accounts.values()) if (account.login.toLowerCase() === wanted) return account;
  return undefined;
}

/** The account that a request acts as; null for anonymous ones and for an App as itself. */
export function actorId(actor: Actor): number | null {
  return actor.kind === 'anonymous' || actor.kind === 'app-jwt' ? null : actor.accountId;
}

/** As `actorId`, where an account is needed. */
export function requireActor(actor: Actor): number {
  const id = actorId(actor);
  if (id === null) throw new HttpError(401, 'Requires authentication');
  return id;
}

export function fullName(world: World, repo: Repo): string {
  return `${loginOf(world, repo.ownerId)}/${repo.name}`;
}

export function repoById(world: World, id: number): Repo {
  const repo = world.repos.get(id);
  if (!repo) throw notFound();
  return repo;
}

/** By owner and name, whatever the case of letters, following renames; undefined when there is none. */
export function repoByName(world: World, owner: string, name: string): Repo | undefined {
  const wanted = `${owner}/${name}`.toLowerCase();
  for (const repo of world.repos.values()) {
    if (repo.name.toLowerCase() === name.toLowerCase() && fullName(world, repo).toLowerCase() === wanted) {
      return repo;
    }
  }
  const moved = world.repoRedirects.get(wanted);
  return moved === undefined ? undefined : world.repos.get(moved);
}

export function orgByLogin(world: World, login: string): Org | undefined {
  const account = accountByLogin(world, login);
  return account ? world.orgs.get(account.id) : undefined;
}

export function teamBySlug(world: World, org: Org, slug: string): Team | undefined {
  const wanted = slug.toLowerCase();
  return org.teamIds.map((id) => world.teams.get(id)!).find((team) => team.slug.toLowerCase() === wanted);
}

/** Child teams count: their members are members of the parent too. */
export function teamMemberIds(world: World, team: Team): Set<number> {
  const ids = new Set(team.members.keys());
  for (const other of world.teams.values()) {
    if (other.parentId === team.id) for (const id of teamMemberIds(world, other)) ids.add(id);
  }
  return ids;
}

export function issueByNumber(world: World, repo: Repo, number: number): Issue | undefined {
  const id = repo.numbers.get(number);
  return id === undefined ? undefined : world.issues.get(id);
}

export function issueOf(world: World, comment: Comment): Issue {
  const issue = world.issues.get(comment.issueId);
  if (!issue) throw notFound();
  return issue;
}

export function repoOf(world: World, issue: Issue): Repo {
  return repoById(world, issue.repoId);
}

export function labelByName(repo: Repo, name: string): Label | undefined {
  const wanted = name.toLowerCase();
  return repo.labels.find((label) => label.name.toLowerCase() === wanted);
}

export function labelsOf(world: World, issue: Issue): Label[] {
  const repo = repoOf(world, issue);
  return issue.labelIds.flatMap((id) => repo.labels.find((label) => label.id === id) ?? []);
}
