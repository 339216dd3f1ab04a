/** When a request that failed is sent again, and after how long. Pure. */

/** What came of one attempt. `no-answer`: reset, timeout, name not found. */
export type Attempt =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string | undefined>>;
      readonly body: unknown;
      /** False where the body is not what was asked for (cut JSON, a proxy's page). */
      readonly sensible: boolean;
    }
  | { readonly kind: 'no-answer' };

type Verdict =
  | { readonly kind: 'take' }
  | { readonly kind: 'wait'; readonly ms: number; readonly why: string }
  /** A limit that lasts longer than a run should wait, or one that came too often. */
  | { readonly kind: 'limited'; readonly seconds: number }
  | { readonly kind: 'lost' };

const SERVER_WAITS_MS = [1_000, 2_000, 4_000];
const LIMIT_ATTEMPTS = 4;
/** The longest that one answer may make a run wait. Jobs are billed by the minute. */
const LONGEST_WAIT_S = 120;
/** GitHub asks for at least a minute where it names no time. */
const UNNAMED_WAIT_S = 60;

/**
 * @param attempts how often the request was sent already, this one included
 * @param repeatable whether sending it twice does no harm; a limit is repeated anyway, since nothing was done
 */
export function decideRepeat(attempt: Attempt, attempts: number, repeatable: boolean): Verdict {
  if (attempt.kind === 'answer') {
    const seconds = limitSeconds(attempt);
    if (seconds !== undefined) {
      if (attempts > LIMIT_ATTEMPTS || seconds > LONGEST_WAIT_S) return { kind: 'limited', seconds };
      return { kind: 'wait', ms: seconds * 1_000, why: 'limit' };
    }
    if (attempt.sensible && ![500, 502, 503, 504].includes(attempt.status)) return { kind: 'take' };
  }
  const ms = SERVER_WAITS_MS[attempts - 1];
  if (!repeatable || ms === undefined) return { kind: 'lost' };
  return { kind: 'wait', ms, why: attempt.kind === 'answer' ? `status ${attempt.status}` : 'no answer' };
}

/** Seconds to wait where the answer is a limit, primary or secondary, REST or GraphQL; undefined where it is none. */
function limitSeconds(answer: Extract<Attempt, { kind: 'answer' }>): number | undefined {
  const { status, headers, body } = answer;
  const after = Number(headers['retry-after']);
  const named = headers['retry-after'] !== undefined && Number.isFinite(after);
  const exhausted = headers['x-ratelimit-remaining'] === '0';
  const isLimit =
    status === 429 ||
    (status === 403 && (named || exhausted || /rate limit|abuse detection/i.test(messageOf(body)))) ||
    (status === 200 && hasRateLimitedError(body));
  if (!isLimit) return undefined;
  if (named) return Math.max(1, after);
  const reset = Number(headers['x-ratelimit-reset']) - Date.parse(headers.date ?? '') / 1_000;
  return exhausted && Number.isFinite(reset) ? Math.max(1, Math.ceil(reset)) : UNNAMED_WAIT_S;
}

function messageOf(body: unknown): string {
  if (typeof body !== 'object' || body === null || !('message' in body)) return '';
  return typeof body.message === 'string' ? body.message : '';
}

function hasRateLimitedError(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || !('errors' in body) || !Array.isArray(body.errors))
    return false;
  return body.errors.some((error: { readonly type?: unknown } | null) =>
    /^RATE_LIMIT/.test(String(error?.type)),
  );
}
