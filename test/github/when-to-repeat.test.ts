import fc from 'fast-check';
import { type Attempt, decideRepeat } from '../../src/github/when-to-repeat.ts';

const answer = (status: number, headers: Record<string, string> = {}, body: unknown = {}): Attempt => ({
  kind: 'answer',
  status,
  headers,
  body,
  sensible: true,
});
const date = 'Mon, 02 Nov 2026 09:00:00 GMT';
const inSeconds = (seconds: number): string => String(Date.parse(date) / 1000 + seconds);

describe('decideRepeat', () => {
  it.each([
    ['a success', answer(200), 'take'],
    ['a refusal', answer(403, {}, { message: 'Resource not accessible by integration' }), 'take'],
    ['nothing there', answer(404), 'take'],
    ['a bad gateway', answer(502), 'wait'],
    ['no answer', { kind: 'no-answer' } as const, 'wait'],
    ['nonsense', { ...answer(200), sensible: false } as Attempt, 'wait'],
    ['a secondary limit', answer(403, { 'retry-after': '5' }), 'wait'],
    [
      'a limit without a time',
      answer(403, {}, { message: 'You have exceeded a secondary rate limit' }),
      'wait',
    ],
    ['a limit by GraphQL', answer(200, {}, { errors: [{ type: 'RATE_LIMITED' }] }), 'wait'],
  ])('%s', (_name, attempt, kind) => {
    expect(decideRepeat(attempt, 1, true).kind).toBe(kind);
  });

  it.each([
    ['server errors', answer(502)],
    ['no answer', { kind: 'no-answer' } as const],
  ])('never repeats what must not be done twice: %s', (_name, attempt) => {
    expect(decideRepeat(attempt, 1, false)).toEqual({ kind: 'lost' });
  });

  it('repeats anything after a limit, since nothing was done', () => {
    expect(decideRepeat(answer(429, { 'retry-after': '3' }), 1, false)).toMatchObject({
      kind: 'wait',
      ms: 3000,
    });
  });

  it('waits for the reset by the time of GitHub, not of this machine', () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inSeconds(42), date };
    expect(decideRepeat(answer(403, headers), 1, true)).toMatchObject({ kind: 'wait', ms: 42_000 });
  });

  it('gives up where the limit lasts too long', () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inSeconds(3000), date };
    expect(decideRepeat(answer(403, headers), 1, true)).toEqual({ kind: 'limited', seconds: 3000 });
  });

  it('ends, whatever comes', () => {
    const attempt = fc.oneof(
      fc.constant<Attempt>({ kind: 'no-answer' }),
      fc.record({
        kind: fc.constant('answer' as const),
        status: fc.constantFrom(200, 403, 429, 500, 502, 503, 504),
        headers: fc.dictionary(
          fc.constantFrom('retry-after', 'x-ratelimit-remaining', 'x-ratelimit-reset'),
          fc.string(),
        ),
        body: fc.anything(),
        sensible: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(attempt, fc.boolean(), (made, repeatable) => {
        expect(decideRepeat(made, 6, repeatable).kind).not.toBe('wait');
        const first = decideRepeat(made, 1, repeatable);
        if (first.kind === 'wait') expect(first.ms).toBeLessThanOrEqual(120_000);
      }),
    );
  });
});
