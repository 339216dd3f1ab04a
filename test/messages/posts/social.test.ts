import fc from 'fast-check';
import { renderSocialPosts } from '../../../src/messages/posts/social.ts';
import { hostilePost } from './hostile-text.ts';
import { sampleAdvisory, samplePost } from './sample-advisories.ts';

const URL = 'https://octo.example/blog/2031-03-06-security-releases';

/** Counted here by other means than in the code: the link as 23, every sign that is not Latin as two. */
function countX(text: string, link: string): number {
  const words = link === '' ? text : text.slice(0, -link.length);
  return [...words].reduce((sum, sign) => sum + (sign < '\u1100' ? 1 : 2), 0) + (link === '' ? 0 : 23);
}

const graphemes = (text: string) => [...new Intl.Segmenter().segment(text)].length;

function textOf(channel: string, posts: ReturnType<typeof renderSocialPosts>): string {
  return posts.find((post) => post.channel === channel)?.text ?? '';
}

function manyPackages(count: number) {
  return Array.from({ length: count }, (_, index) =>
    sampleAdvisory({
      ghsa: `GHSA-${index}`,
      severity: index === 0 ? 'critical' : 'medium',
      ranges: [
        {
          ecosystem: 'npm',
          name: `package-number-${index}`,
          affected: '< 2.0.0',
          patched: '2.0.0',
          functions: [],
        },
      ],
    }),
  );
}

const url = fc.oneof(
  fc.constant(URL),
  fc.webUrl({ size: 'large' }),
  fc.constant(`${URL}/${'x'.repeat(3000)}`),
  fc.constant(''),
);

describe('texts for social media', () => {
  it('say what was released, how bad it was, what to do and where to read', () => {
    const posts = renderSocialPosts(samplePost(), URL);
    expect(posts.map(({ channel }) => channel)).toEqual(['x', 'mastodon', 'bluesky']);
    expect(textOf('x', posts)).toBe(
      `Octo security release: parcel-parser 1.4.2.\n\nA high-severity vulnerability (CVE-2031-10001) was fixed. Please upgrade.\n\n${URL}`,
    );
  });

  it('never go over a limit, whatever the packages, the project and the link', () => {
    fc.assert(
      fc.property(hostilePost, fc.nat({ max: 40 }), url, (input, more, link) => {
        const advisories = [...input.advisories, ...manyPackages(more)];
        const posts = renderSocialPosts({ ...input, advisories }, link);
        expect(countX(textOf('x', posts), link)).toBeLessThanOrEqual(280);
        expect(
          [...textOf('mastodon', posts).replace(link, 'x'.repeat(link === '' ? 0 : 23))].length,
        ).toBeLessThanOrEqual(500);
        expect(graphemes(textOf('bluesky', posts))).toBeLessThanOrEqual(300);
        expect(Buffer.byteLength(textOf('bluesky', posts))).toBeLessThanOrEqual(3000);
        for (const { text } of posts) expect(text.isWellFormed()).toBe(true);
        expect(textOf('x', posts).endsWith(link)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('put Bluesky’s link exactly over the bytes of the shown address', () => {
    fc.assert(
      fc.property(hostilePost, url, (input, link) => {
        const post = renderSocialPosts(input, link).find(({ channel }) => channel === 'bluesky');
        if (link === '') {
          expect(post?.facets).toBeUndefined();
          return;
        }
        const [facet] = post?.facets ?? [];
        const bytes = Buffer.from(post?.text ?? '');
        const shown = bytes.subarray(facet?.index.byteStart, facet?.index.byteEnd).toString();
        expect(facet?.features[0].uri).toBe(link);
        expect(facet?.index.byteEnd).toBe(bytes.length);
        expect(link.replace(/^https?:\/\//, '').startsWith(shown.replace(/…$/, ''))).toBe(true);
        expect(shown.length).toBeGreaterThan(1);
      }),
      { numRuns: 200 },
    );
  });

  it('leave out packages from the end, worst first, and say how many', () => {
    const posts = renderSocialPosts(samplePost(manyPackages(30)), URL);
    const [, listed = '', more = ''] =
      /releases: (.*), and (\d+) more\./.exec(textOf('x', posts).replace(/; /g, ', ')) ?? [];
    expect(listed.startsWith('package-number-0 2.0.0, package-number-1')).toBe(true);
    expect(listed.split(', ').length + Number(more)).toBe(30);
    expect(textOf('x', posts)).toContain('30 vulnerabilities fixed (1 critical, 29 medium)');
  });

  it('mention nobody, though a scope looks like an account', () => {
    const ranges = [
      { ecosystem: 'npm', name: '@octo/a', affected: '< 2.0.0', patched: '2.0.0', functions: [] },
    ] as const;
    const posts = renderSocialPosts(samplePost([sampleAdvisory({ ranges })]), URL);
    expect(textOf('x', posts)).not.toContain('@octo');
    expect(textOf('mastodon', posts)).not.toContain('@octo');
    expect(textOf('bluesky', posts)).toContain('@octo/a');
  });

  it('call for no upgrade where there is none', () => {
    const ranges = [{ ecosystem: 'npm', name: 'a', affected: '>= 0', patched: null, functions: [] }] as const;
    const text = textOf('x', renderSocialPosts(samplePost([sampleAdvisory({ ranges })]), URL));
    expect(text).toMatch(/^Octo security advisory: a\./);
    expect(text).toContain('There is no patched version at this time.');
    expect(text).not.toMatch(/upgrade|fixed/);
  });

  it('count words with a full stop as X would, as links', () => {
    const dotted = manyPackages(9).map((advisory, index) => ({
      ...advisory,
      ranges: [{ ...advisory.ranges[0]!, name: `p${index}.io` }],
    }));
    const text = textOf('x', renderSocialPosts(samplePost(dotted), URL));
    const linked = (text.match(/p\d\.io/g) ?? []).length;
    expect(linked).toBeGreaterThan(0);
    expect(countX(text.replace(/p\d\.io/g, 'x'.repeat(23)), URL)).toBeLessThanOrEqual(280);
  });
});
