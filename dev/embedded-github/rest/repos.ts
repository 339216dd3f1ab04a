/** Routes of repositories: themselves, collaborators, private vulnerability reporting, environments. */
import {
  atLeast,
  type Demand,
  demand,
  grantedRole,
  mayRead,
  readActions,
  readMetadata,
  roleIn,
} from '../access.ts';
import { nothing, ok, paged, type Reply, type Req, repoFrom, routesOf, textOf } from '../http.ts';
import { nodeId } from '../node-id.ts';
import { roleOf } from '../seed-names.ts';
import { accountByLogin, actorId, fullName, iso, notFound } from '../state/find.ts';
import type { Environment, Repo } from '../world.ts';
import { collaboratorShape, fullRepoShape, permissionName, repoApi, repoWeb } from './shapes-repos.ts';

const administer: Demand = { need: { administration: 'write' }, role: 'admin' };

function shape(req: Req, repo: Repo): unknown {
  return fullRepoShape(req.world, repo, actorId(req.ctx.actor));
}

function getRepo(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, readMetadata);
  return ok(shape(req, repo));
}

function changeRepo(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, administer);
  const { body } = req;
  const name = textOf(body, 'name');
  if (name !== undefined && name !== repo.name) {
    req.world.repoRedirects.set(fullName(req.world, repo).toLowerCase(), repo.id);
    repo.name = name;
  }
  if (typeof body.private === 'boolean') repo.private = body.private;
  const visibility = textOf(body, 'visibility');
  if (visibility !== undefined) repo.private = visibility === 'private';
  if (typeof body.archived === 'boolean') repo.archived = body.archived;
  repo.description = textOf(body, 'description') ?? repo.description;
  repo.defaultBranch = textOf(body, 'default_branch') ?? repo.defaultBranch;
  return ok(shape(req, repo));
}

/** People who have a role here by any grant: owners, teams, direct. `affiliation=direct` leaves out the organisation. */
function listCollaborators(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, { need: { metadata: 'read' }, role: 'write' });
  const direct = req.query.get('affiliation') === 'direct';
  const wanted = req.query.get('permission');
  const people = [...req.world.accounts.values()].filter((account) => {
    if (account.type !== 'User' || (direct && !repo.collaborators.has(account.id))) return false;
    const role = grantedRole(req.world, account.id, repo);
    return role !== 'none' && (wanted === null || atLeast(role, roleOf(wanted)));
  });
  return paged(req, people, (one) =>
    collaboratorShape(req.world, repo, one.id, grantedRole(req.world, one.id, repo)),
  );
}

function person(req: Req): number {
  const account = accountByLogin(req.world, req.params.username ?? '');
  if (!account) throw notFound();
  return account.id;
}

function isCollaborator(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, { need: { metadata: 'read' }, role: 'write' });
  if (grantedRole(req.world, person(req), repo) === 'none') throw notFound();
  return nothing();
}

function addCollaborator(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, administer);
  repo.collaborators.set(person(req), roleOf(textOf(req.body, 'permission') ?? 'push'));
  return nothing();
}

function removeCollaborator(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, administer);
  repo.collaborators.delete(person(req));
  return nothing();
}

function permission(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, { need: { metadata: 'read' }, role: 'read' });
  const id = person(req);
  const role = roleIn(req.world, id, repo);
  const user = collaboratorShape(req.world, repo, id, role);
  return ok({ permission: permissionName(role), role_name: role, user });
}

function setReporting(on: boolean): (req: Req) => Reply {
  return (req) => {
    const repo = repoFrom(req);
    demand(req.ctx, repo, administer);
    repo.privateVulnerabilityReporting = on;
    return nothing();
  };
}

function environmentShape(req: Req, repo: Repo, environment: Environment): unknown {
  return {
    id: environment.id,
    node_id: nodeId('EN', environment.id),
    name: environment.name,
    url: `${repoApi(req.world, repo)}/environments/${encodeURIComponent(environment.name)}`,
    html_url: `${repoWeb(req.world, repo)}/deployments/activity_log?environments_filter=${encodeURIComponent(environment.name)}`,
    created_at: iso(repo.createdAt),
    updated_at: iso(repo.createdAt),
    protection_rules: [],
    deployment_branch_policy: null,
  };
}

function listEnvironments(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, readActions);
  return paged(
    req,
    repo.environments,
    (one) => environmentShape(req, repo, one),
    (environments, total) => ({ total_count: total, environments }),
  );
}

function getEnvironment(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, readActions);
  const found = repo.environments.find((one) => one.name === req.params.environment_name);
  if (!found) throw notFound();
  return ok(environmentShape(req, repo, found));
}

export const repoRoutes = routesOf({
  'GET /repos/{owner}/{repo}': getRepo,
  'PATCH /repos/{owner}/{repo}': changeRepo,
  'GET /repos/{owner}/{repo}/collaborators': listCollaborators,
  'GET /repos/{owner}/{repo}/collaborators/{username}': isCollaborator,
  'PUT /repos/{owner}/{repo}/collaborators/{username}': addCollaborator,
  'DELETE /repos/{owner}/{repo}/collaborators/{username}': removeCollaborator,
  'GET /repos/{owner}/{repo}/collaborators/{username}/permission': permission,
  'GET /repos/{owner}/{repo}/private-vulnerability-reporting': (req) => {
    const repo = repoFrom(req);
    if (!mayRead(req.ctx, repo)) throw notFound();
    return ok({ enabled: repo.privateVulnerabilityReporting });
  },
  'PUT /repos/{owner}/{repo}/private-vulnerability-reporting': setReporting(true),
  'DELETE /repos/{owner}/{repo}/private-vulnerability-reporting': setReporting(false),
  'GET /repos/{owner}/{repo}/immutable-releases': (req) => {
    const repo = repoFrom(req);
    demand(req.ctx, repo, { need: { administration: 'read' }, role: 'admin' });
    if (!repo.immutableReleases) throw notFound();
    return ok({ enabled: true, enforced_by_owner: false });
  },
  'GET /repos/{owner}/{repo}/environments': listEnvironments,
  'GET /repos/{owner}/{repo}/environments/{environment_name}': getEnvironment,
});
