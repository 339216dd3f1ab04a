import fc from 'fast-check';
import { parseYaml, renderPath, renderYaml, type YamlDocument } from '../../src/text/yaml.ts';

function read(source: string): YamlDocument {
  const result = parseYaml(source);
  if (result.kind !== 'ok') throw new Error(`${result.problem.line}: ${result.problem.found}`);
  return result;
}

const DOCUMENT = `top:
  - name: one
    version: 1.10
    note: |
      two
      lines
  - { name: "two", list: [a, 0x10, ~] }
empty:
quoted: '1.0'
`;

describe('where a value stands', () => {
  const document = read(DOCUMENT);

  it.each([
    [['top'], 1],
    [['top', 0], 2],
    [['top', 0, 'name'], 2],
    [['top', 0, 'version'], 3],
    [['top', 0, 'note'], 4],
    [['top', 1, 'list', 2], 7],
    [['empty'], 8],
    [['quoted'], 9],
    [['top', 0, 'absent', 'deeper'], 2],
    [['absent'], 1],
    [[], 1],
  ])('%j is line %i', (path, line) => {
    expect(document.lineOf(path)).toBe(line);
  });

  it.each([
    [['top', 0, 'version'], '1.10'],
    [['top', 1, 'list', 1], '0x10'],
    [['quoted'], '1.0'],
    [['empty'], ''],
    [['top', 0, 'note'], 'two\nlines\n'],
    [['top', 0], undefined],
    [['absent'], undefined],
  ])('%j was written as %j', (path, raw) => {
    expect(document.rawOf(path)).toBe(raw);
  });

  it('is found with Windows line ends', () => {
    const windows = read(DOCUMENT.replaceAll('\n', '\r\n'));
    expect(windows.lineOf(['top', 0, 'version'])).toBe(3);
    expect(windows.value).toEqual(document.value);
  });
});

describe('what could make a reader work too long or see something else is refused', () => {
  it.each([
    ['an anchor', 'a: &x 1\nb: 2', 1, 'anchor'],
    ['an alias', 'a: 1\nb: *x', 2, 'alias'],
    ['a tag', 'a: 1\nb: !!js/function x', 2, 'tag'],
    ['a merge of an alias', 'a: 1\n<<: *x', 2, 'alias'],
    ['a prototype key', 'a: 1\nb:\n  __proto__: 1', 3, '__proto__'],
    ['a prototype key in flow', 'a: { constructor: 1 }', 1, 'constructor'],
    ['two documents', 'a: 1\n---\nb: 2', 1, '2 documents'],
    ['a key given twice', 'a: 1\na: 2', 2, 'duplicate'],
    ['deep nesting', '['.repeat(2000), 1, ''],
    ['what is no YAML', 'a: 1\nb: "x', 2, ''],
    ['control characters', 'a: \u0000', 1, ''],
  ])('%s', (_, source, line, found) => {
    const result = parseYaml(source);
    expect(result).toMatchObject({ kind: 'bad', problem: { found: expect.stringContaining(found) } });
    if (result.kind === 'bad' && found !== '') expect(result.problem.line).toBe(line);
  });

  it('text longer than the limit, at once', () => {
    const result = parseYaml('a: '.repeat(4_000_000), { maxLength: 65_536 });
    expect(result).toMatchObject({ kind: 'bad', problem: { expected: 'at most 65536 characters' } });
  });

  it('nothing throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[-a&*!|>'"{}[\]:,# \n\t?]*$/)),
        (source) => {
          const result = parseYaml(source);
          if (result.kind === 'ok') result.lineOf(['a', 0]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('data written as YAML', () => {
  it('is read back as it was, hostile text included', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.stringMatching(/^[\s|>'"-]*$/));
    fc.assert(
      fc.property(
        fc.record({ a: text, b: fc.array(text), c: fc.boolean(), d: fc.constant(null) }),
        (data) => {
          expect(read(renderYaml(data)).value).toEqual(data);
        },
      ),
      { numRuns: 500 },
    );
  });
});

it('shows a path as people write it', () => {
  expect(renderPath(['packages', 0, 'affected', 1])).toBe('packages[0].affected[1]');
});
