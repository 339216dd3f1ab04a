import type { Actor, WaitingRelease } from '../../case/observed.ts';
import { pathOf, targetOf } from '../client.ts';
import { makeSense, type Room } from '../room.ts';
import { isTrouble } from '../trouble.ts';

interface RawRun {
  readonly id: number;
  readonly head_branch: string | null;
  readonly head_sha: string;
  readonly triggering_actor?: RawActor | null;
  readonly actor?: RawActor | null;
}

interface RawActor {
  readonly id: number;
  readonly login: string;
  readonly type: string;
}

/**
 * Releases that wait on this environment: one request per repo, and two more for each run that waits. Package and
 * version are those of `package.json` at the run's commit. `refused` names repos that could not be asked.
 */
export async function readWaiting(
  room: Room,
  repos: readonly string[],
  environment: string,
): Promise<{ readonly waiting: readonly WaitingRelease[]; readonly refused: readonly string[] }> {
  const parts = await Promise.all(
    repos.map(async (repo) => {
      try {
        return { waiting: await readRepo(room, repo, environment), refused: [] };
      } catch (error) {
        // Whatever it is: reports and deadlines do not wait for an answer about a release.
        if (!isTrouble(error)) throw error;
        return { waiting: [], refused: [repo] };
      }
    }),
  );
  return {
    waiting: parts.flatMap(({ waiting }) => waiting),
    refused: parts.flatMap(({ refused }) => refused),
  };
}

async function readRepo(room: Room, repo: string, environment: string): Promise<readonly WaitingRelease[]> {
  const { data } = await room.client.rest({
    call: 'read-waiting',
    target: targetOf(repo),
    route: 'GET /repos/{owner}/{repo}/actions/runs',
    parameters: { ...pathOf(repo), status: 'waiting', per_page: 100 },
  });
  const runs = await makeSense('read-waiting', repo, () =>
    (data as { readonly workflow_runs: readonly RawRun[] }).workflow_runs.map((run) => run),
  );
  const waiting: WaitingRelease[] = [];
  for (const run of runs)
    if (await waitsOn(room, repo, run.id, environment)) waiting.push(await describe(room, repo, run));
  return waiting;
}

/** Whether a run still waits on this environment. One request. */
export async function waitsOn(room: Room, repo: string, run: number, environment: string): Promise<boolean> {
  const { data } = await room.client.rest({
    call: 'read-waiting',
    target: targetOf(repo),
    route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments',
    parameters: { ...pathOf(repo), run_id: run },
  });
  return makeSense('read-waiting', repo, () =>
    (data as readonly { readonly environment: { readonly name?: string } }[]).some(
      (each) => each.environment.name?.toLowerCase() === environment.toLowerCase(),
    ),
  );
}

async function describe(room: Room, repo: string, run: RawRun): Promise<WaitingRelease> {
  const { name, version } = await readManifest(room, repo, run.head_sha);
  const by = run.triggering_actor ?? run.actor ?? null;
  const actor: Actor | null =
    by === null ? null : { id: by.id, login: by.login, kind: by.type === 'Bot' ? 'bot' : 'user' };
  return {
    repo,
    run: run.id,
    tag: run.head_branch ?? '',
    commit: run.head_sha,
    package: name,
    version,
    by: actor,
  };
}

async function readManifest(
  room: Room,
  repo: string,
  commit: string,
): Promise<{ readonly name: string | null; readonly version: string | null }> {
  const { status, data } = await room.client.rest({
    call: 'read-waiting',
    target: targetOf(repo),
    route: 'GET /repos/{owner}/{repo}/contents/{path}',
    parameters: { ...pathOf(repo), path: 'package.json', ref: commit },
    acceptText: 'application/vnd.github.raw+json',
    expect: [404],
  });
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  if (status === 404) return { name: null, version: null };
  try {
    const manifest: unknown = typeof data === 'string' ? JSON.parse(data) : data;
    const { name, version } = (manifest ?? {}) as Record<string, unknown>;
    return { name: text(name), version: text(version) };
  } catch {
    return { name: null, version: null };
  }
}
