/** What a REST route gets and gives, and how a path finds its route. */
import { notFound, repoByName } from './state/find.ts';
import { followIssue } from './state/transfer.ts';
import { type Ctx, HttpError, type Issue, type Repo, type World } from './world.ts';

export interface Req {
  readonly ctx: Ctx;
  readonly world: World;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Parsed JSON; an empty object where none was sent. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly accept: string;
  /** Path and query as asked, for Link headers. */
  readonly url: URL;
}

export interface Reply {
  readonly status: number;
  /** JSON, unless it is `text`. */
  readonly body?: unknown;
  readonly text?: string;
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** What a GraphQL request costs of the hour's points. */
  readonly points?: number;
}

export interface Route {
  readonly method: string;
  /** As in GitHub's description: `/repos/{owner}/{repo}/issues/{issue_number}`. */
  readonly template: string;
  readonly handle: (req: Req) => Reply;
}

/** `'GET /path/{x}': handler` tables → routes. */
export function routesOf(table: Readonly<Record<string, (req: Req) => Reply>>): Route[] {
  return Object.entries(table).map(([key, handle]) => {
    const [method = '', template = ''] = key.split(' ');
    return { method, template, handle };
  });
}

export const ok = (body: unknown, status = 200): Reply => ({ status, body });
export const created = (body: unknown): Reply => ({ status: 201, body });
export const nothing = (status = 204): Reply => ({ status });

/** These take the rest of the path, slashes included. */
const greedy = new Set(['ref', 'branch', 'basehead', 'environment_name']);

interface Compiled {
  readonly route: Route;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly variables: number;
}

function compile(route: Route): Compiled {
  const names: string[] = [];
  const parts = route.template
    .split('/')
    .slice(1)
    .map((part) => {
      const name = /^\{(.+)\}$/.exec(part)?.[1];
      if (name === undefined) return `/${part.replace(/[.]/g, '\\.')}`;
      names.push(name);
      // The root of a repository's contents has no path at all.
      if (name === 'path') return '(?:/(.*?))?';
      return greedy.has(name) ? '/(.+?)' : '/([^/]+)';
    });
  return { route, names, variables: names.length, pattern: new RegExp(`^${parts.join('')}/?$`) };
}

export type Match = { readonly route: Route; readonly params: Readonly<Record<string, string>> };

/** Finds the route of a path: the one with the fewest variables wins, then the longest. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Match | null {
  const compiled = routes
    .map(compile)
    .sort((a, b) => a.variables - b.variables || b.route.template.length - a.route.template.length);
  return (method, path) => {
    for (const { route, pattern, names } of compiled) {
      if (route.method !== method) continue;
      const match = pattern.exec(path);
      if (!match) continue;
      const params: Record<string, string> = {};
      names.forEach((name, index) => {
        params[name] = decodeURIComponent(match[index + 1] ?? '');
      });
      return { route, params };
    }
    return null;
  };
}

const maxPerPage = 100;

/** One page of a list, with GitHub's Link header. `render` is asked for the page's items only. */
export function paged<T>(
  req: Req,
  items: readonly T[],
  render: (item: T) => unknown,
  wrap?: (page: unknown[], total: number) => unknown,
): Reply {
  const perPage = Math.min(maxPerPage, positive(req.query.get('per_page'), 30));
  const page = positive(req.query.get('page'), 1);
  const last = Math.max(1, Math.ceil(items.length / perPage));
  const slice = items.slice((page - 1) * perPage, page * perPage).map(render);
  const links: string[] = [];
  const link = (rel: string, to: number): void => {
    const url = new URL(req.url);
    url.searchParams.set('page', String(to));
    links.push(`<${url.href}>; rel="${rel}"`);
  };
  if (page > 1) link('prev', Math.min(page - 1, last));
  if (page < last) link('next', page + 1);
  if (page < last) link('last', last);
  if (page > 1) link('first', 1);
  const headers = links.length > 0 ? { link: links.join(', ') } : {};
  return { status: 200, body: wrap ? wrap(slice, items.length) : slice, headers };
}

/** As `paged`, by `before` and `after` cursors. The cursor is the key of the item beside the page. */
export function cursorPaged<T>(
  req: Req,
  items: readonly T[],
  keyOf: (item: T) => string,
  render: (item: T) => unknown,
): Reply {
  const perPage = Math.min(maxPerPage, positive(req.query.get('per_page'), 30));
  const after = decodeCursor(req.query.get('after'));
  const before = decodeCursor(req.query.get('before'));
  let start = after === null ? 0 : items.findIndex((item) => keyOf(item) === after) + 1;
  if (before !== null) start = Math.max(0, items.findIndex((item) => keyOf(item) === before) - perPage);
  const slice = items.slice(start, start + perPage);
  const links: string[] = [];
  const link = (rel: string, name: 'after' | 'before', item: T): void => {
    const url = new URL(req.url);
    url.searchParams.delete(name === 'after' ? 'before' : 'after');
    url.searchParams.set(name, Buffer.from(keyOf(item)).toString('base64url'));
    links.push(`<${url.href}>; rel="${rel}"`);
  };
  if (slice.length > 0 && start + perPage < items.length) link('next', 'after', slice.at(-1)!);
  if (slice.length > 0 && start > 0) link('prev', 'before', slice[0]!);
  const headers = links.length > 0 ? { link: links.join(', ') } : {};
  return { status: 200, body: slice.map(render), headers };
}

function decodeCursor(text: string | null): string | null {
  return text === null ? null : Buffer.from(text, 'base64url').toString('utf8');
}

function positive(text: string | null, otherwise: number): number {
  const value = Number(text);
  return text !== null && Number.isInteger(value) && value > 0 ? value : otherwise;
}

/** The repository of the path, whether or not this request may see it: verbs and `demand` judge that. */
export function repoFrom(req: Req): Repo {
  const repo = repoByName(req.world, req.params.owner ?? '', req.params.repo ?? '');
  if (!repo) throw notFound();
  return repo;
}

function numberFrom(req: Req, name: string): number {
  const value = Number(req.params[name]);
  if (!Number.isInteger(value)) throw notFound();
  return value;
}

/** Thrown for what has moved: the server answers 301 with the new place. */
export class Moved extends HttpError {
  readonly path: string;
  constructor(path: string) {
    super(301, 'Moved Permanently');
    this.path = path;
  }
}

/** The issue of the path. A transferred one redirects people who may read it to where it is. */
export function issueFrom(req: Req, repo: Repo): Issue {
  const found = followIssue(req.ctx, repo, numberFrom(req, 'issue_number'));
  if (!found) throw notFound();
  if (!found.moved) return found.issue;
  const target = req.world.repos.get(found.issue.repoId)!;
  const owner = req.world.accounts.get(target.ownerId)!.login;
  const rest = req.url.pathname.split(`/issues/${req.params.issue_number}`)[1] ?? '';
  throw new Moved(`/repos/${owner}/${target.name}/issues/${found.issue.number}${rest}`);
}

export function textOf(body: Readonly<Record<string, unknown>>, field: string): string | undefined {
  const value = body[field];
  return typeof value === 'string' ? value : undefined;
}

/** As `textOf`; null stays null. */
export function textOrNull(
  body: Readonly<Record<string, unknown>>,
  field: string,
): string | null | undefined {
  return body[field] === null ? null : textOf(body, field);
}

/** Names out of a list of strings or of `{name}` objects, as labels are sent. */
export function namesOf(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((one: unknown) => {
    if (typeof one === 'string') return one;
    const name = (one as { readonly name?: unknown } | null)?.name;
    return typeof name === 'string' ? name : [];
  });
}
