/** Routes of organisations: members, teams, repositories. */
import { demandMembers, mayRead } from '../access.ts';
import { nothing, ok, paged, type Reply, type Req, routesOf, textOf } from '../http.ts';
import {
  accountByLogin,
  actorId,
  loginOf,
  notFound,
  orgByLogin,
  teamBySlug,
  teamMemberIds,
} from '../state/find.ts';
import { HttpError, type Org, type Team } from '../world.ts';
import {
  orgFullShape,
  orgOwnerShape,
  orgSimpleShape,
  teamFullShape,
  teamShape,
  userShape,
} from './shapes-accounts.ts';
import { minimalRepoShape, permissionsOf } from './shapes-repos.ts';

function orgFrom(req: Req): Org {
  const org = orgByLogin(req.world, req.params.org ?? '');
  if (!org) throw notFound();
  return org;
}

/** Secret teams are seen by their members and by owners; by an App always. */
function teamFrom(req: Req): { org: Org; team: Team } {
  const org = orgFrom(req);
  demandMembers(req.ctx, org);
  const team = teamBySlug(req.world, org, req.params.team_slug ?? '');
  const id = actorId(req.ctx.actor) ?? -1;
  const person = req.ctx.actor.kind === 'user';
  const hidden = team?.privacy === 'secret' && person && !org.owners.has(id) && !team.members.has(id);
  if (!team || hidden) throw notFound();
  return { org, team };
}

function listRepos(req: Req): Reply {
  const org = orgFrom(req);
  const type = req.query.get('type') ?? 'all';
  const repos = [...req.world.repos.values()].filter((repo) => {
    if (repo.ownerId !== org.id || !mayRead(req.ctx, repo)) return false;
    return type === 'public' ? !repo.private : type === 'private' ? repo.private : true;
  });
  repos.sort((a, b) => (a.name < b.name ? -1 : 1));
  return paged(req, repos, (repo) => minimalRepoShape(req.world, repo));
}

/** Anyone who may not see members sees the public ones. */
function listMembers(req: Req): Reply {
  const org = orgFrom(req);
  const role = req.query.get('role') ?? 'all';
  let ids = [...(role === 'member' ? [] : org.owners), ...(role === 'admin' ? [] : org.members)];
  if (!seesMembers(req, org)) ids = ids.filter((id) => org.publicMembers.has(id));
  return paged(req, ids, (id) => userShape(req.world, id));
}

function seesMembers(req: Req, org: Org): boolean {
  try {
    demandMembers(req.ctx, org);
    return true;
  } catch (error) {
    if (error instanceof HttpError && error.status !== 401) return false;
    if (error instanceof HttpError && req.ctx.actor.kind === 'anonymous') return false;
    throw error;
  }
}

function isMember(req: Req): Reply {
  const org = orgFrom(req);
  const id = accountByLogin(req.world, req.params.username ?? '')?.id ?? -1;
  const member = org.owners.has(id) || org.members.has(id);
  const seen = seesMembers(req, org) || org.publicMembers.has(id);
  if (!member || !seen) throw notFound();
  return nothing();
}

function orgMembership(req: Req): Reply {
  const org = orgFrom(req);
  demandMembers(req.ctx, org);
  const account = accountByLogin(req.world, req.params.username ?? '');
  if (!account || !(org.owners.has(account.id) || org.members.has(account.id))) throw notFound();
  const api = `${req.world.settings.apiUrl}/orgs/${loginOf(req.world, org.id)}`;
  return ok({
    url: `${api}/memberships/${account.login}`,
    state: 'active',
    role: org.owners.has(account.id) ? 'admin' : 'member',
    organization_url: api,
    organization: orgSimpleShape(req.world, org),
    user: userShape(req.world, account.id),
  });
}

function listTeamMembers(req: Req): Reply {
  const { org, team } = teamFrom(req);
  const role = req.query.get('role') ?? 'all';
  const ids = [...teamMemberIds(req.world, team)].filter(
    (id) => role === 'all' || teamRole(org, team, id) === role,
  );
  return paged(req, ids, (id) => userShape(req.world, id));
}

