import fc from 'fast-check';
import {
  type Disclosed,
  declassify,
  declassifyConfirmed,
  discloseWhenPublished,
  type Embargoed,
  embargo,
} from '../../src/text/embargo.ts';

const SECRET = 'the multipart parser never stops';
const published = (ghsa: string) => ({ ghsa, state: 'published', publishedAt: '2024-09-10T15:00:00Z' });

describe('embargoed text', () => {
  it('shows nothing when it slips into a string, a log or JSON', () => {
    const text = embargo(1, SECRET);
    for (const shown of [String(text), `${text}`, JSON.stringify(text), JSON.stringify({ text })]) {
      expect(shown).not.toContain('multipart');
    }
    expect(Object.values(text)).not.toContain(SECRET);
  });

  it('is refused as a copy', () => {
    const copy = { ...embargo(1, SECRET) } as Embargoed;
    expect(() => declassify(copy, discloseWhenPublished(1, ['a'], [published('a')])!)).toThrow('copied');
  });

  it('never tells its words in an error', () => {
    for (const attempt of [
      () => declassifyConfirmed(embargo(1, SECRET), { caseNumber: 2, shown: SECRET }),
      () => declassify(embargo(1, SECRET), { caseNumber: 1, advisories: [], wholeCase: true } as Disclosed),
    ]) {
      expect(attempt).toThrow(expect.objectContaining({ message: expect.not.stringContaining('multipart') }));
    }
  });
});

describe('a disclosure', () => {
  it('is not made of advisories that are not published', () => {
    const closed = { ghsa: 'a', state: 'closed', publishedAt: '2024-09-10T15:00:00Z' };
    const draft = { ghsa: 'b', state: 'published', publishedAt: null };
    expect(discloseWhenPublished(1, ['a', 'b'], [closed, draft])).toBeUndefined();
    expect(discloseWhenPublished(1, [], [])).toBeUndefined();
  });

  it('lets an advisory out with itself, and the rest with the last advisory', () => {
    const own = embargo(1, 'text of a', ['a']);
    const post = embargo(1, 'post');
    const half = discloseWhenPublished(1, ['a', 'b'], [published('a')])!;
    const whole = discloseWhenPublished(1, ['a', 'b'], [published('a'), published('b')])!;
    expect(declassify(own, half)).toBe('text of a');
    expect(() => declassify(post, half)).toThrow('all of its advisories');
    expect(() => declassify(embargo(1, 'text of both', ['a', 'b']), half)).toThrow();
    expect(declassify(post, whole)).toBe('post');
  });

  it('of another case lets nothing out', () => {
    const other = discloseWhenPublished(2, ['a'], [published('a')])!;
    expect(() => declassify(embargo(1, SECRET), other)).toThrow('belongs to case 1');
  });

  it('cannot be made up or copied', () => {
    const real = discloseWhenPublished(1, ['a'], [published('a')])!;
    expect(() => declassify(embargo(1, SECRET), { ...real })).toThrow('not read back');
  });

  it('lets text out only where every advisory it names was published', () => {
    const ids = ['a', 'b', 'c'];
    fc.assert(
      fc.property(
        fc.subarray(ids),
        fc.subarray(ids),
        fc.integer({ min: 1, max: 2 }),
        (out, named, number) => {
          const proof = discloseWhenPublished(number, ids, out.map(published));
          const may =
            proof !== undefined &&
            number === 1 &&
            (out.length === 3 || (named.length > 0 && named.every((id) => out.includes(id))));
          if (proof === undefined) return;
          const attempt = () => declassify(embargo(1, SECRET, named), proof);
          if (may) expect(attempt()).toBe(SECRET);
          else expect(attempt).toThrow();
        },
      ),
    );
  });
});
