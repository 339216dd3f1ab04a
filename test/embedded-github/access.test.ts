import { draftAdvisory, project, triage, useGitHub } from './client.ts';

const client = useGitHub();

describe('who may see', () => {
  it.each([
    ['nobody in particular', null],
    ['somebody without access', 'token-pat'],
  ])('a private repository is not there for %s', async (_who, token) => {
    for (const path of [triage, `${triage}/issues`, `${triage}/contents/README.md`, `${triage}/labels`]) {
      const answer = await client.call(token, 'GET', path);
      expect([path, answer.status, answer.body.message]).toEqual([path, 404, 'Not Found']);
    }
  });

  it('writing where one cannot read is 404, where one can read but not write 403', async () => {
    const hidden = await client.call('token-pat', 'POST', `${triage}/issues`, { title: 'T' });
    const shown = await client.call('token-pat', 'POST', `${project}/issues/1/labels`, { labels: ['bug'] });
    expect([hidden.status, shown.status]).toEqual([404, 403]);
  });

  it('anonymous writing is 401', async () => {
    expect((await client.call(null, 'POST', `${project}/issues`, { title: 'T' })).status).toBe(401);
  });

  it('members and teams are seen by members only', async () => {
    const team = '/orgs/example-org/teams/security-triage/memberships/tess-triager';
    expect((await client.call('token-ana', 'GET', team)).body.state).toBe('active');
    expect((await client.call('token-pat', 'GET', team)).status).toBe(404);
    expect((await client.call(null, 'GET', team)).status).toBe(401);
  });

  it('an App needs the members permission for teams', async () => {
    const wish = { kind: 'installation', app: 'example-security-process', owner: 'example-org' } as const;
    const team = '/orgs/example-org/teams/security-triage/members';
    const without = client.github.createToken({ ...wish, permissions: { issues: 'write' } });
    const refused = await client.call(without, 'GET', team);
    expect([refused.status, refused.headers.get('x-accepted-github-permissions')]).toEqual([
      403,
      'members=read',
    ]);
    const granted = await client.call(client.github.createToken(wish), 'GET', team);
    const logins = granted.body.map((one: { login: string }) => one.login).sort();
    expect(logins).toEqual(['ana-analyst', 'carl-coordinator', 'tess-triager']);
  });
});

describe('GITHUB_TOKEN', () => {
  const everything = {
    contents: 'write',
    issues: 'write',
    pull_requests: 'write',
    security_events: 'write',
    actions: 'write',
  } as const;
  const token = (): string =>
    client.github.createToken({ kind: 'actions', repo: 'example-org/project', permissions: everything });

  it('reaches its own repository only', async () => {
    expect((await client.call(token(), 'POST', `${project}/issues`, { title: 'T' })).status).toBe(201);
    expect((await client.call(token(), 'GET', triage)).status).toBe(404);
  });

  it('knows nothing of advisories and members', async () => {
    await draftAdvisory(client);
    const body = { summary: 's', description: 'd', vulnerabilities: [] };
    expect((await client.call(token(), 'POST', `${project}/security-advisories`, body)).status).toBe(403);
    expect((await client.call(token(), 'GET', `${project}/security-advisories`)).status).toBe(403);
    const published = await client.call(token(), 'GET', `${project}/security-advisories?state=published`);
    expect([published.status, published.body]).toEqual([200, []]);
    const team = '/orgs/example-org/teams/security-triage/memberships/tess-triager';
    expect((await client.call(token(), 'GET', team)).status).toBe(403);
  });

  it('starts no run by what it does, except by dispatching', async () => {
    const heard: [string, string | null, boolean][] = [];
    const stop = client.github.onDelivery((one) => heard.push([one.event, one.action, one.startsRuns]));
    await client.call(token(), 'POST', `${project}/issues/1/labels`, { labels: ['question'] });
    await client.call(token(), 'POST', `${project}/dispatches`, { event_type: 'go' });
    await client.call('token-tess', 'DELETE', `${project}/issues/1/labels/question`);
    stop();
    expect(heard).toEqual([
      ['issues', 'labeled', false],
      ['repository_dispatch', 'go', true],
      ['issues', 'unlabeled', true],
    ]);
  });
});

describe('roles', () => {
  it('label with triage, lock with write, administer with admin', async () => {
    const label = await client.call('token-tess', 'POST', `${project}/issues/1/labels`, { labels: ['bug'] });
    const lock = await client.call('token-tess', 'PUT', `${project}/issues/1/lock`, {});
    const lockByWriter = await client.call('token-dev', 'PUT', `${project}/issues/1/lock`, {});
    const hide = await client.call('token-dev', 'PATCH', project, { private: true });
    const hideByOwner = await client.call('token-olive', 'PATCH', project, { private: true });
    const statuses = [label, lock, lockByWriter, hide, hideByOwner].map((one) => one.status);
    expect(statuses).toEqual([200, 403, 204, 403, 200]);
  });

  it('are told by the permission route, as GitHub names them', async () => {
    const role = async (login: string): Promise<unknown[]> => {
      const { body } = await client.call(
        'token-olive',
        'GET',
        `${project}/collaborators/${login}/permission`,
      );
      return [body.permission, body.role_name];
    };
    expect(await role('tess-triager')).toEqual(['read', 'triage']);
    expect(await role('dev-developer')).toEqual(['write', 'write']);
    expect(await role('olive-owner')).toEqual(['admin', 'admin']);
    expect(await role('pat-passerby')).toEqual(['read', 'read']);
  });

  it('readers of a private repository can be listed', async () => {
    const { body } = await client.call('token-olive', 'GET', `${triage}/collaborators`);
    const logins = body.map((one: { login: string }) => one.login).sort();
    expect(logins).toEqual(['ana-analyst', 'carl-coordinator', 'olive-owner', 'tess-triager']);
  });
});
