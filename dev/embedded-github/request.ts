/** One request from its raw form to an answer, without sockets: sign-in, route, checks, verbs. */
import { authenticate } from './auth.ts';
import { executeGraphql } from './graphql/execute.ts';
import { createRouter, type Match, Moved, type Reply } from './http.ts';
import type { OverlayUse } from './overlay.ts';
import { routes } from './rest/routes.ts';
import type { Problem, SchemaCheck } from './schema-check.ts';
import { fullName, loginOf } from './state/find.ts';
import { controlUnkindness, isControl } from './unkindness/control.ts';
import { distortReply, pathById, redirectOld, refuseUnkindly } from './unkindness/play.ts';
import { type Actor, HttpError, type Needed, type RequestLog, type Token, type World } from './world.ts';

export interface RawRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export interface Machine {
  readonly world: World;
  readonly check: SchemaCheck | null;
  readonly overlay: OverlayUse;
  /** What was asked for and is not modelled: `METHOD /path`, `Type.field`. */
  readonly unmodelled: Set<string>;
  /** Answers that GitHub's description does not allow: a mistake of the embedded GitHub. */
  readonly drifts: string[];
}

const docs = 'https://docs.github.com/rest';
const route = createRouter(routes);

export function pathOf(url: URL): string {
  const path = url.pathname.replace(/^\/api\/v3(?=\/|$)/, '');
  return path === '' ? '/' : path;
}

export function isGraphql(path: string): boolean {
  return path === '/graphql' || path === '/api/graphql';
}

/** `GET /repos/{owner}/{repo}`, `graphql query NAME`; what is not modelled keeps its path. */
export function operationOf(raw: RawRequest): string {
  const path = pathOf(raw.url);
  if (isGraphql(path)) return `graphql ${graphqlName(raw.body)}`;
  const match = route(raw.method, path);
  return `${raw.method} ${match?.route.template ?? path}`;
}

