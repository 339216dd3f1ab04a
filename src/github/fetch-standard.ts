/** A request whose body is text; names of headers in lower case. */
export interface TextRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What is used of the options of Node's `fetch`. */
export type FetchOptions = Omit<RequestInit, 'body'> & { readonly body?: string };

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 20;
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/** The body that a response may have with this status. */
export const bodyFor = <T>(status: number, body: T): T | null => (WITHOUT_BODY.has(status) ? null : body);

/** The failure of a request, as `fetch` tells it. */
export const fetchFailed = (cause: unknown): TypeError => new TypeError('fetch failed', { cause });

/**
 * What `fetch` makes of something that sends one request and follows no redirect.
 * @throws TypeError where a redirect must not be, or there is no end of them
 */
export async function fetchBy(
  send: (asked: TextRequest) => Promise<Response>,
  url: string,
  { method = 'GET', headers, body = '', redirect = 'follow' }: FetchOptions,
): Promise<Response> {
  const type = body === '' ? {} : { 'content-type': 'text/plain;charset=UTF-8' };
  let asked: TextRequest = {
    method: method.toUpperCase(),
    url: new URL(url).href,
    headers: { ...type, ...Object.fromEntries(new Headers(headers)) },
    body,
  };
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const response = await send(asked);
    const location = response.headers.get('location');
    if (!REDIRECTS.has(response.status) || location === null || redirect === 'manual') return response;
    await response.body?.cancel();
    if (redirect === 'error') throw fetchFailed(new Error('unexpected redirect'));
    asked = afterRedirect(asked, response.status, new URL(location, asked.url));
  }
  throw fetchFailed(new Error('redirect count exceeded'));
}

/** As the Fetch standard has it: credentials do not go to another origin, nor a body where the method changes. */
function afterRedirect({ method, url, headers, body }: TextRequest, status: number, to: URL): TextRequest {
  const isAsked = status === 303 ? !['GET', 'HEAD'].includes(method) : status < 303 && method === 'POST';
  const dropped = [
    ...(new URL(url).origin === to.origin ? [] : ['authorization', 'cookie']),
    ...(isAsked ? ['content-type', 'content-length'] : []),
  ];
  return {
    method: isAsked ? 'GET' : method,
    url: to.href,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.includes(name))),
    body: isAsked ? '' : body,
  };
}

/** The promise, or the reason of the signal as soon as it says so. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
