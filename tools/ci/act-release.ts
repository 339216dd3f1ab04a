import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedGitHub } from '../../dev/embedded-github/index.ts';
import { startNpmRegistry } from '../../dev/rehearsal/npm-registry.ts';
import { CHECKOUT, exportSelf, pinOf, runAct, SELF, writeFiles } from './run-act.ts';

const REPO = 'example-org/project';

/** A tag that is pushed, and what the example's release gate must say of it. */
const RELEASES = [
  {
    tag: 'v1.1.0',
    decision: 'done',
    because: 'package.json at the tag says so, and npm does not have it yet',
  },
  { tag: 'v1.0.0', decision: 'refused', because: 'npm has that version' },
  { tag: 'v9.9.9', decision: 'refused', because: 'package.json at the tag says another version' },
] as const;

/**
 * Runs the example of a project repo, which calls our reusable workflow, under act for several tags. A stand-in takes
 * the place of GitHub's own checkout action: it copies this repository to where the workflow wants it.
 */
export async function tryReleaseGate(root: string, act: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'act-release-'));
  const github = await startEmbeddedGitHub({ seed: planSeed() });
  const registry = await startNpmRegistry({
    packages: { 'example-project': { versions: { '1.0.0': { time: '2024-01-01T00:00:00Z' } } } },
  });
  try {
    exportSelf(root, join(folder, 'self'));
    writeFiles(join(folder, 'project'), {
      '.github/workflows/release.yml': readFileSync(
        join(root, 'examples/project-repo/.github/workflows/release.yml'),
        'utf8',
      ),
    });
    writeFiles(join(folder, 'checkout'), CHECKOUT);
    for (const release of RELEASES) {
      const { code, lines } = await runAct({
        act,
        checkout: join(folder, 'project'),
        workflow: '.github/workflows/release.yml',
        event: 'push',
        payload: {
          ref: `refs/tags/${release.tag}`,
          repository: { full_name: REPO, name: 'project', private: false, owner: { login: 'example-org' } },
        },
        actor: 'dev-developer',
        environment: {
          npm_config_registry: registry.url,
          GITHUB_API_URL: github.url,
          GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
          GITHUB_REPOSITORY: REPO,
          GITHUB_REF: `refs/tags/${release.tag}`,
          CHECKOUT_FROM: join(folder, 'self'),
        },
        secrets: { GITHUB_TOKEN: 'project-token' },
        repositories: {
          [SELF]: join(folder, 'self'),
          [pinOf(root, 'release-gate.yml', 'actions/checkout')]: join(folder, 'checkout'),
        },
      });
      const said = lines.find(({ command, name }) => command === 'set-output' && name === 'decision')?.arg;
      if (said !== release.decision || (code === 0) !== (release.decision === 'done'))
        throw new Error(
          `${release.tag}: ${said ?? 'no decision'}, exit ${code}; expected ${release.decision}, because ${release.because}\n${lines.map(({ msg }) => msg).join('\n')}`,
        );
      const printed = lines.filter((line) => line.raw_output === true && (line.msg ?? '').trim() !== '');
      console.log(
        `${release.tag}: ${said} (${release.because}); it said ${JSON.stringify(printed.map(({ msg }) => msg?.trim()))}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await Promise.all([github.close(), registry.close()]);
  }
}

function planSeed() {
  return {
    users: [{ login: 'dev-developer' }, { login: 'olive-owner' }],
    orgs: [{ login: 'example-org', owners: ['olive-owner'], members: ['dev-developer'] }],
    repos: [
      {
        owner: 'example-org',
        name: 'project',
        files: { 'package.json': '{ "name": "example-project", "version": "1.1.0" }\n' },
        tags: ['v1.1.0', 'v1.0.0', 'v9.9.9'],
      },
    ],
    tokens: [
      {
        kind: 'actions' as const,
        token: 'project-token',
        repo: REPO,
        permissions: { contents: 'read' as const },
      },
    ],
  };
}
