import { planSlugs, renderSlug } from '../../../../src/features/disclosure/posts/slug.ts';
import { itWithCases, listCases, readCase } from '../../../formats/real-cases.ts';

describe('anchors of headings', () => {
  it('drops punctuation, keeps hyphens and underscores, makes every space a hyphen', () => {
    expect(renderSlug('CVE-2031-1 in @octo/a_b.js core (High)')).toBe('cve-2031-1-in-octoa_bjs-core-high');
    expect(renderSlug('Élan & co — two')).toBe('élan--co--two');
  });

  it('counts repeated headings of a page, without hitting a heading that looks like a counted one', () => {
    expect(planSlugs(['A', 'A', 'A-1', 'A'])).toEqual(['a', 'a-1', 'a-1-1', 'a-2']);
  });

  itWithCases('makes the anchors that the real posts link to', () => {
    const posts = listCases('blog/expressjs/').filter((name) => name.endsWith('-security-releases.mdx'));
    expect(posts.length).toBeGreaterThan(3);
    for (const name of posts) {
      const source = readCase(`blog/expressjs/${name}`);
      const linked = [...source.matchAll(/^- \[.*\]\(#(.*)\)$/gm)].map((match) => match[1]);
      const headings = [...source.matchAll(/^## (.*)$/gm)].map((match) => match[1] ?? '');
      expect(planSlugs(headings)).toEqual(linked);
    }
  });
});
