import fc from 'fast-check';
import { toPlainLine, toPlainProse } from '../../src/text/plain-prose.ts';
import { processorMs, SOON_MS } from '../processor-time.ts';

describe('Markdown as plain text', () => {
  it.each<[string, string, string]>([
    ['headings', '### Impact\n\nAll of it.\n\nTitle\n=====\ntext', 'Impact\n\nAll of it.\n\nTitle\ntext'],
    [
      'emphasis',
      '**bold**, *em*, _em_, __strong words__, ~~gone~~, ***both***',
      'bold, em, em, strong words, gone, both',
    ],
    ['code', 'Call `a*b*c` or ``x`y``.', 'Call a*b*c or x`y.'],
    ['links', 'See [the docs](https://example.org/a_b "t").', 'See the docs (https://example.org/a_b).'],
    [
      'links by reference',
      'See [CVE][c] and [c].\n\n[c]: https://example.org/c',
      'See CVE (https://example.org/c) and c (https://example.org/c).',
    ],
    [
      'addresses',
      'See <https://example.org> and [https://example.org](https://example.org).',
      'See https://example.org and https://example.org.',
    ],
    ['pictures and footnotes', '![a graph](x.png) rises[^1].', 'a graph rises.'],
    [
      'lists',
      '- one\n* two\n  + three\n- [ ] four\n\n1. first',
      '• one\n• two\n  • three\n• four\n\n1. first',
    ],
    [
      'a fence',
      'Try\n\n```js\nconst a = **b**; // `x`\n### no heading\n```\n\nnow.',
      'Try\n\nconst a = **b**; // `x`\n### no heading\n\nnow.',
    ],
    ['a fence in a list', '- run\n  ```sh\n  npm test\n  ```', '• run\nnpm test'],
    ['quotations and alerts', '> [!NOTE]\n> Only there.', 'Note:\nOnly there.'],
    [
      'a fence in a quotation',
      '> Run:\n>\n> ```sh\n> npm test\n>   # twice\n> ```',
      'Run:\n\nnpm test\n  # twice',
    ],
    ['a table', '| a | b |\n|---|---|\n| 1 | `2` |', 'a, b\n1, 2'],
    ['rules and comments', 'a\n\n---\n\n<!-- hidden -->b', 'a\n\nb'],
    ['tags that shape', '<b>bold</b><br>next <p>par</p>', 'bold\nnext par'],
    [
      'tags that it is about',
      'A <script>alert(1)</script> in `<img src=x>`',
      'A <script>alert(1)</script> in <img src=x>',
    ],
    ['entities and escaped signs', '&lt;1.2.3 \\*no em\\* &#39;', "<1.2.3 *no em* '"],
    ['identifiers', 'snake_case_name, __proto__ and 2 * 3 * 4', 'snake_case_name, __proto__ and 2 * 3 * 4'],
    ['brackets that are no link', 'a[0] and [sic] stay', 'a[0] and [sic] stay'],
  ])('%s', (_, markdown, plain) => {
    expect(toPlainProse(markdown)).toBe(plain);
  });

  it('is one line for a title', () => {
    expect(toPlainLine('`open()` in\n**widget** lets <b>XSS</b> in')).toBe('open() in widget lets XSS in');
  });

  it('keeps every word, and plain text as it is', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
    const sign = fc.constantFrom(
      '**',
      '*',
      '_',
      '`',
      '~~',
      '> ',
      '- ',
      '# ',
      ' ',
      '\n',
      '\n\n',
      '[',
      ']',
      '(',
      ')',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, sign), { maxLength: 40 }), (parts) => {
        const text = parts.join(' ');
        const words = (of: string): readonly string[] => of.match(/[a-z0-9]+/g) ?? [];
        expect(words(toPlainProse(text))).toEqual(words(text));
      }),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (parts) => {
        expect(toPlainProse(parts.join(' '))).toBe(parts.join(' '));
      }),
    );
  });

  it('comes to an end on hostile text', () => {
    for (const piece of ['[', '(', '`', '*', '_ a', '<a ', '![', '> ', '[a](', '**a '])
      expect(processorMs(() => toPlainProse(piece.repeat(20_000)))).toBeLessThan(SOON_MS);
  });
});
