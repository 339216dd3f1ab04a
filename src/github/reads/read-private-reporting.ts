import type { PrivateReporting } from '../../case/observed.ts';
import { pathOf, targetOf } from '../client.ts';
import { isTrouble } from '../error.ts';
import type { Room } from '../session.ts';

/** Whether anybody can report a flaw in private in this repo. Where GitHub does not tell, nothing is known. One request. */
export async function readPrivateReporting(room: Room, repo: string): Promise<PrivateReporting> {
  try {
    const { status, data } = await room.client.rest({
      call: 'read-reporting',
      target: targetOf(repo),
      route: 'GET /repos/{owner}/{repo}/private-vulnerability-reporting',
      parameters: pathOf(repo),
      expect: [403, 404, 422],
      permissions: { metadata: 'read' },
    });
    if (status >= 400 || typeof data.enabled !== 'boolean') return 'unknown';
    return data.enabled ? 'on' : 'off';
  } catch (error) {
    if (isTrouble(error)) return 'unknown';
    throw error;
  }
}
