import {
  type ProseBlock,
  parseAdvisoryProse,
} from '../../../../src/features/disclosure/posts/advisory-prose.ts';
import { textOfInline } from '../../../../src/features/disclosure/posts/inline-text.ts';
import { renderProse } from '../../../../src/features/disclosure/posts/markdown-writer.ts';
import { processorMs } from '../../../processor-time.ts';

function read(blocks: readonly ProseBlock[]): readonly string[] {
  return blocks.map((block) => {
    switch (block.kind) {
      case 'paragraph':
        return textOfInline(block.inline);
      case 'lines':
        return block.lines.map(textOfInline).join('\n');
      case 'list':
        return block.items.map((item) => `- ${textOfInline(item)}`).join('\n');
    }
    throw new Error('another kind of block');
  });
}

function describeAdvisory(markdown: string): readonly string[] {
  return read(parseAdvisoryProse(markdown).description);
}

describe('what a post takes from an advisory', () => {
  it('is its impact, without headings, patches, workarounds and references', () => {
    const prose = parseAdvisoryProse(
      '### Impact\n\nOne.\n\nTwo.\n\n### Patches\n\nIn 1.4.2.\n\n### Workarounds\n\nSet `depth`.\n\n### References\n\n- https://octo.example\n',
    );
    expect(read(prose.description)).toEqual(['One.', 'Two.']);
    expect(read(prose.workaround)).toEqual(['Set depth.']);
  });

  it('is the text itself where there are no headings, three paragraphs at most', () => {
    expect(describeAdvisory('One\n\nTwo\nstill two\n\nThree\n\nFour')).toEqual([
      'One.',
      'Two still two.',
      'Three.',
    ]);
  });

  it('is the first section that is not about something else, where none is called impact', () => {
    expect(describeAdvisory('# Patches\n\nIn 2.0.\n\n# How it happens\n\nIt loops.')).toEqual(['It loops.']);
  });

  it('leaves out code, tables, pictures, HTML and comments, and ends the sentence that led up to them', () => {
    const markdown =
      'It stops when somebody sends this:\n\n```js\nsend("<x>")\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![p](https://octo.example/p.png)\n\n<!-- one\n\ntwo -->\n\n    indented\n\nIt <b>stops</b>.';
    expect(describeAdvisory(markdown)).toEqual(['It stops when somebody sends this.', 'It stops.']);
  });

  it('leaves out the label of what it leaves out', () => {
    expect(describeAdvisory('It stops.\n\n**Unsafe examples:**\n\n```\n/*a-*b\n```\n\nOften.')).toEqual([
      'It stops.',
      'Often.',
    ]);
  });

  it.each([
    ['by labels of one line', 'Impact: It stops. Patches: In 1.4.2. Workarounds: None.', ['It stops.'], []],
    ['a heading and no', '### Impact\nIt stops.\n\n### Workarounds\nNo.', ['It stops.'], []],
    [
      'a heading and none yet',
      '### Impact\nIt stops.\n\n### Workarounds\nNone at this time.',
      ['It stops.'],
      [],
    ],
    ['a heading and n/a', '# Summary\nIt stops.\n\n## Workaround\n\nN/A', ['It stops.'], []],
    [
      'by bold labels',
      '**Impact:** It stops.\n**Patches**: In 1.4.2.\n**Workarounds:** Set `depth`.',
      ['It stops.'],
      ['Set depth.'],
    ],
    [
      'by bold words alone on their lines',
      '**Impact**\nIt stops.\n\n**Patched versions**\n\n1.4.2\n\n**Mitigation**\n\nN/A',
      ['It stops.'],
      [],
    ],
    [
      'by the items of a list',
      '- **Impact:** It stops.\n- **Fixed in:** 1.4.2\n- **Workaround:** Wait.',
      ['It stops.'],
      ['Wait.'],
    ],
    [
      'after words without a label',
      'It stops. IMPACT: For all. REFERENCES: https://octo.example',
      ['It stops.', 'For all.'],
      [],
    ],
    [
      'with a workaround that is none, in a sentence',
      '### Impact\nIt stops.\n### Workarounds\nThere are no known workarounds.',
      ['It stops.'],
      [],
    ],
    [
      'never by a word within a sentence',
      'The severity: high impact: it says fix: now.',
      ['The severity: high impact: it says fix: now.'],
      [],
    ],
  ])('is read %s', (_, markdown, description, workaround) => {
    const prose = parseAdvisoryProse(markdown);
    expect([read(prose.description), read(prose.workaround)]).toEqual([description, workaround]);
  });

  it.each([
    [
      'a request, and what follows it',
      'Send this:\nPOST /a?b=c HTTP/1.1\nHost: octo.example\nX-Depth: 9\nand it stops.',
      ['Send this:', 'POST /a?b=c HTTP/1.1\nHost: octo.example\nX-Depth: 9', 'and it stops.'],
    ],
    [
      'commands',
      'Run\n$ node app.js\ncurl -d x=1 localhost',
      ['Run', '$ node app.js\ncurl -d x=1 localhost'],
    ],
    [
      'code',
      'It stops on\nconst a = {\n  "b": 1,\n  c\n};\nparse(a);',
      ['It stops on', 'const a = {\n"b": 1,\nc\n};\nparse(a);'],
    ],
    [
      'words after a colon',
      'It reads:\nkeys of objects\nkeys of lists',
      ['It reads:', 'keys of objects\nkeys of lists'],
    ],
    [
      'no sentence that goes on in the next line',
      'It does this:\nnode reads a file, and then (often) it stops;\nfrom there on (see above)\nnothing is read.',
      [
        'It does this: node reads a file, and then (often) it stops; from there on (see above) nothing is read.',
      ],
    ],
    ['no HTML and no links', '<details>\n[It](https://octo.example) stops.', ['It stops.']],
  ])('keeps bare lines of examples as lines: %s', (_, markdown, blocks) => {
    expect(describeAdvisory(markdown)).toEqual(blocks);
  });

  it('writes such lines with breaks between them', () => {
    const { description } = parseAdvisoryProse('Send:\nGET /{{7*7}} HTTP/1.1\nHost: <x>');
    expect(renderProse(description, 'mdx')).toBe('Send:\n\n`GET /{{7*7}} HTTP/1.1`\\\n`Host: <x>`');
  });

  it.each(['NOTE', 'tip', 'IMPORTANT', 'WARNING', 'CAUTION'])('takes the words of an alert: %s', (kind) => {
    expect(describeAdvisory(`> [!${kind}]\n> It stops\n> for all.\n\nOften.`)).toEqual([
      'It stops for all.',
      'Often.',
    ]);
  });

  it.each([
    'It stops...',
    'It stops!',
    'It reads all of the lists, etc.:\n\n```\nx\n```',
    'It stops (often.)',
    'Halt。',
  ])('puts no second stop after %j', (markdown) => {
    expect(describeAdvisory(markdown)[0]).not.toMatch(/[!.)。]\.$(?<!\.\.\.)/);
  });

  it('keeps lists with the sentence before them', () => {
    expect(describeAdvisory('Needed:\n\n1. this\n   and more\n2. that\n\nDone.')).toEqual([
      'Needed:',
      '- this and more\n- that',
      'Done.',
    ]);
  });

  it('reads quotations, underlined headings and Windows line ends', () => {
    expect(
      describeAdvisory('Impact\r\n------\r\n\r\n> It stops\r\n> for all.\r\n\r\nPatches\r\n===\r\n\r\nNone.'),
    ).toEqual(['It stops for all.']);
  });

  it('keeps the words of links, drops emphasis, and shows versions, addresses and identifiers as code', () => {
    const { description } = parseAdvisoryProse(
      'the [loop](https://octo.example) in **p** <1.4.2 and _all_ of 2.0.0-rc.1 reads __proto__, see https://octo.example/x.',
    );
    expect(renderProse(description, 'mdx', ['p'])).toBe(
      'The loop in p `<1.4.2` and all of `2.0.0-rc.1` reads `__proto__`, see `https://octo.example/x`.',
    );
  });

  it('starts no paragraph with what MDX takes for a statement', () => {
    const { description } = parseAdvisoryProse('import of a file stops the process.\n\nexport of one, too.');
    expect(renderProse(description, 'mdx')).toBe(
      'Import of a file stops the process.\n\nExport of one, too.',
    );
    expect(renderProse(description, 'mdx', ['import', 'export'])).toBe(
      '`import` of a file stops the process.\n\n`export` of one, too.',
    );
  });

  it('reads hostile repetition about as fast as ordinary text of the same length', () => {
    const time = (piece: string): number => {
      const text = piece.repeat(Math.ceil(65_536 / piece.length));
      return processorMs(() => parseAdvisoryProse(text));
    };
    const ordinary = Math.max(time('one.\n\n'), time('one.\n\n'), 1);
    for (const piece of [
      '<!--',
      '`a',
      '``a`',
      '[a',
      '![',
      '*a ',
      '_a',
      '(a@',
      '<a ',
      '1.1.',
      '\n- ',
      '~~',
      '>= 1,',
      '|-',
    ]) {
      expect({ piece, slow: time(piece) > 100 * ordinary }).toEqual({ piece, slow: false });
    }
  });
});
