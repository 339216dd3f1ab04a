/** Routes of security advisories: of a repository, of an organisation, and the global database. */
import { advisoryRole, demand, isSecurityManager, noteNeed, refuseToken, satisfies } from '../access.ts';
import {
  created,
  cursorPaged,
  ok,
  paged,
  type Reply,
  type Req,
  repoFrom,
  routesOf,
  textOf,
} from '../http.ts';
import {
  createAdvisory,
  readAdvisories,
  reportAdvisory,
  updateAdvisory,
  writeAdvisories,
} from '../state/advisories.ts';
import {
  createAdvisoryComment,
  readAdvisoryComments,
  updateAdvisoryComment,
} from '../state/advisory-comments.ts';
import type { AdvisoryFields } from '../state/advisory-fields.ts';
import { requestCve } from '../state/cve.ts';
import { loginOf, notFound, orgByLogin, repoById } from '../state/find.ts';
import { createPrivateFork } from '../state/private-fork.ts';
import { type Advisory, HttpError, type Org } from '../world.ts';
import {
  advisoryCommentShape,
  advisoryShape,
  globalAdvisoryShape,
  publishedShape,
} from './shapes-advisories.ts';
import { fullRepoShape } from './shapes-repos.ts';

const base = '/repos/{owner}/{repo}/security-advisories';

/** The advisory of the path, if this request may see it. */
function advisoryFrom(req: Req): Advisory {
  const repo = repoFrom(req);
  const advisory = req.world.advisories.get(req.params.ghsa_id ?? '');
  if (!advisory || advisory.repoId !== repo.id || advisoryRole(req.ctx, advisory) === 'none')
    throw notFound();
  return advisory;
}

/** Outsiders see a published one without its collaborators. */
function shapeFor(req: Req, advisory: Advisory): unknown {
  const isCollaborator = advisoryRole(req.ctx, { ...advisory, state: 'draft' }) !== 'none';
  return isCollaborator ? advisoryShape(req.world, advisory) : publishedShape(req.world, advisory);
}

function sorted(req: Req, advisories: readonly Advisory[]): Advisory[] {
  const state = req.query.get('state');
  const kept = advisories.filter((one) => state === null || one.state === state);
  const field = ({ updated: 'updatedAt', published: 'publishedAt' } as const)[req.query.get('sort') ?? ''];
  const sign = req.query.get('direction') === 'asc' ? 1 : -1;
  const key = (one: Advisory): number => one[field ?? 'createdAt'] ?? 0;
  return kept.sort((a, b) => sign * (key(a) - key(b) || a.id - b.id));
}

function publicOnly(req: Req): boolean {
  const { kind } = req.ctx.actor;
  return kind === 'anonymous' || kind === 'user' || req.query.get('state') === 'published';
}

function listInRepo(req: Req): Reply {
  const repo = repoFrom(req);
  // Published ones are open to all; asking for others without the permission is refused, not answered with none.
  demand(req.ctx, repo, { ...readAdvisories, open: publicOnly(req) });
  const all = [...req.world.advisories.values()].filter(
    (one) => one.repoId === repo.id && advisoryRole(req.ctx, one) !== 'none',
  );
  return cursorPaged(
    req,
    sorted(req, all),
    (one) => one.ghsa,
    (one) => shapeFor(req, one),
  );
}

/** Owners and security managers; an App that may write advisories. */
function demandOrgAdvisories(req: Req, org: Org): void {
  const { ctx, world } = req;
  const { actor } = ctx;
  if (actor.kind === 'anonymous' || actor.kind === 'app-jwt')
    throw new HttpError(401, 'Requires authentication');
  noteNeed(req.ctx, loginOf(req.world, org.id), writeAdvisories.need);
  if (actor.kind === 'actions') throw refuseToken(actor, writeAdvisories.need);
  if (actor.kind === 'app') {
    const there = world.installations.get(actor.token.installationId)?.accountId === org.id;
    if (!there || !satisfies(actor.token.permissions, writeAdvisories.need)) {
      throw refuseToken(actor, writeAdvisories.need);
    }
    return;
  }
  if (!org.owners.has(actor.accountId) && !isSecurityManager(world, actor.accountId, org.id))
    throw notFound();
  const { token } = actor;
  const scopes = ['repo', 'repository_advisories:write', 'repository_advisories:read'];
  const enough =
    token.kind === 'classic'
      ? token.scopes.some((scope) => scopes.includes(scope))
      : token.ownerId === org.id && satisfies(token.permissions, writeAdvisories.need);
  if (!enough) throw refuseToken(actor, writeAdvisories.need);
}

