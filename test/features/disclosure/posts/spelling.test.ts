import { renderExpressPost } from '../../../../src/features/disclosure/posts/blog-express.ts';
import {
  listOddWords,
  parseWordList,
  readKnownWords,
} from '../../../../src/features/disclosure/posts/spelling.ts';
import { sampleAdvisory, samplePost } from './sample-advisories.ts';

describe('words that a spelling check has to be told of', () => {
  it.each([
    [
      'parts of identifiers in code',
      'See `corejs3.XMLFrobber()` and `res.redirect`.',
      [],
      ['corejs', 'frobber'],
    ],
    ['parts of package names', 'Nothing.', ['@quux/grault-parser'], ['grault', 'quux']],
    ['no word of prose, however odd', 'Verisons and zyxxy.', [], []],
    ['nothing short', '`abc qs`', ['on-headers'], []],
    ['letters of any script', '`Ωμεγα`', ['Gascón'], ['gascón', 'ωμεγα']],
    ['nothing that is English', '`response.writeHead()` and `validateNestedKeys`', [], []],
    [
      'no rarer English word either',
      '`quadraticBacktracking.smuggledOctet(ancestor, carriage)`, `sanitizePolynomial`',
      ['frobber'],
      ['frobber', 'smuggled'],
    ],
    ['nothing that is known', '`response.redirect({ status: 302 })`', ['body-parser', 'express'], []],
  ])('are %s', (_, body, packages, words) => {
    expect(listOddWords(body, packages)).toEqual(words);
  });

  it('are those alone that the list of the site lacks', () => {
    const words = parseWordList('# Ours\nGrault\n\nfrobnicateAll # of express\n!quux\n~zyxxy\n*plugh*\r\n');
    expect(words).toEqual(['grault', 'frobnicateall', 'zyxxy', 'plugh']);
    const code = '`frobnicateAll()`, `frobnicate()`, `Zyxxy.plugh`';
    expect(listOddWords(code, ['grault', 'quux'], words)).toEqual(['frobnicate', 'quux']);
    const { body } = renderExpressPost({ ...samplePost([sampleAdvisory()]), siteWords: ['octocat'] });
    expect(body).toMatch(/^# cspell:ignore octo$/m);
  });

  it('are none of the commonest words of package names', () => {
    const known = readKnownWords();
    expect(known).toEqual([...new Set(known)].toSorted());
    expect(known.filter((word) => !/^[a-z]{4,20}$/.test(word))).toEqual([]);
    const names = ['node-forge', 'widget-polyfill', 'webpack-plugin-markdown', 'abort', 'zoom'];
    expect(listOddWords('', names)).toEqual([]);
  });

  it('are in a comment of the front matter, and only where there are any', () => {
    const odd = sampleAdvisory({ description: '### Impact\n\nIt calls `frobnicateAll()`.' });
    const { body } = renderExpressPost(samplePost([odd]));
    expect(body).toMatch(/\n {4}github: octocat\n# cspell:ignore frobnicate octo octocat\n---\n/);
    const authors = [{ name: 'Express Triage Team', github: 'express' }];
    const known = renderExpressPost({ ...samplePost([sampleAdvisory()]), project: 'Express', authors });
    expect(known.body).not.toContain('cspell');
  });
});
