import {
  bodyFor,
  type FetchOptions,
  fetchBy,
  fetchFailed,
  type TextRequest,
  untilAborted,
} from '../../src/github/fetch-standard.ts';
import type { Answered, Ask } from './server.ts';

/** How to ask the embedded GitHub at an origin; undefined where there is none that can be asked like this. */
export type Reach = (origin: string) => Ask | undefined;

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/**
 * Node's `fetch`, but what is asked of an embedded GitHub is handed over instead of sent: two sockets on one machine cost
 * more than all that it does for an answer. That both come to the same is tested for every action and fault
 * (`test/faults/thread-and-process.test.ts`). A body has to be text.
 */
export function createShortFetch(reach: Reach, otherwise: Fetch): Fetch {
  return async (url, init = {}) => {
    if (reach(new URL(url).origin) === undefined) return otherwise(url, init);
    const options = init as FetchOptions;
    return fetchBy((asked) => sendOnce(reach, otherwise, asked, options), url, options);
  };
}

async function sendOnce(
  reach: Reach,
  otherwise: Fetch,
  asked: TextRequest,
  { signal, ...others }: FetchOptions,
): Promise<Response> {
  const ask = reach(new URL(asked.url).origin);
  // A redirect may lead elsewhere.
  if (ask === undefined) {
    const { method, headers, body } = asked;
    const wait = signal ? { signal } : {};
    return otherwise(asked.url, {
      ...others,
      ...wait,
      method,
      headers,
      body: body || null,
      redirect: 'manual',
    });
  }
  const headers = { accept: '*/*', 'user-agent': 'node', ...asked.headers };
  const answer = await untilAborted(ask({ ...asked, headers }), signal);
  if (answer === null) throw fetchFailed(new Error('other side closed'));
  return responseOf(answer, asked.url);
}

function responseOf({ status, headers, body }: Answered, url: string): Response {
  const response = new Response(bodyFor(status, body as string), { status, headers });
  return Object.defineProperty(response, 'url', { value: url });
}
