import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedGitHub, startEmbeddedGitHub } from '../../dev/embedded-github/index.ts';
import { addTeam, registerApp } from '../../dev/embedded-github/seed-world.ts';
import { labelsOf } from '../../dev/embedded-github/state/find.ts';
import { blobText, readFile } from '../../dev/embedded-github/state/tree.ts';
import type { Permissions } from '../../dev/embedded-github/world.ts';
import { createPerson } from '../../dev/rehearsal/person.ts';
import { createRunner } from '../../dev/rehearsal/runner.ts';
import { parseWorkflow } from '../../dev/rehearsal/workflow-file.ts';
import { ROOT } from '../architecture/read-source.ts';
import { readBlocks, readByHand, readSection } from './readme.ts';

const TRIAGE = 'example-org/security-triage';
const section = readSection();
const commands = readBlocks(section, 'sh').flatMap((block) => block.split('\n'));

/** An organisation with a project and a copy of the actions, and nothing of the process. */
const EMPTY = {
  users: ['olive-owner', 'tess-triager', 'carl-coordinator', 'rae-reporter'].map((login) => ({ login })),
  orgs: [{ login: 'example-org', owners: ['olive-owner'], members: ['tess-triager', 'carl-coordinator'] }],
  repos: [
    { owner: 'example-org', name: 'project', files: { 'index.js': '1\n' } },
    { owner: 'example-org', name: 'security-process', files: { 'action.yml': 'name: x\n' } },
  ],
  tokens: [
    {
      kind: 'classic',
      token: 'token-olive',
      login: 'olive-owner',
      scopes: ['repo', 'admin:org', 'workflow'],
    },
    { kind: 'classic', token: 'token-tess', login: 'tess-triager' },
    { kind: 'classic', token: 'token-rae', login: 'rae-reporter' },
  ],
} as const;

let github: EmbeddedGitHub;
let folder: string;

beforeEach(async () => {
  github = await startEmbeddedGitHub({ seed: EMPTY, now: new Date().toISOString() });
  folder = mkdtempSync(join(tmpdir(), 'readme-'));
});
afterEach(async () => {
  await github.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
}

/** The commit of this checkout; null where it is none. */
function readHead(): string | null {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return null;
  }
}

/** What the workflow is pinned to: this checkout's commit, which the embedded GitHub is taught to have. */
function pinned(): string {
  const repo = github.control.repo('example-org/security-process');
  const there = repo.refs.get('refs/heads/main') ?? '';
  const commit = repo.commits.get(there);
  const head = readHead() ?? there;
  if (commit) repo.commits.set(head, { ...commit, oid: head });
  return `example-org/security-process@${head}`;
}

/** As if it had been cloned as the README says. */
const CLONED = {
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'remote.origin.url',
  GIT_CONFIG_VALUE_0: 'https://github.com/example-org/security-process',
};

/** Runs a line of the README that starts with `npm run`, as it stands there. */
async function run(line: string, more: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const [, name = '', rest = ''] = /^npm run (\w+) -- (.*)$/.exec(line) ?? [];
  const args = rest.split(' ').map((word) => (word === 'apps.yml' ? join(folder, word) : word));
  const file = join(ROOT, 'dev', name, 'cli.ts');
  const uses = pinned();
  const named = name === 'setup' && readHead() === null ? ['--uses', uses] : [];
  const child = spawn(process.execPath, ['--no-warnings', file, ...args, ...named], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      GITHUB_API_URL: github.url,
      GITHUB_TOKEN: 'token-olive',
      ...CLONED,
      ...more,
    },
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out })));
}

const found = (start: string): readonly string[] => commands.filter((line) => line.startsWith(start));

