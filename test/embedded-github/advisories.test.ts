import { draftAdvisory, project, triage, useGitHub } from './client.ts';

const client = useGitHub();
const base = `${project}/security-advisories`;
const patch = (ghsa: string, body: object, token = 'token-olive') =>
  client.call(token, 'PATCH', `${base}/${ghsa}`, body);
const app = (permissions?: Readonly<Record<string, 'read' | 'write'>>): string =>
  client.github.createToken({
    kind: 'installation',
    app: 'example-security-process',
    owner: 'example-org',
    ...(permissions === undefined ? {} : { permissions }),
  });

describe('a report', () => {
  const report = { summary: 'A hole', description: 'How to get in.' };

  it('lands in triage, with the reporter among its collaborators', async () => {
    const { status, body } = await client.call('token-rae', 'POST', `${base}/reports`, report);
    expect([status, body.state, body.submission]).toEqual([201, 'triage', { accepted: false }]);
    expect(body.collaborating_users.map((one: { login: string }) => one.login)).toEqual(['rae-reporter']);
  });

  it('is taken only where private reporting is on', async () => {
    await client.call('token-olive', 'DELETE', `${project}/private-vulnerability-reporting`);
    expect((await client.call('token-rae', 'POST', `${base}/reports`, report)).status).toBe(403);
  });

  it('is heard of by hooks, and starts no workflow', async () => {
    const heard: [string, string | null, boolean][] = [];
    const stop = client.github.onDelivery((one) => heard.push([one.event, one.action, one.startsRuns]));
    await client.call('token-rae', 'POST', `${base}/reports`, report);
    stop();
    expect(heard).toEqual([['repository_advisory', 'reported', false]]);
  });

  it('is accepted by making it a draft', async () => {
    const { body } = await client.call('token-rae', 'POST', `${base}/reports`, report);
    const accepted = await patch(body.ghsa_id, { state: 'draft' }, app());
    expect([accepted.body.state, accepted.body.submission]).toEqual(['draft', { accepted: true }]);
  });
});

describe('who may see and write an unpublished advisory', () => {
  it.each([
    ['an owner', 'token-olive', 200],
    ['a triager without admin rights', 'token-tess', 404],
    ['an outsider', 'token-rae', 404],
    ['nobody in particular', null, 404],
  ])('%s', async (_who, token, status) => {
    const ghsa = await draftAdvisory(client);
    expect((await client.call(token, 'GET', `${base}/${ghsa}`)).status).toBe(status);
    const listed = (await client.call(token, 'GET', base)).body.length;
    expect(listed).toBe(status === 200 ? 1 : 0);
  });

  it('a collaborator edits, and cannot publish or invite', async () => {
    const ghsa = await draftAdvisory(client);
    await patch(ghsa, { collaborating_users: ['rae-reporter'] });
    expect((await patch(ghsa, { summary: 'Better' }, 'token-rae')).body.summary).toBe('Better');
    expect((await patch(ghsa, { state: 'published' }, 'token-rae')).status).toBe(403);
    expect((await patch(ghsa, { collaborating_users: [] }, 'token-rae')).status).toBe(403);
  });

  it('a collaborating team counts by its members', async () => {
    const ghsa = await draftAdvisory(client);
    await patch(ghsa, { collaborating_teams: ['security-triage'] });
    expect((await client.call('token-tess', 'GET', `${base}/${ghsa}`)).status).toBe(200);
  });

  it('an App needs its permission: read to see, write to edit', async () => {
    const ghsa = await draftAdvisory(client);
    expect((await client.call(app({ issues: 'write' }), 'GET', `${base}/${ghsa}`)).status).toBe(404);
    expect((await client.call(app({ issues: 'write' }), 'GET', `${base}?state=triage`)).status).toBe(403);
    const reads = app({ repository_advisories: 'read' });
    expect((await client.call(reads, 'GET', `${base}/${ghsa}`)).status).toBe(200);
    expect((await patch(ghsa, { summary: 'S' }, reads)).status).toBe(403);
    expect((await patch(ghsa, { summary: 'S' }, app())).status).toBe(200);
  });

  it('the whole organisation is listed for owners and Apps with write', async () => {
    const ghsa = await draftAdvisory(client);
    const list = (token: string) =>
      client.call(token, 'GET', '/orgs/example-org/security-advisories?state=draft');
    expect((await list('token-olive')).body.map((one: { ghsa_id: string }) => one.ghsa_id)).toEqual([ghsa]);
    expect((await list(app())).body).toHaveLength(1);
    expect((await list(app({ repository_advisories: 'read' }))).status).toBe(403);
    expect((await list('token-tess')).status).toBe(404);
  });

  it('none is made in a private repository', async () => {
    const body = { summary: 's', description: 'd', vulnerabilities: [] };
    const answer = await client.call('token-olive', 'POST', `${triage}/security-advisories`, body);
    expect(answer.status).toBe(403);
  });
});

