/** Each unkindness alone: what it does while it is on, and that it is off else. */
import { unkindnesses, unkindnessNames } from '../../dev/embedded-github/unkindness/table.ts';
import { draftAdvisory, project, triage, useGitHub } from './client.ts';

const secret = `ghp_${'a1B2c3D4e5'.repeat(4).slice(0, 36)}`;
const client = useGitHub();
const { call, graphql } = client;

/** Switches these on and gives a token of the App, narrowed to one repository where it is named. */
function on(...names: readonly Parameters<typeof client.github.control.unkind>[0][number][]) {
  client.github.control.unkind(names);
}
const app = (repositories?: readonly string[]): string =>
  client.github.createToken({
    kind: 'installation',
    app: 'example-security-process',
    owner: 'example-org',
    ...(repositories ? { repositories } : {}),
  });

const commit = `mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }`;
function commitInput(text: string) {
  const head = client.github.control
    .repo('example-org/security-triage')
    .refs.get('refs/heads/security-process');
  return {
    input: {
      branch: {
        repositoryNameWithOwner: 'example-org/security-triage',
        branchName: 'security-process',
      },
      expectedHeadOid: head,
      message: { headline: 'Case 1' },
      fileChanges: { additions: [{ path: 'a.json', contents: Buffer.from(text).toString('base64') }] },
    },
  };
}

const report = (token = 'token-rae', more: object = {}) =>
  call(token, 'POST', `${project}/security-advisories/reports`, {
    summary: 'It stalls',
    description: 'A regular expression.',
    ...more,
  });

describe('the table', () => {
  it('names each once, with a source', () => {
    expect(new Set(unkindnessNames).size).toBe(unkindnesses.length);
    for (const { what, source } of unkindnesses) expect(what.length * source.length).toBeGreaterThan(0);
  });

  it('refuses a name that it does not have', () => {
    expect(() => client.github.control.unkind(['kindness'])).toThrow("there is no unkindness 'kindness'");
  });

  it('is off unless told, and off again with a snapshot', () => {
    expect(client.github.world.settings.unkind).toEqual([]);
    const before = client.github.snapshot();
    on('push-protection');
    client.github.restore(before);
    expect(client.github.world.settings.unkind).toEqual([]);
  });

  it('is switched by HTTP too', async () => {
    const address = '/_embedded/unkindnesses';
    const set = await call(null, 'PUT', address, {
      on: ['long-tokens', { name: 'author-gone', where: 'example-org' }],
    });
    expect(set.body.filter((one: { on: unknown[] }) => one.on.length > 0)).toHaveLength(2);
    expect(client.github.world.settings.unkind.map(({ name }) => name)).toEqual([
      'long-tokens',
      'author-gone',
    ]);
    expect((await call(null, 'PUT', address, { on: ['kindness'] })).status).toBe(422);
    expect((await call(null, 'GET', address)).body).toHaveLength(unkindnesses.length);
  });
});

