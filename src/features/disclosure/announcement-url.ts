import { BLOG } from '../../case/channels.ts';
import type { StoredCase } from '../../case/stored-case.ts';
import type { Config } from '../../config/config.ts';
import type { AdvisoryFacts } from '../../formats/records/facts.ts';

type Known = { readonly stored: StoredCase; readonly config: Config };

/** The address of a post on the site, by the path of its file in the site's repo; undefined where nobody configured it. */
export function addressOfPost(config: Config, path: string | undefined): string | undefined {
  const file = path
    ?.split('/')
    .at(-1)
    ?.replace(/\.mdx?$/, '');
  return file ? config.blog?.url?.replaceAll('{file}', file) : undefined;
}

/**
 * Where the texts for the channels lead to: the blog post once it was merged (and seen on the site, where somebody looks
 * for it), or the address that a member gave for it; until then the advisory, or the list of them where one repository
 * has several. What was confirmed with one link is not sent with another.
 */
export function announcementUrl(known: Known, advisories: readonly AdvisoryFacts[], key: string): string {
  const post = postOnSite(known);
  if (post && !(settledAt(known.stored, key) < Date.parse(post.at))) return post.url;
  const [first] = advisories;
  if (!first) return '';
  const isList = advisories.length > 1 && advisories.every(({ repo }) => repo === first.repo);
  return isList ? first.url.replace(/\/[^/]+$/, '') : first.url;
}

function postOnSite({ stored, config }: Known): { readonly url: string; readonly at: string } | undefined {
  const given = stored.evidence.findLast(({ kind, subject }) => kind === 'posted' && subject === BLOG);
  // A pull request is no place to send readers to.
  if (given && !/\/pull\/\d+/.test(given.text)) return { url: given.text, at: given.at };
  const { page, doneAt } = stored.posts.find(({ channel }) => channel === BLOG) ?? {};
  if (!page || !doneAt) return undefined;
  if (!config.seen?.look.includes('post')) return { url: page, at: doneAt };
  const seenAt = stored.seen?.find(({ name }) => name === 'post')?.foundAt;
  return seenAt ? { url: page, at: seenAt } : undefined;
}

/** Since when the link of a channel's text stands: confirmed or claimed. NaN, which nothing is less than, where it does not. */
function settledAt({ approvalRequests, claims }: StoredCase, key: string): number {
  const confirmed = approvalRequests.find(
    (approvalRequest) => approvalRequest.key === key && approvalRequest.doneAt === null,
  )?.confirmedBy[0]?.at;
  const claimed = claims.find((claim) => claim.key === key)?.at;
  const times = [confirmed, claimed].flatMap((at) => (at === undefined ? [] : [Date.parse(at)]));
  return times.length === 0 ? Number.NaN : Math.min(...times);
}
