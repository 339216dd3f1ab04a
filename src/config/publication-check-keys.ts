import * as v from 'valibot';
import { key, mapping } from './keys.ts';
import { PUBLICATION_CHECK_NAMES, type PublicationCheckName } from './publication-check-names.ts';
import { distinctListOf, oneOf, text, wholeNumber } from './readers.ts';

const address = text({
  expected: 'an address that starts with https://',
  accepts: (written) =>
    /^https:\/\/\S+$|^http:\/\/127\.0\.0\.1[:/]\S*$/.test(written) && URL.canParse(written),
});

const place = oneOf(PUBLICATION_CHECK_NAMES, { audit: 'npm', blog: 'post', ghsa: 'github', rss: 'feed' });

/** Where a disclosure is looked for. Third parties' hosts have defaults; the pages are the organisation's own. */
export const seen = v.pipe(
  mapping(
    {
      look: key(distinctListOf(place, 'a list of places'), {
        meaning:
          "GitHub's global advisory, OSV, the CVE list, npm's audit data, the post on the site, the feed.",
        default: ['github', 'osv', 'cve', 'npm'],
        example: ['osv', 'cve'],
      }),
      days: key(wholeNumber(0, 30, 'days'), {
        meaning:
          'Days after the disclosure from which on what is missing is told. What contradicts is told at once.',
        default: 3,
        example: 5,
      }),
      osv: key(address, {
        meaning: "The base of OSV's interface.",
        default: 'https://api.osv.dev',
        example: 'https://osv.example.org',
      }),
      cve: key(address, {
        meaning: "The base of the CVE program's interface.",
        default: 'https://cveawg.mitre.org',
        example: 'https://cve.example.org',
      }),
      post: key(address, {
        meaning:
          'A page of the site that names the ids of every disclosure: the page of security updates, or the blog.',
        without: 'the post is not looked for',
        example: 'https://example.org/security',
        also: ['page'],
        beside: { look: ['post'] },
      }),
      feed: key(address, {
        meaning: 'The feed of the site.',
        without: 'the feed is not looked for',
        example: 'https://example.org/feed.xml',
        beside: { look: ['feed'] },
      }),
    },
    {
      check: ({ look, ...written }, refuse) => {
        const lost = ['post', 'feed'].find(
          (name) => Array.isArray(look) && look.includes(name) && written[name] === undefined,
        );
        if (lost === undefined) return;
        refuse([], { found: `${lost} in look without its address`, expected: `${lost}: https://…` });
      },
    },
  ),
  v.transform(({ look, days, osv, cve, post, feed }) => {
    const places: Readonly<Partial<Record<PublicationCheckName, string>>> = {
      osv: trim(osv),
      cve: trim(cve),
      ...(post ? { post } : {}),
      ...(feed ? { feed } : {}),
    };
    return { look, days, places };
  }),
);

const trim = (address: string): string => address.replace(/\/+$/, '');
