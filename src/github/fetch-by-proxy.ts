import { Readable } from 'node:stream';
import { HttpClient } from '@actions/http-client';
import { getProxyUrl } from '@actions/http-client/lib/proxy';
import {
  bodyFor,
  type FetchOptions,
  fetchBy,
  fetchFailed,
  type TextRequest,
  untilAborted,
} from './fetch-standard.ts';

/** How long a proxy may be silent before its connection is closed. */
const SILENCE_MS = 60_000;

const isByProxy = (url: string): boolean => getProxyUrl(new URL(url)) !== undefined;

/**
 * Node's `fetch`, but by a proxy where the environment of the runner names one for that host (`http_proxy`,
 * `https_proxy`, `no_proxy`): Node's own does not look there.
 * @throws TypeError as `fetch` does, with what happened as its cause
 */
export async function fetchByProxy(url: string, init: FetchOptions = {}): Promise<Response> {
  if (!isByProxy(url)) return fetch(url, init);
  init.signal?.throwIfAborted();
  return fetchBy((asked) => sendOnce(asked, init), url, init);
}

async function sendOnce({ method, url, headers, body }: TextRequest, init: FetchOptions): Promise<Response> {
  const sent = body === '' ? {} : { body };
  // A redirect may lead to where no proxy is needed.
  if (!isByProxy(url))
    return fetch(url, { ...init, body: null, ...sent, method, headers, redirect: 'manual' });
  const { signal } = init;
  // The toolkit's own way with redirects would send the body again to another host.
  const client = new HttpClient(undefined, undefined, { allowRedirects: false, socketTimeout: SILENCE_MS });
  // Its types ask for a text where it takes none.
  const asked = client.request(method, url, (sent.body ?? null) as string, { ...headers });
  const { message } = await untilAborted(asked, signal).catch((cause) => {
    throw signal?.aborted ? cause : fetchFailed(cause);
  });
  // Its body ends with the signal too, as with `fetch`.
  signal?.addEventListener('abort', () => message.destroy(signal.reason), { once: true });
  const { statusCode: status = 0, rawHeaders } = message;
  const stream = bodyFor(status, Readable.toWeb(message) as globalThis.ReadableStream);
  if (stream === null) message.resume();
  return new Response(stream, { status, headers: pairsOf(rawHeaders) });
}

const pairsOf = (raw: readonly string[]): [string, string][] =>
  raw.flatMap((name, index) =>
    index % 2 === 0 ? [[name, raw[index + 1] ?? ''] satisfies [string, string]] : [],
  );
