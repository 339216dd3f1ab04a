import { Readable } from 'node:stream';
import { getOctokit } from '@actions/github';
import type { RateLimit } from '../engine/account.ts';
import { GitHubError } from './error.ts';
import { httpFetch, readText } from './http-fetch.ts';
import type { CallName } from './permissions.ts';
import { askedKey, countUnanswered, isSilent } from './silence.ts';
import { type Attempt, decideRepeat } from './when-to-repeat.ts';

export interface Sending {
  readonly call: CallName;
  /** `owner/name` or owner: for errors. */
  readonly repo: string;
  /** `GET /repos/{owner}/{repo}`, or `graphql` for the GraphQL endpoint. */
  readonly route: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** How the request counts: `token` requests are told apart. */
  readonly kind: 'read' | 'write' | 'token';
  /** Whether sending it twice does no harm. */
  readonly repeatable: boolean;
  /** Name for the request log where the route does not say enough. */
  readonly title?: string;
  /** `Accept` for an answer that is plain text; JSON where absent. */
  readonly acceptText?: string;
  /** What such a text must begin with to be what was asked for. */
  readonly begins?: RegExp;
  /** For a file as it is, of any type: its bytes, or `too-large` beyond so many. */
  readonly mostBytes?: number;
  /** True where nobody waits for it: whatever fails is told at once. */
  readonly once?: true;
  /** False to get a redirect as an answer instead of following it. */
  readonly follow?: boolean;
}

export interface Answer<Data = unknown> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly data: Data;
}

/** One request that got an answer, or none (`status` 0): for counting and for tests. */
export interface RequestSeen {
  readonly call: CallName;
  readonly kind: Sending['kind'];
  readonly operation: string;
  readonly status: number;
  readonly ms: number;
  /** What GitHub said of its limit for these credentials; null where it said nothing. */
  readonly limit: RateLimit | null;
}

export interface TransportOptions {
  readonly userAgent: string;
  /** Base of the REST API; that of the environment (`GITHUB_API_URL`) where absent. */
  readonly apiUrl?: string;
  readonly sleep: (ms: number) => Promise<void>;
  /** Gets lines with ids only. */
  readonly log: (line: string) => void;
  readonly onRequest?: (request: RequestSeen) => void;
  /** How long one answer may take; half a minute unless told. */
  readonly timeoutMs?: number;
}

export interface Transport {
  /** Base of the REST API that it speaks to. */
  readonly apiUrl: string;
  /**
   * Sends until there is an answer that can be taken as one, whatever its status.
   * @param token null to be nobody: no credentials are sent
   * @throws GitHubError `github-unreachable`; at once where the owner has not answered in this run
   */
  send(token: string | null, sending: Sending): Promise<Answer>;
  /** `Date` of the first answer of this run, ISO 8601 UTC; null before there was one. */
  firstDate(): string | null;
}

type Octokit = ReturnType<typeof getOctokit>;

/** The API of GitHub.com. */
export const PUBLIC_API = 'https://api.github.com';

const TIMEOUT_MS = 30_000;
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };
function nothing(): void {}

/** Octokit with our own repeating, without spacing between requests, and without a word on any log. */
export function createTransport(options: TransportOptions): Transport {
  const apiUrl = options.apiUrl ?? process.env.GITHUB_API_URL ?? PUBLIC_API;
  const clients = new Map<string | null, Octokit>();
  const unanswered = new Map<string, number>();
  let first: string | null = null;

  function clientFor(token: string | null): Octokit {
    const known = clients.get(token);
    if (known) return known;
    const made = getOctokit(token ?? 'none', {
      ...(token === null ? { authStrategy: asNobody } : {}),
      userAgent: options.userAgent,
      // The library would take that of the environment of its first import.
      baseUrl: apiUrl,
      log: silent,
      request: { fetch: httpFetch },
    });
    clients.set(token, made);
    return made;
  }

  async function attempt(token: string | null, sending: Sending): Promise<Attempt> {
    const start = performance.now();
    const made = await request(clientFor(token), sending, options.timeoutMs ?? TIMEOUT_MS);
    const status = made.kind === 'answer' ? made.status : 0;
    options.onRequest?.({
      call: sending.call,
      kind: sending.kind,
      operation: sending.title ?? sending.route,
      status,
      ms: performance.now() - start,
      limit: made.kind === 'answer' ? limitIn(made.headers) : null,
    });
    // A page or an error may come from something between here and GitHub, which has its own idea of the time.
    if (made.kind === 'answer' && made.sensible && made.status < 500 && first === null)
      first = isoDate(made.headers.date);
    return made;
  }

  return {
    apiUrl,
    firstDate: () => first,
    send: async (token, sending) => {
      // Tokens come from GitHub itself, whatever is wrong with the owner.
      const key = sending.kind === 'token' ? null : askedKey(sending.repo, token === null);
      for (let attempts = 1; ; attempts++) {
        if (key !== null && isSilent(unanswered, key)) throw givenUp(sending, attempts > 1);
        const made = await attempt(token, sending);
        if (key !== null) unanswered.set(key, countUnanswered(unanswered.get(key), made.kind === 'answer'));
        const verdict = decideRepeat(made, attempts, sending.repeatable);
        if (verdict.kind === 'take' && made.kind === 'answer')
          return { status: made.status, headers: made.headers, data: made.body };
        if (verdict.kind !== 'wait' || sending.once) throw unreachable(sending, made, verdict);
        options.log(`${sending.call} in ${sending.repo}: ${verdict.why}, again in ${verdict.ms} ms`);
        await options.sleep(verdict.ms);
      }
    },
  };
}

