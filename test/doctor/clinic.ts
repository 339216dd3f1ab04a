import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EmbeddedGitHub, type Seed, startEmbeddedGitHub } from '../../dev/embedded-github/index.ts';
import { WEEKLY_FILE } from '../../dev/setup/files.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import { judgeSetup } from '../../src/doctor/judge-setup.ts';
import { type DoctorOptions, readSetup } from '../../src/github/doctor/read-setup.ts';
import type { Credentials } from '../../src/github/index.ts';
import { LABELS } from '../../src/process/labels.ts';
import { ROOT } from '../architecture/read-source.ts';

/** A seed that a test may change before the world is made of it. */
type Draft<T> = T extends (infer Item)[] | readonly (infer Item)[]
  ? Draft<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]-?: Draft<NonNullable<T[Key]>> }
    : T;

export interface Patient {
  seed: Draft<Seed>;
  /** Files of the triage repo beside the workflow. */
  files: Record<string, string>;
  /** The conductor's workflow with a real commit behind `uses:`, to be changed; null to leave it out. */
  workflow: ((text: string) => string) | null;
  /** The same of the weekly look. */
  weekly: ((text: string) => string) | null;
  /** Where the copy of the actions is. */
  actions: string;
  /** Further workflows, with a real commit filled in. */
  chain: Record<string, string>;
  credentials: (given: Credentials) => Credentials | null;
  adminToken: string | null;
  channels: readonly string[] | null;
  /** What a channel says when it is asked. */
  problems: Readonly<Record<string, string | null>>;
  /** The address of the GitHub's pages, where they are not on GitHub.com. */
  server?: string;
  /** By how much the clock of the machine is ahead, in milliseconds. */
  aheadMs: number;
  /** What happens on GitHub before the doctor comes. */
  before: (github: EmbeddedGitHub) => void | Promise<void>;
}

const example = (path: string): string =>
  readFileSync(join(ROOT, 'examples/triage-repo/.github', path), 'utf8');

export const TRIAGE = 'example-org/security-triage';
const ACTIONS = 'example-org/security-process';
export const WORKFLOW = '.github/workflows/security-process.yml';
export const CHAIN_FOLDER = 'workflows-chain';
export const readExample = example;

const BASE = {
  actions: 'read',
  contents: 'write',
  issues: 'write',
  members: 'read',
  metadata: 'read',
  pull_requests: 'read',
  repository_advisories: 'write',
} as const;

/** A set-up in which everything is right. */
function healthySeed(): Seed {
  return {
    users: ['olive-owner', 'tess-triager', 'carl-coordinator', 'sam-second', 'pat-passerby'].map((login) => ({
      login,
    })),
    orgs: [
      {
        login: 'example-org',
        owners: ['olive-owner'],
        teams: [
          {
            slug: 'security-triage',
            members: ['tess-triager', 'carl-coordinator'],
            securityManager: true,
            repos: { 'security-triage': 'write' },
          },
          { slug: 'maintainers', members: ['pat-passerby'], repos: {} },
        ],
      },
      { login: 'second-org', owners: ['sam-second'] },
    ],
    repos: [
      {
        owner: 'example-org',
        name: 'security-triage',
        private: true,
        labels: [...LABELS.map(({ id }) => id), 'security-report'],
        branches: { 'security-process': {} },
        secrets: ['SECURITY_PROCESS_APPS'],
        rulesets: [{ branch: 'security-process', rules: ['update', 'deletion'], apps: ['the-app'] }],
      },
      { owner: 'example-org', name: 'security-process', files: { 'action.yml': 'name: x\n' } },
      { owner: 'example-org', name: 'project', privateVulnerabilityReporting: true },
      { owner: 'example-org', name: 'site' },
    ],
    apps: [
      {
        slug: 'the-app',
        clientId: 'Iv1.first',
        owner: 'example-org',
        permissions: BASE,
        installations: [{ owner: 'example-org' }],
      },
    ],
    tokens: [
      {
        kind: 'classic',
        token: 'token-olive',
        login: 'olive-owner',
        scopes: ['repo', 'admin:org', 'workflow'],
      },
      { kind: 'classic', token: 'token-tess', login: 'tess-triager' },
    ],
  };
}

