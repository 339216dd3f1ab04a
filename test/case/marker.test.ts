import fc from 'fast-check';
import { readMarker, renderMarker, withMarker, withoutMarker } from '../../src/case/marker.ts';

const self = { id: 7, login: 'app[bot]', kind: 'bot' as const };
const other = { id: 8, login: 'somebody', kind: 'user' as const };
const ours = (body: string) => ({ author: self, body, lastEditor: null });

describe('marker', () => {
  it('comes back for every key, below every body', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.string({ unit: 'grapheme' }),
        (key, body) => {
          fc.pre(key.isWellFormed() && !opensFence(body));
          expect(readMarker(ours(withMarker(body, key)), self)).toBe(key);
        },
      ),
    );
  });

  it('never ends the HTML comment early', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('-', '>', '!', '<', '%', 'a', '/') }), (key) => {
        expect(renderMarker(key).slice(4, -3)).not.toMatch(/--|>/);
      }),
    );
  });

  it('is put on once, and taken off again', () => {
    expect(withMarker(withMarker('text', 'one'), 'two')).toBe(withMarker('text', 'two'));
    expect(withoutMarker(withMarker('text', 'one'))).toBe('text');
    expect(withoutMarker('text')).toBe('text');
  });

  it.each([
    ['by somebody else', { ...ours(withMarker('x', 'k')), author: other }],
    ['by nobody that is left', { ...ours(withMarker('x', 'k')), author: null }],
    ['edited by somebody else', { ...ours(withMarker('x', 'k')), lastEditor: other }],
    [
      'edited by an account that is gone',
      { ...ours(withMarker('x', 'k')), lastEditedAt: '2024-01-01T00:00:00Z' },
    ],
    ['in a quotation', ours(`> ${renderMarker('k')}`)],
    ['in a fence', ours(`\`\`\`\n${renderMarker('k')}\n\`\`\``)],
    ['in a fence that never ends', ours(`~~~\n${renderMarker('k')}`)],
    ['indented as code', ours(`text\n\n    ${renderMarker('k')}`)],
    ['with words behind it', ours(`${renderMarker('k')} and more`)],
    ['in the middle', ours(`${renderMarker('k')}\n\nwords`)],
  ])('does not count %s', (_name, comment) => {
    expect(readMarker(comment, self)).toBeNull();
  });

  it('counts after an edit of ours, and with the line ends of a browser', () => {
    const edited = { ...ours(withMarker('x', 'k').replaceAll('\n', '\r\n')), lastEditor: self };
    expect(readMarker(edited, self)).toBe('k');
  });

  it('counts below a fence that is closed', () => {
    const body = ['````text', '```', 'open inside', '````'].join('\n');
    expect(readMarker(ours(withMarker(body, 'k')), self)).toBe('k');
  });
});

/** Our own bodies close what they open; a body that does not is not ours. */
function opensFence(body: string): boolean {
  return /^ {0,3}(`{3}|~{3})/m.test(body.replace(/\r\n?/g, '\n'));
}
