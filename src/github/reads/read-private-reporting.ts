import type { PrivateReporting } from '../../case/observed-thread.ts';
import { pathOf, targetOf } from '../client.ts';
import { isGitHubError } from '../error.ts';
import type { Session } from '../session.ts';

/** Whether anybody can report a flaw in private in this repo. Where GitHub does not tell, nothing is known. One request. */
export async function readPrivateReporting(session: Session, repo: string): Promise<PrivateReporting> {
  try {
    const enabled = await isReportingEnabled(session, repo);
    if (typeof enabled !== 'boolean') return 'unknown';
    return enabled ? 'on' : 'off';
  } catch (error) {
    if (isGitHubError(error)) return 'unknown';
    throw error;
  }
}

/**
 * Whether private reporting is on in a repo: null where there is no such repo for these credentials, undefined where
 * GitHub's answer does not tell. One request.
 *
 * @throws GitHubError where GitHub refuses otherwise, or does not answer
 */
export async function isReportingEnabled(
  session: Session,
  repo: string,
): Promise<boolean | null | undefined> {
  try {
    const { status, data } = await session.client.rest({
      call: 'read-reporting',
      target: targetOf(repo),
      route: 'GET /repos/{owner}/{repo}/private-vulnerability-reporting',
      parameters: pathOf(repo),
      expect: [404, 422],
      permissions: { metadata: 'read' },
    });
    if (status === 404) return null;
    return status === 200 && typeof data.enabled === 'boolean' ? data.enabled : undefined;
  } catch (error) {
    if (isGitHubError(error, 'permission-missing') && error.rootCause === 'repo-out-of-reach') return null;
    throw error;
  }
}
