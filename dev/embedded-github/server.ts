/** From a request to its answer, by a socket or from within this process: faults, headers, the log. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TextRequest } from '../../src/github/redirects.ts';
import type { Fault, Faults } from './faults.ts';
import type { Reply } from './http.ts';
import { createRateMeter, type RateClass, rateHeaders } from './rate.ts';
import {
  handleRequest,
  isGraphql,
  type Machine,
  operationOf,
  pathOf,
  type RawRequest,
  runOf,
  whoIs,
} from './request.ts';
import { settleCves } from './state/cve.ts';
import { journalMails } from './unkindness/mail.ts';
import type { Needed, RequestLog } from './world.ts';

export interface RequestInfo {
  readonly n: number;
  readonly method: string;
  readonly path: string;
  readonly operation: string;
  readonly actor: string | null;
  readonly runId: string | null;
}

export interface Host {
  readonly machine: Machine;
  readonly faults: Faults;
  readonly log: RequestLog[];
  /** Milliseconds of real time added to every answer. */
  readonly latencyMs: number;
  /** Called before a request is carried out, in the order of arrival; a promise holds it back. */
  beforeRequest: ((info: RequestInfo) => Promise<void> | void) | null;
  /** Called after each request: hands over what happened. */
  afterRequest(): void;
}

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** Null where the connection would have been dropped; never, where it would have stayed silent. */
export type Ask = (request: TextRequest) => Promise<Answered | null>;

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Where an answer goes. */
interface Asker {
  answer(answer: Answered): void;
  drop(fault: Fault): void;
}

/** Those that listen in this process, by origin. */
const listening = new Map<string, Ask>();

/** How to ask the one that listens there without a connection. */
export const askerAt = (origin: string): Ask | undefined => listening.get(origin);

export const originsHere = (): readonly string[] => [...listening.keys()];

