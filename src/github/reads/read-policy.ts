import { pathOf, targetOf } from '../client.ts';
import { isGitHubError } from '../error.ts';
import type { Session } from '../session.ts';

/** Text of a public file on the default branch; null where it cannot be read now. One request. */
export async function readPolicy(session: Session, repo: string, path: string): Promise<string | null> {
  try {
    const answer = await session.client.rest({
      call: 'read-policy',
      target: targetOf(repo),
      route: 'GET /repos/{owner}/{repo}/contents/{path}',
      parameters: { ...pathOf(repo), path },
      acceptText: 'application/vnd.github.raw+json',
      expect: [404],
    });
    return answer.status === 404 ? null : String(answer.data);
  } catch (error) {
    // Told as a finding; the day's digest and board do not wait for a file that is only compared.
    if (isGitHubError(error)) return null;
    throw error;
  }
}
