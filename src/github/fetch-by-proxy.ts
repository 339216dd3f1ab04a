import { Readable } from 'node:stream';
import { HttpClient } from '@actions/http-client';
import { getProxyUrl } from '@actions/http-client/lib/proxy';
import { afterRedirect, isRedirect } from './after-redirect.ts';

/** What is used of the options of Node's `fetch`: a body is text. */
type Options = Omit<RequestInit, 'body'> & { readonly body?: string };

/** How long a proxy may be silent before its connection is closed. */
const SILENCE_MS = 60_000;
const MOST_REDIRECTS = 20;
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * Node's `fetch`, but by a proxy where the environment of the runner names one for that host (`http_proxy`,
 * `https_proxy`, `no_proxy`): Node's own does not look there.
 * @throws TypeError as `fetch` does, with what happened as its cause
 */
export async function fetchByProxy(url: string, init: Options = {}, redirects = 0): Promise<Response> {
  const from = new URL(url);
  if (getProxyUrl(from) === undefined) return fetch(url, init);
  const { method = 'GET', body, redirect = 'follow', signal } = init;
  const headers = Object.fromEntries(new Headers(init.headers));
  signal?.throwIfAborted();
  const client = new HttpClient(undefined, undefined, {
    // The toolkit's would send the body again to another host.
    allowRedirects: false,
    socketTimeout: SILENCE_MS,
  });
  // Its types ask for a text where it takes none.
  const asked = client.request(method, url, (body ?? null) as string, { ...headers });
  const { message } = await Promise.race([asked, ...(signal ? [aborted(signal)] : [])]).catch((cause) => {
    throw signal?.aborted ? cause : new TypeError('fetch failed', { cause });
  });
  // Its body ends with the signal too, as with `fetch`.
  signal?.addEventListener('abort', () => message.destroy(signal.reason), { once: true });
  const { statusCode: status = 0, rawHeaders } = message;
  const { location } = message.headers;
  if (isRedirect(status) && location !== undefined && redirect !== 'manual') {
    message.destroy();
    if (redirect === 'error' || redirects === MOST_REDIRECTS)
      throw new TypeError('fetch failed', { cause: new Error('unexpected redirect') });
    const to = new URL(location, url);
    const next = afterRedirect({ method, headers, body: body ?? '' }, status, from, to);
    const { body: _, ...others } = init;
    const sent = next.body === '' ? {} : { body: next.body };
    const again = { ...others, ...sent, method: next.method, headers: next.headers };
    return fetchByProxy(to.href, again, redirects + 1);
  }
  if (WITHOUT_BODY.has(status)) message.resume();
  return new Response(
    WITHOUT_BODY.has(status) ? null : (Readable.toWeb(message) as globalThis.ReadableStream),
    {
      status,
      headers: pairsOf(rawHeaders),
    },
  );
}

/** Rejects when the signal says so, and never answers. */
const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

const pairsOf = (raw: readonly string[]): [string, string][] =>
  raw.flatMap((name, index) =>
    index % 2 === 0 ? [[name, raw[index + 1] ?? ''] satisfies [string, string]] : [],
  );