export function healthy(): Patient {
  return {
    seed: structuredClone(healthySeed()) as Draft<Seed>,
    files: {
      '.github/security-process.yml': 'owner: example-org\nteam: security-triage\nrepos: [project]\n',
      '.github/ISSUE_TEMPLATE/report-from-elsewhere.yml': example('ISSUE_TEMPLATE/report-from-elsewhere.yml'),
      '.github/ISSUE_TEMPLATE/public-by-mistake.yml': example('ISSUE_TEMPLATE/public-by-mistake.yml'),
    },
    workflow: (text) => text,
    weekly: (text) => text,
    actions: ACTIONS,
    chain: {},
    credentials: (given) => given,
    adminToken: 'token-olive',
    channels: null,
    problems: {},
    aheadMs: 0,
    before: () => undefined,
  };
}

/** A repo of the seed by its name. */
export function repoIn(patient: Patient, name: string): Draft<NonNullable<Seed['repos']>[number]> {
  const found = patient.seed.repos.find((each) => each.name === name);
  if (!found) throw new Error(`no repo ${name} in the seed`);
  return found;
}

/** The doctor's findings, and every request that was sent for them. */
export async function examine(
  change: (patient: Patient) => void = () => undefined,
): Promise<{ readonly findings: readonly Finding[]; readonly requests: readonly string[] }> {
  const patient = healthy();
  change(patient);
  const triage = patient.seed.repos.find(({ name }) => name === 'security-triage');
  if (triage) triage.files = { 'README.md': '# triage\n', ...patient.files };
  const github = await startEmbeddedGitHub({ seed: patient.seed as Seed });
  try {
    if (triage) await commitWorkflows(github, patient);
    await patient.before(github);
    const from = github.requests.length;
    const findings = judgeSetup(await readSetup(optionsOf(github, patient)));
    const requests = github.requests.slice(from).map(({ method, path }) => `${method} ${path}`);
    expect(github.drifts).toEqual([]);
    return { findings, requests };
  } finally {
    await github.close();
  }
}

function optionsOf(github: EmbeddedGitHub, patient: Patient): DoctorOptions {
  const keys = new Map([...github.world.apps.values()].map((app) => [app.clientId, app.privateKeyPem ?? '']));
  const credentials: Credentials = {
    kind: 'apps',
    apps: { 'example-org': { clientId: 'Iv1.first', privateKey: keys.get('Iv1.first') ?? '' } },
  };
  return {
    credentials: patient.credentials(credentials),
    adminToken: patient.adminToken,
    repo: TRIAGE,
    channels: patient.channels,
    checkChannels: async () => Object.entries(patient.problems).map(([what, problem]) => ({ what, problem })),
    clock: () => github.clock.now().getTime() + patient.aheadMs,
    sleep: async () => undefined,
    maskSecret: () => undefined,
    apiUrl: github.url,
    ...(patient.server === undefined ? {} : { server: patient.server }),
  };
}

/** The workflows name a commit that is there, which only a world that was made can tell. */
async function commitWorkflows(github: EmbeddedGitHub, patient: Patient): Promise<void> {
  const head = github.control.repo(patient.actions).refs.get('refs/heads/main') ?? '';
  const withCommit = (text: string): string =>
    text.replaceAll(/(?<=security-process\S*)@v[\d.]+/g, `@${head}`).replaceAll(ACTIONS, patient.actions);
  const files = Object.entries(patient.chain).map(([path, text]) => [path, withCommit(text)] as const);
  const { workflow, weekly } = patient;
  if (weekly)
    files.push([WEEKLY_FILE, weekly(withCommit(example('workflows-weekly/security-process-doctor.yml')))]);
  if (workflow) files.push([WORKFLOW, workflow(withCommit(example('workflows/security-process.yml')))]);
  for (const [path, text] of files) {
    const response = await fetch(`${github.url}/repos/${TRIAGE}/contents/${path}`, {
      method: 'PUT',
      headers: { authorization: 'bearer token-olive' },
      body: JSON.stringify({ message: 'Add a workflow', content: Buffer.from(text).toString('base64') }),
    });
    expect(response.status).toBe(201);
  }
}
