/** The part of `fetch` that channels need. */
export type Fetch = (
  url: string,
  init: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly redirect: 'manual' | 'error';
    readonly signal: AbortSignal;
    readonly body?: string;
  },
) => Promise<Pick<Response, 'status' | 'ok' | 'text'>>;

export interface ChannelRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What came of a request. Nothing of it names the host: reasons may be in any log. */
export type ChannelAnswer =
  | { readonly kind: 'answer'; readonly status: number; readonly body: unknown; readonly text: string }
  /** `never`: nothing left this machine. `unknown`: the request may have arrived, its answer did not. */
  | { readonly kind: 'lost'; readonly arrived: 'never' | 'unknown' };

const TIMEOUT_MS = 20_000;
/** Longest answer that is looked at. */
const MOST_TEXT = 1_000_000;
const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** Sends one request and reads its answer. A redirection is no answer: credentials go nowhere else. */
export async function sendRequest(
  fetch: Fetch,
  sending: ChannelRequest,
  timeoutMs = TIMEOUT_MS,
): Promise<ChannelAnswer> {
  const { method, url, headers = {}, body } = sending;
  try {
    const answer = await fetch(url, {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        accept: 'application/json',
        'user-agent': 'security-process',
        ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = (await answer.text()).slice(0, MOST_TEXT);
    return { kind: 'answer', status: answer.status, body: parseJson(text), text };
  } catch (error) {
    return { kind: 'lost', arrived: NEVER_SENT.includes(codeOf(error)) ? 'never' : 'unknown' };
  }
}

/** Of Node's `fetch` the cause of a failure, or the first of several. */
function codeOf(error: unknown): string {
  const cause = (error as Failure | undefined)?.cause;
  return String((cause?.errors?.[0] ?? cause)?.code ?? '');
}

interface Failure {
  readonly cause?: { readonly code?: unknown; readonly errors?: readonly { readonly code?: unknown }[] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A field of an answer that is text; '' where it is not. */
export function textField(body: unknown, name: string): string {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
  return typeof value === 'string' ? value : '';
}
