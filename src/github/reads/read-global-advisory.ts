import { targetOf } from '../client.ts';
import type { Session } from '../session.ts';

/** The entry of GitHub's Advisory Database, or null where there is none (yet): what scanners and others read. */
export async function readGlobalAdvisory(session: Session, ghsa: string): Promise<unknown> {
  const answer = await session.client.rest({
    call: 'read-global-advisory',
    target: targetOf(session.repo),
    route: 'GET /advisories/{ghsa_id}',
    parameters: { ghsa_id: ghsa },
    expect: [404],
  });
  return answer.status === 404 ? null : answer.data;
}
