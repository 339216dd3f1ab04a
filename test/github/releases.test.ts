/** Releases of project repos that wait on a protected environment. */
import { contextOf, operation, PROJECT, type Rig, startRig, TRIAGE } from './rig.ts';

let rig: Rig;
const ENVIRONMENT = 'release';

async function start(apps: readonly string[]): Promise<number> {
  rig = await startRig({ project: { environments: [{ name: ENVIRONMENT, apps }] } });
  const run = rig.server.control.startRun(PROJECT, 'carl-coordinator', {
    workflowPath: '.github/workflows/release.yml',
    event: 'push',
    displayTitle: 'Release 9.0.0',
    waitsFor: [ENVIRONMENT],
  });
  return run.id;
}

afterEach(async () => {
  await rig.server.close();
});

async function approveDeployment(run: number) {
  const github = rig.github();
  const through = operation(
    { kind: 'approve-deployment', repo: PROJECT, run, environment: ENVIRONMENT, comment: 'Go.' as never },
    'public',
  );
  return github.apply(through, await contextOf(github));
}

describe('letting a release through', () => {
  it('is done once, and was done where the run waits no more', async () => {
    const run = await start(['first-app']);
    expect(await approveDeployment(run)).toMatchObject({ kind: 'done' });
    expect(await approveDeployment(run)).toMatchObject({ kind: 'already' });
  });

  it('is refused where the run goes on waiting: the App is no rule of the environment', async () => {
    const run = await start(['second-app']);
    expect(await approveDeployment(run)).toMatchObject({
      kind: 'refused',
      status: 422,
      why: expect.stringContaining(`run ${run} of ${PROJECT}, which still waits on ${ENVIRONMENT}`),
    });
  });
});

describe('looks that nothing else waits for', () => {
  it.each([401, 403, 500, 502])('come to nothing where GitHub answers %i', async (status) => {
    await start(['first-app']);
    const github = rig.github();
    await github.readVisibility(TRIAGE);
    const faults = [/actions\/runs/, /contents/, /Traces/, /PublicIssues/];
    for (const where of faults)
      rig.server.faults.add({ kind: 'status', status, operation: where, times: Number.POSITIVE_INFINITY });
    const owners = [{ login: 'example-org', repos: 'all-public' as const, exclude: [] }];
    expect(await github.readWaiting([PROJECT], ENVIRONMENT)).toEqual({ waiting: [], refused: [PROJECT] });
    expect(await github.readPolicy(PROJECT, 'SECURITY.md')).toBeNull();
    expect(await github.readTraces(PROJECT, [])).toBeNull();
    expect(await github.findPublicIssues(owners, 'security')).toEqual({
      found: [],
      refused: ['example-org'],
    });
  });
});
