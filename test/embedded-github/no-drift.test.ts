/**
 * Every GET route that is served, asked once in a world that has something of everything: the answer must fit
 * GitHub's description. A route added without a place in this world fails here.
 */
import { createSign } from 'node:crypto';
import { type EmbeddedGitHub, startEmbeddedGitHub } from '../../dev/embedded-github/index.ts';
import { routes } from '../../dev/embedded-github/rest/routes.ts';
import { createSchemaCheck } from '../../dev/embedded-github/schema-check.ts';
import type { Seed } from '../../dev/embedded-github/seed.ts';
import { addReaction, createComment } from '../../dev/embedded-github/state/comments.ts';
import { issueByNumber } from '../../dev/embedded-github/state/find.ts';
import { addReview } from '../../dev/embedded-github/state/pulls.ts';
import type { Issue } from '../../dev/embedded-github/world.ts';

const vulnerability = { package: { ecosystem: 'npm', name: 'project' }, vulnerable_version_range: '< 1.0.1' };
const ghsa = 'GHSA-2222-3333-4444';
const environment = { name: 'release', reviewers: ['alice'] };
const workflow = 'name: Release\non: { push: { tags: ["v*"] }, workflow_dispatch: {} }\njobs: {}\n';
const seed: Seed = {
  users: [{ login: 'alice', name: 'Alice' }, { login: 'bob' }],
  orgs: [
    {
      login: 'example-org',
      owners: ['alice'],
      teams: [
        { slug: 'triage', securityManager: true, members: ['alice', 'bob'], repos: { project: 'write' } },
      ],
    },
  ],
  repos: [
    {
      owner: 'example-org',
      name: 'project',
      files: {
        'README.md': '# project\n',
        'lib/index.js': 'export default 1;\n',
        '.github/workflows/release.yml': workflow,
      },
      tags: ['v1.0.0'],
      labels: [{ name: 'bug', color: 'aa0000', description: 'Broken.' }],
      collaborators: { bob: 'write' },
      environments: [environment],
      privateVulnerabilityReporting: true,
      secrets: ['APPS'],
      actions: { allowed: 'selected', patterns: ['example-org/*'] },
      rulesets: [{ branch: 'main', rules: ['update'] }],
      issues: [{ title: 'One', author: 'bob', body: 'text', labels: ['bug'], assignees: ['bob'] }],
      pulls: [{ title: 'Two', author: 'bob', head: 'fix', files: { 'lib/index.js': 'export default 2;\n' } }],
      releases: [{ tag: 'v1.0.0', name: 'One', body: 'First.' }],
      advisories: [
        {
          author: 'alice',
          ghsa,
          summary: 's',
          description: 'd',
          severity: 'high',
          vulnerabilities: [vulnerability],
        },
      ],
    },
  ],
  apps: [
    {
      slug: 'example-app',
      owner: 'example-org',
      permissions: { issues: 'write', repository_advisories: 'write' },
      installations: [{ owner: 'example-org' }, { owner: 'alice' }],
    },
  ],
  tokens: [
    { kind: 'classic', token: 'alice-token', login: 'alice', scopes: ['repo', 'admin:org', 'workflow'] },
  ],
};

let github: EmbeddedGitHub;
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  github = await startEmbeddedGitHub({ seed });
  const { world, control } = github;
  const repo = control.repo('example-org/project');
  const [alice, bob] = [control.as('alice'), control.as('bob')];
  const issue = issueByNumber(world, repo, 1) as Issue;
  const comment = createComment(bob, issue, 'See #2 and @alice.');
  addReaction(alice, issue, comment, 'eyes');
  addReview(alice, issueByNumber(world, repo, 2) as Issue, 'APPROVED', 'Good.');
  const run = control.startRun('example-org/project', 'alice', {
    workflowPath: '.github/workflows/release.yml',
    event: 'push',
    displayTitle: 'Release',
    status: 'waiting',
    waitsFor: [environment.name],
  });
  const installation = [...world.installations.values()][0];
  const posted = await ask('POST', `/repos/example-org/project/security-advisories/${ghsa}/comments`, {
    body: 'hello',
  });
  const head = repo.refs.get('refs/heads/main') as string;
  const tree = (await ask('GET', `/repos/example-org/project/git/commits/${head}`)).body.tree?.sha;
  const file = (await ask('GET', '/repos/example-org/project/contents/README.md')).body.sha;
  ids = {
    owner: 'example-org',
    org: 'example-org',
    repo: 'project',
    username: 'bob',
    assignee: 'bob',
    account_id: String([...world.accounts.values()].find((one) => one.login === 'bob')?.id),
    team_slug: 'triage',
    app_slug: 'example-app',
    installation_id: String(installation?.id),
    ghsa_id: ghsa,
    issue_number: '1',
    pull_number: '2',
    comment_id: String(comment.id),
    name: 'bug',
    branch: 'main',
    path: 'README.md',
    ref: 'main',
    tag: 'v1.0.0',
    basehead: 'main...fix',
    release_id: String(repo.releases[0]?.id),
    run_id: String(run.id),
    ruleset_id: String(repo.rulesets?.[0]?.id),
    role_id: '138',
    workflow_id: 'release.yml',
    environment_name: environment.name,
    commit_sha: head,
    tree_sha: String(tree),
    file_sha: String(file),
    'advisory comment_id': String(posted.body.id),
  };
});
afterAll(() => github.close());