/** Owners show as maintainers; members of child teams as members. */
function teamRole(org: Org, team: Team, id: number): 'member' | 'maintainer' {
  return org.owners.has(id) ? 'maintainer' : (team.members.get(id) ?? 'member');
}

function membershipShape(req: Req, org: Org, team: Team, id: number): unknown {
  const api = `${req.world.settings.apiUrl}/organizations/${org.id}/team/${team.id}`;
  return {
    url: `${api}/memberships/${loginOf(req.world, id)}`,
    role: teamRole(org, team, id),
    state: team.pending.has(id) ? 'pending' : 'active',
  };
}

function teamMembership(req: Req): Reply {
  const { org, team } = teamFrom(req);
  const account = accountByLogin(req.world, req.params.username ?? '');
  const known = account && (teamMemberIds(req.world, team).has(account.id) || team.pending.has(account.id));
  if (!known) throw notFound();
  return ok(membershipShape(req, org, team, account.id));
}

function demandTeamAdmin(req: Req, org: Org, team: Team): void {
  const { actor } = req.ctx;
  const id = actorId(actor) ?? -1;
  const person = actor.kind === 'user' && (org.owners.has(id) || team.members.get(id) === 'maintainer');
  const app = actor.kind === 'app' && actor.token.permissions.members === 'write';
  if (!person && !app) throw new HttpError(403, 'Must be an owner of the organization or a team maintainer.');
}

/** A member of the organisation is in at once; others are invited. */
function addTeamMember(req: Req): Reply {
  const { org, team } = teamFrom(req);
  demandTeamAdmin(req, org, team);
  const account = accountByLogin(req.world, req.params.username ?? '');
  if (!account) throw notFound();
  const role = textOf(req.body, 'role') === 'maintainer' ? 'maintainer' : 'member';
  if (org.owners.has(account.id) || org.members.has(account.id)) team.members.set(account.id, role);
  else team.pending.add(account.id);
  return ok(membershipShape(req, org, team, account.id));
}

function removeTeamMember(req: Req): Reply {
  const { org, team } = teamFrom(req);
  demandTeamAdmin(req, org, team);
  const account = accountByLogin(req.world, req.params.username ?? '');
  if (!account) throw notFound();
  team.members.delete(account.id);
  team.pending.delete(account.id);
  return nothing();
}

function listTeams(req: Req): Reply {
  const org = orgFrom(req);
  demandMembers(req.ctx, org);
  return paged(
    req,
    org.teamIds.map((id) => req.world.teams.get(id)!),
    (team) => teamShape(req.world, team),
  );
}

function listTeamRepos(req: Req): Reply {
  const { team } = teamFrom(req);
  const repos = [...team.repos]
    .map(([id, role]) => ({ repo: req.world.repos.get(id)!, role }))
    .filter(({ repo }) => mayRead(req.ctx, repo));
  return paged(req, repos, ({ repo, role }) => ({
    ...minimalRepoShape(req.world, repo),
    permissions: permissionsOf(role, repo),
    role_name: role,
  }));
}

const team = '/orgs/{org}/teams/{team_slug}';

function organization(req: Req): Reply {
  const org = orgFrom(req);
  const { actor } = req.ctx;
  const isOwner = actor.kind === 'user' && org.owners.has(actor.accountId);
  return ok(isOwner ? orgOwnerShape(req.world, org) : orgFullShape(req.world, org));
}

export const orgRoutes = routesOf({
  'GET /orgs/{org}': organization,
  'GET /orgs/{org}/repos': listRepos,
  'GET /orgs/{org}/members': listMembers,
  'GET /orgs/{org}/members/{username}': isMember,
  'GET /orgs/{org}/memberships/{username}': orgMembership,
  'GET /orgs/{org}/teams': listTeams,
  [`GET ${team}`]: (req) => ok(teamFullShape(req.world, teamFrom(req).team)),
  [`GET ${team}/members`]: listTeamMembers,
  [`GET ${team}/memberships/{username}`]: teamMembership,
  [`PUT ${team}/memberships/{username}`]: addTeamMember,
  [`DELETE ${team}/memberships/{username}`]: removeTeamMember,
  [`GET ${team}/repos`]: listTeamRepos,
});
