import { targetOf } from '../client.ts';
import type { Room } from '../session.ts';

/** The entry of GitHub's Advisory Database, or null where there is none (yet): what scanners and others read. */
export async function readGlobalAdvisory(room: Room, ghsa: string): Promise<unknown> {
  const answer = await room.client.rest({
    call: 'read-global-advisory',
    target: targetOf(room.repo),
    route: 'GET /advisories/{ghsa_id}',
    parameters: { ghsa_id: ghsa },
    expect: [404],
  });
  return answer.status === 404 ? null : answer.data;
}
