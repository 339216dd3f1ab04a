import type { PublicAdvisory } from '../../case/sweep-reads.ts';
import type { Outside } from '../outside.ts';
import { observeAdvisory } from './advisory-facts.ts';
import { nextCursor } from './read-advisories.ts';

/** More pages of a hundred than any repo has. */
const MOST_PAGES = 20;

/**
 * What anybody sees who lists a repo's advisories: asked without credentials, so that nothing else can come back. None
 * where the repo is private or gone; null where GitHub does not answer, or one of them cannot be read: a list without it
 * would take it from the site. One request per hundred.
 */
export async function listPublished(
  outside: Outside,
  repo: string,
): Promise<readonly PublicAdvisory[] | null> {
  const found: PublicAdvisory[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await outside.listAdvisories(repo, after);
    if (answer?.status === 404) return [];
    if (answer?.status !== 200 || !Array.isArray(answer.data)) return null;
    try {
      found.push(...answer.data.map((raw) => observePublished(raw, repo)));
    } catch {
      return null;
    }
    after = nextCursor(answer.headers.link);
    if (after === null) return found;
  }
  return null;
}

/** @throws Error where it cannot be read, or says of itself that it is not published */
function observePublished(raw: unknown, repo: string): PublicAdvisory {
  const { unread = [], ...facts } = observeAdvisory(raw, repo);
  const { updated_at: updatedAt } = raw as { readonly updated_at?: unknown };
  const isOut = facts.state === 'published' && facts.publishedAt !== null;
  if (unread.length > 0 || !isOut || typeof updatedAt !== 'string')
    throw new Error('not a published advisory');
  return { facts, updatedAt: new Date(updatedAt).toISOString() };
}
