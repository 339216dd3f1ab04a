import type { Credentials } from '../../src/github/index.ts';
import { BASE, contextOf, LIBRARY, operation, PROJECT, type Rig, startRig, TRIAGE } from './rig.ts';

let rig: Rig;

afterEach(async () => {
  await rig.server.close();
});

/** Narrowing of every token minted so far, as the embedded GitHub remembers it. */
function minted() {
  const { repos, tokens } = rig.server.world;
  return [...tokens.values()].flatMap((token) => {
    if (token.kind !== 'installation') return [];
    const { metadata, ...permissions } = token.permissions;
    const names = token.repositories === 'all' ? 'all' : token.repositories.map((id) => repos.get(id)?.name);
    return [{ permissions, names, token: token.token }];
  });
}

const draft = {
  summary: 'A summary',
  description: 'A description',
  cwe_ids: ['CWE-79'],
  credits: [],
  vulnerabilities: [
    {
      package: { ecosystem: 'npm', name: 'example' },
      vulnerable_version_range: '< 1.0.1',
      patched_versions: '1.0.1',
      vulnerable_functions: [],
    },
  ],
  severity: 'high',
};

describe('tokens of Apps', () => {
  it('are as narrow as the call, in repos and permissions, and made once per run', async () => {
    rig = await startRig();
    const github = rig.github();
    await github.readCase(1);
    await github.readCase(2);
    expect(minted()).toMatchObject([
      { permissions: { contents: 'read', issues: 'read', members: 'read' }, names: ['security-triage'] },
    ]);
    expect(rig.count('token')).toBe(2);
  });

  it('are not made again for what one of them may read', async () => {
    rig = await startRig();
    const github = rig.github();
    await github.readSweep();
    await github.readCases([1]);
    await github.findForms('process/form');
    expect(minted()).toHaveLength(1);
    await github.readVisibility(TRIAGE);
    expect(minted().map(({ permissions }) => permissions)).toEqual([
      { contents: 'read', issues: 'read', members: 'read' },
    ]);
    // What writes, and what is elsewhere, has its own.
    const context = await contextOf(github);
    await github.apply(
      operation({ kind: 'create-labels', labels: [{ name: 'new', description: '', colour: 'aabbcc' }] }),
      context,
    );
    expect(minted().map(({ permissions }) => permissions)).toContainEqual({ issues: 'write' });
  });

  it('are made again where the one that was used is over', async () => {
    rig = await startRig();
    const github = rig.github();
    await github.readSweep();
    rig.server.world.tokens.clear();
    await github.findForms('process/form');
    expect(minted().map(({ permissions }) => permissions)).toEqual([{ issues: 'read' }]);
  });

  it('are made again for each of several requests under way with one that is over', async () => {
    rig = await startRig();
    const github = rig.github();
    await github.readSweep();
    rig.server.world.tokens.clear();
    await expect(Promise.all([github.readSweep(), github.findForms('process/form')])).resolves.toHaveLength(
      2,
    );
  });

  it('come from the App of the owner that a call concerns', async () => {
    rig = await startRig();
    const github = rig.github();
    const context = await contextOf(github);
    for (const repo of [PROJECT, LIBRARY]) {
      const create = operation(
        { kind: 'create-advisory', key: 'k', repo, fields: draft, digest: 'd' },
        'collaborators',
      );
      expect(await github.apply(create, context)).toMatchObject({ kind: 'done', result: { state: 'draft' } });
    }
    const ofLibrary = rig.server.requests.filter((request) => request.path.includes('/second-org/library/'));
    expect(ofLibrary.map((request) => request.actor)).toEqual(['second-app[bot]']);
  });

  it('are hidden, like the keys, before they are used', async () => {
    rig = await startRig();
    await rig.github().readCase(1);
    const tokens = minted().map(({ token }) => token);
    const keys =
      rig.credentials.kind === 'apps' ? Object.values(rig.credentials.apps).map((app) => app.privateKey) : [];
    for (const secret of [...tokens, ...keys]) expect(rig.masked).toContain(secret);
    for (const line of keys[0]?.split('\n').slice(1, -2) ?? []) expect(rig.masked).toContain(line);
    expect(rig.logged.join('\n')).not.toMatch(/ghs_|PRIVATE KEY/);
  });

  it('are had with a clock that is far off, at the price of one more request', async () => {
    rig = await startRig();
    rig.server.world.settings.jwtClock = 'simulated';
    const off = rig.server.clock.now().getTime() - 3 * 3_600_000;
    const github = rig.github({ clock: () => off });
    await github.readCase(1);
    expect(rig.count('token')).toBe(3);
    const context = await contextOf(github);
    await github.apply(operation({ kind: 'create-labels', labels: [] }), context);
    expect(rig.seen.filter((request) => request.status === 401)).toHaveLength(1);
  });

  it('are made anew when they run out', async () => {
    rig = await startRig();
    const github = rig.github();
    await github.readCase(1);
    rig.server.clock.advance(2 * 3_600_000);
    await github.readCase(1);
    expect(minted()).toHaveLength(2);
  });

  it('serve an owner who is a user, and has neither members nor teams', async () => {
    rig = await startRig();
    const runs = await rig.github({ repo: 'uma-user/notes' }).readSweep();
    expect(runs.repo.owners).toEqual([]);
    expect(runs.cases).toEqual([]);
  });

  it('name the owner that has no App', async () => {
    rig = await startRig();
    const refs = [{ repo: 'third-org/thing', ghsa: 'GHSA-xxxx-xxxx-xxxx' }];
    await expect(rig.github().readAdvisories(refs)).rejects.toMatchObject({
      code: 'token-refused',
      rootCause: 'credential-missing',
      message: expect.stringMatching(/No App is configured for the owner third-org.*passes no credentials/),
    });
    expect(rig.count('token')).toBe(0);
  });

  it('tell an App that is not installed from a bad credential', async () => {
    rig = await startRig();
    const { apps } = rig.credentials as Extract<Credentials, { kind: 'apps' }>;
    const [first, second] = [apps['example-org']!, apps['second-org']!];
    const swapped = { 'example-org': second, 'second-org': first };
    const elsewhere = rig.github({ credentials: { kind: 'apps', apps: swapped } }).readCase(1);
    await expect(elsewhere).rejects.toMatchObject({
      rootCause: 'app-not-installed',
      message: expect.stringMatching(/An owner of example-org has to install the App.*credentials are right/),
    });
    const mixed = { 'example-org': { ...first, clientId: 'Iv1.nobody' } };
    await expect(
      rig.github({ credentials: { kind: 'apps', apps: mixed } }).readCase(1),
    ).rejects.toMatchObject({
      rootCause: 'credential-refused',
      message: expect.stringContaining('belong to different Apps'),
    });
    const gone = rig.github({ credentials: { kind: 'token', token: 'revoked' } }).readCase(1);
    await expect(gone).rejects.toMatchObject({ code: 'token-refused', rootCause: 'credential-refused' });
  });

  it('name the permission that the installation lacks', async () => {
    const { members, ...permissions } = BASE;
    rig = await startRig({ permissions });
    await expect(rig.github().readCase(1)).rejects.toMatchObject({
      code: 'permission-missing',
      permission: `members: ${members}`,
      repo: TRIAGE,
    });
  });

  it('name the repo that the App is not installed on', async () => {
    rig = await startRig({ repositories: ['project'] });
    await expect(rig.github().readCase(1)).rejects.toMatchObject({
      code: 'permission-missing',
      rootCause: 'repo-out-of-reach',
      message: expect.stringMatching(/not installed on example-org\/security-triage.*renamed/),
    });
  });

  it('say that a key cannot be read, without showing it', async () => {
    rig = await startRig();
    const credentials = {
      kind: 'apps' as const,
      apps: {
        'example-org': { clientId: 'Iv1.first', privateKey: '-----BEGIN nothing-----\nc2VjcmV0IGtleQ==' },
      },
    };
    const read = rig.github({ credentials }).readCase(1);
    await expect(read).rejects.toMatchObject({ code: 'token-refused', rootCause: 'credential-unreadable' });
    await expect(read).rejects.not.toThrow(/c2VjcmV0/);
  });
});