/** In the place of octokit's own way to sign in. */
const asNobody = () => ({
  hook: (send: (options: unknown) => unknown, options: unknown): unknown => send(options),
});

function unreachable(sending: Sending, made: Attempt, verdict: ReturnType<typeof decideRepeat>): GitHubError {
  const limited = verdict.kind === 'limited';
  const detail = limited
    ? `GitHub's limit for these credentials is used up for another ${Math.ceil(verdict.seconds / 60)} minutes.`
    : made.kind === 'answer'
      ? made.sensible
        ? 'GitHub answered with a server error.'
        : 'GitHub answered with something unexpected.'
      : 'GitHub did not answer.';
  return new GitHubError({
    code: 'github-unreachable',
    call: sending.call,
    repo: sending.repo,
    status: made.kind === 'answer' ? made.status : 0,
    detail,
    unknown: sending.kind === 'write' && !limited,
  });
}

/** @param wasSent whether this very request was sent before, with nothing known of what came of it */
function givenUp({ call, repo, kind }: Sending, wasSent: boolean): GitHubError {
  const owner = repo.split('/')[0] ?? repo;
  return new GitHubError({
    code: 'github-unreachable',
    call,
    repo,
    status: 0,
    detail: `GitHub did not answer about ${owner} in this run, so nothing more is asked there.`,
    unknown: kind === 'write' && wasSent,
  });
}

async function request(client: Octokit, sending: Sending, timeoutMs: number): Promise<Attempt> {
  const parameters: Record<string, unknown> = {
    ...sending.parameters,
    ...(sending.acceptText === undefined ? {} : { headers: { accept: sending.acceptText } }),
    request: {
      log: silent,
      signal: AbortSignal.timeout(timeoutMs),
      ...(sending.follow === false ? { redirect: 'manual' } : {}),
      ...(sending.route === 'graphql' || sending.mostBytes !== undefined
        ? { parseSuccessResponseBody: false }
        : {}),
    },
  };
  const route = sending.route === 'graphql' ? `POST ${graphqlUrl(client)}` : sending.route;
  try {
    const response = await client.request(route, parameters);
    const { data } = response;
    const { mostBytes } = sending;
    const body = mostBytes === undefined ? await readStream(data) : await readBytes(data, mostBytes);
    return answered({ ...response, data: body }, sending);
  } catch (error) {
    const response = (error as { readonly response?: unknown }).response;
    return isResponse(response) ? answered(response, sending) : { kind: 'no-answer' };
  }
}

/**
 * GraphQL answers come unread. Octokit's own reading looks at every value for numbers too big for JavaScript, which
 * no answer to our queries holds: over the hundred cases of one query that costs five times what reading them does.
 */
async function readStream(data: unknown): Promise<unknown> {
  if (!(data instanceof Readable)) return data;
  const body = await readText(data).catch(() => '');
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}

/** No more is read than is wanted, whatever the answer says of its length. */
async function readBytes(data: unknown, most: number): Promise<Uint8Array | 'too-large'> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (data instanceof Readable)
    for await (const chunk of data as AsyncIterable<Uint8Array>) {
      length += chunk.byteLength;
      if (length > most) return 'too-large';
      chunks.push(chunk);
    }
  return Buffer.concat(chunks);
}

interface Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly data: unknown;
}

function isResponse(value: unknown): value is Response {
  return typeof value === 'object' && value !== null && 'status' in value && 'headers' in value;
}

function answered({ status, headers, data }: Response, sending: Sending): Attempt {
  const texts = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value === undefined ? undefined : String(value)]),
  );
  return { kind: 'answer', status, headers: texts, body: data, sensible: isSensible(status, data, sending) };
}

/** Octokit hands back text where JSON could not be parsed, or where something else answered. */
function isSensible(status: number, data: unknown, sending: Sending): boolean {
  if (status < 200 || status >= 300 || status === 204 || status === 205) return true;
  if (sending.mostBytes !== undefined) return true;
  if (sending.acceptText !== undefined)
    return typeof data === 'string' && (sending.begins?.test(data) ?? true);
  if (typeof data !== 'object' || data === null || data instanceof ArrayBuffer) return false;
  return sending.route !== 'graphql' || !isGraphqlFailure(data);
}

/** GraphQL's way of saying 500: status 200, no data, and an error that names neither type nor place. */
function isGraphqlFailure(body: object): boolean {
  const { data, errors } = body as { readonly data?: unknown; readonly errors?: unknown };
  if (data || !Array.isArray(errors)) return false;
  return errors.every(
    (error: object | null) => !error || !('type' in error || 'locations' in error || 'path' in error),
  );
}

/** GraphQL lives beside the REST API; on GitHub Enterprise Server under another prefix. */
function graphqlUrl(client: Octokit): string {
  const { baseUrl } = client.request.endpoint.DEFAULTS;
  return baseUrl.endsWith('/api/v3') ? `${baseUrl.slice(0, -'/v3'.length)}/graphql` : `${baseUrl}/graphql`;
}

function limitIn(headers: Answer['headers']): RateLimit | null {
  const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) =>
    Number(headers[`x-ratelimit-${name}`] ?? Number.NaN),
  );
  const isKnown = Number.isFinite(limit) && Number.isFinite(remaining) && reset! >= 0 && reset! < 1e11;
  if (!isKnown) return null;
  const resource = headers['x-ratelimit-resource'] ?? 'core';
  return {
    resource: /^[a-z_]+$/.test(resource) ? resource : 'other',
    limit: limit!,
    remaining: remaining!,
    resetAt: new Date(reset! * 1_000).toISOString(),
  };
}

function isoDate(header: string | undefined): string | null {
  const at = Date.parse(header ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
