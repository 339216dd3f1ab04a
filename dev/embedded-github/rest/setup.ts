/** Routes that are used when the process is set up: rulesets, roles of an organisation. */
import { type Demand, demand, readMetadata, refuseToken } from '../access.ts';
import { created, nothing, ok, paged, type Reply, type Req, repoFrom, routesOf, textOf } from '../http.ts';
import { roleOf } from '../seed-names.ts';
import { fillSeedRepo, seedBlankRepo } from '../seed-repo.ts';
import {
  actorId,
  fullName,
  loginOf,
  notFound,
  orgByLogin,
  repoByName,
  takeId,
  teamBySlug,
} from '../state/find.ts';
import { HttpError, type Org, type Repo, type Ruleset } from '../world.ts';
import { installationShape, teamShape } from './shapes-accounts.ts';
import { fullRepoShape } from './shapes-repos.ts';

const administer: Demand = { need: { administration: 'write' }, role: 'admin' };

/** Rules as they were sent; anything else is left out. */
function ruleTypes(sent: unknown): string[] {
  return (Array.isArray(sent) ? sent : []).map((one) => String((one as { readonly type?: unknown }).type));
}

function rulesetShape(req: Req, repo: Repo, { id, name, refs, rules, bypassAppIds }: Ruleset) {
  const { actor } = req.ctx;
  const isLet = actor.kind === 'app' && bypassAppIds.includes(actor.appId);
  return {
    id,
    name,
    target: 'branch',
    source_type: 'Repository',
    source: fullName(req.world, repo),
    enforcement: 'active',
    current_user_can_bypass: isLet ? 'always' : 'never',
    conditions: { ref_name: { include: refs, exclude: [] } },
    rules: rules.map((type) => ({ type })),
  };
}

function createRuleset(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, administer);
  const { conditions, bypass_actors: actors } = req.body as {
    readonly conditions?: { readonly ref_name?: { readonly include?: readonly string[] } };
    readonly bypass_actors?: readonly { readonly actor_id?: number; readonly actor_type: string }[];
  };
  const made: Ruleset = {
    id: takeId(req.world),
    name: textOf(req.body, 'name') ?? '',
    refs: [...(conditions?.ref_name?.include ?? [])],
    rules: ruleTypes(req.body.rules),
    bypassAppIds: (actors ?? []).flatMap((one) =>
      one.actor_type === 'Integration' && one.actor_id !== undefined ? [one.actor_id] : [],
    ),
  };
  repo.rulesets = [...(repo.rulesets ?? []), made];
  return created(rulesetShape(req, repo, made));
}

function getRuleset(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, readMetadata);
  const found = repo.rulesets?.find(({ id }) => id === Number(req.params.ruleset_id));
  if (!found) throw notFound();
  return ok(rulesetShape(req, repo, found));
}

function rulesOfBranch(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, readMetadata);
  const ref = `refs/heads/${req.params.branch}`;
  const rules = (repo.rulesets ?? [])
    .filter(({ refs }) => refs.includes(ref))
    .flatMap(({ id, rules: types }) => types.map((type) => ({ id, type })));
  return paged(req, rules, ({ id, type }) => ({
    type,
    ruleset_source_type: 'Repository',
    ruleset_source: fullName(req.world, repo),
    ruleset_id: id,
  }));
}

/** Owners see the roles; an App with the permission for custom roles. */
function orgWithRoles(req: Req): Org {
  const org = orgByLogin(req.world, req.params.org ?? '');
  if (!org) throw notFound();
  const { actor } = req.ctx;
  if (actor.kind === 'user' && org.owners.has(actor.accountId)) return org;
  if (actor.kind === 'app' && actor.token.permissions.organization_custom_org_roles !== undefined) return org;
  if (actor.kind === 'anonymous') throw new HttpError(401, 'Requires authentication');
  if (actor.kind === 'user') throw notFound();
  throw refuseToken(actor, { organization_custom_org_roles: 'read' });
}

/** Only owners do what concerns the whole organisation. */
function ownedOrg(req: Req): Org {
  const org = orgByLogin(req.world, req.params.org ?? '');
  if (!org) throw notFound();
  const { actor } = req.ctx;
  if (actor.kind === 'anonymous') throw new HttpError(401, 'Requires authentication');
  if (actor.kind === 'user' && org.owners.has(actor.accountId)) return org;
  throw new HttpError(403, 'Must have admin rights to Repository.');
}

function createRepo(req: Req): Reply {
  const owner = loginOf(req.world, ownedOrg(req).id);
  const name = textOf(req.body, 'name') ?? '';
  if (repoByName(req.world, owner, name))
    throw new HttpError(422, 'Repository creation failed.', {
      errors: [{ resource: 'Repository', field: 'name', code: 'custom' }],
    });
  const isPrivate = req.body.private === true || req.body.visibility === 'private';
  const seed = { owner, name, private: isPrivate };
  seedBlankRepo(req.world, seed);
  fillSeedRepo(req.world, seed);
  const made = repoByName(req.world, owner, name)!;
  made.description = textOf(req.body, 'description') ?? null;
  return created(fullRepoShape(req.world, made, actorId(req.ctx.actor)));
}

