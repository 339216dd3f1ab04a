/**
 * Who may do what. Two questions for every call: does the token carry the permission, and may the
 * person behind it do so in this repository? (An App or GITHUB_TOKEN is nobody: only the first.)
 *
 * Answers as GitHub gives them: what may not be read is 404; what may be read but not done is 403
 * with `x-accepted-github-permissions`.
 */
import { fullName, loginOf, notFound, repoById, teamMemberIds } from './state/find.ts';
import {
  type Actor,
  type Advisory,
  type Ctx,
  HttpError,
  type Installation,
  type Issue,
  type Org,
  type PermissionLevel,
  type Permissions,
  type Repo,
  type RepoRole,
  repoRoles,
  type Token,
  type World,
} from './world.ts';

const rank = (role: RepoRole): number => repoRoles.indexOf(role);
export const atLeast = (role: RepoRole, wanted: RepoRole): boolean => rank(role) >= rank(wanted);

const levelRank: Readonly<Record<PermissionLevel, number>> = { read: 1, write: 2, admin: 3 };
export const covers = (granted: PermissionLevel | undefined, wanted: PermissionLevel): boolean =>
  granted !== undefined && levelRank[granted] >= levelRank[wanted];

/** The role that a person has by grants: owner, organisation, teams, collaborator. A public repository grants nothing here. */
export function grantedRole(world: World, accountId: number, repo: Repo): RepoRole {
  if (repo.ownerId === accountId) return 'admin';
  let best: RepoRole = repo.collaborators.get(accountId) ?? 'none';
  const take = (role: RepoRole): void => {
    if (rank(role) > rank(best)) best = role;
  };
  const org = world.orgs.get(repo.ownerId);
  if (org) {
    if (org.owners.has(accountId)) return 'admin';
    if (org.members.has(accountId)) take(org.defaultRepositoryPermission);
    for (const teamId of org.teamIds) {
      const team = world.teams.get(teamId)!;
      if (!teamMemberIds(world, team).has(accountId)) continue;
      take(team.repos.get(repo.id) ?? 'none');
      if (team.securityManager) take('read');
    }
  }
  if (repo.advisoryGhsa !== null) {
    const advisory = world.advisories.get(repo.advisoryGhsa);
    if (advisory && isCollaborator(world, advisory, accountId)) take('write');
  }
  return best;
}

/** As `grantedRole`; everybody reads a public repository. */
export function roleIn(world: World, accountId: number, repo: Repo): RepoRole {
  const role = grantedRole(world, accountId, repo);
  return role === 'none' && !repo.private ? 'read' : role;
}

export function isCollaborator(world: World, advisory: Advisory, accountId: number): boolean {
  if (advisory.collaboratingUserIds.includes(accountId)) return true;
  return advisory.collaboratingTeamIds.some((id) => {
    const team = world.teams.get(id);
    return team !== undefined && teamMemberIds(world, team).has(accountId);
  });
}

export function isSecurityManager(world: World, accountId: number, ownerId: number): boolean {
  const org = world.orgs.get(ownerId);
  if (!org) return false;
  return org.teamIds.some((id) => {
    const team = world.teams.get(id)!;
    return team.securityManager && teamMemberIds(world, team).has(accountId);
  });
}

/** Whether an installation covers a repository. Temporary private forks are closed to every integration. */
export function installationCovers(installation: Installation, repo: Repo): boolean {
  if (installation.suspended || installation.accountId !== repo.ownerId || repo.advisoryGhsa !== null) {
    return false;
  }
  return installation.repositories === 'all' || installation.repositories.includes(repo.id);
}

/** Whether the token reaches the repository beyond what is public. */
function tokenCovers(world: World, token: Token, repo: Repo): boolean {
  switch (token.kind) {
    case 'classic':
      return token.scopes.includes('repo') || (!repo.private && token.scopes.includes('public_repo'));
    case 'fine-grained':
      return (
        token.ownerId === repo.ownerId &&
        (token.repositories === 'all' || token.repositories.includes(repo.id))
      );
    case 'installation': {
      const installation = world.installations.get(token.installationId);
      if (!installation || !installationCovers(installation, repo)) return false;
      return token.repositories === 'all' || token.repositories.includes(repo.id);
    }
    case 'actions':
      return token.repoId === repo.id;
  }
}