export function listen(host: Host, port: number): Promise<Listening> {
  const meter = createRateMeter();
  let count = 0;
  const ask = async (asker: Asker, raw: Promise<RawRequest> | RawRequest): Promise<void> => {
    count += 1;
    try {
      await serve(host, meter, count, await raw, asker);
    } catch (error) {
      // A mistake of the embedded GitHub itself: tell the client, and anyone who reads the list of drifts.
      const message = `embedded GitHub failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
      host.machine.drifts.push(message);
      write(asker, { status: 500, body: { message } }, {});
    }
  };
  const server: Server = createServer((incoming, outgoing) => {
    void ask(askerOf(incoming, outgoing), readRequest(host, incoming));
  });
  server.keepAliveTimeout = 60_000;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { port: taken } = server.address() as AddressInfo;
      const origin = `http://127.0.0.1:${taken}`;
      listening.set(origin, ({ method, url, headers, body }) => {
        const answered = Promise.withResolvers<Answered | null>();
        const asker = {
          answer: answered.resolve,
          drop: ({ kind }: Fault) => kind !== 'timeout-after' && answered.resolve(null),
        };
        void ask(asker, { method, url: new URL(url), headers, body });
        return answered.promise;
      });
      resolve({
        port: taken,
        close: () => {
          listening.delete(origin);
          return closeServer(server);
        },
      });
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function readRequest(host: Host, incoming: IncomingMessage): Promise<RawRequest> {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(incoming.headers))
    headers[name] = Array.isArray(value) ? value[0] : value;
  const url = new URL(incoming.url ?? '/', host.machine.world.settings.apiUrl);
  return { method: incoming.method ?? 'GET', url, headers, body: await readBody(incoming) };
}

async function serve(
  host: Host,
  meter: ReturnType<typeof createRateMeter>,
  n: number,
  raw: RawRequest,
  asker: Asker,
): Promise<void> {
  const started = performance.now();
  const { machine } = host;
  const runId = runOf(raw);
  const { actor, tokenKind, grant } = whoIs(machine.world, raw.headers.authorization);
  const operation = operationOf(raw);
  const info = { n, method: raw.method, path: raw.url.pathname + raw.url.search, operation, actor, runId };
  await host.beforeRequest?.(info);
  const fault = host.faults.take({ operation, actor });
  settleCves(machine.world);
  const answered = fault ? faulty(fault) : null;
  const needed: Needed[] = [];
  const mails = machine.world.notifications.length;
  const reply = answered ?? (await handleRequest(machine, raw, needed));
  journalMails(machine.world, raw.headers.authorization, runId, mails);
  const dropped = fault?.kind === 'kill-before' || fault?.kind === 'reset' || drops(fault);
  const log = (): void => {
    const status = dropped ? 0 : reply.status;
    const at = new Date(machine.world.now).toISOString();
    const ms = Math.round(performance.now() - started);
    const points = reply.points ?? 0;
    host.log.push(Object.freeze({ ...info, at, tokenKind, grant, needed, points, status, ms }));
  };
  log();
  host.afterRequest();
  const wait = host.latencyMs + (fault?.kind === 'latency' ? fault.ms : 0);
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  if (fault && dropped) {
    asker.drop(fault);
    return;
  }
  if (fault?.kind === 'malformed') {
    writeText(asker, 200, '<html>not what you asked for', {});
    return;
  }
  const graphql = isGraphql(pathOf(raw.url));
  const key = raw.headers.authorization ?? 'anonymous';
  const resource = graphql ? 'graphql' : 'core';
  const cost = graphql ? (reply.points ?? 1) : 1;
  const rate = meter.count(key, rateClass(tokenKind), resource, machine.world.now, cost);
  write(asker, reply, { ...rateHeaders(rate), ...scopeHeaders(machine, raw), ...dateHeader(machine) });
}

function drops(fault: Fault | null): boolean {
  return fault?.kind === 'kill-after' || fault?.kind === 'timeout-after';
}

/** The answer that a fault gives instead of doing anything; null where the request is carried out. */
function faulty(fault: Fault): Reply | null {
  switch (fault.kind) {
    case 'kill-before':
    case 'reset':
    case 'malformed':
      return { status: 200 };
    case 'unauthorized':
      return { status: 401, body: { message: 'Bad credentials', status: '401' } };
    case 'status':
      return {
        status: fault.status,
        body: { message: fault.message ?? 'Server Error', status: String(fault.status) },
      };
    case 'secondary-limit':
      return {
        status: 403,
        body: {
          message:
            'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
        },
        headers: { 'retry-after': String(fault.retryAfter) },
      };
    case 'kill-after':
    case 'timeout-after':
    case 'latency':
      return null;
  }
}

/** A dropped connection stays silent after a `timeout-after`, until the client gives up. */
const askerOf = (incoming: IncomingMessage, outgoing: ServerResponse): Asker => ({
  answer: ({ status, headers, body }) => {
    if (outgoing.headersSent) return;
    outgoing.writeHead(status, headers);
    outgoing.end(body);
  },
  drop: ({ kind }) => {
    if (kind === 'timeout-after') return;
    if (kind === 'reset') incoming.socket.resetAndDestroy();
    else incoming.socket.destroy();
  },
});

function rateClass(kind: RequestLog['tokenKind']): RateClass {
  if (kind === 'installation' || kind === 'actions' || kind === 'anonymous') return kind;
  return 'user';
}

function scopeHeaders(machine: Machine, raw: RawRequest): Record<string, string> {
  const value = raw.headers.authorization?.split(/\s+/)[1] ?? '';
  const token = machine.world.tokens.get(value);
  return token?.kind === 'classic' ? { 'x-oauth-scopes': token.scopes.join(', ') } : {};
}

function dateHeader(machine: Machine): Record<string, string> {
  return { date: new Date(machine.world.now).toUTCString() };
}

function write(asker: Asker, reply: Reply, headers: Readonly<Record<string, string>>): void {
  const { status } = reply;
  const all = { ...headers, ...reply.headers };
  if (reply.text !== undefined) {
    writeText(asker, status, reply.text, all);
    return;
  }
  if (reply.bytes !== undefined) {
    asker.answer({
      status,
      headers: { 'content-type': 'application/octet-stream', ...all },
      body: reply.bytes,
    });
    return;
  }
  if (reply.body === undefined) {
    asker.answer({ status, headers: all, body: '' });
    return;
  }
  const text = JSON.stringify(reply.body);
  writeText(asker, status, text, { 'content-type': 'application/json; charset=utf-8', ...all });
}

function writeText(
  asker: Asker,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>>,
): void {
  asker.answer({
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-length': String(Buffer.byteLength(text)),
      server: 'embedded GitHub',
      'x-github-media-type': 'github.v3; format=json',
      ...headers,
    },
    body: text,
  });
}