describe('refused writes', () => {
  it('push-protection refuses a commit with a token in it, no matter who makes it and how', async () => {
    on('push-protection');
    const refused = await graphql(app(), commit, commitInput(`use ${secret} to get in`));
    expect(refused.body.errors[0].message).toMatch(/^Repository rule violations found/);
    expect(['UNPROCESSABLE', 'FORBIDDEN', 'STALE_DATA']).not.toContain(refused.body.errors[0].type);
    expect(refused.body.data.createCommitOnBranch).toBeNull();
    const content = Buffer.from(secret).toString('base64');
    const put = await call('token-olive', 'PUT', `${project}/contents/a.txt`, { message: 'a', content });
    expect([put.status, put.body.message]).toEqual([
      409,
      expect.stringMatching(/^Repository rule violations/),
    ]);
    expect((await graphql(app(), commit, commitInput('harmless'))).body.errors).toBeUndefined();
  });

  it('push-protection has whatever type it is told, or none', async () => {
    on({ name: 'push-protection', type: 'UNPROCESSABLE' });
    expect((await graphql(app(), commit, commitInput(secret))).body.errors[0].type).toBe('UNPROCESSABLE');
    on({ name: 'push-protection', type: '' });
    expect((await graphql(app(), commit, commitInput(secret))).body.errors[0].type).toBeUndefined();
  });

  it('holds for one repository alone where told', async () => {
    on('push-protection@example-org/project');
    expect((await graphql(app(), commit, commitInput(secret))).body.errors).toBeUndefined();
  });

  it.each([
    ['ruleset-refuses-commits', /^Repository rule violations found/, 'REPOSITORY_RULE_VIOLATION'],
    ['branch-protection', /pull request/, 'BRANCH_PROTECTION_RULE_VIOLATION'],
  ])('%s refuses the App, not an owner', async (name, message, type) => {
    on(name);
    const refused = await graphql(app(), commit, commitInput('harmless'));
    expect(refused.body.errors[0]).toMatchObject({ type, message: expect.stringMatching(message) });
    expect((await graphql('token-olive', commit, commitInput('harmless'))).body.errors).toBeUndefined();
  });

  it('ruleset-refuses-refs answers 422, and not that the ref exists', async () => {
    on('ruleset-refuses-refs');
    const sha = client.github.control.repo('example-org/security-triage').refs.get('refs/heads/main');
    const body = { ref: 'refs/heads/other', sha };
    const refused = await call(app(), 'POST', `${triage}/git/refs`, body);
    expect([refused.status, refused.body.message]).toEqual([
      422,
      expect.not.stringContaining('already exists'),
    ]);
    expect((await call('token-olive', 'POST', `${triage}/git/refs`, body)).status).toBe(201);
  });
});

describe('limits of GraphQL', () => {
  const many = (count: number): string =>
    `{ ${Array.from({ length: count }, (_, index) => `a${index}: repository(owner: "example-org", name: "project") { name }`).join(' ')} }`;

  it('graphql-resource-limits leaves null beyond the limit, with an error for each', async () => {
    on({ name: 'graphql-resource-limits', most: 2 });
    const { status, body } = await graphql('token-tess', many(4));
    expect(status).toBe(200);
    expect(body.data).toEqual({ a0: { name: 'project' }, a1: { name: 'project' }, a2: null, a3: null });
    expect(body.errors.map(({ type }: { type: string }) => type)).toEqual(
      Array(2).fill('RESOURCE_LIMITS_EXCEEDED'),
    );
    expect((await graphql('token-tess', many(2))).body.errors).toBeUndefined();
  });

  it('graphql-resource-limits counts issues of a list', async () => {
    for (let count = 0; count < 4; count++)
      await call('token-pat', 'POST', `${project}/issues`, { title: 'x' });
    on({ name: 'graphql-resource-limits', most: 3 });
    const query =
      '{ repository(owner: "example-org", name: "project") { issues(first: 50) { nodes { number } } } }';
    const { body } = await graphql('token-tess', query);
    expect(body.data.repository.issues.nodes).toEqual([
      { number: 1 },
      { number: 2 },
      { number: 3 },
      null,
      null,
    ]);
    expect(body.errors).toHaveLength(2);
  });

  it('graphql-bad-gateway carries out the first mutations and answers no JSON', async () => {
    on({ name: 'graphql-bad-gateway', most: 1 });
    const id = (await call('token-tess', 'GET', `${project}/issues/1`)).body.node_id;
    const add = (name: string): string =>
      `${name}: addComment(input: { subjectId: "${id}", body: "${name}" }) { clientMutationId }`;
    const answer = await graphql('token-tess', `mutation { ${add('one')} ${add('two')} }`);
    expect([answer.status, typeof answer.body]).toEqual([502, 'string']);
    const comments = await call('token-tess', 'GET', `${project}/issues/1/comments`);
    expect(comments.body.map(({ body }: { body: string }) => body)).toEqual(['one']);
  });
});

