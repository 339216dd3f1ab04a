import { operation, type Rig, startRig, TRIAGE } from './rig.ts';

let rig: Rig;

beforeEach(async () => {
  rig = await startRig({
    triage: {
      issues: [
        {
          title: 'body-parser GHSA-1',
          author: 'rae-reporter',
          body: 'as it came',
          labels: ['case/received'],
          assignees: ['carl-coordinator'],
          comments: [{ author: 'tess-triager', body: '/why' }],
        },
      ],
    },
  });
});

afterEach(async () => {
  expect(rig.server.drifts).toEqual([]);
  await rig.server.close();
});

describe('readCase', () => {
  it('brings everything about one case in one request', async () => {
    const read = await rig.github().readCase(1);
    expect(rig.count('read')).toBe(1);
    expect(read.self).toMatchObject({ login: 'first-app[bot]', kind: 'bot' });
    expect(read.now).toBe(rig.server.clock.now().toISOString());
    expect(read.configText).toContain('team: security-triage');
    expect(read.repo.isPrivate).toBe(true);
    expect(read.repo.readers?.map((reader) => reader.login).sort()).toEqual([
      'ana-analyst',
      'carl-coordinator',
      'olive-owner',
      'tess-triager',
    ]);
    expect(read.repo.owners.map((owner) => owner.login)).toEqual(['olive-owner']);
    expect(read.repo.labels?.map(({ name }) => name)).toContain('case/assessing');
    expect(read.issue).toMatchObject({
      number: 1,
      state: 'open',
      title: 'body-parser GHSA-1',
      body: 'as it came',
      labels: ['case/received'],
      commentsCut: false,
    });
    expect(read.issue?.assignees.map((one) => one.login)).toEqual(['carl-coordinator']);
    expect(read.issue?.comments[0]).toMatchObject({
      body: '/why',
      author: { login: 'tess-triager' },
      lastEditor: null,
    });
  });

  it('knows neither store nor issue where there are none', async () => {
    const read = await rig.github().readCase(77);
    expect(read).toMatchObject({
      issue: null,
      storedText: null,
      reportText: null,
      storeHead: null,
      storeWriter: null,
    });
  });

  it('tells label events with who set them, by numeric id', async () => {
    await rig.as('tess-triager')(`POST /repos/${TRIAGE}/issues/1/labels`, { labels: ['case/assessing'] });
    const read = await rig.github().readCase(1);
    const event = read.issue?.events.at(-1);
    expect(event).toMatchObject({
      kind: 'labeled',
      label: 'case/assessing',
      actor: { login: 'tess-triager' },
    });
    const tess = [...rig.server.world.accounts.values()].find((account) => account.login === 'tess-triager');
    expect(event?.actor?.id).toBe(tess?.id);
  });

  it('names bots alike as viewer and as author', async () => {
    const github = rig.github();
    await github.apply(operation({ kind: 'comment', issue: 1, key: 'record', body: 'hello' }), {
      caseNumber: 1,
      storeHead: null,
      self: { id: 0, login: '', kind: 'bot' },
    });
    const read = await github.readCase(1);
    expect(read.issue?.comments.at(-1)?.author).toEqual(read.self);
  });

  it('tells who edited a comment last', async () => {
    const comments = (await rig.as('tess-triager')(`GET /repos/${TRIAGE}/issues/1/comments`)).body as {
      id: number;
    }[];
    await rig.as('olive-owner')(`PATCH /repos/${TRIAGE}/issues/comments/${comments[0]?.id}`, {
      body: '/confirm',
    });
    const read = await rig.github().readCase(1);
    expect(read.issue?.comments[0]?.lastEditor?.login).toBe('olive-owner');
    expect(read.issue?.comments[0]?.lastEditedAt).not.toBeNull();
  });

  it('refuses the token that a workflow gets by itself', async () => {
    const github = rig.github({ credentials: { kind: 'token', token: 'token-of-actions' } });
    await expect(github.readCase(1)).rejects.toMatchObject({ code: 'token-refused' });
  });

  it('works with one token of a person', async () => {
    const read = await rig
      .github({ credentials: { kind: 'token', token: 'token-tess-triager' } })
      .readCase(1);
    expect(read.self).toMatchObject({ login: 'tess-triager', kind: 'user' });
    expect(rig.count('token')).toBe(0);
    expect(rig.masked).toEqual(['token-tess-triager']);
  });

  it('says which repo cannot be read', async () => {
    const github = rig.github({ credentials: { kind: 'token', token: 'token-pat-passerby' } });
    await expect(github.readCase(1)).rejects.toMatchObject({ code: 'not-found', repo: TRIAGE });
  });

  it('reads every reader of a repo that has many, by one more request per hundred', async () => {
    await rig.server.close();
    rig = await startRig({ teamSize: 150 });
    const read = await rig.github().readCase(1);
    expect(read.repo.readers).toHaveLength(154);
    expect(read.repo.owners).toEqual([]);
    expect(rig.count('read')).toBe(2);
  });

  it('asks the REST list for the readers where GraphQL refuses them to an App', async () => {
    const told = await rig.github().readCase(1);
    rig.server.world.settings.graphqlCollaborators = 'off';
    const read = await rig.github().readCase(1);
    expect(read.repo.readers?.map(({ id }) => id).sort()).toEqual(
      told.repo.readers?.map(({ id }) => id).sort(),
    );
    expect(read.repo.readers).not.toEqual([]);
  });

  it('says that older comments were left out', async () => {
    await rig.server.close();
    const comments = Array.from({ length: 110 }, (_, index) => ({
      author: 'tess-triager',
      body: `${index}`,
    }));
    rig = await startRig({ triage: { issues: [{ title: 't', author: 'rae-reporter', comments }] } });
    const { issue } = await rig.github().readCase(1);
    expect(issue?.commentsCut).toBe(true);
    // The first ones too: the record is among them.
    expect(issue?.comments.map(({ body }) => Number(body))).toEqual([
      ...[0, 1, 2, 3],
      ...Array.from({ length: 100 }, (_, index) => index + 10),
    ]);
  });

  it('does not take an issue that went elsewhere for the case', async () => {
    const read = await rig.github().readCase(1);
    const repo = [...rig.server.world.repos.values()].find((one) => one.name === 'project');
    const issue = [...rig.server.world.issues.values()].find((one) => one.title === 'body-parser GHSA-1');
    expect(read.issue).not.toBeNull();
    if (issue && repo) issue.repoId = repo.id;
    expect((await rig.github().readCase(1)).issue).toBeNull();
  });
});
