import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pinOf, runAct, standIn, writeFiles } from './run-act.ts';

const WORKFLOW = '.github/workflows/ci.yml';
const ACTIONS = ['actions/checkout', 'actions/setup-node', 'actions/setup-python'] as const;
const INPUTS = ['node-version', 'python-version', 'package-manager-cache', 'persist-credentials'];
const SAYS = 'all of it would be checked here';

/**
 * Runs our own CI under act, for a pull request: its jobs come to the step that checks everything, which a line stands
 * in for, as do stand-ins for the actions of GitHub.
 */
export async function tryCi(root: string, act: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'act-ci-'));
  try {
    writeFiles(join(folder, 'checkout'), {
      [WORKFLOW]: readFileSync(join(root, WORKFLOW), 'utf8'),
      '.ci/run': `#!/bin/sh\necho '${SAYS}'\n`,
    });
    chmodSync(join(folder, 'checkout/.ci/run'), 0o755);
    writeFiles(join(folder, 'stand-in'), standIn('Any action', INPUTS));
    const { code, lines } = await runAct({
      act,
      checkout: join(folder, 'checkout'),
      workflow: WORKFLOW,
      event: 'pull_request',
      payload: { number: 1 },
      actor: 'dev-developer',
      environment: { GITHUB_REPOSITORY: 'example-org/security-process' },
      secrets: {},
      repositories: Object.fromEntries(
        ACTIONS.map((action) => [pinOf(root, 'ci.yml', action), join(folder, 'stand-in')]),
      ),
    });
    const jobs = lines.filter((line) => line.raw_output === true && line.msg?.trim() === SAYS).length;
    if (code !== 0 || jobs !== 2)
      throw new Error(`ci.yml: exit ${code}, ${jobs} of 2 jobs\n${lines.map(({ msg }) => msg).join('\n')}`);
    console.log(`${jobs} jobs come to ./.ci/run`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
