import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

// biome-ignore lint/suspicious/noExplicitAny: the tests reach into answers of any shape
export type Body = any;

/** A GitHub that answers otherwise than its schema says: something between ours and the embedded one. */
export interface AlteredAnswers {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Passes everything on, and answers with what `alter` makes of each JSON answer. `request` is `GET /path`, or
 * `query NAME` for GraphQL.
 */
export async function startAlteredAnswers(
  target: string,
  alter: (request: string, body: Body) => Body,
): Promise<AlteredAnswers> {
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const sent = await buffer(request);
    const answer = await fetch(`${target}${request.url}`, {
      method: request.method ?? 'GET',
      headers: headersOf(request),
      redirect: 'manual',
      ...(sent.length === 0 ? {} : { body: new Uint8Array(sent) }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') && answer.status < 300;
    const body = isJson ? parse(text) : undefined;
    const altered = body === undefined ? text : JSON.stringify(alter(nameOf(request, sent), body));
    const kept = ['content-type', 'date', 'link', 'location'].flatMap((name) => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    response.writeHead(answer.status, Object.fromEntries(kept)).end(altered);
  };
  // A connection that was cut is cut on this side, too: left open, each request would wait its half minute.
  const server = createServer(
    (request, response) => void pass(request, response).catch(() => response.destroy()),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Undefined for JSON that was cut, which is passed on as it is. */
function parse(text: string): Body {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const kept = ['authorization', 'accept', 'content-type', 'user-agent'] as const;
  return Object.fromEntries(
    kept.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  );
}

function nameOf({ method, url = '' }: IncomingMessage, sent: Buffer): string {
  if (!url.endsWith('/graphql')) return `${method} ${url.split('?')[0]}`;
  const { query } = JSON.parse(sent.toString()) as { readonly query: string };
  return /\b(?:query|mutation) \w+/.exec(query)?.[0] ?? 'graphql';
}
