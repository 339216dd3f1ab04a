import { STORE_BRANCH } from '../../src/case/stored-case.ts';
import {
  BASE,
  contextOf,
  operation,
  PROJECT,
  type Rig,
  type RigOptions,
  SITE,
  startRig,
  TRIAGE,
} from './rig.ts';

let rig: Rig;
const start = async (options: RigOptions = {}): Promise<Rig> => {
  rig = await startRig(options);
  return rig;
};

afterEach(async () => {
  expect(rig.server.drifts).toEqual([]);
  await rig.server.close();
});

const inStore = (files: Readonly<Record<string, string>>) => ({ branches: { [STORE_BRANCH]: files } });
const issues = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    title: `case ${index + 1}`,
    author: 'rae-reporter',
    labels: ['report'],
  }));

describe('the store', () => {
  it('is listed by its files, in order of number', async () => {
    await start({
      triage: inStore({
        'cases/10.yml': 'a',
        'cases/9.yml': 'b',
        'cases/9/report.md': 'c',
        'sweep.yml': 'since: x\n',
      }),
    });
    const read = await rig.github().readSweep();
    expect(read.cases).toEqual([9, 10]);
    expect(read.sweepText).toBe('since: x\n');
    expect(read.storeHead).toMatch(/^[0-9a-f]{40}$/);
    expect(rig.count('read')).toBe(1);
  });

  it('names who committed last, where GitHub signed for it', async () => {
    await start();
    const github = rig.github();
    const context = await contextOf(github);
    await github.apply(
      operation({ kind: 'commit-store', message: 'm', files: { 'cases/1.yml': 'x: 1\n' } }),
      context,
    );
    const ours = await github.readCase(1);
    expect(ours.storeWriter).toEqual(ours.self);
    const path = `/repos/${TRIAGE}/contents/cases/1.yml`;
    const { sha } = (await rig.as('tess-triager')(`GET ${path}?ref=${STORE_BRANCH}`)).body as { sha: string };
    const content = Buffer.from('x: 2\n').toString('base64');
    await rig.as('tess-triager')(`PUT ${path}`, { message: 'by hand', content, branch: STORE_BRANCH, sha });
    expect((await github.readCase(1)).storeWriter).toMatchObject({ login: 'tess-triager' });
  });

  it('is believed unknown where a commit is not signed', async () => {
    await start({ triage: inStore({ 'cases/1.yml': 'x: 1\n' }) });
    for (const repo of rig.server.world.repos.values()) {
      for (const [oid, commit] of repo.commits) repo.commits.set(oid, { ...commit, verified: false });
    }
    expect((await rig.github().readCase(1)).storeWriter).toBeNull();
  });

  it('gives a big report whole, by one more request', async () => {
    const report = `${'words of the report, and ünusual ones; '.repeat(20_000)}end\n`;
    await start({ triage: inStore({ 'cases/1.yml': 'x: 1\n', 'cases/1/report.md': report }) });
    const read = await rig.github().readCase(1);
    expect(read.reportText?.length).toBe(report.length);
    expect(read.reportText?.endsWith('end\n')).toBe(true);
    expect(rig.count('read')).toBe(2);
  });

  it('leads to the present issue of a case, by one more request', async () => {
    await start({ triage: { ...inStore({ 'cases/1.yml': 'number: 1\nissue: 2\n' }), issues: issues(2) } });
    expect((await rig.github().readCase(1)).issue?.number).toBe(2);
    expect(rig.count('read')).toBe(2);
  });
});