describe('editing', () => {
  it('replaces arrays as a whole', async () => {
    const ghsa = await draftAdvisory(client);
    await patch(ghsa, {
      cwe_ids: ['CWE-79', 'CWE-80'],
      credits: [{ login: 'rae-reporter', type: 'reporter' }],
    });
    const { body } = await patch(ghsa, { cwe_ids: ['CWE-79'] });
    expect(body.cwe_ids).toEqual(['CWE-79']);
    expect(body.credits).toEqual([{ login: 'rae-reporter', type: 'reporter' }]);
  });

  it.each([
    [
      'severity and vector together',
      { severity: 'low', cvss_vector_string: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' },
    ],
    ['a vector that is none', { cvss_vector_string: 'CVSS:3.1/AV:N' }],
    ['an unknown person', { collaborating_users: ['nobody-at-all'] }],
    ['an unknown state', { state: 'triage' }],
    ['withdrawing', { state: 'withdrawn' }],
    ['a misspelt field', { sumary: 's' }],
    ['an empty summary', { summary: '' }],
    ['a summary too long', { summary: 'x'.repeat(1025) }],
    ['an unknown ecosystem', { vulnerabilities: [{ package: { ecosystem: 'debian', name: 'x' } }] }],
  ])('refuses %s, and changes nothing', async (_what, body) => {
    const ghsa = await draftAdvisory(client);
    const before = (await client.call('token-olive', 'GET', `${base}/${ghsa}`)).body;
    expect((await patch(ghsa, body)).status).toBe(422);
    expect((await client.call('token-olive', 'GET', `${base}/${ghsa}`)).body).toEqual(before);
  });

  it('derives severity from a vector, and then refuses to set it', async () => {
    const ghsa = await draftAdvisory(client);
    const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
    const { body } = await patch(ghsa, { cvss_vector_string: vector });
    expect([body.severity, body.cvss_severities.cvss_v3]).toEqual([
      'critical',
      { vector_string: vector, score: 9.8 },
    ]);
    expect((await patch(ghsa, { severity: 'low' })).status).toBe(422);
  });

  it('takes a vector of version 4', async () => {
    const ghsa = await draftAdvisory(client);
    const vector = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';
    const { body } = await patch(ghsa, { cvss_vector_string: vector });
    expect(body.cvss_severities.cvss_v4.vector_string).toBe(vector);
    expect(body.cvss_severities.cvss_v3.vector_string).toBeNull();
  });
});

describe('publishing', () => {
  it('opens it to all, without naming the collaborators, and there is no way back', async () => {
    const ghsa = await draftAdvisory(client);
    await patch(ghsa, { collaborating_users: ['rae-reporter'] });
    expect((await patch(ghsa, { state: 'published' }, app())).body.state).toBe('published');
    const seen = await client.call(null, 'GET', `${base}/${ghsa}`);
    expect([seen.body.state, seen.body.collaborating_users]).toEqual(['published', null]);
    for (const state of ['draft', 'closed']) expect((await patch(ghsa, { state })).status).toBe(422);
    expect((await patch(ghsa, { summary: 'Corrected' })).body.summary).toBe('Corrected');
  });

  it('needs affected versions', async () => {
    const ghsa = await draftAdvisory(client, { vulnerabilities: [] });
    expect((await patch(ghsa, { state: 'published' })).status).toBe(422);
  });

  it('takes the private fork away', async () => {
    const ghsa = await draftAdvisory(client);
    const fork = await client.call('token-olive', 'POST', `${base}/${ghsa}/forks`);
    expect([fork.status, fork.body.private]).toEqual([202, true]);
    const path = `/repos/${fork.body.full_name}`;
    expect((await client.call('token-olive', 'GET', path)).status).toBe(200);
    expect((await client.call(app(), 'GET', path)).status).toBe(404);
    await patch(ghsa, { state: 'published' });
    expect((await client.call('token-olive', 'GET', path)).status).toBe(404);
  });

  it('puts it into the global database', async () => {
    const ghsa = await draftAdvisory(client);
    expect((await client.call(null, 'GET', `/advisories/${ghsa}`)).status).toBe(404);
    await patch(ghsa, { state: 'published' });
    const { body } = await client.call(null, 'GET', `/advisories/${ghsa}`);
    expect(body.vulnerabilities[0].first_patched_version).toBe('1.0.1');
  });

  it('closed ones come back as drafts', async () => {
    const ghsa = await draftAdvisory(client);
    expect((await patch(ghsa, { state: 'closed' })).body.closed_at).not.toBeNull();
    expect((await patch(ghsa, { state: 'published' })).status).toBe(422);
    expect((await patch(ghsa, { state: 'draft' })).body).toMatchObject({ state: 'draft', closed_at: null });
  });
});

describe('a CVE', () => {
  it('is requested once, and comes when GitHub gives it', async () => {
    const ghsa = await draftAdvisory(client);
    const first = await client.call(app(), 'POST', `${base}/${ghsa}/cve`);
    expect([first.status, first.body]).toEqual([202, {}]);
    expect((await client.call(app(), 'POST', `${base}/${ghsa}/cve`)).status).toBe(422);
    expect((await client.call('token-olive', 'GET', `${base}/${ghsa}`)).body.cve_id).toBeNull();
    client.github.control.assignCve(ghsa, 'CVE-2026-12345');
    const { body } = await client.call('token-olive', 'GET', `${base}/${ghsa}`);
    expect(body.identifiers).toContainEqual({ type: 'CVE', value: 'CVE-2026-12345' });
  });

  it('comes by the clock, when told so', async () => {
    const ghsa = await draftAdvisory(client);
    client.github.world.settings.cveDelayMs = 72 * 3_600_000;
    client.github.world.settings.cveByGhsa = { [ghsa]: 'CVE-2026-77777' };
    await client.call('token-olive', 'POST', `${base}/${ghsa}/cve`);
    client.github.clock.advance(71 * 3_600_000);
    expect((await client.call('token-olive', 'GET', `${base}/${ghsa}`)).body.cve_id).toBeNull();
    client.github.clock.advance(3_600_000);
    expect((await client.call('token-olive', 'GET', `${base}/${ghsa}`)).body.cve_id).toBe('CVE-2026-77777');
  });
});

describe('the conversation', () => {
  it('is the collaborators’, also after publication', async () => {
    const ghsa = await draftAdvisory(client);
    await patch(ghsa, { collaborating_users: ['rae-reporter'] });
    const path = `${base}/${ghsa}/comments`;
    expect((await client.call('token-rae', 'POST', path, { body: 'Hello' })).status).toBe(201);
    expect((await client.call('token-pat', 'GET', path)).status).toBe(404);
    await patch(ghsa, { state: 'published' });
    expect((await client.call('token-rae', 'GET', path)).body).toHaveLength(1);
    expect((await client.call('token-pat', 'GET', path)).status).toBe(404);
  });

  it('is edited by authors and advisory admins', async () => {
    const ghsa = await draftAdvisory(client);
    await patch(ghsa, { collaborating_users: ['rae-reporter', 'pat-passerby'] });
    const { body } = await client.call('token-rae', 'POST', `${base}/${ghsa}/comments`, { body: 'One' });
    const path = `${base}/${ghsa}/comments/${body.id}`;
    expect((await client.call('token-pat', 'PATCH', path, { body: 'X' })).status).toBe(403);
    expect((await client.call('token-rae', 'PATCH', path, { body: 'Two' })).body.body).toBe('Two');
  });

  it('does not exist where GitHub has not switched it on', async () => {
    const ghsa = await draftAdvisory(client);
    client.github.world.settings.advisoryComments = 'off';
    const answer = await client.call('token-olive', 'POST', `${base}/${ghsa}/comments`, { body: 'Hello' });
    expect(answer.status).toBe(404);
    expect((await client.call('token-olive', 'GET', `${base}/${ghsa}`)).body.comments).toBeUndefined();
  });
});

describe('lists', () => {
  it('are paged by cursor, newest first', async () => {
    const made: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      client.github.clock.advance(1000);
      made.unshift(await draftAdvisory(client, { summary: `Number ${index}` }));
    }
    const seen: string[] = [];
    let next: string | undefined = `${base}?per_page=2`;
    while (next !== undefined) {
      const answer = await client.call('token-olive', 'GET', next);
      seen.push(...answer.body.map((one: { ghsa_id: string }) => one.ghsa_id));
      const link: string | undefined = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
      next = link?.slice(client.github.url.length);
    }
    expect(seen).toEqual(made);
  });
});
