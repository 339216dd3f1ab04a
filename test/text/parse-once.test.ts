import { parseOnce } from '../../src/text/parse-once.ts';

it('a text is parsed again only where another one came between', () => {
  const parsed: string[] = [];
  const parse = parseOnce((text) => {
    parsed.push(text);
    return { text };
  });
  const first = parse('a');
  expect(parse('a')).toBe(first);
  expect(parse('b')).toEqual({ text: 'b' });
  expect(parse('a')).toEqual({ text: 'a' });
  expect(parsed).toEqual(['a', 'b', 'a']);
});