describe('answers about advisories', () => {
  const read = async (ghsa: string, token = app()) =>
    (await call(token, 'GET', `${project}/security-advisories/${ghsa}`)).body;

  it.each([
    ['ecosystem-unlisted', { vulnerabilities: [{ package: { ecosystem: 'vcpkg', name: null } }] }],
    ['author-gone', { author: null }],
    ['fields-null', { description: null, vulnerabilities: null, credits: null }],
  ])('%s', async (name, wanted) => {
    on(name);
    const { ghsa_id: ghsa } = (await report()).body;
    expect(await read(ghsa)).toMatchObject(wanted);
    const list = await call(app(), 'GET', `${project}/security-advisories?state=triage`);
    expect(list.body[0]).toMatchObject(wanted);
  });

  it('ecosystem-unlisted is there for reports that were there before, and passes for an answer of GitHub', async () => {
    const { ghsa_id: ghsa } = (await report()).body;
    on('ecosystem-unlisted');
    expect((await read(ghsa)).vulnerabilities).toHaveLength(1);
  });

  it('credits-incomplete adds a credit without login and type', async () => {
    on('credits-incomplete');
    const { ghsa_id: ghsa } = (await report()).body;
    expect((await read(ghsa)).credits).toEqual([{ login: 'rae-reporter', type: 'reporter' }, {}]);
  });

  it('fields-missing leaves out what came later', async () => {
    on('fields-missing');
    expect(await read(await draftAdvisory(client))).not.toHaveProperty('credits_detailed');
  });

  it('reporters-are-ghosts', async () => {
    const { ghsa_id: ghsa } = (await report()).body;
    on('reporters-are-ghosts');
    expect((await read(ghsa)).author.login).toBe('ghost');
  });

  it('sentences-alone tells GitHub’s sentence without errors', async () => {
    const ghsa = await draftAdvisory(client, {
      severity: null,
      cvss_vector_string: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N',
    });
    on('sentences-alone');
    const path = `${project}/security-advisories/${ghsa}`;
    const severity = await call('token-olive', 'PATCH', path, { severity: 'low' });
    expect(severity.body).toMatchObject({ message: 'Cannot update severity value when CVSS is set' });
    expect(severity.body.errors).toBeUndefined();
    await call('token-olive', 'PATCH', path, { state: 'published' });
    const state = await call('token-olive', 'PATCH', path, { state: 'draft' });
    expect(state.body.message).toBe('Invalid state transition');
  });

  it('vulnerability-required', async () => {
    on('vulnerability-required');
    const path = `${project}/security-advisories`;
    const opened = await call(app(), 'POST', path, { summary: 'a', description: 'b', vulnerabilities: [] });
    expect([opened.status, opened.body.errors[0].message]).toEqual([
      422,
      'Advisory must have at least one vulnerability',
    ]);
  });
});

describe('texts of GraphQL', () => {
  it('editor-gone and comments-by-mail', async () => {
    await call('token-tess', 'POST', `${project}/issues/1/comments`, { body: 'one' });
    const [first] = (await call('token-tess', 'GET', `${project}/issues/1/comments`)).body;
    await call('token-olive', 'PATCH', `${project}/issues/comments/${first.id}`, { body: 'two' });
    const query =
      '{ repository(owner: "example-org", name: "project") { issue(number: 1) { comments(first: 1) { nodes { createdViaEmail editor { login } userContentEdits(first: 1) { nodes { editor { login } } } } } } } }';
    const look = async () => (await graphql(app(), query)).body.data.repository.issue.comments.nodes[0];
    expect(await look()).toMatchObject({ createdViaEmail: false, editor: { login: 'olive-owner' } });
    on('editor-gone', 'comments-by-mail');
    expect(await look()).toEqual({
      createdViaEmail: true,
      editor: null,
      userContentEdits: { nodes: [{ editor: null }] },
    });
  });
});

