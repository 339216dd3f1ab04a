import { defaultSeed } from '../../dev/embedded-github/default-seed.ts';
import type { Seed } from '../../dev/embedded-github/index.ts';
import { project, useGitHub } from './client.ts';

const [triageRepo, projectRepo] = defaultSeed.repos!;
const seed: Seed = {
  ...defaultSeed,
  repos: [
    triageRepo!,
    {
      ...projectRepo!,
      files: { ...projectRepo!.files, '.github/workflows/release.yml': 'name: Release\non: push\n' },
      environments: [
        { name: 'gate', apps: ['example-security-process'] },
        { name: 'people', reviewers: ['olive-owner'] },
      ],
    },
  ],
};
const client = useGitHub(seed);
const app = (): string =>
  client.github.createToken({ kind: 'installation', app: 'example-security-process', owner: 'example-org' });

function start(waitsFor: readonly string[] = []): number {
  return client.github.control.startRun('example-org/project', 'dev-developer', {
    workflowPath: '.github/workflows/release.yml',
    event: 'push',
    displayTitle: 'Release 1.0.1',
    waitsFor,
  }).id;
}

it('has no caches, and says so', async () => {
  const { status, body } = await client.call(app(), 'GET', `${project}/actions/caches?key=_state`);
  expect([status, body]).toEqual([200, { total_count: 0, actions_caches: [] }]);
});

describe('a run that waits', () => {
  it('is found by its status, and goes on when the App has approved', async () => {
    const id = start(['gate']);
    const { body } = await client.call(app(), 'GET', `${project}/actions/runs?status=waiting`);
    expect(body.workflow_runs.map((one: { id: number }) => one.id)).toEqual([id]);
    const pending = await client.call(app(), 'GET', `${project}/actions/runs/${id}/pending_deployments`);
    expect(pending.body.map((one: { environment: { name: string } }) => one.environment.name)).toEqual([
      'gate',
    ]);
    const answer = { environment_name: 'gate', state: 'approved', comment: 'Fine.' };
    const path = `${project}/actions/runs/${id}/deployment_protection_rule`;
    expect((await client.call('token-olive', 'POST', path, answer)).status).toBe(403);
    expect((await client.call(app(), 'POST', path, answer)).status).toBe(204);
    expect((await client.call(app(), 'GET', `${project}/actions/runs/${id}`)).body.status).toBe(
      'in_progress',
    );
    expect((await client.call(app(), 'POST', path, answer)).status).toBe(422);
  });

  it('ends with a rejection', async () => {
    const id = start(['gate']);
    const answer = { environment_name: 'gate', state: 'rejected', comment: 'No.' };
    await client.call(app(), 'POST', `${project}/actions/runs/${id}/deployment_protection_rule`, answer);
    const { body } = await client.call(null, 'GET', `${project}/actions/runs/${id}`);
    expect([body.status, body.conclusion]).toEqual(['completed', 'failure']);
  });

  it('for people is theirs alone', async () => {
    const id = start(['people']);
    const byApp = { environment_name: 'people', state: 'approved', comment: '' };
    const path = `${project}/actions/runs/${id}`;
    expect((await client.call(app(), 'POST', `${path}/deployment_protection_rule`, byApp)).status).toBe(422);
    const { body } = await client.call('token-olive', 'GET', `${path}/pending_deployments`);
    const review = { environment_ids: [body[0].environment.id], state: 'approved', comment: 'Go.' };
    expect((await client.call('token-dev', 'POST', `${path}/pending_deployments`, review)).status).toBe(422);
    expect((await client.call('token-olive', 'POST', `${path}/pending_deployments`, review)).status).toBe(
      200,
    );
    expect((await client.call(null, 'GET', path)).body.status).toBe('in_progress');
  });
});

describe('a finished run', () => {
  it('keeps its title for all to read until it is deleted', async () => {
    const id = start();
    const path = `${project}/actions/runs/${id}`;
    expect((await client.call(app(), 'DELETE', path)).status).toBe(403);
    const run = client.github.control.repo('example-org/project').runs.find((one) => one.id === id)!;
    client.github.control.finishRun(run, 'success');
    expect((await client.call(null, 'GET', path)).body.display_title).toBe('Release 1.0.1');
    expect((await client.call('token-tess', 'DELETE', path)).status).toBe(403);
    expect((await client.call(app(), 'DELETE', path)).status).toBe(204);
    expect((await client.call(null, 'GET', path)).status).toBe(404);
  });
});

describe('dispatches', () => {
  it('name a workflow by file, and tell the run when asked', async () => {
    const path = `${project}/actions/workflows/release.yml/dispatches`;
    expect((await client.call('token-dev', 'POST', path, { ref: 'main' })).status).toBe(204);
    const told = await client.call('token-dev', 'POST', path, { ref: 'main', return_run_details: true });
    expect(told.body.workflow_run_id).toEqual(expect.any(Number));
    expect((await client.call('token-tess', 'POST', path, { ref: 'main' })).status).toBe(403);
    const nowhere = await client.call('token-dev', 'POST', path, { ref: 'nowhere' });
    expect(nowhere.status).toBe(422);
  });
});
