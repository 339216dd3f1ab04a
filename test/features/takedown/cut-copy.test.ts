import { type AfterMove, cutCopy } from '../../../src/features/takedown/cut-copy.ts';
import type { CopiedPiece, ThreadCopy } from '../../../src/features/takedown/thread-copy.ts';

const MOVED = '2026-03-06T12:00:00Z';
const BEFORE = '2026-03-06T11:00:00Z';
const LATER = '2026-03-06T13:00:00Z';

const piece = (id: string, at: string, editedAt: string | null = null): CopiedPiece => ({
  kind: 'comment',
  id,
  number: 1,
  author: null,
  at,
  editedAt,
  body: id,
});
const copyOf = (pieces: readonly CopiedPiece[], change: Partial<ThreadCopy> = {}): ThreadCopy => ({
  version: 1,
  url: 'https://github.com/example-org/project/issues/1',
  kind: 'issue',
  repo: 'example-org/project',
  number: 1,
  title: 'as it is',
  body: 'as it is',
  author: null,
  createdAt: BEFORE,
  state: 'open',
  locked: false,
  isWhole: true,
  pieces,
  ...change,
});
const after = (change: Partial<AfterMove> = {}): AfterMove => ({
  since: MOVED,
  editedAt: null,
  renames: [],
  edits: {},
  ...change,
});

it.each<[string, CopiedPiece, Partial<AfterMove>, boolean]>([
  ['before', piece('a', BEFORE), {}, true],
  ['in the same second', piece('a', MOVED), {}, false],
  ['after', piece('a', LATER), {}, false],
  ['before, changed before', piece('a', BEFORE, BEFORE), {}, true],
  ['before, changed after', piece('a', BEFORE, LATER), {}, false],
  ['before, changed after by what is known better', piece('a', BEFORE), { edits: { a: LATER } }, false],
  ['before, touched by the move alone', piece('a', BEFORE, MOVED), { edits: { a: null } }, true],
  ['at no known time', piece('a', ''), {}, false],
])('of a comment written %s keeps what was public', (_when, one, change, isKept) => {
  const { copy, notes } = cutCopy(copyOf([one]), after(change), undefined);
  expect(copy.pieces).toEqual(isKept ? [one] : []);
  expect(notes).toHaveLength(isKept ? 0 : 1);
});

it.each([
  ['before the move stays', BEFORE, undefined, 'as it is', 0],
  ['after it is left out', LATER, undefined, '', 1],
  ['after it is what it was', LATER, copyOf([], { body: 'as it was' }), 'as it was', 0],
])('a text that was changed %s', (_when, editedAt, before, body, count) => {
  const { copy, notes } = cutCopy(copyOf([]), after({ editedAt }), before);
  expect(copy.body).toBe(body);
  expect(notes).toHaveLength(count);
});

it('has the title of before the first rename that came later', () => {
  const renames = [
    { at: BEFORE, from: 'first' },
    { at: LATER, from: 'second' },
    { at: LATER, from: 'third' },
  ];
  expect(cutCopy(copyOf([]), after({ renames }), undefined).copy.title).toBe('second');
});