describe('readCases', () => {
  it('reads many cases in a request', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 130 }, (_, index) => [`cases/${index + 1}.yml`, `n: ${index}\n`]),
    );
    await start({ triage: { ...inStore(files), issues: issues(120) } });
    const numbers = Array.from({ length: 130 }, (_, index) => index + 1);
    const swept = await rig.github().readCases(numbers);
    expect(swept.map((one) => one.number)).toEqual(numbers);
    expect(swept[119]).toMatchObject({
      number: 120,
      storedText: 'n: 119\n',
      issue: { number: 120, state: 'open' },
    });
    expect(swept[129]).toMatchObject({ number: 130, storedText: 'n: 129\n', issue: null });
    expect(rig.count('read')).toBe(2);
  });

  it('follows cases to their present issues', async () => {
    const stored = { 'cases/1.yml': 'number: 1\nissue: 2\n', 'cases/2.yml': 'number: 2\nissue: 9\n' };
    await start({ triage: { ...inStore(stored), issues: issues(2) } });
    const swept = await rig.github().readCases([1, 2]);
    expect(swept.map((one) => one.issue?.number ?? null)).toEqual([2, null]);
    expect(rig.count('read')).toBe(2);
  });

  it('asks nothing where there is nothing to ask', async () => {
    await start();
    expect(await rig.github().readCases([])).toEqual([]);
    expect(rig.count('read')).toBe(0);
  });
});

describe('findForms', () => {
  it('finds open issues with the label, newest first', async () => {
    const labelled = [...issues(2), { title: 'other', author: 'rae-reporter' }];
    await start({
      triage: { issues: [...labelled, { ...issues(1)[0]!, title: 'shut', state: 'closed' as const }] },
    });
    const found = await rig.github().findForms('report');
    expect(found.map(({ issue }) => issue.title)).toEqual(['case 2', 'case 1']);
    expect(rig.count('read')).toBe(1);
  });
});

