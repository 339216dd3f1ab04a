import { renderExpressPost } from '../../../../src/features/disclosure/posts/blog-express.ts';
import { listOddWords } from '../../../../src/features/disclosure/posts/spelling.ts';
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
    ['nothing short, and no other script', '`abc qs Ωμεγα`', ['on-headers'], []],
    ['nothing that is English', '`response.writeHead()` and `validateNestedKeys`', [], []],
    ['nothing that is known', '`response.redirect({ status: 302 })`', ['body-parser', 'express'], []],
  ])('are %s', (_, body, packages, words) => {
    expect(listOddWords(body, packages)).toEqual(words);
  });

  it('are in a comment of the front matter, and only where there are any', () => {
    const odd = sampleAdvisory({ description: '### Impact\n\nIt calls `frobnicateAll()`.' });
    const { body } = renderExpressPost(samplePost([odd]));
    expect(body).toMatch(/\n {4}github: octocat\n# cspell:ignore frobnicate parcel\n---\n/);
    const name = { ...sampleAdvisory().ranges[0]!, name: 'multer' };
    expect(renderExpressPost(samplePost([sampleAdvisory({ ranges: [name] })])).body).not.toContain('cspell');
  });
});
