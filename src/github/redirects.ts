/** A request whose body is text; names of headers in lower case. */
export interface TextRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What is used of an answer to follow where it leads. */
interface Leading {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: { destroy(): unknown } | null;
}

/** What is used of the options of `fetch`. */
export interface FetchOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly redirect?: 'follow' | 'manual' | 'error';
  readonly signal?: AbortSignal;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 20;

/** The failure of a request, as `fetch` tells it. */
export const fetchFailed = (cause: unknown): TypeError => new TypeError('fetch failed', { cause });

/**
 * What `fetch` makes of something that sends one request and follows no redirect.
 * @throws TypeError where a redirect must not be, or there is no end of them
 */
export async function followRedirects<Answer extends Leading>(
  send: (asked: TextRequest) => Promise<Answer>,
  url: string,
  { method = 'GET', headers = {}, body = '', redirect = 'follow' }: FetchOptions,
): Promise<Answer> {
  const type = body === '' ? {} : { 'content-type': 'text/plain;charset=UTF-8' };
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  let asked: TextRequest = {
    method: method.toUpperCase(),
    url: new URL(url).href,
    headers: { ...type, ...Object.fromEntries(named) },
    body,
  };
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const answer = await send(asked);
    const location = answer.headers.get('location');
    if (!REDIRECTS.has(answer.status) || location === undefined || redirect === 'manual') return answer;
    answer.body?.destroy();
    if (redirect === 'error') throw fetchFailed(new Error('unexpected redirect'));
    asked = afterRedirect(asked, answer.status, new URL(location, asked.url));
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
