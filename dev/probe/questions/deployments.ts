/** A deployment that waits for the App, which nobody tells: it looks. In the public repo: private ones need GitHub Enterprise for it. */
import { pathOf } from '../../../src/github/client.ts';
import { at, Blocked, demandDone, isRefused, listAt, otherwise } from '../answer.ts';
import type { Ground } from '../ground.ts';
import { type Question, verified } from '../question.ts';

const NEEDS = { actions: 'read', deployments: 'write' } as const;
const ENVIRONMENT = 'probe';
const TAG = 'probe-1';
const LOOKS = 20;
const BETWEEN_MS = 3_000;

const WORKFLOW = `name: Probe
on:
  push:
    tags: ['probe-*']
permissions: {}
jobs:
  wait:
    runs-on: ubuntu-latest
    environment: ${ENVIRONMENT}
    steps:
      - run: 'true'
`;

/** A run that the push of a tag has started, and that waits for the rule of the App. Throws Blocked where there is none. */
const startRun = (ground: Ground): Promise<unknown> =>
  ground.once('run', async () => {
    const { hands, project, appId } = ground;
    const home = pathOf(project.name);
    const environment = { ...home, environment_name: ENVIRONMENT };
    demandDone(
      await hands.asOwner('PUT /repos/{owner}/{repo}/environments/{environment_name}', environment),
      'make an environment',
    );
    const rules = '/repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules';
    demandDone(
      await hands.asOwner(`POST ${rules}`, { ...environment, integration_id: appId }),
      'give the environment the rule of the App (the App has to be subscribed to “Deployment protection rule”)',
    );
    const file = {
      ...home,
      path: '.github/workflows/probe.yml',
      message: 'Add a workflow that waits',
      content: Buffer.from(WORKFLOW).toString('base64'),
    };
    const put = demandDone(
      await hands.asOwner('PUT /repos/{owner}/{repo}/contents/{path}', file),
      'commit a workflow (the token needs the scope workflow)',
    );
    const tag = { ...home, ref: `refs/tags/${TAG}`, sha: at(put.data, 'commit.sha') };
    demandDone(await hands.asOwner('POST /repos/{owner}/{repo}/git/refs', tag), 'push a tag');
    return waitForRun(ground);
  });

async function waitForRun({ hands, project, sleep }: Ground): Promise<unknown> {
  const access = { permissions: { actions: 'read' }, repos: [project] };
  for (let look = 0; look < LOOKS; look++) {
    const route = 'GET /repos/{owner}/{repo}/actions/runs';
    const said = demandDone(await hands.asApp(access, route, pathOf(project.name)), 'list runs as the App');
    const found = listAt(said.data, 'workflow_runs').find((run) => at(run, 'status') === 'waiting');
    if (found !== undefined) return found;
    await sleep(BETWEEN_MS);
  }
  throw new Blocked(
    `no run was waiting ${(LOOKS * BETWEEN_MS) / 1_000} seconds after a tag was pushed: look whether Actions are on`,
  );
}

export const deploymentQuestions: readonly Question[] = [
  {
    id: 'tag-as-head-branch',
    needs: NEEDS,
    ask: async (ground) => {
      const run = await startRun(ground);
      const branch = at(run, 'head_branch');
      if (branch === TAG) return verified('The run has the name of the tag as its head_branch.');
      const sentence = `head_branch: ${String(branch)}`;
      return {
        kind: 'otherwise',
        status: 200,
        sentence,
        says: 'The run has another head_branch than its tag.',
      };
    },
  },
  {
    id: 'deployment-rule-by-polling',
    needs: NEEDS,
    ask: async (ground) => {
      const run = await startRun(ground);
      const { hands, project } = ground;
      const said = await hands.asApp(
        { permissions: { deployments: 'write' }, repos: [project] },
        'POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule',
        {
          ...pathOf(project.name),
          run_id: at(run, 'id'),
          environment_name: ENVIRONMENT,
          state: 'rejected',
          comment: 'A probe.',
        },
      );
      if (isRefused(said))
        return otherwise(said, 'The App may not answer a rule that it has found by looking.');
      return verified('The App answered its rule without a webhook.');
    },
  },
];
