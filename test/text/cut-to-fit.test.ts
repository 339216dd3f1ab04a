import { renderMarker, withMarker } from '../../src/case/marker.ts';
import { cutToFit, findOpenFence } from '../../src/text/cut-to-fit.ts';
import { renderFenced } from '../../src/text/defuse.ts';

const TOLD = 'The whole text is in the store.';

describe('rendered text', () => {
  it('that fits stays as it is', () => {
    expect(cutToFit('a'.repeat(1_000), 1_000)).toBe('a'.repeat(1_000));
  });

  it.each([
    ['words', 'word '.repeat(20_000)],
    ['lines', 'a line of words\n'.repeat(8_000)],
    ['fenced text', renderFenced('a line\n'.repeat(20_000))],
    ['fenced backticks', renderFenced(`${'`'.repeat(30_000)}\n`.repeat(3))],
    ['fenced backticks and tildes', renderFenced(`${'`'.repeat(30_000)}\n${'~'.repeat(30_000)}\na`)],
    ['pairs of code units', '\u{1f600}'.repeat(40_000)],
  ])('that does not fit is cut to the limit, with fences closed, and told: %s', (_what, text) => {
    const cut = cutToFit(text, 65_000);
    expect(cut.length).toBeLessThanOrEqual(65_000);
    expect(cut.endsWith(TOLD)).toBe(true);
    expect(cut.isWellFormed()).toBe(true);
    expect(findOpenFence(cut.split('\n'))).toBeUndefined();
  });

  it('keeps its marker', () => {
    const body = withMarker(renderFenced('a line\n'.repeat(20_000)), 'record');
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body.endsWith(renderMarker('record'))).toBe(true);
    expect(withMarker(body, 'record')).toBe(body);
  });
});

describe('a fence around somebody else’s text', () => {
  it.each([
    ['words', 'a', '```'],
    ['a fence', '```js\na\n```', '````'],
    ['many backticks', '`'.repeat(30_000), '~~~'],
    ['many of both', `${'`'.repeat(30_000)}${'~'.repeat(40)}`, '~'.repeat(41)],
  ])('is short for %s', (_what, text, fence) => {
    expect(renderFenced(text).split('text\n')[0]).toBe(fence);
  });
});
