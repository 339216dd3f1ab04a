import {
  type CandidateThread,
  findRelated,
  type LeakedTexts,
} from '../../../src/features/takedown/related-threads.ts';
import { processorMs, SOON_MS } from '../../processor-time.ts';

const leaked: LeakedTexts = {
  repo: 'example-org/widget',
  number: 7,
  title: 'Crash on a long header',
  texts: ['Send a header of more than eight thousand bytes and the whole server goes down at once. See #3'],
  patch:
    '+++ b/lib/read.js\n+if (header.length > LIMIT) return refuse(header);\n+}\n-old line that was taken away here\n',
};

const other = (change: Partial<CandidateThread>): CandidateThread => ({
  repo: 'example-org/widget',
  number: 12,
  url: 'https://github.com/example-org/widget/issues/12',
  title: 'Something',
  texts: ['Nothing to do with it.'],
  ...change,
});

const whyOf = (change: Partial<CandidateThread>): readonly string[] =>
  findRelated(leaked, [other(change)]).flatMap(({ why }) => why);

describe('threads that go back to a leaked one', () => {
  it.each([
    ['its address', { texts: ['like https://github.com/example-org/widget/pull/7#issuecomment-1'] }],
    ['a number in the same repo', { texts: ['same as #7'] }],
    ['a number with GH-', { title: 'Follow-up of GH-7' }],
    ['its name from another repo', { repo: 'example-org/gadget', texts: ['see Example-Org/Widget#7.'] }],
  ])('link to it by %s', (_name, change) => {
    expect(whyOf(change)).toEqual(['it links to it']);
  });

  it('are linked by it', () => {
    expect(whyOf({ number: 3 })).toEqual(['it is linked by it']);
  });

  it('quote it, whatever the spelling around the words', () => {
    expect(
      whyOf({ texts: ['> send a HEADER of more than eight thousand bytes, and the whole server'] }),
    ).toEqual(['it quotes it']);
  });

  it.each([
    ['in a text', { texts: ['try\n  if (header.length > LIMIT) return refuse(header);'] }],
    ['in a patch', { patch: '+    if (header.length > LIMIT) return refuse(header);' }],
  ])('carry a line of its patch %s', (_name, change) => {
    expect(whyOf(change)).toEqual(['it carries lines of its patch']);
  });

  it.each([
    ['another number', { texts: ['#77, &#7; and a/b#7'] }],
    ['the same number of another repo', { repo: 'example-org/gadget', texts: ['#7'] }],
    ['a few words of it', { texts: ['the whole server goes down'] }],
    ['a line that everybody writes', { texts: ['}'] }],
    ['a line that the patch takes away', { patch: '+old line that was taken away here' }],
    ['the thread itself', { number: 7, texts: ['#7'] }],
  ])('are none because of %s', (_name, change) => {
    expect(whyOf(change)).toEqual([]);
  });

  it('are looked for in the longest text that GitHub takes in little time', () => {
    const texts = ['x'.repeat(65_536), 'x/'.repeat(32_768), 'x#'.repeat(32_768)];
    expect(processorMs(() => expect(whyOf({ texts })).toEqual([]))).toBeLessThan(SOON_MS);
  });
});