describe('rights', () => {
  it.each([
    ['advisories-refused', 'GET', `${project}/security-advisories`, 403],
    ['owner-advisories-refused', 'GET', '/orgs/example-org/security-advisories', 404],
  ])('%s', async (name, method, path, status) => {
    expect((await call(app(), method, path)).status).toBe(200);
    on(name);
    expect((await call(app(), method, path)).status).toBe(status);
    expect((await call('token-olive', method, path)).status).toBe(200);
  });

  it('app-cannot-publish, app-cannot-request-cve, no-comments-on-published', async () => {
    const ghsa = await draftAdvisory(client);
    const path = `${project}/security-advisories/${ghsa}`;
    on('app-cannot-publish', 'app-cannot-request-cve', 'no-comments-on-published');
    expect((await call(app(), 'PATCH', path, { state: 'published' })).status).toBe(403);
    expect((await call(app(), 'POST', `${path}/cve`)).status).toBe(403);
    expect((await call(app(), 'POST', `${path}/comments`, { body: 'a' })).status).toBe(201);
    await call('token-olive', 'PATCH', path, { state: 'published' });
    expect((await call(app(), 'POST', `${path}/comments`, { body: 'a' })).status).toBe(403);
  });

  it('collaborators-hidden and readers-hidden are about narrowed tokens', async () => {
    const { ghsa_id: ghsa } = (await report()).body;
    on('collaborators-hidden', 'readers-hidden');
    const path = `${project}/security-advisories/${ghsa}`;
    expect((await call(app(['project']), 'GET', path)).body.collaborating_users).toEqual([]);
    expect((await call(app(), 'GET', path)).body.collaborating_users).toHaveLength(1);
    const people =
      '{ repository(owner: "example-org", name: "security-triage") { collaborators(first: 9) { totalCount } } }';
    const count = async (token: string) =>
      (await graphql(token, people)).body.data.repository.collaborators.totalCount;
    expect(await count(app(['security-triage']))).toBe(0);
    expect(await count(app())).toBeGreaterThan(0);
    expect((await call(app(['project']), 'GET', `${project}/collaborators`)).body).toEqual([]);
  });

  it('app-cannot-transfer, members-hidden, anonymous-limit-spent', async () => {
    on('app-cannot-transfer', 'members-hidden', 'anonymous-limit-spent');
    const members = await call(app(), 'GET', '/orgs/example-org/teams/security-triage/members');
    expect(members.body).toHaveLength(1);
    const anonymous = await call(null, 'GET', `${project}/issues/1`);
    expect([anonymous.status, anonymous.headers.get('x-ratelimit-remaining')]).toEqual([403, '0']);
    const issue = (await call(app(), 'GET', `${project}/issues/1`)).body.node_id;
    const target = (await call(app(), 'GET', triage)).body.node_id;
    const moved = await graphql(
      app(),
      'mutation($i: ID!, $r: ID!) { transferIssue(input: { issueId: $i, repositoryId: $r }) { clientMutationId } }',
      { i: issue, r: target },
    );
    expect(moved.body.errors[0].type).toBe('FORBIDDEN');
  });

  it('long-tokens sign in like others', async () => {
    on('long-tokens');
    const token = app();
    expect(token).toMatch(/^ghs_\d+_[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(token.length).toBeGreaterThan(300);
    expect((await call(token, 'GET', triage)).status).toBe(200);
  });
});

describe('changes of the world', () => {
  it('repos-renamed redirects by id and mints no token by the old name', async () => {
    on('repos-renamed@example-org/project');
    const followed = await call('token-tess', 'GET', `${project}/issues/1`);
    expect([followed.status, followed.body.title]).toEqual([200, 'It does not start']);
    const first = await fetch(`${client.github.url}${project}/issues/1`, { redirect: 'manual' });
    expect([first.status, first.headers.get('location')]).toEqual([
      301,
      expect.stringContaining('/repositories/'),
    ]);
    expect((await call('token-pat', 'POST', `${project}/issues`, { title: 'new' })).status).toBe(201);
    expect(() => app(['project'])).toThrow('at least one repository that does not exist');
  });

  it('repos-recycled puts an empty one in the place', async () => {
    on('repos-recycled@example-org/project');
    expect((await call('token-tess', 'GET', `${project}/issues/1`)).status).toBe(404);
    expect((await call('token-tess', 'GET', `${project}-renamed/issues/1`)).status).toBe(200);
  });

  it('logins-recycled gives the login of a reporter to somebody else', async () => {
    const { ghsa_id: ghsa } = (await report()).body;
    const { id } = client.github.world.accounts.get(client.github.control.advisory(ghsa).authorId)!;
    on('logins-recycled');
    const now = (await call('token-tess', 'GET', '/users/rae-reporter')).body;
    expect(now.id).not.toBe(id);
  });

  it('team-without-advisory-rights and reporting-off', async () => {
    on('team-without-advisory-rights', 'reporting-off@example-org/project');
    expect((await report()).status).toBe(403);
    expect((await call('token-tess', 'GET', `${project}/private-vulnerability-reporting`)).body.enabled).toBe(
      false,
    );
  });
});

describe('reports', () => {
  it('report-limits refuses the sixth of a day', async () => {
    on('report-limits');
    for (let count = 0; count < 5; count++) expect((await report()).status).toBe(201);
    expect((await report()).status).toBe(422);
    client.github.clock.advance(86_400_001);
    expect((await report()).status).toBe(201);
  });

  it('report-forms wants the headings of the repository’s form', async () => {
    const form = `name: Report\nbody:\n  - type: textarea\n    attributes: { label: Proof }\n    validations: { required: true }\n`;
    const content = Buffer.from(form).toString('base64');
    const file = `${project}/contents/.github/VULNERABILITY_REPORT.yml`;
    await call('token-olive', 'PUT', file, { message: 'a form', content });
    on('report-forms');
    expect((await report()).status).toBe(422);
    expect((await report('token-rae', { description: '### Proof\n\nHere.' })).status).toBe(201);
    const made = client.github.control.reportByForm('example-org/project', 'rae-reporter', {
      Proof: 'Here.',
    });
    expect(made.description).toBe('### Proof\n\nHere.');
  });

  it('mail-to-the-named journals the mail to a credited outsider, with the title', async () => {
    on('mail-to-the-named');
    const credits = [{ login: 'pat-passerby', type: 'finder' }];
    const first = await draftAdvisory(client, { summary: 'The secret title', credits });
    const ghsa = await draftAdvisory(client, { summary: 'The secret title' });
    await call('token-olive', 'PATCH', `${project}/security-advisories/${ghsa}`, { credits });
    const text = expect.stringContaining('The secret title');
    expect(client.github.journal.filter(({ what }) => what === 'mail')).toMatchObject(
      [first, ghsa].map((ref) => ({ visibility: 'mail', readers: ['pat-passerby'], ref, text })),
    );
  });
});

describe('two public repositories and two organisations', () => {
  const world = useGitHub({
    users: [{ login: 'alice' }],
    orgs: [
      { login: 'one', owners: ['alice'] },
      { login: 'two', owners: ['alice'] },
    ],
    repos: ['here', 'there'].map((name) => ({
      owner: 'one',
      name,
      privateVulnerabilityReporting: true,
      issues: [{ title: `from ${name}`, author: 'alice' }],
    })),
    apps: [
      { slug: 'app', owner: 'one', permissions: { issues: 'write' }, installations: [{ owner: 'one' }] },
    ],
  });

  it('issues-transferred-elsewhere redirects to the other one', async () => {
    world.github.control.unkind(['issues-transferred-elsewhere@one/here']);
    const moved = await world.call(null, 'GET', '/repos/one/here/issues/1');
    expect(moved.body).toMatchObject({ title: 'from here', number: 2 });
  });

  it('reporting-off spares the first of each owner', async () => {
    world.github.control.unkind(['reporting-off']);
    const isOn = async (name: string) =>
      (await world.call(null, 'GET', `/repos/one/${name}/private-vulnerability-reporting`)).body.enabled;
    expect([await isOn('here'), await isOn('there')]).toEqual([true, false]);
  });

  it('one-app-everywhere installs the App on the second organisation', () => {
    world.github.control.unkind(['one-app-everywhere']);
    expect(world.github.createToken({ kind: 'installation', app: 'app', owner: 'two' })).toMatch(/^ghs_/);
  });
});
