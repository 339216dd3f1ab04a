/** What counts as said of the project, and what is left open. */
import type { NamedThing } from '../../../../src/case/named.ts';
import { nameOfThing } from '../../../../src/features/intake/named/asking.ts';
import { findNamed } from '../../../../src/features/intake/named/find-named.ts';
import { renderNamed, renderNamedQuestion } from '../../../../src/features/intake/named/named-text.ts';

const CONTEXT = { repo: 'example-org/widget', packages: ['widget'], ghsa: 'GHSA-2222-2222-2222' };
const show = (thing: NamedThing): string =>
  `${nameOfThing(thing)}${'isFirm' in thing && thing.isFirm ? '!' : ''}`;
const found = (text: string): readonly string[] => findNamed(text, CONTEXT).things.map(show);

describe('what a report names', () => {
  it.each([
    ['The flaw is in `lib/read.js`.', ['lib/read.js!']],
    ['See lib/read.js#L12-L20 and lib/read.js:40.', ['lib/read.js:12!', 'lib/read.js:40!']],
    ['The function `readAll()` in `lib/read.js` waits.', ['lib/read.js!', 'readAll in lib/read.js!']],
    ['`lib/read.js` -> `readAll(a, b)`', ['lib/read.js!', 'readAll in lib/read.js!']],
    ['There is no `checkAll()` in `lib/read.js`.', ['lib/read.js', 'checkAll in lib/read.js']],
    ['You should add `lib/check.js`.', ['lib/check.js']],
    ['In my application, `routes/a.js` has it.', ['routes/a.js']],
    ['`lib/parse.js` of qs has it too.', ['lib/parse.js']],
    ['In Node core, `lib/internal/url.js` does it.', ['lib/internal/url.js']],
    ['> It is in `lib/read.js`.', ['lib/read.js']],
    ['## Suggested fix\n\nIn `lib/read.js`, count.', ['lib/read.js']],
    ['```js\nrequire("./lib/evil.js");\n```', []],
    ['Open /etc/passwd.js, ../../lib/up.js, C:/x/y.js or http://example.org/a/b.js', []],
    ['at read (/app/node_modules/widget/lib/read.js:3:4)', ['lib/read.js:3']],
    ['at read (/app/node_modules/qs/lib/read.js:3:4)', []],
    ['widget 1.2.3 on Node.js 22.0.1 with qs 6.5.2', ['1.2.3!']],
    ['widget@1.2.3', ['1.2.3!']],
    ['Affected versions: >= 1.0.0, < 2.0.0', ['1.0.0', '2.0.0']],
    ['Fixed in widget 1.2.4.', ['1.2.4']],
    ['Tested on version 22.3.0 of Node', []],
    ['Like CVE-2024-12345, not GHSA-2222-2222-2222.', ['CVE-2024-12345']],
    [`In commit ${'0a'.repeat(20)} it began.`, [`${'0a'.repeat(20)}!`]],
    ['The llhttp commit 1234abc did.', ['1234abc']],
    ['The word deadbeef1 is none.', []],
  ])('%s', (text, names) => expect(found(text)).toEqual(names));

  it('that is too much is counted', () => {
    const { things, left } = findNamed(
      Array.from({ length: 30 }, (_, index) => `It is in lib/part${index}/x.js.`).join('\n'),
      CONTEXT,
    );
    expect([things.length, left]).toEqual([24, 6]);
  });
});

describe('what was looked up', () => {
  const named = {
    repo: 'example-org/widget',
    checked: [
      { kind: 'path', what: '`@all`/a.js', result: 'not-there', where: ['v1`.0'], why: null },
      { kind: 'function', what: 'x in lib/a.js', result: 'unchecked', where: [], why: 'not-in-file' },
      { kind: 'package', what: '<b>', result: 'unchecked', where: [], why: 'not-in-manifest' },
    ],
    left: 2,
  } as const;

  it('is shown as text', () => {
    const text = renderNamed(named).join('\n');
    expect(text).toContain('0 there, 1 not there, 2 could not be checked');
    expect(text).toContain('- file `` `@all`/a.js ``: is not there (``v1`.0``)');
    expect(text).toContain('- dependency `<b>`: could not be checked');
    expect(text).toContain('- 2 more were not looked up');
  });

  it('makes one question of all that was not found', () => {
    const question = renderNamedQuestion(named);
    expect(question).toContain('function `x in lib/a.js`');
    expect(question).not.toContain('<b>');
    expect(renderNamedQuestion({ ...named, checked: named.checked.slice(2) })).toBeUndefined();
  });
});
