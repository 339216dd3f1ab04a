/** The action that sets up without a clone: its script as GitHub would run it, on an organisation without anything. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { type EmbeddedGitHub, startEmbeddedGitHub } from '../../dev/embedded-github/index.ts';
import { blobText, readFile } from '../../dev/embedded-github/state/tree.ts';
import { fillExpressions } from '../../dev/rehearsal/expression.ts';
import { ROOT } from '../architecture/read-source.ts';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>;
  readonly runs: {
    readonly steps: readonly { readonly run?: string; readonly env?: Readonly<Record<string, string>> }[];
  };
}
interface Workflow {
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly steps: readonly { readonly uses: string; readonly with: Readonly<Record<string, string>> }[];
      }
    >
  >;
}
const readYaml = (path: string): unknown => load(readFileSync(join(ROOT, path), 'utf8'));
const action = readYaml('dev/setup/action.yml') as Action;
const workflow = readYaml('examples/setup-repo/.github/workflows/security-process-setup.yml') as Workflow;

const EMPTY = {
  users: [{ login: 'olive-owner' }, { login: 'tess-triager' }],
  orgs: [{ login: 'example-org', owners: ['olive-owner'], members: ['tess-triager'] }],
  repos: [
    { owner: 'example-org', name: 'project', files: { 'index.js': '1\n' } },
    {
      owner: 'example-org',
      name: 'security-process',
      files: { 'action.yml': 'name: x\n' },
      tags: ['v1.0.0'],
    },
  ],
  tokens: [
    {
      kind: 'classic' as const,
      token: 'token-olive',
      login: 'olive-owner',
      scopes: ['repo', 'admin:org', 'workflow'],
    },
  ],
};

let github: EmbeddedGitHub;
let folder: string;
beforeAll(async () => {
  github = await startEmbeddedGitHub({ seed: EMPTY, now: new Date().toISOString() });
  folder = mkdtempSync(join(tmpdir(), 'setup-action-'));
});
afterAll(async () => {
  await github.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The workflow as somebody starts it by hand, down to the script of the action's last step. */
async function dispatch(
  inputs: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
) {
  const [step] = Object.values(workflow.jobs)[0]!.steps;
  const around = { inputs, secrets: { SECURITY_PROCESS_OWNER: 'token-olive' } };
  const given = Object.entries(step!.with).map(([name, value]) => [name, fillExpressions(value, around)]);
  const about = {
    repository_owner: 'example-org',
    action_repository: 'example-org/security-process',
  };
  const usual = Object.entries(action.inputs).map(([name, input]) => [
    name,
    fillExpressions(input.default ?? '', { github: about }),
  ]);
  const { run = '', env = {} } = action.runs.steps.at(-1)!;
  const contexts = { inputs: { ...Object.fromEntries([...usual, ...given]), ...more }, github: about };
  const filled = Object.entries(env).map(([name, value]) => [name, fillExpressions(value, contexts)]);
  const summary = join(folder, `summary-${Math.random()}`);
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: github.url,
      GITHUB_STEP_SUMMARY: summary,
      ...Object.fromEntries(filled),
    },
    stdio: 'ignore',
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, summary: readFileSync(summary, 'utf8') };
}

const USUAL = { team: 'security-triage', repos: 'project', triage: 'security-triage' };

it('the example names the action of the sources at the version of this release', () => {
  const { version } = readYaml('package.json') as { version: string };
  expect(Object.values(workflow.jobs)[0]!.steps.map(({ uses }) => uses)).toEqual([
    `example-org/security-process/dev/setup@source/v${version}`,
  ]);
  const required = Object.entries(action.inputs).flatMap(([name, input]) => (input.required ? [name] : []));
  expect(Object.keys(Object.values(workflow.jobs)[0]!.steps[0]!.with)).toEqual(
    expect.arrayContaining(required),
  );
});

function readText(name: string, path: string): string {
  const repo = github.control.repo(name);
  const head = repo.commits.get(repo.refs.get('refs/heads/main') ?? '');
  const blob = head ? readFile(head.tree, path) : null;
  return blob ? blobText(blob) : '';
}

it('it shows what would be created, creates it when told, and nothing twice', async () => {
  const before = github.journal.length;
  const shown = await dispatch({ ...USUAL, apply: 'false' });
  expect(shown).toMatchObject({ code: 0 });
  expect(shown.summary).toContain(
    '    With --apply this would:\n      make the private repo example-org/security-triage',
  );
  expect(shown.summary).toContain('Only you can do this:');
  expect(shown.summary).toContain('with “Plan only”');
  expect(shown.summary).toContain('delete the secret');
  expect(github.journal.length).toBe(before);

  const made = await dispatch({ ...USUAL, apply: 'true' });
  expect(made).toMatchObject({ code: 0 });
  const repo = github.control.repo('example-org/security-triage');
  expect(repo.private).toBe(true);
  const text = readText('example-org/security-triage', '.github/workflows/security-process.yml');
  const released = github.control.repo('example-org/security-process').refs.get('refs/tags/v1.0.0');
  expect(text).toContain(`uses: example-org/security-process@${released} # v1.0.0`);

  const again = await dispatch({ ...USUAL, apply: 'true' });
  expect(again.summary).toContain('Everything is there that this command makes.');
});

it('it takes other wishes: what the workflow runs, an environment for the secret, an App for several owners', async () => {
  const commit = github.control.repo('example-org/security-process').refs.get('refs/heads/main');
  const { code, summary } = await dispatch(
    { ...USUAL, apply: 'true', triage: 'elsewhere' },
    { uses: `example-org/security-process@${commit}`, environment: 'process', 'public-app': 'true' },
  );
  expect({ code, summary }).toMatchObject({ code: 0 });
  expect(summary).toContain(`The workflows run example-org/security-process@${commit}.`);
  expect(summary).toContain('--repo example-org/elsewhere --env process < apps.yml');
  expect(summary).toContain('&public=true&');
  const { environments } = github.control.repo('example-org/elsewhere');
  expect(environments.map(({ name, branches }) => ({ name, branches }))).toEqual([
    { name: 'process', branches: ['main'] },
  ]);
  for (const name of ['security-process', 'security-process-doctor'])
    expect(readText('example-org/elsewhere', `.github/workflows/${name}.yml`)).toContain(
      '    environment: process\n    runs-on:',
    );
});

it('it is red where something is refused, and says why in the summary', async () => {
  const { code, summary } = await dispatch(
    { ...USUAL, apply: 'true' },
    { uses: 'example-org/security-process@v9.9.9' },
  );
  expect(code).toBe(2);
  expect(summary).toContain('has no version v9.9.9 that can be seen');
});
