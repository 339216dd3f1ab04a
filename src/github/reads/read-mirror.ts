import type { MirrorView } from '../../case/observed.ts';
import { pathOf, targetOf } from '../client.ts';
import { isGitHubError } from '../error.ts';
import { presentItems } from '../sent.ts';
import { makeSense, type Session } from '../session.ts';
import { readVisibility } from '../visibility.ts';

/** Who can read a mirror, and its workflows. Two requests. Null where it cannot be told: a person looks then. */
export async function readMirror(session: Session, repo: string): Promise<MirrorView | null> {
  try {
    const { visibility } = await readVisibility(session, repo);
    const { data } = await session.client.rest({
      call: 'read-mirror',
      target: targetOf(repo),
      route: 'GET /repos/{owner}/{repo}/actions/workflows',
      parameters: { ...pathOf(repo), per_page: 100 },
    });
    return await makeSense('read-mirror', repo, () => {
      if (!data.workflows) throw new Error('no list of workflows');
      return {
        isPrivate: visibility === 'private',
        workflows: presentItems(data.workflows).map(({ path, state }) => ({
          path: path ?? '',
          isEnabled: state === 'active',
        })),
      };
    });
  } catch (error) {
    // Whatever it is: reports and deadlines do not wait for a look at a mirror.
    if (isGitHubError(error)) return null;
    throw error;
  }
}
