import { pathOf, targetOf } from '../client.ts';
import type { Session } from '../session.ts';

/**
 * Whether runs of the triage repo's workflows are still going; one request each. A run that is gone is dead, and
 * so is an id that cannot be a run's (a claim made outside of Actions).
 */
export async function readRuns(
  session: Session,
  ids: readonly string[],
): Promise<Readonly<Record<string, 'alive' | 'dead'>>> {
  const read = [...new Set(ids)].map(async (id) => [id, await readRun(session, id)] as const);
  return Object.fromEntries(await Promise.all(read));
}

async function readRun(session: Session, id: string): Promise<'alive' | 'dead'> {
  const run = /^(\d+)/.exec(id)?.[1];
  if (run === undefined) return 'dead';
  const answer = await session.client.rest({
    call: 'read-runs',
    target: targetOf(session.repo),
    route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
    parameters: { ...pathOf(session.repo), run_id: run },
    expect: [404],
  });
  if (answer.status === 404) return 'dead';
  return answer.data.status === 'completed' ? 'dead' : 'alive';
}
