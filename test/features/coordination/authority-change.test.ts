import type { Actor, ObservedComment } from '../../../src/case/observed.ts';
import {
  confirmersNeeded,
  findChangers,
  judgeAuthorityChange,
} from '../../../src/features/coordination/authority-change.ts';

const person = (id: number, kind: Actor['kind'] = 'user'): Actor => ({ id, login: `p${id}`, kind });
const insiders = { members: [1, 2, 3].map((id) => person(id)), owners: [person(9)] };
const AT = '2026-03-02T10:00:00Z';
const by = (...ids: readonly number[]) => ids.map((id) => ({ id, login: `p${id}` }));
const change = (ids: readonly number[] | null) => ({
  digest: 'd',
  at: AT,
  issue: 5,
  by: ids === null ? null : by(...ids),
});
const comment = (id: number, over: Partial<ObservedComment> = {}): ObservedComment => ({
  id: `c${id}`,
  author: person(id),
  body: '/confirm',
  createdAt: '2026-03-02T11:00:00Z',
  lastEditedAt: null,
  lastEditor: null,
  url: '',
  ...over,
});

describe('who changed the file', () => {
  const commit = (id: number | null, digest: string | null) => ({
    by: id === null ? null : person(id),
    digest,
  });
  it.each([
    ['one commit', [commit(1, 'new'), commit(2, 'old')], [1]],
    ['an innocent one behind it', [commit(2, 'new'), commit(1, 'new'), commit(3, 'old')], [2, 1]],
    ['two by the same', [commit(1, 'new'), commit(1, 'other'), commit(3, 'old')], [1]],
    ['one that could not be read in between', [commit(1, 'new'), commit(2, null), commit(3, 'old')], [1, 2]],
    ['one that nobody vouches for', [commit(1, 'new'), commit(null, 'new'), commit(3, 'old')], null],
    ['more than were looked at', [commit(1, 'new'), commit(2, 'new')], null],
    ['none: the file says what is confirmed', [commit(1, 'old')], null],
    ['no history', [], null],
  ])('is told by %s', (_what, history, expected) => {
    expect(findChangers(history, 'old')?.map(({ id }) => id) ?? null).toEqual(expected);
  });
});

describe('how many confirm', () => {
  it.each([
    ['a member wrote it', [1], 1],
    ['two members wrote it', [1, 2], 1],
    ['an owner wrote it', [9], 1],
    ['an outsider wrote it', [77], 2],
    ['a member and an outsider wrote it', [1, 77], 2],
    ['nobody can tell', null, 2],
    ['nobody did', [], 2],
  ])('where %s', (_what, ids, expected) => {
    expect(confirmersNeeded(change(ids), insiders)).toBe(expected);
  });
});

describe('a confirmation of a change', () => {
  it.each<[string, readonly number[] | null, readonly ObservedComment[], boolean, readonly string[]]>([
    ['by another member', [1], [comment(2)], true, []],
    ['by an owner', [1], [comment(9)], true, []],
    ['by who wrote it', [1], [comment(1)], false, ['own-change']],
    ['by one of two who wrote it', [1, 2], [comment(2)], false, ['own-change']],
    ['by an outsider', [1], [comment(77)], false, ['outsider']],
    ['by one member, where an outsider wrote it', [77], [comment(2)], false, []],
    ['by two members, where an outsider wrote it', [77], [comment(2), comment(3)], true, []],
    ['twice by one member, where nobody knows who wrote it', null, [comment(2), comment(2)], false, []],
    ['before it was shown', [1], [comment(2, { createdAt: '2026-03-02T09:59:59Z' })], false, ['too-early']],
    [
      'that somebody else edited',
      [1],
      [comment(2, { lastEditedAt: AT, lastEditor: person(1) })],
      false,
      ['not-own-word'],
    ],
    [
      'that an account edited which is gone',
      [1],
      [comment(2, { lastEditedAt: AT })],
      false,
      ['not-own-word'],
    ],
    ['by e-mail', [1], [comment(2, { viaEmail: true })], false, ['not-own-word']],
    ['in a quotation', [1], [comment(2, { body: '> /confirm' })], false, []],
    ['in words', [1], [comment(2, { body: 'I would /confirm' })], false, []],
    ['by a program', [1], [comment(2, { author: person(2, 'bot') })], false, []],
    ['by an account that is gone', [1], [comment(2, { author: null })], false, []],
  ])('%s', (_what, ids, comments, isConfirmed, unheard) => {
    const verdict = judgeAuthorityChange(change(ids), comments, insiders);
    expect(verdict.isConfirmed).toBe(isConfirmed);
    expect(verdict.unheard.map(({ why }) => why)).toEqual(unheard);
  });
});
