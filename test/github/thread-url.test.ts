import { parseThreadPlace } from '../../src/github/reads/read-thread.ts';

describe('parseThreadUrl', () => {
  it.each([
    ['https://github.com/o/r/issues/12', { repo: 'o/r', number: 12 }],
    ['https://github.com/o/r.js/pull/3#discussion_r1', { repo: 'o/r.js', number: 3 }],
    [' https://github.example.com/o/r/issues/1?x=y ', { repo: 'o/r', number: 1 }],
    ['https://github.com/o/r/issues', undefined],
    ['https://github.com/o/r/issues/1/2', undefined],
    ['https://github.com/o/../issues/1 and more', undefined],
    ['o/r#1', undefined],
  ])('%s', (text, place) => {
    expect(parseThreadPlace(text)).toEqual(place);
  });
});