/** Everything of a repository goes with it: issues, advisories, temporary private forks. A classic token needs `delete_repo`. */
function deleteRepo(req: Req): Reply {
  const { world, ctx } = req;
  const repo = repoFrom(req);
  demand(ctx, repo, administer);
  const { actor } = ctx;
  if (actor.kind === 'user' && actor.token.kind === 'classic' && !actor.token.scopes.includes('delete_repo'))
    throw new HttpError(403, 'Must have admin rights to Repository.');
  const ofRepo = [...world.advisories.values()].filter(({ repoId }) => repoId === repo.id);
  const forks = ofRepo.flatMap(({ privateForkId }) => privateForkId ?? []);
  const gone = new Set([repo.id, ...forks]);
  for (const [id, issue] of world.issues)
    if (gone.has(issue.repoId)) {
      for (const commentId of issue.commentIds) world.comments.delete(commentId);
      world.issues.delete(id);
    }
  for (const { ghsa } of ofRepo) world.advisories.delete(ghsa);
  for (const id of gone) world.repos.delete(id);
  for (const team of world.teams.values()) for (const id of gone) team.repos.delete(id);
  return nothing();
}

function setEnvironment(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, administer);
  const name = req.params.environment_name ?? '';
  if (!repo.environments.some((one) => one.name === name))
    repo.environments.push({
      id: takeId(req.world),
      name,
      reviewerIds: [],
      reviewerTeamIds: [],
      protectionAppIds: [],
    });
  const found = repo.environments.find((one) => one.name === name)!;
  const { deployment_branch_policy: policy } = req.body as {
    readonly deployment_branch_policy?: { readonly custom_branch_policies?: boolean } | null;
  };
  if (policy?.custom_branch_policies) found.branches ??= [];
  return ok({ id: found.id, name });
}

function addProtectionRule(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, administer);
  const found = repo.environments.find((one) => one.name === req.params.environment_name);
  if (!found) throw notFound();
  const appId = Number(req.body.integration_id);
  if (!req.world.apps.has(appId)) throw new HttpError(422, 'Validation Failed');
  found.protectionAppIds.push(appId);
  return created({ id: takeId(req.world), enabled: true });
}

function giveTeam(req: Req): Reply {
  const org = ownedOrg(req);
  const team = teamBySlug(req.world, org, req.params.team_slug ?? '');
  if (!team) throw notFound();
  team.repos.set(repoFrom(req).id, roleOf(textOf(req.body, 'permission') ?? 'push'));
  return nothing();
}

const securityManager = {
  id: 138,
  name: 'security_manager',
  description: 'Sees security alerts and advisories, and manages security settings.',
  permissions: [],
  source: 'Predefined',
};

export const setupRoutes = routesOf({
  'POST /orgs/{org}/repos': createRepo,
  'DELETE /repos/{owner}/{repo}': deleteRepo,
  'PUT /repos/{owner}/{repo}/environments/{environment_name}': setEnvironment,
  'POST /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules': addProtectionRule,
  'PUT /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}': giveTeam,
  'GET /orgs/{org}/installations': (req) => {
    const { id } = ownedOrg(req);
    const found = [...req.world.installations.values()].filter(({ accountId }) => accountId === id);
    return paged(
      req,
      found,
      (one) => installationShape(req.world, one),
      (installations, total) => ({ total_count: total, installations }),
    );
  },
  'GET /repos/{owner}/{repo}/rulesets': (req) => {
    const repo = repoFrom(req);
    demand(req.ctx, repo, readMetadata);
    return paged(req, repo.rulesets ?? [], (one) => rulesetShape(req, repo, one));
  },
  'POST /repos/{owner}/{repo}/rulesets': createRuleset,
  'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}': getRuleset,
  'GET /repos/{owner}/{repo}/rules/branches/{branch}': rulesOfBranch,
  'GET /orgs/{org}/organization-roles': (req) => {
    orgWithRoles(req);
    return paged(
      req,
      [securityManager],
      (one) => one,
      (roles, total) => ({ total_count: total, roles }),
    );
  },
  'GET /orgs/{org}/organization-roles/{role_id}/teams': (req) => {
    const org = orgWithRoles(req);
    if (Number(req.params.role_id) !== securityManager.id) throw notFound();
    const teams = org.teamIds.map((id) => req.world.teams.get(id)!).filter((team) => team.securityManager);
    return paged(req, teams, (team) => teamShape(req.world, team));
  },
});
