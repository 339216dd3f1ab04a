import fc from 'fast-check';
import { stableJson } from '../../src/engine/stable-json.ts';

/** As it was written before, sign by sign: digests in stores of years are of this. */
function bySigns(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(bySigns).join(',')}]`;
  if (value && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${bySigns(item)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

describe('stableJson', () => {
  it.each([
    [undefined, 'null'],
    [null, 'null'],
    [{ b: 1, a: undefined, A: [undefined, { d: 1, c: 2 }] }, '{"A":[null,{"c":2,"d":1}],"b":1}'],
    [{ 10: 'ten', 9: 'nine', a: { 2: 'x' } }, '{"10":"ten","9":"nine","a":{"2":"x"}}'],
    [JSON.parse('{"b":1,"__proto__":{"a":1}}'), '{"__proto__":{"a":1},"b":1}'],
  ])('%j', (value, text) => {
    expect(stableJson(value)).toBe(text);
  });

  it('gives for any data what it always gave, and changes none of it', () => {
    const anything = fc.anything({ withNullPrototype: false, maxDepth: 4 });
    fc.assert(
      fc.property(anything, (value) => {
        const before = JSON.stringify(value);
        expect(stableJson(value)).toBe(bySigns(value));
        expect(JSON.stringify(value)).toBe(before);
      }),
    );
  });
});
