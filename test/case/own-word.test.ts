import { editorOf, isOwnWord } from '../../src/case/observed.ts';

const ana = { id: 1, login: 'ana', kind: 'user' } as const;
const ben = { id: 2, login: 'ben', kind: 'user' } as const;
const AT = '2026-03-02T10:00:00Z';

describe('whose word a comment is', () => {
  it.each([
    ['its author’s where nobody edited it', ana, null, null, ana, true],
    ['its author’s where they edited it', ana, ana, AT, ana, true],
    ['somebody else’s where they edited it', ana, ben, AT, ben, false],
    ['a stranger’s where the account that edited it is gone', ana, null, AT, null, false],
    ['a stranger’s where the author is gone', null, null, null, null, false],
    ['somebody else’s where only the editor is known', ana, ben, null, ben, false],
  ])('is %s', (_situation, author, lastEditor, lastEditedAt, editor, isOwn) => {
    const comment = { author, lastEditor, lastEditedAt };
    expect([editorOf(comment), isOwnWord(comment)]).toEqual([editor, isOwn]);
  });
});
