import type { StoredTakedown } from '../../../src/case/stored-case.ts';
import { listReasonsToAsk } from '../../../src/features/takedown/reasons-to-ask.ts';
import { findAttachments } from '../../../src/features/takedown/thread-copy.ts';
import { listLeft, listRemoved, minutesPublic } from '../../../src/features/takedown/what-is-left.ts';

const pull: StoredTakedown = {
  url: 'https://github.com/example-org/widget/pull/6',
  kind: 'pull',
  repo: 'example-org/widget',
  number: 6,
  author: null,
  saved: true,
  takenDown: true,
  movedTo: null,
  placeholder: null,
  removalPending: true,
  requestedBy: { id: 1, login: 'mel-member', role: 'member' },
  at: '2026-01-01T00:00:00Z',
  runs: 0,
  copy: {
    comments: 5,
    reviews: 1,
    bytes: 10,
    sha256: 'x',
    files: [],
    title: 'Fix',
    state: 'open',
    merged: false,
    head: { repo: 'pat/widget', ref: 'fix', sha: 'abc', base: 'main' },
    attachments: ['https://github.com/user-attachments/assets/1'],
    watchers: 3,
    forks: 1,
    notes: [],
  },
};
const issue: StoredTakedown = {
  ...pull,
  kind: 'issue',
  url: 'https://github.com/example-org/widget/issues/5',
  copy: { ...pull.copy!, reviews: 0, head: null },
};

const leftOf = (item: StoredTakedown): readonly string[] => listLeft(item).map(({ what }) => what);
const removedOf = (item: StoredTakedown): readonly string[] => listRemoved(item).map(({ what }) => what);

it('names files on other hosts as left', () => {
  const elsewhere = ['https://files.example.org/poc.zip'];
  expect(listLeft({ ...issue, copy: { ...issue.copy!, elsewhere } })).toContainEqual({
    what: 'elsewhere',
    url: elsewhere[0],
    note: 'not saved',
  });
});

describe('what is left of a public thread', () => {
  it.each<[string, StoredTakedown, readonly string[]]>([
    [
      'is everything before it was touched',
      { ...issue, takenDown: false },
      ['title', 'body', 'comments', 'runs'],
    ],
    [
      'are histories and commits of an emptied pull request',
      pull,
      ['title-history', 'edit-history', 'comments', 'reviews', 'patch', 'commits', 'branch'],
    ],
    ['are runs that nobody has looked for', { ...pull, runs: undefined } as never, ['runs']],
    [
      'are the comments that the copy does not have',
      { ...pull, erased: { done: 3, kept: 1, over: true } },
      ['comments'],
    ],
    ['is what was merged', { ...pull, copy: { ...pull.copy!, merged: true } }, ['merged-commits']],
    [
      'are mails, mirrors and uploads of an issue that was moved',
      { ...issue, movedTo: 9 },
      ['mails', 'mirrors', 'attachments'],
    ],
  ])('%s', (_name, item, expected) => {
    expect(leftOf(item)).toEqual(expect.arrayContaining([...expected]));
  });

  it.each<[string, StoredTakedown, readonly string[]]>([
    [
      'of an issue that was moved',
      { ...issue, movedTo: 9 },
      ['title', 'body', 'title-history', 'edit-history', 'comments', 'reviews', 'patch', 'runs'],
    ],
    ['of comments that were deleted', { ...issue, erased: { done: 5, kept: 0, over: true } }, ['comments']],
    ['of a branch that was deleted', { ...pull, branch: 'deleted' }, ['branch']],
  ])('is nothing %s', (_name, item, expected) => {
    expect(leftOf(item).filter((what) => expected.includes(what))).toEqual([]);
  });

  it('and what was removed are not the same thing twice', () => {
    const erased = { ...pull, branch: 'deleted' as const, erased: { done: 4, kept: 0, over: true } };
    expect(removedOf(erased)).toEqual(['title', 'body', 'comments', 'branch']);
    expect(removedOf(erased).filter((what) => leftOf(erased).includes(what))).toEqual([]);
    expect(removedOf({ ...pull, takenDown: false })).toEqual([]);
  });

  it('was public for minutes, where both ends are known', () => {
    const times = { publicSince: '2026-01-01T00:00:00Z', takenDownAt: '2026-01-01T02:30:00Z' };
    expect(minutesPublic({ ...pull, ...times })).toBe(150);
    expect(minutesPublic(pull)).toBeNull();
  });
});

describe('reasons to ask first', () => {
  const text = (title: string, body: string, login = 'pat') =>
    listReasonsToAsk({ title, body, author: { id: 1, login, kind: 'user' } });

  it.each([
    ['an advisory', text('Update', 'See https://github.com/a/b/security/advisories/GHSA-pxg6-pf52-xh8x')],
    ['a CVE', text('CVE-2024-47764 in cookie', '')],
    ['a database of somebody else', text('Upgrade', 'SNYK-JS-EXPRESS-8161998')],
    ['a program that wrote it', text('Bump x', '', 'dependabot[bot]')],
  ])('come from %s', (_name, reasonsToAsk) => {
    expect(reasonsToAsk).toHaveLength(1);
  });

  it('do not come from a report', () => {
    expect(text('XSS in the form', 'A GHSA or a CVE would be good. CVE-24')).toEqual([]);
  });
});

it('finds uploads, and no other links', () => {
  const found = findAttachments(
    [
      '![x](https://github.com/user-attachments/assets/d4289f53-909e) https://github.com/a/b/issues/1',
      '<img src="https://user-images.githubusercontent.com/1/2.png"> https://github.com/a/b/files/123/poc.zip',
    ],
    'https://github.com',
  );
  expect(found).toEqual([
    'https://github.com/user-attachments/assets/d4289f53-909e',
    'https://user-images.githubusercontent.com/1/2.png',
    'https://github.com/a/b/files/123/poc.zip',
  ]);
});

it('finds uploads on the server that the thread is on, and none on another', () => {
  const here = 'https://github.example.org/user-attachments/assets/d4289f53-909e';
  const there = 'https://github.com/user-attachments/assets/d4289f53-909e';
  expect(findAttachments([`${here} ${there}`], 'https://github.example.org')).toEqual([here]);
  expect(findAttachments([`${here} ${there}`], 'https://github.com')).toEqual([there]);
});
