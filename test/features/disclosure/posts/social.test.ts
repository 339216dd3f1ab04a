import fc from 'fast-check';
import type { PostInput } from '../../../../src/features/disclosure/posts/post-input.ts';
import { listSocialPosts, type SocialPost } from '../../../../src/features/disclosure/posts/social.ts';
import { cutDraft, fitsChannel } from '../../../../src/features/disclosure/posts/social-length.ts';
import { hostilePost } from './hostile-text.ts';
import { sampleAdvisory, samplePost } from './sample-advisories.ts';

const URL = 'https://octo.example/blog/2031-03-06-security-releases';

/** Counted here by other means than in the code: the link as 23, every sign that is not Latin as two. */
function countX(text: string, link: string): number {
  const words = link === '' ? text : text.slice(0, -link.length);
  return [...words].reduce((sum, sign) => sum + (sign < '\u1100' ? 1 : 2), 0) + (link === '' ? 0 : 23);
}

/** The plain text of each network. */
const plainPosts = (input: PostInput, url: string): readonly SocialPost[] =>
  (['x', 'mastodon', 'bluesky'] as const).flatMap((channel) =>
    listSocialPosts(channel, input, url).slice(0, 1),
  );

const graphemes = (text: string) => [...new Intl.Segmenter().segment(text)].length;

