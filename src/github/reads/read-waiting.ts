import type { WaitingRelease } from '../../case/observed.ts';
import { isManifestOf, type Manifest, manifestPaths, readManifest } from '../../formats/notes/parse-tag.ts';
import { pathOf, targetOf } from '../client.ts';
import { isGitHubError } from '../error.ts';
import { renderFilesQuery } from '../queries/traces.ts';
import type { SentByRest } from '../sent.ts';
import { makeSense, type Session } from '../session.ts';
import { observeUser } from './advisory-facts.ts';

type Run = SentByRest<'workflow-run'> & { readonly id: number; readonly head_sha: string };

const isRun = (run: SentByRest<'workflow-run'>): run is Run =>
  typeof run.id === 'number' && typeof run.head_sha === 'string';

/**
 * Releases that wait on this environment: one request per repo, and two more for each run that waits; a third where its
 * tag names a package that is not at the root. Package and version are those of the manifest at the run's commit. `refused` names repos that could not be asked.
 */
export async function readWaiting(
  session: Session,
  repos: readonly string[],
  environment: string,
): Promise<{ readonly waiting: readonly WaitingRelease[]; readonly refused: readonly string[] }> {
  const parts = await Promise.all(
    repos.map(async (repo) => {
      try {
        return { waiting: await readRepo(session, repo, environment), refused: [] };
      } catch (error) {
        // Whatever it is: reports and deadlines do not wait for an answer about a release.
        if (!isGitHubError(error)) throw error;
        return { waiting: [], refused: [repo] };
      }
    }),
  );
  return {
    waiting: parts.flatMap(({ waiting }) => waiting),
    refused: parts.flatMap(({ refused }) => refused),
  };
}

async function readRepo(
  session: Session,
  repo: string,
  environment: string,
): Promise<readonly WaitingRelease[]> {
  const { data } = await session.client.rest({
    call: 'read-waiting',
    target: targetOf(repo),
    route: 'GET /repos/{owner}/{repo}/actions/runs',
    parameters: { ...pathOf(repo), status: 'waiting', per_page: 100 },
  });
  // A run that cannot be told may be a release that waits: then the repo counts as not asked.
  const runs = await makeSense('read-waiting', repo, () => {
    const listed = data.workflow_runs?.filter((run) => run !== null);
    if (!listed?.every(isRun)) throw new Error('a run without id or commit');
    return listed;
  });
  const waiting: WaitingRelease[] = [];
  for (const run of runs)
    if (await waitsOn(session, repo, run.id, environment)) waiting.push(await describe(session, repo, run));
  return waiting;
}

/** Whether a run still waits on this environment. One request. */
export async function waitsOn(
  session: Session,
  repo: string,
  run: number,
  environment: string,
): Promise<boolean> {
  const { data } = await session.client.rest({
    call: 'read-waiting',
    target: targetOf(repo),
    route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments',
    parameters: { ...pathOf(repo), run_id: run },
  });
  return makeSense('read-waiting', repo, () =>
    data.some((each) => each?.environment?.name?.toLowerCase() === environment.toLowerCase()),
  );
}

async function describe(session: Session, repo: string, run: Run): Promise<WaitingRelease> {
  const tag = run.head_branch ?? '';
  const root = await readRootManifest(session, repo, run.head_sha);
  const own = isManifestOf(root, tag) ? root : await readManifestOfTag(session, repo, run.head_sha, tag);
  const { name, version } = own ?? root;
  return {
    repo,
    run: run.id,
    tag,
    commit: run.head_sha,
    package: name,
    version,
    ...(own ? { isOfTag: true } : {}),
    by: observeUser(run.triggering_actor ?? run.actor),
  };
}

async function readRootManifest(session: Session, repo: string, commit: string): Promise<Manifest> {
  const { status, data } = await session.client.rest({
    call: 'read-waiting',
    target: targetOf(repo),
    route: 'GET /repos/{owner}/{repo}/contents/{path}',
    parameters: { ...pathOf(repo), path: 'package.json', ref: commit },
    acceptText: 'application/vnd.github.raw+json',
    expect: [404],
  });
  return readManifest(status === 404 ? null : data);
}

/** The manifest of the package that a tag names, wherever it usually is; undefined where none says so. One request. */
async function readManifestOfTag(
  session: Session,
  repo: string,
  commit: string,
  tag: string,
): Promise<Manifest | undefined> {
  const [, ...paths] = manifestPaths(tag);
  if (paths.length === 0) return undefined;
  const { data } = await session.client.graphql({
    call: 'read-waiting',
    target: targetOf(repo),
    ...renderFilesQuery(
      repo,
      paths.map((path) => `${commit}:${path}`),
    ),
  });
  return paths
    .map((_, at) => readManifest(data.repository?.[`file${at}`]?.text ?? null))
    .find((manifest) => isManifestOf(manifest, tag));
}
