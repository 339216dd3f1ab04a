import { renderTable, renewSections, sectionsOf } from '../../scripts/marked-sections.ts';

const make = (name: string): string => {
  if (name.startsWith('unknown')) throw new Error(`there is no section "${name}"`);
  return `made ${name}`;
};
const page = (text: string): string =>
  `# Page\n\n<!-- generated:labels -->\n${text}<!-- /generated -->\n\nEnd\n`;

describe('renewSections', () => {
  it('puts what is made between the marks and leaves the rest alone', () => {
    const renewed = renewSections('a.md', page('old\n'), make);
    expect(renewed).toBe(page('\nmade labels\n\n'));
    expect(renewSections('a.md', renewed, make)).toBe(renewed);
  });

  it('takes a part after the name', () => {
    const text = '<!-- generated:inputs release-gate -->\n<!-- /generated -->';
    expect(sectionsOf('a.md', text)).toEqual(['inputs release-gate']);
    expect(renewSections('a.md', text, make)).toContain('made inputs release-gate');
  });

  it('leaves a page without marks, and marks in running text, as they are', () => {
    const text = 'Write `<!-- generated:labels -->` and `<!-- /generated -->`.\n';
    expect(renewSections('a.md', text, make)).toBe(text);
  });

  it.each([
    [
      'a section that is not known',
      '<!-- generated:unknown -->\n<!-- /generated -->',
      'a.md:1: there is no section',
    ],
    ['a section without end', 'x\n<!-- generated:labels -->\ny', 'a.md:2: section labels has no end'],
    ['an end without start', 'x\n\n<!-- /generated -->', 'a.md:3: a generated section ends'],
    [
      'a section in another',
      '<!-- generated:labels -->\n<!-- generated:states -->\n<!-- /generated -->',
      'a.md:2: section states starts inside labels',
    ],
    ['a mark with a mistake', '<!-- generated:Labels -->', 'a.md:1: a mark of a generated section'],
  ])('refuses %s, with file and line', (_name, text, message) => {
    expect(() => renewSections('a.md', text, make)).toThrow(message);
  });
});

describe('renderTable', () => {
  it('keeps every cell in its cell', () => {
    expect(renderTable(['A', 'B'], [['x | y', 'one\n  two']])).toBe(
      '| A | B |\n| --- | --- |\n| x \\| y | one two |',
    );
  });
});
