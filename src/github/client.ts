import { type Cause, findCause, findGraphqlCause } from './causes.ts';
import { describeRefusal, GitHubError, type GitHubErrorCode } from './error.ts';
import type { Answers } from './graphql-answers.ts';
import type { PermissionSet } from './permission-sets.ts';
import { type CallName, NEEDS } from './permissions.ts';
import type { Document, SentByGraphql, SentByRoute } from './sent.ts';
import type { Access, Tokens } from './tokens.ts';
import type { Answer, Sending, Transport } from './transport.ts';

/** Which repos of which owner a call concerns. */
export interface Target {
  readonly owner: string;
  /** Names without owner. */
  readonly repositories: 'all' | readonly string[];
}

interface RestCall<Route extends string = string> {
  readonly call: CallName;
  readonly target: Target;
  readonly route: Route;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Statuses that are an answer here and no error. */
  readonly expect?: readonly number[];
  /** Whether sending it twice does no harm. Reads always are. */
  readonly repeatable?: boolean;
  readonly acceptText?: string;
  readonly begins?: RegExp;
  readonly follow?: boolean;
  /** Narrower or wider than the call's row in the table. */
  readonly permissions?: PermissionSet;
}

interface GraphqlCall<Query extends string = string> {
  readonly call: CallName;
  readonly target: Target;
  readonly query: Query;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Errors that are an answer here: their field is null and that is meant. */
  readonly allow?: (error: GraphqlError) => boolean;
  /** Queries always are repeatable. */
  readonly repeatable?: boolean;
  readonly permissions?: PermissionSet;
}

/** An error beside data. `type` is GitHub's (`NOT_FOUND`, `FORBIDDEN`, `STALE_DATA`, …); '' where it gave none. */
export interface GraphqlError {
  readonly type: string;
  readonly path: readonly (string | number)[];
  /** The real cause, where type or message tell it. */
  readonly cause: Cause | null;
}

export interface GraphqlAnswer<T> {
  readonly data: T;
  readonly errors: readonly GraphqlError[];
}

/**
 * The two ways in which everything here talks to GitHub. Both throw GitHubError. Data are of the type that the route or
 * document has by GitHub's schema, with every part optional; nothing of them was checked.
 */
export interface Client {
  rest(call: RestCall & { readonly acceptText: string }): Promise<Answer>;
  rest<Route extends string>(call: RestCall<Route>): Promise<Answer<SentByRoute<Route>>>;
  graphql<Name extends keyof Answers>(
    call: GraphqlCall<Document<Name>>,
  ): Promise<GraphqlAnswer<SentByGraphql<Name>>>;
  graphql<T>(call: GraphqlCall): Promise<GraphqlAnswer<T>>;
  /** `Date` of the first answer of this run. */
  now(): string;
}

export function createClient(transport: Transport, tokens: Tokens): Client {
  /** A token that ran out in a long run is made again once. */
  async function send(access: Access, sending: Sending): Promise<Answer> {
    const answer = await transport.send(await tokens.tokenFor(access, sending.call), sending);
    if (answer.status !== 401 || !tokens.forget(access)) return answer;
    return transport.send(await tokens.tokenFor(access, sending.call), sending);
  }

  return {
    now: () => transport.firstDate() ?? new Date(0).toISOString(),
    rest: async <Data>(call: RestCall): Promise<Answer<Data>> => {
      const isRead = call.route.startsWith('GET ');
      const sending: Sending = {
        ...(call.parameters === undefined ? {} : { parameters: call.parameters }),
        ...(call.acceptText === undefined ? {} : { acceptText: call.acceptText }),
        ...(call.begins === undefined ? {} : { begins: call.begins }),
        ...(call.follow === undefined ? {} : { follow: call.follow }),
        call: call.call,
        repo: nameOf(call.target),
        route: call.route,
        kind: isRead ? 'read' : 'write',
        repeatable: isRead || call.repeatable === true,
      };
      const answer = await send(accessOf(call), sending);
      const isFine = answer.status < 400 || call.expect?.includes(answer.status);
      if (!isFine) throw restError(answer, call.call, sending.repo);
      return answer as Answer<Data>;
    },
    graphql: async <T>(call: GraphqlCall) => {
      const isRead = !/^\s*mutation\b/.test(call.query);
      const sending: Sending = {
        call: call.call,
        repo: nameOf(call.target),
        route: 'graphql',
        title: `graphql ${/\b(?:query|mutation)\s+\w+/.exec(call.query)?.[0] ?? 'query'}`,
        parameters: { query: call.query, variables: call.variables ?? {} },
        kind: isRead ? 'read' : 'write',
        repeatable: isRead || call.repeatable === true,
      };
      const answer = await send(accessOf(call), sending);
      if (answer.status >= 400) throw restError(answer, call.call, sending.repo);
      return readGraphql<T>(answer, call, sending.repo);
    },
  };
}

