import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseProof } from '../../src/features/remediation/proof.ts';
import { CHECKOUT, exportSelf, pinOf, runAct, SELF, SETUP_NODE, writeFiles } from './run-act.ts';

const REPO = 'example-org/project';
const NODE = process.execPath;

const CALLER = `name: Prove fix
on:
  workflow_dispatch:
    inputs:
      fixed: { required: true }
permissions: {}
jobs:
  prove:
    permissions:
      contents: read
    uses: example-org/security-process/.github/workflows/prove-fix.yml@v1.0.0
    with:
      base: v1.0.0
      fixed: \${{ inputs.fixed }}
      command: "'${NODE}' --test --test-reporter=tap {tests}"
      install: ''
`;

const TEST = (expected: number) => `const assert = require('node:assert');
require('node:test').it('counts', () => { assert.strictEqual(require('../index.js'), ${expected}); });
`;

/** Branches with a fix, and what the workflow must say of each. */
const FIXES = [
  { branch: 'fix', test: TEST(2), decision: 'done', because: 'its test fails without it by an assertion' },
  {
    branch: 'lame',
    test: TEST(2).replace('assert.strictEqual', 'assert.ok'),
    decision: 'refused',
    because: 'its test passes without it',
  },
] as const;

/** Runs our reusable workflow under act in a private project: both jobs, and the verdict between them. */
export async function tryProveFix(root: string, act: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'act-prove-'));
  try {
    exportSelf(root, join(folder, 'self'));
    // act itself is in for a checkout of the caller's own repository: it copies the folder.
    makeProject(join(folder, 'project'));
    writeFiles(join(folder, 'project'), { '.github/workflows/prove.yml': CALLER });
    writeFiles(join(folder, 'checkout'), CHECKOUT);
    writeFiles(join(folder, 'node'), SETUP_NODE);
    for (const { branch, decision, because } of FIXES) {
      const { code, lines } = await runAct({
        act,
        checkout: join(folder, 'project'),
        workflow: '.github/workflows/prove.yml',
        event: 'workflow_dispatch',
        payload: {
          inputs: { fixed: branch },
          repository: { full_name: REPO, name: 'project', private: true, owner: { login: 'example-org' } },
        },
        actor: 'dev-developer',
        environment: {
          GITHUB_REPOSITORY: REPO,
          CHECKOUT_FROM: join(folder, 'self'),
        },
        secrets: { GITHUB_TOKEN: 'project-token' },
        repositories: {
          [SELF]: join(folder, 'self'),
          [pinOf(root, 'prove-fix.yml', 'actions/checkout')]: join(folder, 'checkout'),
          [pinOf(root, 'prove-fix.yml', 'actions/setup-node')]: join(folder, 'node'),
        },
      });
      const outputs = lines.filter(({ command }) => command === 'set-output');
      const said = outputs.filter(({ name }) => name === 'decision').map(({ arg }) => arg);
      const proofs = outputs.filter(({ name }) => name === 'verdict').map(({ arg }) => parseProof(arg ?? ''));
      const isRight =
        said.length === 2 &&
        said.every((each) => each === decision) &&
        proofs.every((proof) => proof?.proven === (decision === 'done')) &&
        (code === 0) === (decision === 'done');
      if (!isRight)
        throw new Error(
          `${branch}: said ${JSON.stringify(said)}, exit ${code}; expected ${decision} from both jobs, because ${because}\n${lines.map(({ msg }) => msg).join('\n')}`,
        );
      console.log(`${branch}: ${decision} (${because}), from the job that ran it and the one that keeps it`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A clone with a tag before the fixes, and a branch for each. */
function makeProject(clone: string): void {
  const origin = `${clone}-origin`;
  mkdirSync(origin);
  const git = (at: string, ...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=Dev', '-c', 'user.email=dev@example.org', '-C', at, ...args]);
  git(origin, 'init', '--quiet', '--initial-branch=main');
  writeFiles(origin, { 'index.js': 'module.exports = 1;\n' });
  git(origin, 'add', '.');
  git(origin, 'commit', '--quiet', '-m', 'Before');
  git(origin, 'tag', 'v1.0.0');
  for (const { branch, test } of FIXES) {
    git(origin, 'switch', '--quiet', '-c', branch, 'v1.0.0');
    writeFiles(origin, { 'index.js': 'module.exports = 2;\n', 'test/index.test.js': test });
    git(origin, 'add', '.');
    git(origin, 'commit', '--quiet', '-m', 'Fix');
  }
  execFileSync('git', ['clone', '--quiet', origin, clone]);
}
