import type { Outcome } from '../../src/case/operation.ts';
import { findMessage, messageMarker } from '../../src/github/apply/messages.ts';
import type { Session } from '../../src/github/session.ts';

const BOT = 7;
const MESSAGE = {
  kind: 'send-message',
  key: 'message/questions/2026-03-02T10:00:00.000Z',
  repo: 'example-org/widget',
  ghsa: 'GHSA-2222-3333-4444',
  body: 'Which version is it?',
  surface: 'collaborators',
  why: 'w',
} as const;
const EARLIER = { ...MESSAGE, key: 'message/questions/2026-03-01T10:00:00.000Z' };
const CLAIMED = '2026-03-02T10:05:00Z';

const said = (at: string, message: { readonly key: string } = MESSAGE, author = BOT) => ({
  id: 1,
  body: `Which version is it?\n\n${messageMarker(message)}`,
  created_at: at,
  html_url: 'https://example.org/said',
  user: { id: author, login: 'somebody' },
});

/** A conversation of these comments, or the status with which GitHub answers instead. */
function sessionOf(answer: readonly unknown[] | number): Session {
  const rest = ({ parameters }: { readonly parameters: { readonly page: number } }) => {
    if (typeof answer === 'number') return Promise.resolve({ status: answer, data: null, headers: {} });
    const first = (parameters.page - 1) * 100;
    return Promise.resolve({ status: 200, data: answer.slice(first, first + 100), headers: {} });
  };
  return { client: { rest }, repo: 'example-org/triage' } as unknown as Session;
}

const find = (answer: readonly unknown[] | number): Promise<Outcome | undefined> =>
  findMessage(sessionOf(answer), MESSAGE, CLAIMED, BOT);
const many = (count: number) => Array.from({ length: count }, () => said(CLAIMED, EARLIER));

describe('a message whose run died', () => {
  it.each([
    ['stands there since the claim', [said('2026-03-02T10:05:01Z')], 'done'],
    ['stands there by a clock that is a little behind', [said('2026-03-02T10:04:30Z')], 'done'],
    ['is not there, only an earlier one of its kind', [said('2026-03-02T10:05:01Z', EARLIER)], undefined],
    ['is not there, only what is older than the claim', [said('2026-03-02T10:00:00Z')], undefined],
    ['is not there, only what another wrote', [said('2026-03-02T10:05:01Z', MESSAGE, 8)], undefined],
    ['is not there', [], undefined],
    ['stands at the end of a long conversation', [...many(299), said('2026-03-02T10:05:01Z')], 'done'],
  ])('%s', async (_name, comments, kind) => {
    expect((await find(comments))?.kind).toBe(kind);
  });

  it.each([
    ['gives no answer', 404],
    ['is longer than what is read', many(300)],
  ])('is left to a person where the conversation %s', async (_name, answer) => {
    expect(await find(answer)).toMatchObject({ kind: 'refused', isUnsure: true });
  });
});