function accessOf(call: RestCall | GraphqlCall): Access {
  return { ...call.target, permissions: call.permissions ?? NEEDS[call.call].permissions };
}

/** `owner/name` for one repo, otherwise the owner. */
function nameOf({ owner, repositories }: Target): string {
  return repositories !== 'all' && repositories.length === 1 ? `${owner}/${repositories[0]}` : owner;
}

/** The target for `owner/name`. */
export function targetOf(...repos: readonly string[]): Target {
  const [owner = ''] = (repos[0] ?? '').split('/');
  return { owner, repositories: repos.map((repo) => repo.split('/')[1] ?? '') };
}

/** Path parameters for `owner/name`. */
export function pathOf(repo: string): { readonly owner: string; readonly repo: string } {
  const [owner = '', name = ''] = repo.split('/');
  return { owner, repo: name };
}

const CODES: Readonly<Record<number, GitHubErrorCode>> = {
  401: 'token-refused',
  403: 'permission-missing',
  404: 'not-found',
  409: 'conflict',
  410: 'not-found',
  422: 'invalid',
};

function restError(answer: Answer, call: CallName, repo: string): GitHubError {
  const accepted = answer.headers['x-accepted-github-permissions'];
  return new GitHubError({
    code: answer.status >= 500 ? 'github-unreachable' : (CODES[answer.status] ?? 'invalid'),
    call,
    repo,
    status: answer.status,
    permission: answer.status === 403 && accepted ? accepted.replaceAll('=', ': ') : null,
    cause: findCause(answer.status, answer.data),
    detail: describeRefusal(answer.data),
  });
}

function readGraphql<T>(answer: Answer, call: GraphqlCall, repo: string): GraphqlAnswer<T> {
  const body = answer.data as { readonly data?: unknown; readonly errors?: unknown };
  const errors = (Array.isArray(body.errors) ? body.errors : []).map(readError);
  refuseErrors(errors, call.allow ?? (() => false), call.call, repo);
  if (typeof body.data !== 'object' || body.data === null)
    throw new GitHubError({
      code: 'github-unreachable',
      call: call.call,
      repo,
      status: answer.status,
      detail: 'GitHub answered without data.',
    });
  return { data: body.data as T, errors };
}

function readError(error: unknown): GraphqlError {
  const sent = (error ?? {}) as Readonly<Record<'type' | 'path' | 'message', unknown>>;
  const type = typeof sent.type === 'string' ? sent.type : '';
  const path = Array.isArray(sent.path) ? sent.path : [];
  return { type, path, cause: findGraphqlCause(type, sent.message) };
}

const GRAPHQL_CODES: Readonly<Record<string, readonly [GitHubErrorCode, number]>> = {
  FORBIDDEN: ['permission-missing', 403],
  INSUFFICIENT_SCOPES: ['permission-missing', 403],
  NOT_FOUND: ['not-found', 404],
  STALE_DATA: ['conflict', 409],
  UNPROCESSABLE: ['invalid', 422],
};

/** Throws for the first error that is not an answer. */
export function refuseErrors(
  errors: readonly GraphqlError[],
  allow: (error: GraphqlError) => boolean,
  call: CallName,
  repo: string,
): void {
  const refused = errors.find((error) => !allow(error));
  if (refused) throw graphqlError(refused, call, repo);
}

/** Whether the error is of one of these types and its place starts with this path. */
export function isAt(
  error: GraphqlError,
  path: readonly (string | number)[],
  ...types: readonly string[]
): boolean {
  return (
    (types.length === 0 || types.includes(error.type)) &&
    path.every((step, index) => error.path[index] === step)
  );
}

/** An error without a type is GitHub's own (“Something went wrong”), or a mistake of ours. */
function graphqlError(error: GraphqlError, call: CallName, repo: string): GitHubError {
  const isByRule = error.cause !== null && error.cause !== 'too-much-asked';
  const usual = isByRule ? (['invalid', 422] as const) : (['github-unreachable', 200] as const);
  const [code, status] = GRAPHQL_CODES[error.type] ?? usual;
  const place = error.path.filter((step) => typeof step === 'string').join('.');
  const detail = `GitHub says: ${error.type || 'an error of its own'}${place === '' ? '' : ` at ${place}`}.`;
  return new GitHubError({ code, call, repo, status, detail, cause: error.cause });
}