describe('readSurroundings', () => {
  const team = { owner: 'example-org', slug: 'security-triage' };
  const nothing = { team: null, posts: [], tags: [] };

  it('brings team, owners, tags and posts of one owner in one request', async () => {
    await start({
      project: { tags: ['v1.1.0'] },
      site: {
        pulls: [{ title: 'p', author: 'tess-triager', head: 'post-1', files: { 'a.md': 'text' } }],
      },
    });
    const read = await rig.github().readSurroundings({
      team,
      posts: [
        { channel: 'blog', repo: SITE, branch: 'post-1', path: 'a.md' },
        { channel: 'news', repo: SITE, branch: 'post-2', path: 'b.md' },
      ],
      tags: [
        { repo: PROJECT, package: 'project', version: '1.1.0' },
        { repo: PROJECT, package: 'project', version: '1.2.0' },
      ],
    });
    expect(rig.count('read')).toBe(1);
    const members = read.team.kind === 'known' ? read.team.members.map((one) => one.login).sort() : [];
    expect(members).toEqual(['ana-analyst', 'carl-coordinator', 'tess-triager']);
    expect(read.owners.map((one) => one.login)).toEqual(['olive-owner']);
    expect(read.posts).toEqual([
      {
        channel: 'blog',
        url: expect.stringContaining('/site/pull/'),
        state: 'open',
        branch: 'post-1',
        text: 'text',
        path: 'a.md',
      },
    ]);
    expect(read.pages).toEqual([]);
    expect(read.tags).toEqual({
      [`${PROJECT}@1.1.0`]: expect.stringMatching(/^[0-9a-f]{40}$/),
      [`${PROJECT}@1.2.0`]: null,
    });
  });

  it('finds a post under another day, and the page beside it with or without a pull request', async () => {
    await start({
      site: {
        files: { 'updates.md': 'as it is' },
        pulls: [
          {
            title: 'p',
            author: 'tess-triager',
            head: 'post-1',
            files: { '02.md': 'text', 'updates.md': 'new' },
          },
        ],
      },
    });
    const page = { path: 'updates.md', base: null };
    const otherPaths = ['01.md', '02.md'];
    const read = await rig.github().readSurroundings({
      ...nothing,
      posts: [
        { channel: 'blog', repo: SITE, branch: 'post-1', path: '03.md', otherPaths, page },
        { channel: 'blog', repo: SITE, branch: 'post-2', path: '03.md', otherPaths, page },
      ],
    });
    expect(rig.count('read')).toBe(1);
    expect(read.posts).toMatchObject([{ branch: 'post-1', path: '02.md', text: 'text' }]);
    expect(read.pages).toEqual([
      { repo: SITE, path: 'updates.md', branch: 'post-1', onBranch: 'new', onBase: 'as it is' },
      { repo: SITE, path: 'updates.md', branch: 'post-2', onBranch: null, onBase: 'as it is' },
    ]);
  });

  it('asks each owner once', async () => {
    await start();
    const tags = [PROJECT, 'second-org/library'].map((repo) => ({ repo, package: 'x', version: '1.0.0' }));
    const read = await rig.github().readSurroundings({ team, posts: [], tags });
    expect(rig.count('read')).toBe(2);
    expect(read.tags[`${PROJECT}@1.0.0`]).not.toBeNull();
    expect(read.tags['second-org/library@1.0.0']).toBeNull();
  });

  it('pages a team of more than a hundred, and lists owners of a large organisation by themselves', async () => {
    await start({ teamSize: 150 });
    const read = await rig.github().readSurroundings({ ...nothing, team });
    expect(read.team).toMatchObject({ kind: 'known' });
    expect(read.team.kind === 'known' && read.team.members.length).toBe(153);
    expect(read.owners.map((one) => one.login)).toEqual(['olive-owner']);
    expect(rig.count('read')).toBe(3);
  });

  it.each([
    ['a team that is not there', { owner: 'example-org', slug: 'nobody' }, /no team example-org\/nobody/],
    ['an owner who is a user', { owner: 'uma-user', slug: 'x' }, /users have no teams/],
    ['an owner without App', { owner: 'third-org', slug: 'x' }, /third-org/],
  ])('knows nothing of %s, and says why', async (_name, asked, why) => {
    await start();
    const read = await rig.github().readSurroundings({ ...nothing, team: asked });
    expect(read.team).toEqual({ kind: 'unknown', why: expect.stringMatching(why) });
  });

  it('reads public tags where the App is not installed', async () => {
    await start({ repositories: ['security-triage'] });
    const tags = [{ repo: PROJECT, package: 'project', version: '1.0.0' }];
    expect(
      (await rig.github().readSurroundings({ team, posts: [], tags })).tags[`${PROJECT}@1.0.0`],
    ).not.toBeNull();
  });

  it('leaves posts to people where their owner has no App', async () => {
    await start();
    const posts = [{ channel: 'blog', repo: 'third-org/site', branch: 'b', path: 'a.md' }];
    const tags = [{ repo: 'third-org/site', package: 'x', version: '1.0.0' }];
    const read = await rig.github().readSurroundings({ team, posts, tags });
    expect(read).toMatchObject({
      team: { kind: 'known' },
      posts: [],
      tags: { 'third-org/site@1.0.0': null },
    });
  });

  it('says which permission is missing', async () => {
    const { members: _, ...permissions } = BASE;
    await start({ permissions });
    const read = rig.github().readSurroundings({ ...nothing, team });
    await expect(read).rejects.toMatchObject({ code: 'permission-missing', permission: 'members: read' });
  });
});

const report = {
  author: 'rae-reporter',
  state: 'triage' as const,
  summary: 'A flaw',
  description: 'How it goes',
  severity: 'high' as const,
};

