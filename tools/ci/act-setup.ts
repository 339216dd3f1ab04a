import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedGitHub, startEmbeddedGitHub } from '../../dev/embedded-github/index.ts';
import { addTeam, registerApp } from '../../dev/embedded-github/seed-world.ts';
import { blobText, readFile } from '../../dev/embedded-github/state/tree.ts';
import type { Permissions } from '../../dev/embedded-github/world.ts';
import { WEEKLY_FILE } from '../../dev/setup/files.ts';
import { type ActRun, exportSelf, pinIn, runAct, SETUP_NODE, writeFiles } from './run-act.ts';

const OWNER = 'example-org';
const TRIAGE = `${OWNER}/security-triage`;
const ACTIONS = `${OWNER}/security-process`;
const SETUP_FILE = '.github/workflows/security-process-setup.yml';
const ACTION_FILE = 'dev/setup/action.yml';

/** Everything that the runs have in common. */
interface Scene {
  readonly root: string;
  readonly act: string;
  readonly folder: string;
  readonly github: EmbeddedGitHub;
  readonly version: string;
}

/**
 * From an organisation without anything to a set-up in which the doctor finds nothing wrong, by workflows alone and under
 * act: the one of those who never clone, then the weekly look that it has made. Packages are installed for real; a
 * stand-in takes the place of GitHub's own setup-node.
 */
export async function trySetup(root: string, act: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'act-setup-'));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const github = await startEmbeddedGitHub({ seed: planSeed(version), now: new Date().toISOString() });
  const scene: Scene = { root, act, folder, github, version };
  try {
    exportSources(root, join(folder, 'sources'));
    exportSelf(root, join(folder, 'self'));
    writeFiles(join(folder, 'start'), {
      [SETUP_FILE]: readFileSync(join(root, 'examples/setup-repo', SETUP_FILE), 'utf8'),
    });
    writeFiles(join(folder, 'node'), SETUP_NODE);

    await expectSetup(scene, 'in a public repo', { isPrivate: false, apply: false }, null);
    await expectSetup(scene, 'as it is', { isPrivate: true, apply: false }, 'With --apply this would:');
    if (github.journal.length > 0)
      throw new Error('the set-up wrote something that it should only have shown');
    const list = await expectSetup(
      scene,
      'with “Create it”',
      { isPrivate: true, apply: true },
      'done     make the private repo',
    );
    await expectWeekly(scene, 'before anybody did anything by hand', {}, 'bad-input');
    const apps = doByHand(github, list);
    await expectSetup(scene, 'once more', { isPrivate: true, apply: true }, 'done     make a ruleset');
    await expectWeekly(scene, 'when all is done', { SECURITY_PROCESS_APPS: apps }, 'dry-run');
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await github.close();
  }
}

/** Starts the set-up by hand. `says`: what it must print; null where no job may start. */
async function expectSetup(
  scene: Scene,
  name: string,
  { isPrivate, apply }: { readonly isPrivate: boolean; readonly apply: boolean },
  says: string | null,
): Promise<string> {
  const { root, folder, version } = scene;
  const { code, printed, all } = await start(scene, {
    checkout: join(folder, 'start'),
    workflow: SETUP_FILE,
    event: 'workflow_dispatch',
    payload: {
      // Of every type they come as text.
      inputs: { team: 'security-triage', repos: 'project', triage: 'security-triage', apply: String(apply) },
      repository: { full_name: `${OWNER}/start`, name: 'start', private: isPrivate, owner: { login: OWNER } },
    },
    secrets: { SECURITY_PROCESS_OWNER: 'token-olive' },
    repositories: {
      [`${ACTIONS}@source/v${version}`]: join(folder, 'sources'),
      [pinIn(root, ACTION_FILE, 'actions/setup-node')]: join(folder, 'node'),
    },
  });
  const isSaid = says === null ? printed.trim() === '' : printed.includes(says);
  if (code !== 0 || !isSaid) throw new Error(`set-up ${name}: exit ${code}, no “${says}”\n${all}`);
  console.log(`set-up ${name}: ${says ?? 'no job'}`);
  return printed;
}

