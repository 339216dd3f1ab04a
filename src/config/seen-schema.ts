import * as v from 'valibot';
import type { SeenConfig } from './config.ts';
import { SIGHT_NAMES } from './sight-names.ts';
import { distinctListOf, mapping, oneOf, type Reads, says, text, wholeNumber } from './written-values.ts';

const ADDRESS = {
  expected: 'an address that starts with https://',
  accepts: (written: string) =>
    /^https:\/\/\S+$|^http:\/\/127\.0\.0\.1[:/]\S*$/.test(written) && URL.canParse(written),
};

/** Where a disclosure is looked for. Third parties' hosts have defaults; the pages are the organisation's own. */
export const seen: Reads<SeenConfig> = v.pipe(
  mapping(
    {
      look: v.optional(
        distinctListOf(
          oneOf(SIGHT_NAMES, { audit: 'npm', blog: 'post', ghsa: 'github', rss: 'feed' }),
          'a list of places',
        ),
        ['github', 'osv', 'cve', 'npm'],
      ),
      days: v.optional(wholeNumber(0, 30, 'days'), 3),
      osv: v.optional(text(ADDRESS), 'https://api.osv.dev'),
      cve: v.optional(text(ADDRESS), 'https://cveawg.mitre.org'),
      post: v.optional(text(ADDRESS)),
      feed: v.optional(text(ADDRESS)),
    },
    {
      expected: 'a mapping of look, days, osv, cve, post and feed',
      synonyms: { page: 'Did you mean post?' },
    },
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { look, post, feed } = dataset.value;
    const lost = look.find((name) => (name === 'post' && !post) || (name === 'feed' && !feed));
    if (lost)
      addIssue({
        message: says({ found: `${lost} in look without its address`, expected: `${lost}: https://…` }),
      });
  }),
  v.transform(({ look, days, osv, cve, post, feed }) => ({
    look,
    days,
    places: { osv: trim(osv), cve: trim(cve), ...(post ? { post } : {}), ...(feed ? { feed } : {}) },
  })),
);

const trim = (address: string): string => address.replace(/\/+$/, '');