function graphqlName(body: string): string {
  let query = '';
  try {
    query = String((JSON.parse(body) as { readonly query?: unknown }).query ?? '');
  } catch {
    return 'invalid';
  }
  const plain = query.replace(/#[^\n]*/g, '');
  const named = /\b(query|mutation)\b\s*(\w+)?/.exec(plain.split('{')[0] ?? '');
  const first = /\{\s*(?:\w+\s*:\s*)?(\w+)/.exec(plain);
  return `${named?.[1] ?? 'query'} ${named?.[2] ?? first?.[1] ?? ''}`.trim();
}

/** Login and token kind, for the log; never throws. */
export function whoIs(
  world: World,
  header: string | undefined,
): Pick<RequestLog, 'actor' | 'tokenKind' | 'grant'> {
  try {
    const actor = authenticate(world, header);
    if (actor.kind === 'anonymous') return { actor: null, tokenKind: 'anonymous', grant: null };
    if (actor.kind === 'app-jwt') {
      const slug = world.apps.get(actor.appId)?.slug ?? null;
      return { actor: slug, tokenKind: 'app-jwt', grant: null };
    }
    const { token } = actor;
    const grant = token.kind === 'installation' ? grantOf(world, token) : null;
    return { actor: loginOf(world, actor.accountId), tokenKind: token.kind, grant };
  } catch {
    return { actor: null, tokenKind: 'anonymous', grant: null };
  }
}

function grantOf(world: World, token: Extract<Token, { kind: 'installation' }>): RequestLog['grant'] {
  const { permissions, repositories } = token;
  if (repositories === 'all') return { permissions, repositories };
  const names = repositories.flatMap((id) => {
    const repo = world.repos.get(id);
    return repo ? [fullName(world, repo)] : [];
  });
  return { permissions, repositories: names };
}

/** The run that sent it: our own header, or what the client or the runner puts into the user agent. */
export function runOf(raw: RawRequest): string | null {
  const agent = /\b(?:run|actions_orchestration_id)\/([\w.-]+)/.exec(raw.headers['user-agent'] ?? '');
  return raw.headers['x-embedded-run'] ?? agent?.[1] ?? null;
}

/** `needed` collects what permissions it took. */
export async function handleRequest(machine: Machine, raw: RawRequest, needed: Needed[]): Promise<Reply> {
  try {
    const actor = authenticate(machine.world, raw.headers.authorization);
    const path = pathById(machine.world, pathOf(raw.url));
    if (isControl(path)) return controlUnkindness(machine.world, raw);
    if (isGraphql(path)) return await handleGraphql(machine, raw, actor, needed);
    const upload = raw.method === 'GET' ? replyWithUpload(machine.world, path) : undefined;
    if (upload) return upload;
    const match = route(raw.method, path);
    if (!match) return unmodelled(machine, raw, path);
    return handleRest(machine, raw, match, actor, needed);
  } catch (error) {
    return replyToError(machine.world, error);
  }
}

/** Addresses of uploads are on the web host, which is this one here. Anybody may load what was uploaded in public. */
function replyWithUpload(world: World, path: string): Reply | undefined {
  const upload = world.uploads.get(path);
  if (upload === undefined) {
    return isPlaceOfUploads(path) ? { status: 404, text: 'Not Found' } : undefined;
  }
  return typeof upload === 'string'
    ? { status: 302, headers: { location: upload.startsWith('/') ? world.settings.apiUrl + upload : upload } }
    : { status: 200, bytes: upload.bytes };
}

const isPlaceOfUploads = (path: string): boolean =>
  /^\/user-attachments\/|^\/\d+\/[^/]+$|^\/[\w.-]+\/[\w.-]+\/(?:assets|files)\/\d+\//.test(path);

function unmodelled(machine: Machine, raw: RawRequest, path: string): Reply {
  const what = `${raw.method} ${path}`;
  machine.unmodelled.add(what);
  return {
    status: 501,
    body: { message: `embedded GitHub does not model ${what}`, documentation_url: docs, status: '501' },
  };
}

function handleRest(machine: Machine, raw: RawRequest, match: Match, actor: Actor, needed: Needed[]): Reply {
  const { world, check } = machine;
  const { method, template, handle } = match.route;
  const old = redirectOld(world, method, match.params, pathOf(raw.url));
  if (old) return old;
  // A body that some clients send with a GET is not looked at.
  const body = method === 'GET' || method === 'HEAD' ? undefined : parseBody(raw.body);
  const known = check?.knows(method, template) ? check : null;
  refuse(known?.request(method, template, body) ?? []);
  const strange = known?.unknownQuery(method, template, raw.url.searchParams.keys()) ?? [];
  refuse(strange.map((name) => ({ path: `?${name}`, message: 'unknown query parameter' })));
  const object = (body ?? {}) as Readonly<Record<string, unknown>>;
  const asked = {
    actor,
    operation: `${method} ${template}`,
    params: match.params,
    query: raw.url.searchParams,
    body: object,
  };
  const unkind = refuseUnkindly(world, asked);
  if (unkind) return unkind;
  let reply: Reply;
  try {
    reply = handle({
      ctx: { world, actor, runId: runOf(raw), needed },
      world,
      params: match.params,
      query: raw.url.searchParams,
      body: object,
      accept: raw.headers.accept ?? '',
      url: new URL(raw.url.pathname + raw.url.search, world.settings.apiUrl),
    });
  } catch (error) {
    reply = replyToError(world, error);
  }
  const tokenKind = 'token' in actor ? actor.token.kind : actor.kind;
  machine.overlay.useOf({ operation: `${method} ${template}`, body, tokenKind, status: reply.status });
  // GitHub's description of error bodies is older than the bodies (`status`).
  if (reply.text !== undefined || reply.status === 301 || reply.status >= 400)
    return distortReply(world, asked, reply);
  // Through JSON, as a client sees it: undefined fields are gone, dates are text.
  const sent: unknown = reply.body === undefined ? undefined : JSON.parse(JSON.stringify(reply.body));
  reply = withLocation(method, reply, sent);
  return checked(
    machine,
    `${method} ${template} ${reply.status}`,
    known?.response(method, template, reply.status, sent) ?? [],
    distortReply(world, asked, { ...reply, body: sent }),
  );
}

/** What was created is named in the header too, as octokit's recordings of GitHub have it. */
function withLocation(method: string, reply: Reply, sent: unknown): Reply {
  const url = (sent as { readonly url?: unknown } | null | undefined)?.url;
  if (method !== 'POST' || reply.status !== 201 || typeof url !== 'string') return reply;
  return { ...reply, headers: { location: url, ...reply.headers } };
}

function checked(machine: Machine, what: string, problems: readonly Problem[], reply: Reply): Reply {
  if (problems.length === 0) return reply;
  const told = problems
    .slice(0, 5)
    .map((one) => `${one.path} ${one.message}`)
    .join('; ');
  const message = `stand-in drifted: ${what}: ${told}`;
  machine.drifts.push(message);
  return { status: 500, body: { message, documentation_url: docs, status: '500' } };
}

function parseBody(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpError(400, 'Problems parsing JSON');
  }
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const told = problems.map((one) => `${one.path === '' ? 'body' : one.path} ${one.message}`).join('; ');
  throw new HttpError(422, `Invalid request.\n\n${told}`);
}

async function handleGraphql(
  machine: Machine,
  raw: RawRequest,
  actor: Actor,
  needed: Needed[],
): Promise<Reply> {
  if (actor.kind === 'anonymous') {
    throw new HttpError(401, 'This endpoint requires you to be authenticated.');
  }
  if (actor.kind === 'app-jwt') throw new HttpError(401, 'A JSON web token is not accepted here');
  if (raw.method !== 'POST') throw new HttpError(404, 'Not Found');
  const body = (parseBody(raw.body) ?? {}) as { query: string; variables?: Record<string, unknown> };
  const ctx = { world: machine.world, actor, runId: runOf(raw), needed };
  const answer = await executeGraphql(ctx, body, machine.overlay);
  for (const miss of answer.misses) machine.unmodelled.add(miss);
  if (answer.gaveUp !== undefined) return { status: answer.gaveUp, text: gateway, points: answer.points };
  return { status: 200, body: answer.body, points: answer.points };
}

const gateway = '<html><body><h1>502 Bad Gateway</h1></body></html>\n';

function replyToError(world: World, error: unknown): Reply {
  if (error instanceof Moved) {
    const url = world.settings.apiUrl + error.path;
    return {
      status: 301,
      body: { message: error.message, url, documentation_url: docs },
      headers: { location: url },
    };
  }
  if (!(error instanceof HttpError)) throw error;
  const body = {
    message: error.message,
    ...(error.errors ? { errors: error.errors } : {}),
    documentation_url: docs,
    status: String(error.status),
  };
  return { status: error.status, body, headers: error.headers };
}