describe('advisories', () => {
  it('are found owner by owner, with who reported them', async () => {
    await start({ project: { advisories: [report, { ...report, state: 'draft' }] } });
    const owners = ['example-org', 'second-org'].map((login) => ({
      login,
      repos: 'all-public' as const,
      exclude: [],
    }));
    const { found, refused } = await rig.github().findAdvisories(owners, null);
    expect(refused).toEqual([]);
    expect(found.map(({ facts }) => facts.state).sort()).toEqual(['draft', 'triage']);
    expect(found.filter(({ facts }) => facts.state === 'triage')).toMatchObject([
      { facts: { repo: PROJECT, summary: 'A flaw' }, reporter: { login: 'rae-reporter' } },
    ]);
    expect(rig.count('read')).toBe(2);
  });

  it('stop at the watermark, which counts as new', async () => {
    await start({ project: { advisories: [report] } });
    const owners = [{ login: 'example-org', repos: ['project'], exclude: [] }];
    const { found } = await rig.github().findAdvisories(owners, null);
    const at = found[0]?.updatedAt ?? '';
    expect((await rig.github().findAdvisories(owners, at)).found).toHaveLength(1);
    const later = new Date(Date.parse(at) + 1000).toISOString();
    expect((await rig.github().findAdvisories(owners, later)).found).toHaveLength(0);
  });

  it('are left out where the configuration leaves the repo out', async () => {
    await start({ project: { advisories: [report] } });
    for (const owner of [
      { login: 'example-org', repos: ['site'], exclude: [] },
      { login: 'example-org', repos: 'all-public' as const, exclude: ['Project'] },
    ]) {
      expect((await rig.github().findAdvisories([owner], null)).found).toEqual([]);
    }
  });

  it('are asked for repo by repo where the whole owner is refused', async () => {
    await start({ project: { advisories: [report] } });
    rig.server.faults.add({
      kind: 'status',
      status: 403,
      message: 'Resource not accessible by integration',
      operation: 'GET /orgs/{org}/security-advisories',
    });
    const owners = [{ login: 'example-org', repos: 'all-public' as const, exclude: ['site'] }];
    const { found, refused } = await rig.github().findAdvisories(owners, null);
    expect(found).toHaveLength(1);
    expect(refused).toEqual([]);
  });

  it('name an owner that cannot be asked', async () => {
    const { repository_advisories: _, ...permissions } = BASE;
    await start({ permissions });
    const owners = [{ login: 'example-org', repos: ['project'], exclude: [] }];
    expect(await rig.github().findAdvisories(owners, null)).toEqual({
      found: [],
      refused: ['example-org'],
      reasons: [expect.stringContaining('repository_advisories: write')],
      unreadable: [],
    });
  });

  it('are read one by one; null is one that is not there', async () => {
    await start({ project: { advisories: [{ ...report, ghsa: 'GHSA-2222-3333-4444' }] } });
    const refs = ['GHSA-2222-3333-4444', 'GHSA-9999-9999-9999'].map((ghsa) => ({ repo: PROJECT, ghsa }));
    const read = await rig.github().readAdvisories(refs);
    expect(read['GHSA-2222-3333-4444']).toMatchObject({
      state: 'triage',
      severity: 'high',
      publishedAt: null,
    });
    expect(read['GHSA-9999-9999-9999']).toBeNull();
    expect(rig.count('read')).toBe(2);
  });
});

describe('readRuns', () => {
  it('tells the living from the dead', async () => {
    await start();
    const repo = [...rig.server.world.repos.values()].find((one) => one.name === 'security-triage')!;
    const run = (id: number, status: 'in_progress' | 'completed') => ({
      id,
      repoId: repo.id,
      workflowPath: '.github/workflows/process.yml',
      name: 'process',
      runNumber: id,
      event: 'issues',
      displayTitle: 'process',
      status,
      conclusion: status === 'completed' ? ('cancelled' as const) : null,
      headBranch: 'main',
      headSha: '0'.repeat(40),
      actorId: repo.ownerId,
      createdAt: 0,
      updatedAt: 0,
      pending: [],
    });
    repo.runs.push(run(11, 'in_progress'), run(12, 'completed'));
    const runs = await rig.github().readRuns(['11', '12', '13', 'by-hand']);
    expect(runs).toEqual({ 11: 'alive', 12: 'dead', 13: 'dead', 'by-hand': 'dead' });
    expect(rig.count('read')).toBe(3);
  });
});
