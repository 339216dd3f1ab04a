import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { draftAdvisory, project, triage, useGitHub } from './client.ts';

const client = useGitHub();

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function jwt(claims: object, pem = [...client.github.world.apps.values()][0]!.privateKeyPem!): string {
  const text = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), createPrivateKey(pem)).toString('base64url')}`;
}

const seconds = (): number => Math.floor(client.github.world.now / 1000);
const appJwt = (): string => jwt({ iss: 'Iv23liExampleClientId', iat: seconds() - 30, exp: seconds() + 540 });

async function installationToken(
  body: object = {},
): Promise<{ status: number; token: string; message: string }> {
  const { body: found } = await client.call(appJwt(), 'GET', '/orgs/example-org/installation');
  const answer = await client.call(appJwt(), 'POST', `/app/installations/${found.id}/access_tokens`, body);
  return { status: answer.status, token: answer.body.token, message: answer.body.message };
}

describe('an App signs in', () => {
  it('with its client id, and with its number', async () => {
    const [app] = [...client.github.world.apps.values()];
    const byClient = await client.call(appJwt(), 'GET', '/app');
    const claims = { iss: String(app!.id), iat: seconds(), exp: seconds() + 60 };
    const byNumber = await client.call(jwt(claims), 'GET', '/app');
    expect([byClient.status, byClient.body.slug]).toEqual([200, 'example-security-process']);
    expect([byNumber.status, byNumber.body.id]).toEqual([200, app!.id]);
  });

  it.each([
    ['another key', () => ({}), true],
    ['an expired token', () => ({ exp: seconds() - 1 }), false],
    ['a token for longer than ten minutes', () => ({ exp: seconds() + 700 }), false],
    ['a number that is no App', () => ({ iss: '1' }), false],
  ] as const)('is refused with %s', async (_what, change, otherKey) => {
    client.github.world.settings.jwtClock = 'simulated';
    const claims = { iss: 'Iv23liExampleClientId', iat: seconds(), exp: seconds() + 60, ...change() };
    const pair = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const token = otherKey ? jwt(claims, pair.privateKey) : jwt(claims);
    expect((await client.call(token, 'GET', '/app')).status).toBe(401);
  });

  it('cannot do as itself what an installation does', async () => {
    expect((await client.call(appJwt(), 'GET', `${project}/issues`)).status).toBe(401);
    expect((await client.call('token-tess', 'GET', '/app')).status).toBe(401);
  });
});

describe('an installation token', () => {
  it('carries what the installation has, unless narrowed', async () => {
    const { token } = await installationToken();
    expect((await client.call(token, 'POST', `${triage}/issues`, { title: 'T' })).status).toBe(201);
  });

  it('is narrowed to permissions', async () => {
    const { token } = await installationToken({ permissions: { issues: 'read' } });
    const refused = await client.call(token, 'POST', `${triage}/issues`, { title: 'T' });
    expect(refused.status).toBe(403);
    expect(refused.body.message).toBe('Resource not accessible by integration');
    expect(refused.headers.get('x-accepted-github-permissions')).toBe('issues=write');
    expect((await client.call(token, 'GET', `${triage}/issues`)).status).toBe(200);
  });

  it('is narrowed to repositories', async () => {
    const { token } = await installationToken({ repositories: ['project'] });
    expect((await client.call(token, 'GET', `${triage}/issues`)).status).toBe(404);
    expect((await client.call(token, 'POST', `${project}/issues`, { title: 'T' })).status).toBe(201);
  });

  it('reads public places outside its repositories, and writes nothing there', async () => {
    const { token } = await installationToken({ repositories: ['security-triage'] });
    expect((await client.call(token, 'GET', `${project}/issues`)).status).toBe(200);
    expect((await client.call(token, 'POST', `${project}/issues`, { title: 'T' })).status).toBe(403);
  });

  it.each([
    [{ permissions: { administration: 'write' } }],
    [{ permissions: { members: 'write' } }],
    [{ repositories: ['nowhere'] }],
  ])('is not given for more than there is: %j', async (wish) => {
    expect((await installationToken(wish)).status).toBe(422);
  });

  it('knows the permission for advisories', async () => {
    const { token } = await installationToken({ permissions: { repository_advisories: 'write' } });
    const ghsa = await draftAdvisory(client);
    expect((await client.call(token, 'GET', `${project}/security-advisories/${ghsa}`)).status).toBe(200);
  });

  it('expires after an hour of the simulated clock', async () => {
    const { token } = await installationToken();
    client.github.clock.advance(3_599_000);
    expect((await client.call(token, 'GET', `${triage}/issues`)).status).toBe(200);
    client.github.clock.advance(1000);
    const late = await client.call(token, 'GET', `${triage}/issues`);
    expect([late.status, late.body.message]).toEqual([401, 'Bad credentials']);
  });

  it('can be revoked', async () => {
    const { token } = await installationToken();
    expect((await client.call(token, 'DELETE', '/installation/token')).status).toBe(204);
    expect((await client.call(token, 'GET', `${triage}/issues`)).status).toBe(401);
  });

  it('acts as the bot of its App', async () => {
    const { token } = await installationToken();
    const { body } = await client.call(token, 'POST', `${triage}/issues`, { title: 'T' });
    expect([body.user.login, body.user.type]).toEqual(['example-security-process[bot]', 'Bot']);
    expect(body.performed_via_github_app.slug).toBe('example-security-process');
  });
});

describe('other tokens', () => {
  it('unknown ones are bad credentials everywhere', async () => {
    expect((await client.call('nonsense', 'GET', project)).status).toBe(401);
    expect((await client.call('nonsense', 'POST', '/graphql', { query: '{viewer{login}}' })).status).toBe(
      401,
    );
  });

  it('a classic one tells its scopes', async () => {
    const answer = await client.call('token-tess', 'GET', '/user');
    expect(answer.headers.get('x-oauth-scopes')).toBe('repo, read:org, workflow');
  });

  it('a classic one without scopes sees what is public', async () => {
    const token = client.github.createToken({ kind: 'classic', login: 'tess-triager', scopes: [] });
    expect((await client.call(token, 'GET', triage)).status).toBe(404);
    expect((await client.call(token, 'GET', project)).status).toBe(200);
    expect((await client.call(token, 'GET', '/orgs/example-org/teams/security-triage')).status).toBe(404);
  });

  it('a fine-grained one has its permissions, and no more than its person', async () => {
    const wish = { kind: 'fine-grained', owner: 'example-org', permissions: { issues: 'write' } } as const;
    const tess = client.github.createToken({ ...wish, login: 'tess-triager' });
    const pat = client.github.createToken({ ...wish, login: 'pat-passerby' });
    expect((await client.call(tess, 'POST', `${triage}/issues`, { title: 'T' })).status).toBe(201);
    const refused = await client.call(tess, 'PUT', `${triage}/contents/a.txt`, {
      message: 'm',
      content: 'aGk=',
    });
    expect(refused.body.message).toBe('Resource not accessible by personal access token');
    expect((await client.call(pat, 'POST', `${triage}/issues`, { title: 'T' })).status).toBe(404);
  });
});
