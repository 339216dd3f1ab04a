import type { Conversation, ConversationComment } from '../../case/observed.ts';
import type { GitHubPort } from '../../case/ports.ts';
import { pathOf, targetOf } from '../client.ts';
import { isGitHubError } from '../error.ts';
import type { SentByRest } from '../sent.ts';
import { makeSense, type Session } from '../session.ts';
import { observeUser } from './advisory-facts.ts';

/** A preview that the published schema does not have yet; a comment of an issue has the same fields. */
type Comment = Pick<SentByRest<'issue-comment'>, 'id' | 'body' | 'created_at' | 'html_url' | 'user'>;

/** More than this in one conversation is not read: an answer to the reporter stands at its beginning. */
const MOST_PAGES = 3;

/** So many comments may not be all of them. */
export const MOST_COMMENTS = MOST_PAGES * 100;

/**
 * What was said in an advisory, oldest first. The API is a preview (public repos only): where it does not answer, that
 * is an answer too, and nothing else depends on it.
 */
export async function readConversation(
  session: Session,
  { repo, ghsa }: Parameters<GitHubPort['readConversation']>[0],
): Promise<Conversation> {
  const comments: ConversationComment[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const found = await readPage(session, repo, ghsa, page);
    if (found === null) return { kind: 'silent' };
    comments.push(...found);
    if (found.length < 100) break;
  }
  return { kind: 'read', comments };
}

async function readPage(
  session: Session,
  repo: string,
  ghsa: string,
  page: number,
): Promise<readonly ConversationComment[] | null> {
  try {
    const answer = await session.client.rest({
      call: 'read-conversation',
      target: targetOf(repo),
      route: 'GET /repos/{owner}/{repo}/security-advisories/{ghsa_id}/comments',
      parameters: { ...pathOf(repo), ghsa_id: ghsa, per_page: 100, page },
      expect: [403, 404],
    });
    if (answer.status >= 400) return null;
    return await makeSense('read-conversation', repo, () =>
      (answer.data as readonly (Comment | null)[]).flatMap(observeComment),
    );
  } catch (error) {
    if (isGitHubError(error, 'not-found', 'permission-missing', 'invalid')) return null;
    throw error;
  }
}

/** What has no id or time is no answer that could be pointed to. */
function observeComment(raw: Comment | null): readonly ConversationComment[] {
  const { id, body, created_at: createdAt, html_url, user } = raw ?? {};
  if (typeof id !== 'number' || typeof createdAt !== 'string') return [];
  return [{ id, author: observeUser(user), body: body ?? '', createdAt, url: html_url ?? '' }];
}