function listInOrg(req: Req): Reply {
  const org = orgByLogin(req.world, req.params.org ?? '');
  if (!org) throw notFound();
  demandOrgAdvisories(req, org);
  const all = [...req.world.advisories.values()].filter(
    (one) => repoById(req.world, one.repoId).ownerId === org.id && advisoryRole(req.ctx, one) !== 'none',
  );
  return cursorPaged(
    req,
    sorted(req, all),
    (one) => one.ghsa,
    (one) => shapeFor(req, one),
  );
}

function listComments(req: Req): Reply {
  const advisory = advisoryFrom(req);
  const since = req.query.get('since');
  const comments = readAdvisoryComments(req.ctx, advisory).filter(
    (one) => since === null || one.updatedAt >= Date.parse(since),
  );
  return paged(req, comments, (one) => advisoryCommentShape(req.world, advisory, one));
}

function oneComment(req: Req, body?: string): Reply {
  const advisory = advisoryFrom(req);
  const comment = readAdvisoryComments(req.ctx, advisory).find(
    (one) => one.id === Number(req.params.comment_id),
  );
  if (!comment) throw notFound();
  if (body !== undefined) updateAdvisoryComment(req.ctx, advisory, comment, body);
  return ok(advisoryCommentShape(req.world, advisory, comment));
}

function fork(req: Req): Reply {
  const made = createPrivateFork(req.ctx, advisoryFrom(req));
  return { status: 202, body: fullRepoShape(req.world, made, null) };
}

function published(req: Req): Advisory[] {
  return [...req.world.advisories.values()].filter(
    (one) => one.state === 'published' || one.state === 'withdrawn',
  );
}

function listGlobal(req: Req): Reply {
  const ghsa = req.query.get('ghsa_id');
  const cve = req.query.get('cve_id');
  const found = published(req).filter(
    (one) => (ghsa === null || one.ghsa === ghsa) && (cve === null || one.cveId === cve),
  );
  return cursorPaged(
    req,
    found,
    (one) => one.ghsa,
    (one) => globalAdvisoryShape(req.world, one),
  );
}

export const advisoryRoutes = routesOf({
  [`GET ${base}`]: listInRepo,
  [`POST ${base}`]: (req) =>
    created(advisoryShape(req.world, createAdvisory(req.ctx, repoFrom(req), req.body as AdvisoryFields))),
  [`POST ${base}/reports`]: (req) =>
    created(advisoryShape(req.world, reportAdvisory(req.ctx, repoFrom(req), req.body as AdvisoryFields))),
  [`GET ${base}/{ghsa_id}`]: (req) => ok(shapeFor(req, advisoryFrom(req))),
  [`PATCH ${base}/{ghsa_id}`]: (req) => {
    const advisory = advisoryFrom(req);
    updateAdvisory(req.ctx, advisory, req.body as AdvisoryFields);
    return ok(advisoryShape(req.world, advisory));
  },
  [`POST ${base}/{ghsa_id}/cve`]: (req) => {
    requestCve(req.ctx, advisoryFrom(req));
    return { status: 202, body: {} };
  },
  [`POST ${base}/{ghsa_id}/forks`]: fork,
  [`GET ${base}/{ghsa_id}/comments`]: listComments,
  [`POST ${base}/{ghsa_id}/comments`]: (req) => {
    const advisory = advisoryFrom(req);
    const comment = createAdvisoryComment(req.ctx, advisory, textOf(req.body, 'body') ?? '');
    return created(advisoryCommentShape(req.world, advisory, comment));
  },
  [`GET ${base}/{ghsa_id}/comments/{comment_id}`]: (req) => oneComment(req),
  [`PATCH ${base}/{ghsa_id}/comments/{comment_id}`]: (req) => oneComment(req, textOf(req.body, 'body') ?? ''),
  'GET /orgs/{org}/security-advisories': listInOrg,
  'GET /advisories': listGlobal,
  'GET /advisories/{ghsa_id}': (req) => {
    const found = published(req).find((one) => one.ghsa === req.params.ghsa_id);
    if (!found) throw notFound();
    return ok(globalAdvisoryShape(req.world, found));
  },
});
