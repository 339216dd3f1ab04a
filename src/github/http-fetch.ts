import http from 'node:http';
import https from 'node:https';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { HttpClient } from '@actions/http-client';
import { getProxyUrl } from '@actions/http-client/lib/proxy';
import { type FetchOptions, fetchFailed, followRedirects, type TextRequest } from './redirects.ts';

/** What is used of the answers of `fetch`. */
export interface HttpAnswer {
  readonly status: number;
  readonly ok: boolean;
  /** Where it came from, after all redirects. */
  readonly url: string;
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Readable | null;
  text(): Promise<string>;
  json(): Promise<unknown>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** How long a connection may be silent before it is closed. */
const SILENCE_MS = 60_000;
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);
const DEFAULTS = { accept: '*/*', 'accept-encoding': 'gzip', 'user-agent': 'node' };

/**
 * As `fetch`, by Node's own HTTP client and, where the environment of the runner names a proxy for the host
 * (`http_proxy`, `https_proxy`, `no_proxy`), by the toolkit's agent for it. Node's `fetch` knows no such proxy, and
 * takes longer to load than a run needs for all its requests.
 * @throws TypeError as `fetch` does, with what happened as its cause
 */
export async function httpFetch(url: string, init: FetchOptions = {}): Promise<HttpAnswer> {
  init.signal?.throwIfAborted();
  return followRedirects((asked) => sendOnce(asked, init.signal), url, init);
}

async function sendOnce(
  { method, url, headers, body }: TextRequest,
  signal: AbortSignal | undefined,
): Promise<HttpAnswer> {
  const proxied = getProxyUrl(new URL(url)) === undefined ? {} : { agent: new HttpClient().getAgent(url) };
  const length = body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const options = { method, headers: { ...DEFAULTS, ...headers, ...length }, ...proxied };
  const message = await new Promise<http.IncomingMessage>((resolve, reject) => {
    const asked = (url.startsWith('https:') ? https : http).request(url, options, resolve);
    asked.on('error', (cause) => reject(signal?.aborted ? signal.reason : fetchFailed(cause)));
    asked.setTimeout(SILENCE_MS, () => asked.destroy(new Error('the other side is silent')));
    // Its body ends with the signal too.
    signal?.addEventListener('abort', () => asked.destroy(signal.reason), { once: true });
    asked.end(body);
  });
  return answerOf(message, url);
}

function answerOf(message: http.IncomingMessage, url: string): HttpAnswer {
  const { statusCode: status = 0 } = message;
  const headers = new Map(Object.entries(message.headers).map(([name, value]) => [name, String(value)]));
  const body = WITHOUT_BODY.has(status) ? null : unpacked(message);
  if (body === null) message.resume();
  const text = async (): Promise<string> => (body === null ? '' : readText(body));
  return {
    status,
    ok: status >= 200 && status < 300,
    url,
    headers,
    body,
    text,
    json: async () => JSON.parse(await text()) as unknown,
    arrayBuffer: async () => new Uint8Array(body === null ? [] : await readAll(body)).buffer,
  };
}

async function readAll(body: Readable): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A body as UTF-8, whole. */
export const readText = async (body: Readable): Promise<string> =>
  new TextDecoder().decode(await readAll(body));

const unpacked = (message: http.IncomingMessage): Readable =>
  message.headers['content-encoding'] === 'gzip'
    ? // What goes wrong is told to whoever reads.
      pipeline(message, createGunzip(), () => undefined)
    : message;