describe('the README’s way to set it up', () => {
  it('is two commands of ours and at most ten things by hand', () => {
    expect(new Set(found('npm run ')).size).toBe(2);
    expect(readByHand(section).length).toBeGreaterThan(0);
    expect(readByHand(section).length).toBeLessThanOrEqual(10);
  });

  it('holds no command that this test does not know', () => {
    const known = [
      /^git clone https:\/\/github\.com\/example-org\/security-process$/,
      /^cd security-process$/,
      /^npm ci$/,
      /^export GITHUB_TOKEN=\$\(gh auth token\)$/,
      /^npm run (setup|doctor) -- /,
      /^gh secret set SECURITY_PROCESS_APPS --repo example-org\/security-triage < apps\.yml$/,
      /^gh workflow run security-process\.yml --repo example-org\/security-triage$/,
    ];
    expect(commands.filter((line) => !known.some((each) => each.test(line)))).toEqual([]);
  });

  it('leads from an empty organisation to the first case acknowledged', async () => {
    const [first = '', again = ''] = found('npm run setup');
    const [doctor = ''] = found('npm run doctor');
    const made = await run(first);
    expect(made).toMatchObject({ code: 0 });
    expect(made.out.match(/^ {2}\d+\. /gm)).toHaveLength(readByHand(section).length);

    const secrets = doByHand(made.out);
    expect(await run(again)).toMatchObject({ code: 0 });
    const seen = await run(doctor);
    expect(seen.out).toMatch(/ 0 wrong/);
    expect(seen.code).toBe(0);

    const rae = createPerson('rae-reporter', 'token-rae', github.url);
    await rae.request('POST', '/repos/example-org/project/security-advisories/reports', {
      summary: 'Requests are answered twice',
      description: 'When a request is sent twice, it is answered twice. Affected is project 1.0.0.',
    });
    const runner = runnerWith(secrets);
    const olive = createPerson('olive-owner', 'token-olive', github.url);
    await olive.request('POST', `/repos/${TRIAGE}/actions/workflows/security-process.yml/dispatches`, {
      ref: 'main',
      inputs: { 'dry-run': 'true' },
    });
    const written = github.journal.length;
    await runner.drain();
    expect(runner.runs.map(({ outputs, exitCode }) => [outputs.reason, exitCode])).toEqual([['dry-run', 0]]);
    expect(runner.runs[0]?.outputs.plan).toContain('create-case-issue');
    expect(github.journal.length).toBe(written);
    await runner.tick();
    const tess = createPerson('tess-triager', 'token-tess', github.url);
    await tess.request('POST', `/repos/${TRIAGE}/issues/1/labels`, { labels: ['case/acknowledged'] });
    await runner.drain();
    expect(runner.runs.filter(({ exitCode }) => exitCode !== 0).map(({ stdout }) => stdout)).toEqual([]);
    const issue = [...github.world.issues.values()].find((each) => each.number === 1 && !each.pull);
    const labels = issue ? labelsOf(github.world, issue).map(({ name }) => name) : [];
    // Acknowledged, it goes on by itself.
    expect(labels).toContain('case/assessing');
  });
});

/** What the list says that only a person can do, done by its links; returns what the secret holds. */
function doByHand(printed: string): Readonly<Record<string, string>> {
  const { world, control } = github;
  const org = [...world.orgs.values()][0];
  if (!org) throw new Error('no organisation');
  const team = addTeam(world, org, { slug: 'security-triage', securityManager: true });
  for (const id of org.members) team.members.set(id, 'member');
  const link = /https:\S+\/settings\/apps\/new\?\S+/.exec(printed)?.[0] ?? '';
  const {
    name = '',
    url,
    public: isPublic,
    webhook_active,
    ...permissions
  } = Object.fromEntries(new URL(link).searchParams);
  expect([isPublic, webhook_active, url]).toEqual([
    'false',
    'false',
    'https://github.com/example-org/security-process',
  ]);
  const app = registerApp(world, {
    slug: name,
    owner: 'example-org',
    permissions: permissions as Permissions,
    installations: [{ owner: 'example-org' }],
  });
  const [snippet = ''] = readBlocks(section, 'yaml');
  const key = (app.privateKeyPem ?? '').trim().split('\n').join('\n    ');
  const apps = snippet
    .replace(/client-id: .*/, `client-id: ${app.clientId}`)
    .replace(/-----BEGIN[\s\S]*END RSA PRIVATE KEY-----/, key);
  writeFileSync(join(folder, 'apps.yml'), apps);
  control.repo(TRIAGE).secrets = ['SECURITY_PROCESS_APPS'];
  return { SECURITY_PROCESS_APPS: apps };
}

/** A runner with the workflow that setup has committed. */
function runnerWith(secrets: Readonly<Record<string, string>>) {
  const repo = github.control.repo(TRIAGE);
  const head = repo.commits.get(repo.refs.get('refs/heads/main') ?? '');
  const blob = head ? readFile(head.tree, '.github/workflows/security-process.yml') : null;
  const workflow = parseWorkflow('security-process.yml', blob ? blobText(blob) : '');
  const options = { github, repo: TRIAGE, workflows: [workflow], root: ROOT, secrets, machine: {} };
  return createRunner({ ...options, onRun: async () => undefined });
}

