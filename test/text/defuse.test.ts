import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { flatten, renderCodeSpan, renderFenced, renderPlain } from '../../src/text/defuse.ts';

/** CommonMark with what GitHub adds that could act: raw HTML, bare links, tables, strikethrough. */
const markdown = new MarkdownIt({ html: true, linkify: true });
// Unlike GitHub it links addresses across a word joiner, and names without www; those are looked for by pattern.
markdown.linkify.set({ fuzzyEmail: false, fuzzyLink: false });

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc
    .array(
      fc.constantFrom(
        '`',
        '```',
        '````',
        '~~~',
        '\n',
        '\r\n',
        '\r',
        ' ',
        '    ',
        '# ',
        '> ',
        '- ',
        '1. ',
        '+ ',
        '= ',
        '|',
        '---',
        '@octocat',
        '#1',
        'expressjs/express#1',
        '<!-- marker -->',
        '<b>',
        '</details>',
        '<img src=x>',
        '![a](b)',
        '[a](b)',
        '[a]: b',
        '**',
        '__',
        '~~',
        'www.example.com',
        'https://example.com',
        'a@example.com',
        'GH-12',
        '12) ',
        '&lt;',
        '\\',
        '\u202e',
        '\u2028',
        '\t',
        '$x$',
        '\u0000',
        ':smile:',
        'word',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

/** What CommonMark makes of any text before it reads it. */
const asRead = (text: string) => text.replace(/\r\n?/g, '\n').replaceAll('\u0000', '\ufffd');

describe('a fenced block', () => {
  it('is one block that shows the text as it is, and nothing else', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const tokens = markdown.parse(renderFenced(text), {});
        expect(tokens.map(({ type }) => type)).toEqual(['fence']);
        const shown = asRead(text);
        expect(tokens[0]!.content).toBe(shown.endsWith('\n') ? shown : `${shown}\n`);
      }),
      { numRuns: 1000 },
    );
  });

  it('has a longer fence than any inside', () => {
    expect(renderFenced('a\n`````\nb')).toBe('``````text\na\n`````\nb\n``````');
  });
});

describe('a code span', () => {
  it('is one span on one line that shows the flattened text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        fc.pre(flatten(text) !== '');
        const [, inline, ...rest] = markdown.parse(`see ${renderCodeSpan(text)} there`, {});
        expect(rest).toHaveLength(1);
        const children = inline!.children!;
        expect(children.map(({ type }) => type)).toEqual(['text', 'code_inline', 'text']);
        expect(children[1]!.content).toBe(flatten(text));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a short text in running Markdown', () => {
  it('becomes plain words in one paragraph: no markup, link, mention, HTML or heading', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const written = renderPlain(text);
        const tokens = markdown.parse(written, {});
        const inline = tokens.filter(({ type }) => type === 'inline');
        expect(tokens.map(({ type }) => type)).toEqual(
          written === '' ? [] : ['paragraph_open', 'inline', 'paragraph_close'],
        );
        for (const child of inline.flatMap(({ children }) => children ?? [])) {
          expect(['text', 'text_special']).toContain(child.type);
        }
        expect(written).not.toMatch(/[@#][A-Za-z0-9]|(?<![A-Za-z0-9])(?:GH-\d|www\.[A-Za-z0-9])/i);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads the same', () => {
    expect(markdown.render(renderPlain('1. one')).replaceAll('\u2060', '')).toBe('<p>1. one</p>\n');
    const shown = markdown.renderInline(renderPlain('a <b> & `c` *d* [e](f) 1 < 2')).replaceAll('\u2060', '');
    expect(shown).toBe('a &lt;b&gt; &amp; `c` *d* [e](f) 1 &lt; 2');
  });

  it('stays a part of a table cell', () => {
    const row = markdown.parse(`| a | b |\n| --- | --- |\n| ${renderPlain('x | y\n\n| z')} | 1 |`, {});
    expect(row.filter(({ type }) => type === 'td_open')).toHaveLength(2);
  });
});

describe('flattening', () => {
  it('leaves one line without control or direction characters', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const odd = [...flatten(text)].filter((sign) => /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(sign));
        expect(odd).toEqual([]);
      }),
    );
  });
});