/** Runs the weekly look as the set-up has committed it, on the release that it is pinned to. */
async function expectWeekly(
  scene: Scene,
  name: string,
  secrets: Readonly<Record<string, string>>,
  reason: string,
): Promise<void> {
  const { github, folder, version } = scene;
  const released = `${ACTIONS}@${github.control.repo(ACTIONS).refs.get(`refs/tags/v${version}`)}`;
  const text = readCommitted(github, WEEKLY_FILE);
  if (!text.includes(`uses: ${released} # v${version}\n`))
    throw new Error(`not pinned to ${released}:\n${text}`);
  writeFiles(join(folder, 'triage'), { [WEEKLY_FILE]: text });
  const before = github.journal.length;
  const { code, outputs, all } = await start(scene, {
    checkout: join(folder, 'triage'),
    workflow: WEEKLY_FILE,
    event: 'schedule',
    payload: { schedule: '43 5 * * 1' },
    secrets,
    repositories: { [released]: join(folder, 'self') },
  });
  const isRight = outputs.reason === reason && (code === 0) === (reason === 'dry-run');
  if (!isRight || github.journal.length !== before)
    throw new Error(`weekly look ${name}: exit ${code}, ${outputs.reason}; expected ${reason}\n${all}`);
  console.log(`weekly look ${name}: ${reason}, exit ${code}`);
}

async function start(
  { act, github }: Scene,
  run: Omit<ActRun, 'act' | 'actor' | 'environment'>,
): Promise<{
  readonly code: number | null;
  readonly printed: string;
  readonly all: string;
  readonly outputs: Readonly<Record<string, string>>;
}> {
  const { code, lines } = await runAct({
    ...run,
    act,
    actor: 'olive-owner',
    environment: {
      GITHUB_API_URL: github.url,
      GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
      GITHUB_REPOSITORY: TRIAGE,
      GITHUB_REPOSITORY_OWNER: OWNER,
      GITHUB_WORKFLOW_REF: `${TRIAGE}/${run.workflow}@refs/heads/main`,
      npm_config_cache: process.env.npm_config_cache ?? join(homedir(), '.npm'),
      npm_config_prefer_offline: 'true',
    },
  });
  const text = (kept: typeof lines) => kept.map(({ msg = '' }) => msg).join('\n');
  const outputs = lines.filter(({ command }) => command === 'set-output');
  return {
    code,
    printed: text(lines.filter((line) => line.raw_output === true)),
    all: text(lines),
    outputs: Object.fromEntries(outputs.map(({ name = '', arg = '' }) => [name, arg])),
  };
}

function readCommitted(github: EmbeddedGitHub, path: string): string {
  const repo = github.control.repo(TRIAGE);
  const head = repo.commits.get(repo.refs.get('refs/heads/main') ?? '');
  const blob = head ? readFile(head.tree, path) : null;
  return blob ? blobText(blob) : '';
}

/** What the list says that only a person can do: team, App by its link, secret. Returns what the secret holds. */
function doByHand({ world, control }: EmbeddedGitHub, list: string): string {
  const [org] = world.orgs.values();
  if (!org) throw new Error('no organisation');
  const team = addTeam(world, org, { slug: 'security-triage', securityManager: true });
  for (const id of org.members) team.members.set(id, 'member');
  const link = /https:\S+\/settings\/apps\/new\?\S+/.exec(list)?.[0] ?? '';
  const {
    name = '',
    url: _,
    public: __,
    webhook_active: ___,
    ...permissions
  } = Object.fromEntries(new URL(link).searchParams);
  const app = registerApp(world, {
    slug: name,
    owner: OWNER,
    permissions: permissions as Permissions,
    installations: [{ owner: OWNER }],
  });
  control.repo(TRIAGE).secrets = ['SECURITY_PROCESS_APPS'];
  const { clientId: id, privateKeyPem: key } = app;
  return JSON.stringify({ [OWNER]: { 'client-id': id, 'private-key': key } });
}

/** Of what the tag of the sources holds, what the set-up uses. */
const SOURCES = [
  'package.json',
  'package-lock.json',
  '.npmrc',
  'scripts/check-node.cjs',
  'src',
  'examples/triage-repo',
];

function exportSources(root: string, folder: string): void {
  for (const part of [...SOURCES, 'dev/setup', 'dev/command-line', 'dev/doctor'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
}

function planSeed(version: string) {
  const classic = { kind: 'classic' as const, login: 'olive-owner' };
  return {
    users: ['olive-owner', 'tess-triager', 'carl-coordinator'].map((login) => ({ login })),
    orgs: [{ login: OWNER, owners: ['olive-owner'], members: ['tess-triager', 'carl-coordinator'] }],
    repos: [
      { owner: OWNER, name: 'project', files: { 'index.js': '1\n' } },
      {
        owner: OWNER,
        name: 'security-process',
        files: { 'action.yml': 'name: x\n' },
        tags: [`v${version}`],
      },
    ],
    tokens: [{ ...classic, token: 'token-olive', scopes: ['repo', 'admin:org', 'workflow'] }],
  };
}
