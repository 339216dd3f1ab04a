import type { Reach } from '../../case/ports.ts';
import { pathOf, targetOf } from '../client.ts';
import { isGitHubError } from '../error.ts';
import type { Session } from '../session.ts';

/** Whether a token for a later step can be had, and the repo be seen with it. One request, beside the token. */
export async function readReach(
  session: Session,
  repo: string,
  call: 'open-post' | 'open-discussion',
): Promise<Reach> {
  try {
    const route = 'GET /repos/{owner}/{repo}';
    await session.client.rest({ call, target: targetOf(repo), route, parameters: pathOf(repo) });
    return { what: repo, problem: null };
  } catch (error) {
    if (!isGitHubError(error)) throw error;
    return { what: repo, problem: error.message };
  }
}