/** Whether this request may see that the repository exists. */
export function mayRead(ctx: Ctx, repo: Repo): boolean {
  const { world, actor } = ctx;
  if (actor.kind === 'app-jwt') return false;
  if (!repo.private) return true;
  if (actor.kind === 'anonymous' || !tokenCovers(world, actor.token, repo)) return false;
  return actor.kind !== 'user' || atLeast(roleIn(world, actor.accountId, repo), 'read');
}

/** Permission keys and levels, any one of which will do. */
export type Need = Readonly<Record<string, PermissionLevel>>;

export interface Demand {
  readonly need: Need;
  /** What a person must at least be in the repository. */
  readonly role: RepoRole;
  /** Scopes of a classic token that will do besides `repo`. */
  readonly scopes?: readonly string[];
  /** Reading what anybody can see in a public repository needs no permission. */
  readonly open?: boolean;
}

export const readIssues: Demand = { need: { issues: 'read' }, role: 'read', open: true };
export const readIssuesOrPulls: Demand = {
  need: { issues: 'read', pull_requests: 'read' },
  role: 'read',
  open: true,
};
export const readPulls: Demand = { need: { pull_requests: 'read' }, role: 'read', open: true };
export const readContents: Demand = { need: { contents: 'read' }, role: 'read', open: true };
export const writeContents: Demand = { need: { contents: 'write' }, role: 'write' };
export const readMetadata: Demand = { need: { metadata: 'read' }, role: 'read', open: true };
export const readActions: Demand = { need: { actions: 'read' }, role: 'read', open: true };
export const writeActions: Demand = { need: { actions: 'write' }, role: 'write' };

/** What writing on an issue needs: on a pull request either permission will do. */
export function writeOn(issue: Issue, role: RepoRole): Demand {
  return { need: issue.pull ? { issues: 'write', pull_requests: 'write' } : { issues: 'write' }, role };
}

export function readOn(issue: Issue): Demand {
  return issue.pull ? readIssuesOrPulls : readIssues;
}

/** Writes down for the log what a request needs. Each need once. */
export function noteNeed(ctx: Ctx, where: string, need: Need, strict = true): void {
  const any = Object.entries(need).map(([key, level]) => `${key}: ${level}`);
  const known = ctx.needed?.some((one) => one.where === where && one.any.join() === any.join());
  if (known === false) ctx.needed?.push({ where, any, strict });
}

/** Throws unless this request may do what is demanded in this repository. */
export function demand(ctx: Ctx, repo: Repo, demanded: Demand): void {
  if (ctx.actor.kind === 'app-jwt') throw jwtNotAccepted();
  noteNeed(ctx, fullName(ctx.world, repo), demanded.need, !demanded.open || repo.private);
  if (!mayRead(ctx, repo)) throw notFound();
  const writes = Object.values(demanded.need).some((level) => level !== 'read');
  if (demanded.open && !repo.private && !writes) return;
  if (ctx.actor.kind === 'anonymous') throw new HttpError(401, 'Requires authentication');
  demandToken(ctx.world, ctx.actor, repo, demanded);
  if (ctx.actor.kind === 'user' && !atLeast(roleIn(ctx.world, ctx.actor.accountId, repo), demanded.role)) {
    throw refuseRole(demanded);
  }
  if (repo.archived && writes) throw new HttpError(403, 'Repository was archived so is read-only.');
}

/** Whether `demand` would let it pass. */
export function may(ctx: Ctx, repo: Repo, demanded: Demand): boolean {
  try {
    // A question is no need.
    demand({ world: ctx.world, actor: ctx.actor, runId: ctx.runId }, repo, demanded);
    return true;
  } catch (error) {
    if (error instanceof HttpError) return false;
    throw error;
  }
}

type TokenActor = Exclude<Actor, { kind: 'anonymous' | 'app-jwt' }>;

/** Whether the token (not the person) carries what is demanded. */
function demandToken(world: World, actor: TokenActor, repo: Repo, demanded: Demand): void {
  const { token } = actor;
  if (token.kind === 'classic') {
    const enough =
      tokenCovers(world, token, repo) ||
      (demanded.scopes ?? []).some((scope) => token.scopes.includes(scope));
    if (!enough) throw notFound();
    return;
  }
  const granted = tokenCovers(world, token, repo) ? token.permissions : {};
  if (!satisfies(granted, demanded.need)) throw refuseToken(actor, demanded.need);
}

export function satisfies(granted: Permissions, need: Need): boolean {
  // Asked of every field of an answer: a loop, since lists of entries are made for each.
  for (const key in need)
    if ((key === 'metadata' && need[key] === 'read') || covers(granted[key], need[key]!)) return true;
  return false;
}

