import type { ObservedComment, ObservedTeam } from '../../../src/case/observed.ts';
import type { StoredCase } from '../../../src/case/stored-case.ts';
import { readBoardOrders } from '../../../src/features/coordination/board-orders.ts';
import { type HandOverOrder, handOver, readHandOver } from '../../../src/features/coordination/hand-over.ts';
import { renderHandOver } from '../../../src/features/coordination/hand-over-text.ts';
import { beginCase } from '../../../src/features/intake/intake.ts';

const user = (id: number, login: string) => ({ id, login, kind: 'user' }) as const;
const SELF = { id: 1, login: 'bot', kind: 'bot' } as const;
const [ADA, BEN, CLEO, OTTO] = [user(2, 'ada'), user(3, 'Ben'), user(4, 'cleo'), user(9, 'otto')] as const;
const TEAM: ObservedTeam = { kind: 'known', members: [ADA, BEN, CLEO] };
const AT = '2026-03-02T09:00:00.000Z';
const BY = { id: 4, login: 'cleo', role: 'member' };

const caseOf = (more: Partial<StoredCase> = {}): StoredCase => ({
  ...beginCase(1, { now: AT, receivedAt: AT }, SELF),
  ...more,
});
const comment = (body: string, more: Partial<ObservedComment> = {}): ObservedComment => ({
  id: 'C_1',
  author: CLEO,
  body,
  createdAt: AT,
  lastEditedAt: null,
  lastEditor: null,
  url: 'https://github.com/example-org/triage/issues/1#1',
  ...more,
});
const readHandOvers = (said: readonly ObservedComment[], team: ObservedTeam, open: readonly StoredCase[]) =>
  readBoardOrders(said, team, AT).map((order) => readHandOver(order, team, open));
const person = ({ id, login }: { readonly id: number; readonly login: string }) => ({ id, login });

describe('/hand-over on the board', () => {
  it.each([
    ['members', '/hand-over @ada @ben', [2, 3]],
    ['logins without @, after other words', 'Ada is ill.\n\n/hand-over ada BEN', [2, 3]],
    ['somebody who left, by the login in a case', '/hand-over @gone @ben', [7, 3]],
  ])('is read: %s', (_name, body, ids) => {
    const open = [caseOf({ coordinators: [{ id: 7, login: 'Gone' }] })];
    const [order] = readHandOvers([comment(body)], TEAM, open);
    expect(order?.kind === 'order' && [order.from.id, order.to.id]).toEqual(ids);
  });

  it.each<[string, string, Partial<ObservedComment>, string]>([
    ['an outsider', '/hand-over @ada @otto', { author: OTTO }, 'not-allowed'],
    [
      'words that another one edited in',
      '/hand-over @ada @ben',
      { lastEditor: OTTO, lastEditedAt: AT },
      'edited-by-another',
    ],
    ['an answer by e-mail', '/hand-over @ada @ben', { viaEmail: true }, 'by-email'],
    ['one login', '/hand-over @ada', {}, 'form'],
    ['three logins', '/hand-over @ada @ben @cleo', {}, 'form'],
    ['two orders', '/hand-over @ada @ben\n/hand-over @ben @ada', {}, 'form'],
    ['a word that is nearly it', '/hand-ovr @ada @ben', {}, 'form'],
    ['to somebody outside', '/hand-over @ada @otto', {}, 'no-member'],
    ['of somebody unknown', '/hand-over @nobody @ben', {}, 'unknown-person'],
    ['of two people who had the login', '/hand-over @gone @ben', {}, 'several-people'],
    ['to the same person', '/hand-over @ben @Ben', {}, 'same-person'],
  ])('is refused: %s', (_name, body, more, why) => {
    const open = [7, 8].map((id) => caseOf({ coordinators: [{ id, login: 'gone' }] }));
    expect(readHandOvers([comment(body, more)], TEAM, open)).toMatchObject([{ kind: 'refused', why }]);
  });

  it.each([
    ['what a bot says', comment('/hand-over @ada @ben', { author: SELF }), TEAM],
    ['talk', comment('Who takes over from @ada? See /etc/hosts.'), TEAM],
    [
      'what is more than a month old',
      comment('/hand-over @ada @ben', { createdAt: '2026-01-30T09:00:00.000Z' }),
      TEAM,
    ],
    ['all, while nobody knows the team', comment('/hand-over @ada @ben'), { kind: 'unknown', why: '' }],
  ] as const)('is no order: %s', (_name, said, team) => {
    expect(readBoardOrders([said], team, AT)).toEqual([]);
  });
});

describe('a case that is handed over', () => {
  const order: Extract<HandOverOrder, { kind: 'order' }> = {
    kind: 'order',
    event: 'C_1',
    by: CLEO,
    at: AT,
    from: person(ADA),
    to: person(BEN),
  };
  const named = (who: { readonly id: number; readonly login: string }) => ({
    ...person(who),
    by: BY,
    at: AT,
  });

  it('gives on every role, keeps others, and takes the first one off', () => {
    const after = handOver(
      caseOf({ coordinators: [person(CLEO), person(ADA)], analyst: named(ADA), developer: named(CLEO) }),
      order,
    )!;
    expect(after.coordinators.map(({ id }) => id)).toEqual([4, 3]);
    expect([after.analyst?.id, after.developer?.id]).toEqual([3, 4]);
    expect(after.judged.at(-1)).toEqual({ event: 'C_1', verdict: 'given/2' });
    expect(after.revision).toBe(1);
  });

  it('names nobody twice', () => {
    const after = handOver(caseOf({ coordinators: [person(ADA), person(BEN)] }), order);
    expect(after?.coordinators.map(({ id }) => id)).toEqual([3]);
  });

  it.each<[string, Partial<StoredCase>]>([
    ['in which they have no role', { coordinators: [person(CLEO)] }],
    [
      'that is closed',
      {
        coordinators: [person(ADA)],
        moves: [{ to: 'closed', from: 'invalid', event: null, by: BY, at: AT }],
      },
    ],
    [
      'that the other one reported',
      { coordinators: [person(ADA)], analyst: named(ADA), reporter: { ...person(BEN), name: null } },
    ],
  ])('is none %s', (_name, more) => {
    expect(handOver(caseOf(more), order)).toBeUndefined();
  });

  it('is told with one mention, and what stays is named', () => {
    expect(renderHandOver('ada', 'ben', [4, 7], [9])).toMatch(/^@ben .*these 2 cases: #4, #7\..*#9/);
    expect(renderHandOver('ada', 'ben', [], [])).not.toContain('@');
  });
});
