/** Routes of Apps, installations and their tokens; users and the root. */
import { installationCovers, jwtNotAccepted, mayRead } from '../access.ts';
import { mintInstallationToken, type TokenRequest } from '../auth.ts';
import { nothing, ok, paged, type Reply, type Req, repoFrom, routesOf } from '../http.ts';
import { accountByLogin, iso, notFound, requireActor } from '../state/find.ts';
import { type App, HttpError, type Installation } from '../world.ts';
import { appShape, installationShape, privateUserShape, publicUserShape } from './shapes-accounts.ts';
import { repoShape } from './shapes-repos.ts';

function appFrom(req: Req): App {
  const { actor } = req.ctx;
  if (actor.kind !== 'app-jwt') throw new HttpError(401, 'A JSON web token could not be decoded');
  return req.world.apps.get(actor.appId)!;
}

function installationsOf(req: Req, app: App): Installation[] {
  return [...req.world.installations.values()].filter((one) => one.appId === app.id);
}

function installationFrom(req: Req): Installation {
  const app = appFrom(req);
  const found = installationsOf(req, app).find((one) => one.id === Number(req.params.installation_id));
  if (!found) throw notFound();
  return found;
}

function installationOf(req: Req, login: string): Reply {
  const app = appFrom(req);
  const account = accountByLogin(req.world, login);
  const found = installationsOf(req, app).find((one) => one.accountId === account?.id);
  if (!found) throw notFound();
  return ok(installationShape(req.world, found));
}

function installationOfRepo(req: Req): Reply {
  const app = appFrom(req);
  const repo = repoFrom(req);
  const found = installationsOf(req, app).find((one) => installationCovers(one, repo));
  if (!found) throw notFound();
  return ok(installationShape(req.world, found));
}

function mintToken(req: Req): Reply {
  const installation = installationFrom(req);
  const token = mintInstallationToken(req.ctx, installation, req.body as TokenRequest);
  const selected = token.repositories === 'all' ? null : token.repositories;
  return {
    status: 201,
    body: {
      token: token.token,
      expires_at: iso(token.expiresAt),
      permissions: { ...token.permissions },
      repository_selection: selected === null ? 'all' : 'selected',
      ...(selected === null
        ? {}
        : { repositories: selected.map((id) => repoShape(req.world, req.world.repos.get(id)!)) }),
    },
  };
}

function installationRepositories(req: Req): Reply {
  const { actor } = req.ctx;
  if (actor.kind !== 'app') throw jwtNotAccepted();
  const { token } = actor;
  const installation = req.world.installations.get(token.installationId)!;
  const repos = [...req.world.repos.values()].filter((repo) => {
    const named = token.repositories === 'all' || token.repositories.includes(repo.id);
    return named && installationCovers(installation, repo) && mayRead(req.ctx, repo);
  });
  return paged(
    req,
    repos,
    (repo) => repoShape(req.world, repo),
    (repositories, total) => ({
      total_count: total,
      repository_selection: installation.repositories === 'all' ? 'all' : 'selected',
      repositories,
    }),
  );
}

function revokeToken(req: Req): Reply {
  const { actor } = req.ctx;
  if (actor.kind !== 'app') throw new HttpError(403, 'Only installation tokens can be revoked here');
  req.world.tokens.set(actor.token.token, { ...actor.token, revoked: true });
  return nothing();
}

function viewer(req: Req): Reply {
  const { actor } = req.ctx;
  if (actor.kind === 'anonymous') throw new HttpError(401, 'Requires authentication');
  if (actor.kind !== 'user') throw new HttpError(403, 'Resource not accessible by integration');
  return ok(privateUserShape(req.world, requireActor(actor)));
}

function user(req: Req): Reply {
  const wanted = req.params.username ?? '';
  const account = accountByLogin(req.world, wanted);
  if (!account) throw notFound();
  return ok(publicUserShape(req.world, account.id));
}

/** By number: what survives a rename. */
function userById(req: Req): Reply {
  const id = Number(req.params.account_id);
  if (!req.world.accounts.has(id)) throw notFound();
  return ok(publicUserShape(req.world, id));
}

function app(req: Req): Reply {
  const found = [...req.world.apps.values()].find((one) => one.slug === req.params.app_slug);
  if (!found) throw notFound();
  return ok(appShape(req.world, found));
}

export const appRoutes = routesOf({
  'GET /app': (req) => {
    const found = appFrom(req);
    return ok({ ...appShape(req.world, found), installations_count: installationsOf(req, found).length });
  },
  'GET /apps/{app_slug}': app,
  'GET /app/installations': (req) =>
    paged(req, installationsOf(req, appFrom(req)), (one) => installationShape(req.world, one)),
  'GET /app/installations/{installation_id}': (req) =>
    ok(installationShape(req.world, installationFrom(req))),
  'POST /app/installations/{installation_id}/access_tokens': mintToken,
  'GET /orgs/{org}/installation': (req) => installationOf(req, req.params.org ?? ''),
  'GET /users/{username}/installation': (req) => installationOf(req, req.params.username ?? ''),
  'GET /repos/{owner}/{repo}/installation': installationOfRepo,
  'GET /installation/repositories': installationRepositories,
  'DELETE /installation/token': revokeToken,
  'GET /user': viewer,
  'GET /user/{account_id}': userById,
  'GET /users/{username}': user,
});
