/** Settings of Actions, and the names of its secrets. */
import { type Demand, demand } from '../access.ts';
import { nothing, ok, paged, type Reply, type Req, repoFrom, routesOf, textOf } from '../http.ts';
import { iso, notFound, takeId } from '../state/find.ts';
import { HttpError, type Repo } from '../world.ts';

const administer: Demand = { need: { administration: 'read' }, role: 'admin' };
const seeSecrets: Demand = { need: { secrets: 'read' }, role: 'write' };

function administered(req: Req): Repo {
  const repo = repoFrom(req);
  demand(req.ctx, repo, administer);
  return repo;
}

function listSecrets(req: Req, names: readonly string[]): Reply {
  const at = iso(repoFrom(req).createdAt);
  return paged(
    req,
    names,
    (name) => ({ name, created_at: at, updated_at: at }),
    (secrets, total) => ({ total_count: total, secrets }),
  );
}

/** Its name is kept, and nothing else. */
function storeSecret(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, { need: { secrets: 'write' }, role: 'write' });
  const name = (req.params.secret_name ?? '').toUpperCase();
  const known = repo.secrets ?? [];
  if (known.includes(name)) return nothing();
  repo.secrets = [...known, name];
  return ok({}, 201);
}

/** Where the environment was made to take jobs of some branches alone: one more of them. */
function addBranchPolicy(req: Req): Reply {
  const repo = repoFrom(req);
  demand(req.ctx, repo, { need: { administration: 'write' }, role: 'admin' });
  const found = repo.environments.find(({ name }) => name === req.params.environment_name);
  if (!found?.branches) throw notFound();
  const name = textOf(req.body, 'name') ?? '';
  found.branches.push(name);
  return ok({ id: takeId(req.world), name });
}

export const actionsSettingsRoutes = routesOf({
  'GET /repos/{owner}/{repo}/actions/permissions': (req) => {
    const { actions = {} } = administered(req);
    return ok({
      enabled: actions.off !== true,
      ...(actions.off ? {} : { allowed_actions: actions.allowed ?? 'all' }),
    });
  },
  'GET /repos/{owner}/{repo}/actions/permissions/selected-actions': (req) => {
    const { actions = {} } = administered(req);
    if (actions.allowed !== 'selected') throw new HttpError(409, 'Conflict');
    return ok({
      github_owned_allowed: true,
      verified_allowed: false,
      patterns_allowed: actions.patterns ?? [],
    });
  },
  // Asked about private repositories alone; what GitHub answers for others is not documented.
  'GET /repos/{owner}/{repo}/actions/permissions/access': (req) =>
    ok({ access_level: administered(req).actions?.access ?? 'none' }),
  'GET /repos/{owner}/{repo}/actions/secrets': (req) => {
    const repo = repoFrom(req);
    demand(req.ctx, repo, seeSecrets);
    return listSecrets(req, repo.secrets ?? []);
  },
  'PUT /repos/{owner}/{repo}/actions/secrets/{secret_name}': storeSecret,
  'GET /repos/{owner}/{repo}/actions/organization-secrets': (req) => {
    demand(req.ctx, repoFrom(req), seeSecrets);
    return listSecrets(req, []);
  },
  'POST /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies': addBranchPolicy,
  'GET /repos/{owner}/{repo}/environments/{environment_name}/secrets': (req) => {
    const repo = repoFrom(req);
    demand(req.ctx, repo, { need: { environments: 'read' }, role: 'write' });
    const found = repo.environments.find(({ name }) => name === req.params.environment_name);
    if (!found) throw notFound();
    return listSecrets(req, found.secrets ?? []);
  },
});
