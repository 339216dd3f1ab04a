import { afterRedirect, isRedirect } from '../../src/github/after-redirect.ts';
import type { Answered, Ask, Asked } from './server.ts';

/** How to ask the embedded GitHub at an origin; undefined where there is none that can be asked like this. */
export type Reach = (origin: string) => Ask | undefined;

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

const MOST_REDIRECTS = 20;
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * Node's `fetch`, but what is asked of an embedded GitHub is handed over instead of sent: two sockets on one machine cost
 * more than all that it does for an answer. That both come to the same is tested for every action and fault
 * (`test/faults/thread-and-process.test.ts`). A body has to be text.
 */
export function createShortFetch(reach: Reach, otherwise: Fetch): Fetch {
  return async (url, init = {}) => {
    let asked = askedOf(url, init);
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const ask = reach(new URL(asked.url).origin);
      if (ask === undefined) return otherwise(asked.url, redirects === 0 ? init : { ...init, ...asked });
      const answer = await untilAborted(ask(asked), init.signal);
      if (answer === null) throw failed('other side closed');
      const { location } = answer.headers;
      if (!isRedirect(answer.status) || location === undefined || init.redirect === 'manual')
        return responseOf(answer, asked.url);
      if (init.redirect === 'error') throw failed('unexpected redirect');
      const to = new URL(location, asked.url);
      asked = { ...afterRedirect(asked, answer.status, new URL(asked.url), to), url: to.href };
    }
    throw failed('redirect count exceeded');
  };
}

function askedOf(url: string, { method = 'GET', headers, body }: RequestInit): Asked {
  const text = typeof body === 'string' ? { 'content-type': 'text/plain;charset=UTF-8' } : {};
  return {
    method: method.toUpperCase(),
    url: new URL(url).href,
    headers: { accept: '*/*', 'user-agent': 'node', ...text, ...Object.fromEntries(new Headers(headers)) },
    body: typeof body === 'string' ? body : '',
  };
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.finally(() => signal.removeEventListener('abort', abort)).then(resolve, reject);
  });
}

function responseOf({ status, headers, body }: Answered, url: string): Response {
  const response = new Response(WITHOUT_BODY.has(status) ? null : (body as string), { status, headers });
  return Object.defineProperty(response, 'url', { value: url });
}

const failed = (why: string): TypeError => new TypeError('fetch failed', { cause: new Error(why) });