describe('setup', () => {
  it('takes version and place of the actions from the checkout, and refuses zeros', () => {
    const zeros = `example-org/security-process@${'0'.repeat(40)}`;
    const args = ['--owner', 'o', '--team', 't', '--repos', 'all', '--uses', zeros];
    const file = join(ROOT, 'dev/setup/cli.ts');
    const call = () =>
      execFileSync(process.execPath, ['--no-warnings', file, ...args], {
        env: { PATH: process.env.PATH, GITHUB_TOKEN: 'x' },
        stdio: 'pipe',
      });
    expect(call).toThrow(/--uses takes OWNER\/NAME@COMMIT/);
  });

  it.each([
    ['an organisation', 'npm run setup -- --owner nobody-here --team t --repos all --triage security-triage'],
    [
      'a project repo',
      'npm run setup -- --owner example-org --team t --repos none-such --triage security-triage',
    ],
  ])('refuses %s that it cannot see, before anything is made', async (_what, line) => {
    const { code, out } = await run(`${line} --apply`);
    expect({ code, says: out.includes('cannot be seen') }).toEqual({ code: 2, says: true });
  });

  it('tells a token that nobody knows from a thing that is not there', async () => {
    const line = found('npm run setup')[0] ?? '';
    expect(await run(line, { GITHUB_TOKEN: 'of-last-year' })).toMatchObject({
      code: 2,
      out: expect.stringContaining('GitHub does not know the token in GITHUB_TOKEN'),
    });
  });

  it('takes names as people write them, and another address with a slash at its end', async () => {
    const { code, out } = await run(
      'npm run setup -- --owner Example-ORG --team t --repos example-org/project, --triage security-triage',
      { GITHUB_API_URL: `${github.url}/` },
    );
    expect(code).toBe(0);
    expect(out).toContain('make the private repo example-org/security-triage');
    expect(out).toContain('switch on private vulnerability reporting in example-org/project\n');
  });

  it('refuses a commit that was not pushed to where the actions are from', async () => {
    const uses = `example-org/security-process@${'ab'.repeat(20)}`;
    const { code, out } = await run(
      `npm run setup -- --owner example-org --team t --repos project --triage security-triage --uses ${uses} --apply`,
    );
    expect({ code, says: out.includes('has no commit abab') }).toEqual({ code: 2, says: true });
  });

  it('takes no folder for the place that the actions are from', async () => {
    const was = { ...CLONED };
    Object.assign(CLONED, { GIT_CONFIG_VALUE_0: '/home/somebody/example-org/security-process' });
    try {
      const { code, out } = await run(
        'npm run setup -- --owner example-org --team t --repos all --triage security-triage',
      );
      if (readHead() !== null)
        expect({ code, says: out.includes('--uses OWNER/NAME@COMMIT') }).toEqual({ code: 2, says: true });
    } finally {
      Object.assign(CLONED, was);
    }
  });

  it('writes nothing without --apply, and nothing the second time with it', async () => {
    const [first = ''] = found('npm run setup');
    const before = github.journal.length;
    const shown = await run(first.replace(' --apply', ''));
    expect(shown.out).toMatch(
      /With --apply this would:\n {2}make the private repo example-org\/security-triage/,
    );
    expect(github.journal.length).toBe(before);
    await run(first);
    const from = github.requests.length;
    const again = await run(first);
    expect(again.out).toMatch(/Everything is there that this command makes\./);
    expect(github.requests.slice(from).filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('keeps what people changed, and sets the version alone', async () => {
    const [first = ''] = found('npm run setup');
    await run(first);
    const olive = createPerson('olive-owner', 'token-olive', github.url);
    const edit = async (path: string, change: (text: string) => string): Promise<string> => {
      const url = `/repos/${TRIAGE}/contents/${path}`;
      const { content, sha } = (await olive.request('GET', url)) as Record<string, string>;
      const text = change(Buffer.from(content ?? '', 'base64').toString());
      await olive.request('PUT', url, {
        message: 'Edit',
        sha,
        content: Buffer.from(text).toString('base64'),
      });
      return text;
    };
    const config = await edit('.github/security-process.yml', (text) => `${text}digest: 9\n`);
    const workflow = await edit('.github/workflows/security-process.yml', (text) =>
      text.replace('17 * * * *', '43 * * * *').replace(/@[0-9a-f]{40}/, `@${'ab'.repeat(20)}`),
    );
    const again = await run(first);
    expect(again.out.match(/^ {2}done .*$/gm)).toEqual([
      '  done     update .github/workflows/security-process.yml',
    ]);
    const now = async (path: string) => {
      const sent = (await olive.request('GET', `/repos/${TRIAGE}/contents/${path}`)) as Record<
        string,
        string
      >;
      return Buffer.from(sent.content ?? '', 'base64').toString();
    };
    expect(await now('.github/security-process.yml')).toBe(config);
    expect(await now('.github/workflows/security-process.yml')).toBe(
      workflow.replace(/example-org\/security-process@[0-9a-f]{40}/, pinned()),
    );
  });
});
