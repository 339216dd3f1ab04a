import type { MemberActivity } from '../../../src/case/member-activity.ts';
import type { ObservedComment } from '../../../src/case/observed.ts';
import { actionsIn, idleMembers, noteActivity } from '../../../src/features/coordination/member-activity.ts';
import { renderIdleMembers } from '../../../src/features/coordination/people-text.ts';
import { beginCase } from '../../../src/features/intake/intake.ts';

const user = (id: number, login: string) => ({ id, login, kind: 'user' }) as const;
const SELF = { id: 1, login: 'bot', kind: 'bot' } as const;
const [ADA, BEN] = [user(2, 'ada'), user(3, 'ben')] as const;
const NOW = '2026-06-30T09:00:00.000Z';
const at = (day: string) => `${day}T08:00:00.000Z`;
const by = { ...ADA, role: 'member' };
const said = (more: Partial<ObservedComment>): ObservedComment => ({
  id: 'C_1',
  author: ADA,
  body: 'Hello.',
  createdAt: at('2026-03-03'),
  lastEditedAt: null,
  lastEditor: null,
  url: 'https://github.com/example-org/triage/issues/1#1',
  ...more,
});
const stored = (more: object) => ({
  ...beginCase(1, { now: at('2026-01-01'), receivedAt: at('2026-01-01') }, SELF),
  ...more,
});
const nothing = { comments: [], events: [] };

it.each<[string, object, Parameters<typeof actionsIn>[1], string]>([
  ['a comment', {}, { ...nothing, comments: [said({})] }, '2026-03-03'],
  [
    'an edit',
    {},
    { ...nothing, comments: [said({ author: BEN, lastEditor: ADA, lastEditedAt: at('2026-04-04') })] },
    '2026-04-04',
  ],
  [
    'a label',
    {},
    { ...nothing, events: [{ id: 'E', kind: 'labeled', at: at('2026-05-05'), actor: ADA }] },
    '2026-05-05',
  ],
  [
    'a move',
    { moves: [{ to: 'assessing', from: 'received', event: null, by, at: at('2026-02-02') }] },
    null,
    '2026-02-02',
  ],
  [
    'a confirmation',
    { approvalRequests: [{ confirmedBy: [{ ...ADA, at: at('2026-02-03') }] }] },
    null,
    '2026-02-03',
  ],
  ['a decision', { decisions: [{ by: [{ ...ADA, at: at('2026-02-04') }] }] }, null, '2026-02-04'],
])('%s is an action of a person', (_name, more, issue, day) => {
  expect(actionsIn(stored(more) as never, issue).get(ADA.id)).toBe(at(day));
});

const member = (more: Partial<MemberActivity> = {}): MemberActivity => ({
  id: 2,
  login: 'ada',
  since: '2026-01-01',
  last: null,
  told: null,
  ...more,
});

it.each<[string, MemberActivity[], [number, string][], Partial<MemberActivity>]>([
  ['somebody new begins today', [], [], { since: '2026-06-30', last: null }],
  ['what is newer counts', [member({ last: '2026-02-02' })], [[2, at('2026-03-03')]], { last: '2026-03-03' }],
  [
    'what is older does not',
    [member({ last: '2026-04-04' })],
    [[2, at('2026-03-03')]],
    { last: '2026-04-04' },
  ],
  [
    'who was told of and is back can be told of again',
    [member({ last: '2026-01-02', told: '2026-05-05' })],
    [[2, at('2026-06-06')]],
    { told: null },
  ],
  ['who is not back cannot', [member({ told: '2026-05-05' })], [], { told: '2026-05-05' }],
])('%s', (_name, known, actions, expected) => {
  expect(noteActivity(known, [ADA, SELF], new Map(actions), NOW)).toEqual([
    expect.objectContaining({ id: 2, ...expected }),
  ]);
});

it('who left the team is forgotten', () => {
  expect(noteActivity([member()], [BEN], new Map(), NOW).map(({ id }) => id)).toEqual([3]);
});

it.each<[string, Partial<MemberActivity>, boolean]>([
  ['90 days without an action', { last: '2026-04-01' }, true],
  ['89 days', { last: '2026-04-02' }, false],
  ['nothing known for 90 days', {}, true],
  ['in the team since last week', { since: '2026-06-23' }, false],
  ['told already', { told: '2026-06-01' }, false],
])('the team is told of a member or not: %s', (_name, more, is) => {
  expect(idleMembers([member(more)], NOW)).toHaveLength(is ? 1 : 0);
});

it('they are named without a mention', () => {
  const text = renderIdleMembers([member({ last: '2026-02-02' }), member({ login: 'cleo' })], 90, [BEN]);
  expect(text).toMatch(/^@ben These members/);
  expect(text).toContain('- ada: last on 2026-02-02\n- cleo: nothing known since 2026-01-01');
  expect(text).not.toMatch(/@(?:ada|cleo)/);
});