function textOf(channel: string, posts: readonly SocialPost[]): string {
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
    const posts = plainPosts(samplePost(), URL);
    expect(posts.map(({ channel }) => channel)).toEqual(['x', 'mastodon', 'bluesky']);
    expect(textOf('x', posts)).toBe(
      `Octo security release: parcel-parser 1.4.2.\n\nA high-severity vulnerability (CVE-2031-10001) was fixed. Please upgrade.\n\n${URL}`,
    );
  });

  it('never go over a limit, whatever the packages, the project and the link', () => {
    fc.assert(
      fc.property(hostilePost, fc.nat({ max: 40 }), url, (input, more, link) => {
        const advisories = [...input.advisories, ...manyPackages(more)];
        const posts = plainPosts({ ...input, advisories }, link);
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
        const post = plainPosts(input, link).find(({ channel }) => channel === 'bluesky');
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
    const posts = plainPosts(samplePost(manyPackages(30)), URL);
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
    const posts = plainPosts(samplePost([sampleAdvisory({ ranges })]), URL);
    expect(textOf('x', posts)).not.toContain('@octo');
    expect(textOf('mastodon', posts)).not.toContain('@octo');
    expect(textOf('bluesky', posts)).toContain('@octo/a');
  });

  it('call for no upgrade where there is none', () => {
    const ranges = [{ ecosystem: 'npm', name: 'a', affected: '>= 0', patched: null, functions: [] }] as const;
    const text = textOf('x', plainPosts(samplePost([sampleAdvisory({ ranges })]), URL));
    expect(text).toMatch(/^Octo security advisory: a\./);
    expect(text).toContain('There is no patched version at this time.');
    expect(text).not.toMatch(/upgrade|fixed/);
  });

  it('count words with a full stop as X would, as links', () => {
    const dotted = manyPackages(9).map((advisory, index) => ({
      ...advisory,
      ranges: [{ ...advisory.ranges[0]!, name: `p${index}.io` }],
    }));
    const text = textOf('x', plainPosts(samplePost(dotted), URL));
    const linked = (text.match(/p\d\.io/g) ?? []).length;
    expect(linked).toBeGreaterThan(0);
    expect(countX(text.replace(/p\d\.io/g, 'x'.repeat(23)), URL)).toBeLessThanOrEqual(280);
  });
});

describe('wordings to choose from', () => {
  const credits = [
    { login: 'octo-finder', type: 'reporter' },
    { name: 'Ünal 🐙', type: 'finder' },
  ] as const;

  it('are a plain one, one with thanks, and one that says how urgent it is', () => {
    const texts = listSocialPosts('mastodon', samplePost([sampleAdvisory({ credits })]), URL).map(
      ({ text }) => text,
    );
    expect(texts).toHaveLength(3);
    expect(texts[0]).toContain('Please upgrade.');
    expect(texts[1]).toContain('Thanks to octo-finder and Ünal 🐙 for reporting.');
    expect(texts[2]).toContain('Please upgrade as soon as you can.');
  });

  it('thank nobody who wishes to stay anonymous by name, and mention nobody', () => {
    const input = {
      ...samplePost([sampleAdvisory({ credits: [credits[0]] })]),
      wishes: { 'octo-finder': { kind: 'anonymous' as const } },
    };
    for (const channel of ['x', 'mastodon', 'bluesky'] as const)
      for (const { text } of listSocialPosts(channel, input, URL)) expect(text).not.toMatch(/octo-finder|@/);
  });

  it('are one where there is nothing else to say', () => {
    const ranges = [{ ecosystem: 'npm', name: 'a', affected: '>= 0', patched: null, functions: [] }] as const;
    const input = samplePost([sampleAdvisory({ ranges, credits: [], severity: null })]);
    expect(listSocialPosts('x', input, URL)).toHaveLength(1);
  });

  it('each keep within every limit', () => {
    fc.assert(
      fc.property(hostilePost, fc.nat({ max: 20 }), url, (input, more, link) => {
        const post = { ...input, advisories: [...input.advisories, ...manyPackages(more)] };
        for (const { text } of listSocialPosts('x', post, link))
          expect(countX(text, link)).toBeLessThanOrEqual(280);
        for (const { text, facets } of listSocialPosts('bluesky', post, link)) {
          expect(graphemes(text)).toBeLessThanOrEqual(300);
          expect(facets?.[0]?.index.byteEnd ?? Buffer.byteLength(text)).toBe(Buffer.byteLength(text));
        }
        for (const { text } of listSocialPosts('mastodon', post, link))
          expect([...text.replace(link, 'x'.repeat(link === '' ? 0 : 23))].length).toBeLessThanOrEqual(500);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the length of a text', () => {
  const FAMILY = '👨‍👩‍👧‍👦';

  it.each([
    // A link counts 23, and the two line ends before it 2.
    ['x', 'a'.repeat(255), URL, true],
    ['x', 'a'.repeat(256), URL, false],
    ['x', '漢'.repeat(127), URL, true],
    ['x', '漢'.repeat(128), URL, false],
    ['x', 'ß'.repeat(255), URL, true],
    ['x', '🎉'.repeat(140), '', true],
    ['x', '🎉'.repeat(141), '', false],
    ['x', 'a'.repeat(255), `${URL}/${'x'.repeat(900)}`, true],
    ['mastodon', '漢'.repeat(475), `${URL}/${'x'.repeat(900)}`, true],
    ['mastodon', '漢'.repeat(476), URL, false],
    ['mastodon', '🎉'.repeat(500), '', true],
    ['bluesky', FAMILY.repeat(120), '', true],
    // 25 bytes each: the bytes are over before the graphemes are.
    ['bluesky', FAMILY.repeat(121), '', false],
    ['bluesky', '漢'.repeat(300), '', true],
    ['bluesky', '漢'.repeat(301), '', false],
    ['bluesky', 'e\u0301'.repeat(300), '', true],
  ] as const)('on %s of %#: as the network counts', (channel, words, link, fits) => {
    expect(fitsChannel(channel, { words, link })).toBe(fits);
    const cut = cutDraft(channel, { words, link });
    expect(fitsChannel(channel, cut)).toBe(true);
    expect(cut.words.endsWith('…')).toBe(!fits);
    expect(cut.words).not.toMatch(/\u200d…$/);
  });

  it('is kept with package names of the greatest length, several ids, and both scripts', () => {
    const advisories = Array.from({ length: 3 }, (_, index) =>
      sampleAdvisory({
        ghsa: `GHSA-${index}`,
        cve: `CVE-2031-1000${index}`,
        ranges: [
          {
            ecosystem: 'npm',
            name: `@${'o'.repeat(100)}/${'漢'.repeat(20)}${'p'.repeat(93)}${index}`,
            affected: '< 2.0.0',
            patched: '2.0.0',
            functions: [],
          },
        ],
      }),
    );
    for (const channel of ['x', 'mastodon', 'bluesky'] as const)
      for (const { text } of listSocialPosts(channel, samplePost(advisories), URL)) {
        expect(text).toContain('3 vulnerabilities fixed');
        if (channel === 'x') expect(countX(text, URL)).toBeLessThanOrEqual(280);
      }
  });
});