interface Answered {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: looked into by path
  readonly body: any;
}

async function ask(method: string, path: string, body?: object, token = 'alice-token'): Promise<Answered> {
  const response = await fetch(`${github.url}${path}`, {
    method,
    redirect: 'manual',
    headers: { authorization: `bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: /^[[{]/.test(text) ? JSON.parse(text) : {} };
}

/** A JSON web token of the App. */
function appToken(): string {
  const app = [...github.world.apps.values()][0];
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(github.clock.now().getTime() / 1000);
  const text = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iat: now - 60, exp: now + 300, iss: app?.clientId })}`;
  return `${text}.${createSign('RSA-SHA256')
    .update(text)
    .sign(app?.privateKeyPem ?? '', 'base64url')}`;
}

const asApp = /^\/app(\/|$)|\/installation$/;

function tokenFor(template: string): string {
  if (asApp.test(template)) return appToken();
  if (template.startsWith('/installation/'))
    return github.createToken({ kind: 'installation', app: 'example-app', owner: 'example-org' });
  return 'alice-token';
}

function pathOf(template: string): string {
  const inAdvisory = template.includes('/security-advisories/');
  // A person's installation, in a world where one person has it.
  if (template === '/users/{username}/installation') return '/users/alice/installation';
  if (/\/git\/refs?\/\{ref\}$/.test(template))
    return template.replace('{owner}/{repo}', 'example-org/project').replace('{ref}', 'heads/main');
  return template.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const value = ids[inAdvisory ? `advisory ${name}` : name] ?? ids[name];
    if (value === undefined)
      throw new Error(`no value for {${name}} of ${template}: give this test's world one`);
    return value;
  });
}

/** What is not there in this world, or has no body. */
const otherwise: Readonly<Record<string, readonly number[]>> = {
  '/advisories/{ghsa_id}': [404],
  '/repos/{owner}/{repo}/collaborators/{username}': [204],
  '/repos/{owner}/{repo}/assignees/{assignee}': [204],
  '/repos/{owner}/{repo}/issues/{issue_number}/assignees/{assignee}': [204],
  '/orgs/{org}/members/{username}': [204],
  '/repos/{owner}/{repo}/pulls/{pull_number}/merge': [404],
  '/repos/{owner}/{repo}/pulls/comments/{comment_id}': [404],
  '/repos/{owner}/{repo}/actions/runs/{run_id}/logs': [302],
  '/repos/{owner}/{repo}/immutable-releases': [200, 404],
};

describe('answers fit GitHub’s description', () => {
  const gets = routes.filter((route) => route.method === 'GET').map((route) => route.template);
  it.each(gets)('GET %s', async (template) => {
    const before = github.drifts.length;
    const { status, body } = await ask('GET', pathOf(template), undefined, tokenFor(template));
    expect(github.drifts.slice(before)).toEqual([]);
    expect({
      body: status < 400 ? 'fine' : body,
      ok: (otherwise[template] ?? [200]).includes(status),
    }).toEqual({
      body: status < 400 ? 'fine' : expect.objectContaining({ message: 'Not Found' }),
      ok: true,
    });
  });

  it('covers every route that is served, by any method', () => {
    const check = createSchemaCheck();
    const unchecked = routes.filter((route) => !check.knows(route.method, route.template));
    expect(unchecked.map((route) => `${route.method} ${route.template}`)).toEqual([]);
  });
});
