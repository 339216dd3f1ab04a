/** A throw-away organisation on the embedded GitHub, a runner that starts what the push of a tag starts, and a probe of it. */
import { type EmbeddedGitHub, startEmbeddedGitHub, type Unkind } from '../../dev/embedded-github/index.ts';
import type { SeedRepo } from '../../dev/embedded-github/seed.ts';
import type { Permissions } from '../../dev/embedded-github/world.ts';
import type { Irreversible } from '../../dev/probe/question.ts';
import { lookAround, type ProbeOptions, runProbe } from '../../dev/probe/run-probe.ts';
import { createTransport } from '../../src/github/transport.ts';

export const ALL: Permissions = {
  actions: 'write',
  administration: 'write',
  contents: 'write',
  deployments: 'write',
  issues: 'write',
  members: 'read',
  metadata: 'read',
  repository_advisories: 'write',
  workflows: 'write',
};

export interface Stand {
  readonly github: EmbeddedGitHub;
  readonly options: ProbeOptions;
  /** What `SECURITY_PROCESS_APPS` holds. */
  readonly apps: string;
}

export interface Wish {
  readonly permissions?: Permissions;
  readonly unkind?: readonly Unkind[];
  readonly repos?: readonly SeedRepo[];
  readonly allowed?: readonly Irreversible[];
  readonly scopes?: readonly string[];
}

export async function openStand(wish: Wish = {}): Promise<Stand> {
  const scopes = [...(wish.scopes ?? ['repo', 'admin:org', 'workflow', 'delete_repo'])];
  const github = await startEmbeddedGitHub({
    now: new Date().toISOString(),
    unkind: wish.unkind ?? [],
    seed: {
      users: [{ login: 'olive-owner' }, { login: 'rae-reporter' }],
      orgs: [{ login: 'throw-away', owners: ['olive-owner'] }],
      repos: wish.repos ?? [],
      apps: [
        {
          slug: 'the-app',
          clientId: 'Iv1.probe',
          owner: 'throw-away',
          permissions: wish.permissions ?? ALL,
          installations: [{ owner: 'throw-away', repositories: 'all' }],
        },
      ],
      tokens: [
        { kind: 'classic', token: 'token-olive', login: 'olive-owner', scopes },
        { kind: 'classic', token: 'token-rae', login: 'rae-reporter' },
      ],
    },
  });
  playRunner(github);
  const privateKey = [...github.world.apps.values()][0]?.privateKeyPem ?? '';
  return {
    github,
    apps: JSON.stringify({ 'throw-away': { 'client-id': 'Iv1.probe', 'private-key': privateKey } }),
    options: {
      org: 'throw-away',
      run: '0123abcd',
      ownerToken: 'token-olive',
      reporterToken: 'token-rae',
      app: { clientId: 'Iv1.probe', privateKey },
      allowed: new Set(wish.allowed ?? []),
      transport: transportTo(github),
      clock: () => github.clock.now().getTime(),
      sleep: async () => undefined,
      isStopped: () => false,
      say: () => undefined,
    },
  };
}

/** Each run has its own, which keeps the time of its first answer. */
const transportTo = ({ url }: EmbeddedGitHub) =>
  createTransport({ userAgent: 'test', apiUrl: url, sleep: async () => undefined, log: () => undefined });

/** A tag that is pushed starts a run that waits for every environment of the repo. */
function playRunner(github: EmbeddedGitHub): void {
  github.beforeRequest(({ operation }) => {
    if (operation !== 'GET /repos/{owner}/{repo}/actions/runs') return;
    for (const repo of github.world.repos.values()) {
      const tag = [...repo.refs].find(([name]) => name.startsWith('refs/tags/'));
      if (!tag || repo.runs.length > 0) continue;
      github.control.startRun(`throw-away/${repo.name}`, 'olive-owner', {
        workflowPath: '.github/workflows/probe.yml',
        event: 'push',
        displayTitle: 'Probe',
        branch: tag[0].replace('refs/tags/', ''),
        sha: tag[1],
        waitsFor: repo.environments.map(({ name }) => name),
      });
    }
  });
}

export const probe = async (stand: Stand, changes: Partial<ProbeOptions> = {}) => {
  const options = { ...stand.options, transport: transportTo(stand.github), ...changes };
  return runProbe(options, await lookAround(options));
};

export const namesOf = ({ github }: Stand): readonly string[] =>
  [...github.world.repos.values()].map(({ name }) => name);
