import fc from 'fast-check';
import { html } from '../../../dev/rehearsal/page/html.ts';
import { renderMarkdown } from '../../../dev/rehearsal/page/markdown.ts';

const show = (text: string) => renderMarkdown(text, { diagram: html`<svg></svg>`, below: 3 }).html;

describe('Markdown on the page', () => {
  it('keeps foldings, drops comments, and shows other HTML as text', () => {
    const shown = show(
      '<details><summary>More</summary>\n\nText\n\n</details>\n\n<!-- hidden -->\n\n<script>alert(1)</script>',
    );
    expect(shown).toContain('<details><summary>More</summary>');
    expect(shown).toContain('&lt;script&gt;');
    expect(shown).not.toContain('hidden');
  });

  it('shows boxes of a list as boxes, and brackets elsewhere as they are', () => {
    const shown = show('- [x] done\n- [ ] open\n- see [x] there\n\n[ ] no item');
    expect(shown).toMatch(/<li class="task">☑ done<\/li>\n<li class="task">☐ open<\/li>/);
    expect(shown).toContain('see [x] there');
    expect(shown).toContain('[ ] no item');
    expect(show('- [X] **bold**\n\n  more')).toContain('☑ <strong>bold');
  });

  it('draws a diagram where one is meant', () => {
    expect(show('```mermaid\nflowchart TD\n```')).toContain('<svg>');
  });

  it('neither loads nor runs anything, whatever is in a text', () => {
    const pieces = fc.constantFrom(
      '<script>',
      '<img src=x onerror=1>',
      '![x](http://x.example/y.png)',
      '[x](javascript:alert(1))',
      '<a href="x">',
      '<details onclick=1>',
      '<style>',
      '<svg onload=1>',
      '<!-- ',
      '-->',
      '`',
      '```\n',
      '\n\n',
      '> ',
      '&lt;script&gt;',
      '"',
      '<',
      '>',
      'word',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const shown = show(parts.join(''));
        const tags = [...shown.matchAll(/<\/?([a-z][a-z0-9]*)([^<>]*)>/gi)];
        for (const [, name = '', rest = ''] of tags) {
          expect(['script', 'img', 'style', 'iframe', 'object']).not.toContain(name.toLowerCase());
          expect(rest).not.toMatch(/\son\w+=|javascript:/i);
        }
      }),
    );
  });
});

describe('values in HTML', () => {
  it('are escaped, lists are joined, nothing is nothing', () => {
    expect(html`<p title="${'"<'}">${['a', html`<b>${'<'}</b>`]}${null}</p>`.html).toBe(
      '<p title="&quot;&lt;">a<b>&lt;</b></p>',
    );
  });
});