export function refuseToken(actor: Actor, need: Need): HttpError {
  const accepted = Object.entries(need)
    .map(([key, level]) => `${key}=${level}`)
    .join('; ');
  const who = actor.kind === 'user' ? 'personal access token' : 'integration';
  return new HttpError(403, `Resource not accessible by ${who}`, {
    headers: { 'x-accepted-github-permissions': accepted },
  });
}

function refuseRole(demanded: Demand): HttpError {
  if (demanded.role === 'admin') return new HttpError(403, 'Must have admin rights to Repository.');
  return new HttpError(403, `Must have ${demanded.role} access to Repository.`);
}

export function jwtNotAccepted(): HttpError {
  return new HttpError(401, 'A JSON web token is accepted for the endpoints of the App itself only');
}

/** Throws unless this request may see members and teams of the organisation. */
export function demandMembers(ctx: Ctx, org: Org): void {
  const { actor, world } = ctx;
  if (actor.kind === 'app-jwt') throw jwtNotAccepted();
  if (actor.kind === 'anonymous') throw new HttpError(401, 'Requires authentication');
  const need: Need = { members: 'read' };
  noteNeed(ctx, loginOf(world, org.id), need);
  if (actor.kind === 'actions') throw refuseToken(actor, need);
  if (actor.kind === 'app') {
    const installation = world.installations.get(actor.token.installationId);
    if (installation?.accountId !== org.id) throw refuseToken(actor, need);
    if (!satisfies(actor.token.permissions, need)) throw refuseToken(actor, need);
    return;
  }
  if (!org.owners.has(actor.accountId) && !org.members.has(actor.accountId)) throw notFound();
  if (actor.token.kind === 'fine-grained') {
    if (actor.token.ownerId !== org.id || !satisfies(actor.token.permissions, need)) {
      throw refuseToken(actor, need);
    }
    return;
  }
  const scopes = ['read:org', 'write:org', 'admin:org'];
  if (!actor.token.scopes.some((scope) => scopes.includes(scope))) throw notFound();
}

/** What this request may do with an advisory: nothing, see it, edit it, or also publish, close, invite. */
export type AdvisoryRole = 'none' | 'read' | 'write' | 'admin';

export function advisoryRole(ctx: Ctx, advisory: Advisory): AdvisoryRole {
  const { actor, world } = ctx;
  const repo = repoById(world, advisory.repoId);
  noteNeed(ctx, fullName(world, repo), { repository_advisories: 'read' }, advisory.state !== 'published');
  if (!mayRead(ctx, repo)) return 'none';
  const seen: AdvisoryRole =
    advisory.state === 'published' || advisory.state === 'withdrawn' ? 'read' : 'none';
  if (actor.kind === 'anonymous' || actor.kind === 'app-jwt' || actor.kind === 'actions') return seen;
  if (actor.kind === 'app') {
    const granted = tokenCovers(world, actor.token, repo)
      ? actor.token.permissions.repository_advisories
      : undefined;
    return granted === undefined ? seen : granted === 'read' ? 'read' : 'admin';
  }
  const person = personAdvisoryRole(world, actor.accountId, advisory, repo);
  const limit = tokenAdvisoryLimit(world, actor.token, repo);
  const order: readonly AdvisoryRole[] = ['none', 'read', 'write', 'admin'];
  const allowed = order[Math.min(order.indexOf(person), order.indexOf(limit))]!;
  return allowed === 'none' ? seen : allowed;
}

/** What a person is to an advisory, whatever token they use. */
export function personAdvisoryRole(
  world: World,
  accountId: number,
  advisory: Advisory,
  repo: Repo,
): AdvisoryRole {
  if (grantedRole(world, accountId, repo) === 'admin') return 'admin';
  if (isSecurityManager(world, accountId, repo.ownerId)) return 'admin';
  if (isCollaborator(world, advisory, accountId)) return 'write';
  return advisory.submission !== null && advisory.authorId === accountId ? 'read' : 'none';
}

function tokenAdvisoryLimit(world: World, token: Token, repo: Repo): AdvisoryRole {
  if (token.kind === 'classic') {
    if (token.scopes.includes('repo') || token.scopes.includes('repository_advisories:write')) return 'admin';
    return token.scopes.includes('repository_advisories:read') ? 'read' : 'none';
  }
  if (token.kind === 'actions' || !tokenCovers(world, token, repo)) return 'none';
  const granted = token.permissions.repository_advisories;
  return granted === undefined ? 'none' : granted === 'read' ? 'read' : 'admin';
}
