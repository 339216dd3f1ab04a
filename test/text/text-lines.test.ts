import { readFences } from '../../src/text/fences.ts';
import { readSlashLines } from '../../src/text/text-lines.ts';
import { processorMs, SOON_MS } from '../processor-time.ts';

describe('lines that begin with a slash', () => {
  it.each<[string, string, readonly string[]]>([
    ['alone', '/why', ['/why']],
    ['between words', 'a\n/why\nb', ['/why']],
    ['several, with line ends of all kinds', '/why\r\n/help\r/undo', ['/why', '/help', '/undo']],
    ['behind a byte order mark', '\ufeff/why', ['/why']],
    ['indented after words, which is no code', 'a\n        /why', ['/why']],
    ['after <br>', 'a<br>\n/why', ['/why']],
    ['after something like a tag that GitHub drops', 'a Map<string>\n\n/why', ['/why']],
    ['after a comparison', 'if a <b and c\n\n/why', ['/why']],
    ['after a whole HTML comment', '<!-- a -->\n/why', ['/why']],
    ['after closed details', '<details>\n\na\n\n</details>\n\n/why', ['/why']],
    ['after a tag in a quotation', '> the <title> is wrong\n\n/why', ['/why']],
    ['after code that shows a tag', 'a `<details>` element\n\n/why', ['/why']],
    ['with code behind it that goes on', '/dismiss spam because `x\n/why`', ['/dismiss spam because `x']],
    ['after a lone mark of a formula', 'it costs $$\n/why', ['/why']],
  ])('%s are found', (_situation, text, lines) => {
    expect(readSlashLines(text)).toEqual(lines);
  });

  const fence = '````';
  it.each([
    ['in a fence with indented marks in it', `${fence}text\na\n\n    ${fence}\n/why\n    ${fence}\n${fence}`],
    ['in a fence without end', '```\n/why'],
    ['in a link definition', '[a]: https://example.org "\n/why\n"'],
    ['in the definition of a definition in parentheses', '[a]: https://example.org (\n/why\n)'],
    ['in a lazily continued quotation', '> a\n/why'],
    ['in a lazily continued list', '- a\n/why'],
    ['in a lazily continued quotation in a list', '1. > a\n/why'],
    ['in an attribute', '<p title="\n/why\n">a</p>'],
    ['in an attribute over empty lines', '<div title="\n\n/why\n\n">a</div>'],
    ['in an attribute of inline HTML', 'a <b title="\n/why\n">b</b>'],
    ['in an HTML comment', '<!--\n/why\n-->'],
    ['in an HTML comment within words', 'a <!--\n/why\n-->'],
    ['in the second of two HTML comments', '<!-- a --> <!--\n/why\n-->'],
    ['in closed details', '<details>\n\n/why\n\n</details>'],
    ['in an HTML quotation', '<blockquote>\n\n/why\n\n</blockquote>'],
    ['in an HTML table', '<table><tr><td>\n\n/why\n\n</td></tr></table>'],
    ['in struck out HTML', 'a <del>\n/why\n</del>'],
    ['in a script', '<script>\n/why\n</script>'],
    ['in code over lines', 'a `b\n/why\n`'],
    ['in the title of a link', '[a](https://example.org "\n/why\n")'],
    ['in the words of a link', '[a\n/why\nb](https://example.org)'],
    ['in the words of a link by reference', '[a\n/why\nb]\n\n[a /why b]: https://example.org'],
    ['in the words of a picture', '![a\n/why\nb](https://example.org/a.png)'],
    ['in a formula', '$$\n/why\n$$'],
    ['in struck out words', '~~a\n/why\nb~~'],
    ['as a heading', '/why\n---'],
    ['in a table', '| a |\n|---|\n/why'],
    ['in a footnote', 'a[^1]\n\n[^1]: b\n/why'],
    ['behind a backslash', '\\/why'],
    ['as an entity', '&#47;why'],
    ['as indented code', '    /why'],
  ])('are not found %s', (_situation, text) => {
    expect(readSlashLines(text)).toEqual([]);
  });

  it.each([
    '['.repeat(65_000),
    '*a_ '.repeat(16_000),
    '>'.repeat(65_000),
    `${'>'.repeat(250)}\n`.repeat(250),
    '> - '.repeat(16_000),
    '[]('.repeat(21_000),
    '<a '.repeat(21_000),
    '[x]'.repeat(21_000),
    'a"<b '.repeat(13_000),
  ])('are looked for in little time in hostile text (%#)', (text) => {
    expect(processorMs(() => readSlashLines(`${text}\n/why`))).toBeLessThan(SOON_MS);
    expect(processorMs(() => readFences(`${text}\n\`\`\`\na`))).toBeLessThan(SOON_MS);
  });
});

describe('fences', () => {
  it.each([
    ['alone', '```yaml\na\n```', [{ info: 'yaml', text: 'a', firstLine: 2, isTop: true }]],
    [
      'with words behind the language',
      '~~~ diff a/b 1.x\n+a\n~~~',
      [{ info: 'diff a/b 1.x', text: '+a', firstLine: 2, isTop: true }],
    ],
    ['without an end', 'a\n\n```\nb\n', [{ info: '', text: 'b', firstLine: 4, isTop: true }]],
    ['in a list', '- a\n  ```\n  b\n  ```', [{ info: '', text: 'b', firstLine: 3, isTop: false }]],
    ['empty', '```\n```', [{ info: '', text: '', firstLine: 2, isTop: true }]],
    ['in a quotation', '> ```\n> a\n> ```', []],
    ['in a quotation in a list', '- > ```\n  > a', []],
    ['in a footnote', '[^1]: a\n\n    ```\n    b\n    ```', []],
    ['as indented code', '    a\n    b', []],
    ['as indented code that shows one', '    ```yaml\n    a\n\n    b\n    ```\n\n', []],
    ['in an HTML comment', '<!--\n```\na\n```\n-->', []],
  ])('%s', (_situation, text, fences) => {
    expect(readFences(text)).toMatchObject(fences);
  });
});
