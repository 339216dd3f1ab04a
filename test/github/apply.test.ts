import type { Operation, Outcome } from '../../src/case/operation.ts';
import type { ApplyContext } from '../../src/case/ports.ts';
import { STORE_BRANCH } from '../../src/case/stored-case.ts';
import type { GitHub } from '../../src/github/index.ts';
import { publicConstant } from '../../src/text/embargo.ts';
import { contextOf, operation, PROJECT, type Rig, type RigOptions, SITE, startRig, TRIAGE } from './rig.ts';

let rig: Rig;
let github: GitHub;
let context: ApplyContext;

async function start(options: RigOptions = {}): Promise<void> {
  rig = await startRig(options);
  github = rig.github();
  context = await contextOf(github);
  rig.forget();
}

afterEach(async () => {
  expect(rig.server.drifts).toEqual([]);
  await rig.server.close();
});

const apply = (made: Operation): Promise<Outcome> => github.apply(made, context);
const oneIssue: RigOptions = {
  triage: {
    issues: [
      {
        title: 't',
        author: 'rae-reporter',
        labels: ['case/received'],
        comments: [{ author: 'tess-triager', body: '/why' }],
      },
    ],
  },
};

describe('commit-store', () => {
  const write = (files: Readonly<Record<string, string | null>>) =>
    operation({ kind: 'commit-store', message: 'Case 1: received', files });

  /** A store that the bot wrote. */
  async function begin(files: Readonly<Record<string, string>>): Promise<void> {
    await start();
    await apply(write(files));
    context = await contextOf(github);
    rig.forget();
  }

  it('begins a branch of its own, apart from the code', async () => {
    await start();
    const outcome = await apply(write({ 'cases/1.yml': 'x: 1\n' }));
    expect(outcome).toMatchObject({
      kind: 'done',
      result: { head: expect.stringMatching(/^[0-9a-f]{40}$/) },
    });
    const read = await github.readCase(1);
    expect(read).toMatchObject({
      storedText: 'x: 1\n',
      storeHead: outcome.kind === 'done' && outcome.result?.head,
    });
    const commits = (await rig.as('tess-triager')(`GET /repos/${TRIAGE}/commits?sha=${STORE_BRANCH}`))
      .body as unknown[];
    expect(commits).toHaveLength(2);
  });

  it('changes and deletes on the head that was observed', async () => {
    await begin({ 'cases/1.yml': 'x: 1\n', 'cases/2.yml': 'y' });
    expect(await apply(write({ 'cases/1.yml': 'x: 2\n', 'cases/2.yml': null }))).toMatchObject({
      kind: 'done',
    });
    const read = await github.readSweep();
    expect(read.cases).toEqual([1]);
    expect((await github.readCase(1)).storedText).toBe('x: 2\n');
    expect(rig.count('write')).toBe(1);
  });

  it('is a conflict where somebody else wrote in the meantime', async () => {
    await begin({ 'sweep.yml': 'x' });
    expect(await apply(write({ 'cases/1.yml': 'first' }))).toMatchObject({ kind: 'done' });
    expect(await apply(write({ 'cases/1.yml': 'second' }))).toEqual({ kind: 'conflict' });
    expect((await github.readCase(1)).storedText).toBe('first');
  });

  it('writes on nothing that somebody else wrote, and on what was looked through', async () => {
    await begin({ 'cases/1.yml': 'x: 1\n' });
    const put = { message: 'm', content: btoa('forged'), branch: STORE_BRANCH };
    await rig.as('tess-triager')(`PUT /repos/${TRIAGE}/contents/cases/2.yml`, put);
    context = await contextOf(github);
    const back = write({ 'cases/2.yml': null });
    expect(await apply(back)).toEqual({ kind: 'conflict' });
    expect(rig.count('write')).toBe(0);
    await github.readForeignChanges(context.storeHead!, context.self.id);
    expect(await apply(back)).toMatchObject({ kind: 'done' });
  });

  it('is a conflict where the branch was made in the meantime', async () => {
    await start();
    expect(await apply(write({ 'cases/1.yml': 'first' }))).toMatchObject({ kind: 'done' });
    expect(await apply(write({ 'cases/1.yml': 'second' }))).toEqual({ kind: 'conflict' });
  });

  it('never writes twice where the answer was lost', async () => {
    await begin({ 'sweep.yml': 'x' });
    rig.server.faults.add({ kind: 'kill-after', operation: /CommitStore/ });
    expect(await apply(write({ 'cases/1.yml': 'first' }))).toEqual({ kind: 'conflict' });
    expect((await github.readCase(1)).storedText).toBe('first');
  });

  it('keeps every character', async () => {
    await begin({ 'sweep.yml': 'x' });
    const text = 'tabs\t, 日本語, \u202eturned, a nul is not text, "quotes"\r\nand no end';
    await apply(write({ 'cases/1.yml': 'x: 1\n', 'cases/1/report.md': text }));
    expect((await github.readCase(1)).reportText).toBe(text);
  });
});

describe('labels', () => {
  it('are created once, set and taken off', async () => {
    await start(oneIssue);
    const labels = [
      { name: 'case/valid', description: 'you set this', colour: '#aabbcc' },
      { name: 'case/received', description: 'the bot sets this', colour: 'ddeeff' },
    ];
    expect(await apply(operation({ kind: 'create-labels', labels }))).toEqual({
      kind: 'done',
      result: { labels: new Map([['case/valid', expect.stringMatching(/^LA_/)]]) },
    });
    expect(await apply(operation({ kind: 'create-labels', labels }))).toEqual({ kind: 'already' });
    expect(await apply(operation({ kind: 'add-labels', issue: 1, labels: ['case/valid'] }))).toEqual({
      kind: 'done',
    });
    const off = operation({ kind: 'remove-label', issue: 1, label: 'case/received' });
    expect(await apply(off)).toEqual({ kind: 'done' });
    expect(await apply(off)).toEqual({ kind: 'already' });
    const read = await github.readCase(1);
    expect(read.issue?.labels).toEqual(['case/valid']);
    expect(read.repo.labels?.map(({ name }) => name)).toContain('case/valid');
  });
});

describe('comments', () => {
  it('are made with their marker, edited and deleted', async () => {
    await start(oneIssue);
    const made = await apply(operation({ kind: 'comment', issue: 1, key: 'record', body: 'one' }));
    const id = made.kind === 'done' ? (made.result?.commentId ?? '') : '';
    const body = async () => (await github.readCase(1)).issue?.comments.find((one) => one.id === id)?.body;
    expect(await body()).toBe('one\n\n<!-- security-process:record -->');
    const edit = operation({ kind: 'edit-comment', issue: 1, comment: id, key: 'record', body: 'two' });
    expect(await apply(edit)).toMatchObject({ kind: 'done', result: { commentId: id } });
    expect(await body()).toBe('two\n\n<!-- security-process:record -->');
    const gone = operation({ kind: 'delete-comment', issue: 1, comment: id });
    expect(await apply(gone)).toEqual({ kind: 'done' });
    expect(await apply(gone)).toEqual({ kind: 'already' });
    expect(await apply(edit)).toEqual({ kind: 'already', result: { isGone: true } });
  });

  it('are answered with a reaction', async () => {
    await start(oneIssue);
    const id = (await github.readCase(1)).issue?.comments[0]?.id ?? '';
    const react = operation({ kind: 'react', comment: id, content: 'ROCKET' });
    expect(await apply(react)).toEqual({ kind: 'done' });
    expect(await apply(react)).toEqual({ kind: 'done' });
    const comments = [...rig.server.world.comments.values()];
    expect(comments[0]?.reactions.map((one) => one.content)).toEqual(['rocket']);
  });
});

describe('assign', () => {
  it('assigns, unassigns, and tells whom GitHub dropped', async () => {
    await start(oneIssue);
    const assign = (logins: readonly string[]) => apply(operation({ kind: 'assign', issue: 1, logins }));
    expect(await assign(['Carl-Coordinator'])).toEqual({ kind: 'done' });
    expect(await assign(['tess-triager', 'pat-passerby'])).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('pat-passerby'),
    });
    await apply(operation({ kind: 'unassign', issue: 1, logins: ['carl-coordinator'] }));
    expect((await github.readCase(1)).issue?.assignees.map((one) => one.login)).toEqual(['tess-triager']);
  });
});

describe('case issues', () => {
  const create = operation({
    kind: 'create-case-issue',
    key: 'open',
    title: 'body-parser GHSA-1',
    body: 'canary words',
    labels: ['case/received'],
  });

  it('are opened and edited', async () => {
    await start();
    expect(await apply(create)).toMatchObject({ kind: 'done', result: { number: 1 } });
    const edit = operation({ kind: 'edit-issue', issue: 1, title: 'new', state: 'closed' });
    expect(await apply(edit)).toEqual({ kind: 'done' });
    expect((await github.readCase(1)).issue).toMatchObject({
      title: 'new',
      body: 'canary words',
      state: 'closed',
    });
  });

  it('are not opened in a triage repo that became public', async () => {
    await start();
    for (const repo of rig.server.world.repos.values()) repo.private = false;
    const outcome = await apply(create);
    expect(outcome).toMatchObject({ kind: 'refused', why: expect.stringContaining('is public') });
    expect(JSON.stringify(outcome)).not.toContain('canary');
    expect(rig.server.journal).toEqual([]);
  });

  it('that are gone are a refusal', async () => {
    await start();
    const edit = operation({ kind: 'edit-issue', issue: 9, state: 'closed' });
    expect(await apply(edit)).toMatchObject({ kind: 'refused', status: 404 });
  });
});

const fields = {
  summary: 'A flaw in **one** `place`',
  description: '## What\n\nIt breaks; see "there".\n',
  cwe_ids: ['CWE-405'],
  credits: [{ login: 'rae-reporter', type: 'reporter' }],
  vulnerabilities: [
    {
      package: { ecosystem: 'npm', name: 'project' },
      vulnerable_version_range: '< 1.0.1',
      patched_versions: '1.0.1',
      vulnerable_functions: ['parse'],
    },
  ],
  cvss_vector_string: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
};

describe('advisories', () => {
  const create = operation(
    { kind: 'create-advisory', key: 'k', repo: PROJECT, fields, digest: 'd1' },
    'collaborators',
  );
  const ghsaOf = (outcome: Outcome): string => (outcome.kind === 'done' ? (outcome.result?.ghsa ?? '') : '');
  const publish = (ghsa: string) =>
    operation({ kind: 'publish-advisory', fields: {}, repo: PROJECT, ghsa, digest: 'd1' }, 'public');

  it('are drafted, and read as they were written', async () => {
    await start();
    const made = await apply(create);
    expect(made).toMatchObject({ kind: 'done', result: { state: 'draft', digest: 'd1', publishedAt: null } });
    const ghsa = ghsaOf(made);
    expect((await github.readAdvisories([{ repo: PROJECT, ghsa }]))[ghsa]).toEqual({
      ghsa,
      cve: null,
      repo: PROJECT,
      url: expect.stringContaining(ghsa),
      state: 'draft',
      summary: fields.summary,
      description: fields.description,
      severity: 'high',
      cvss: [{ version: '3.1', vector: fields.cvss_vector_string, score: 7.5, severity: 'high' }],
      cwe: ['CWE-405'],
      ranges: [
        { ecosystem: 'npm', name: 'project', affected: '< 1.0.1', patched: '1.0.1', functions: ['parse'] },
      ],
      credits: fields.credits,
      publishedAt: null,
    });
  });

  it('are refused where a field is wrong, which is named and not shown', async () => {
    await start();
    const made = { ...create, fields: { ...fields, summary: `canary ${'x'.repeat(1100)}` } } as Operation;
    const outcome = await apply(made);
    expect(outcome).toMatchObject({ kind: 'refused', status: 422 });
    expect(JSON.stringify(outcome)).not.toContain('canary');
  });

  it('that were reported are accepted, and keep who was invited', async () => {
    const reported = {
      author: 'rae-reporter',
      state: 'triage' as const,
      summary: 's',
      description: 'd',
      ghsa: 'GHSA-2222-3333-4444',
    };
    await start({ project: { advisories: [reported] } });
    const accept = operation(
      { kind: 'update-advisory', repo: PROJECT, ghsa: reported.ghsa, fields: {}, state: 'draft' },
      'collaborators',
    );
    const before = rig.server.world.advisories.get(reported.ghsa)?.collaboratingUserIds.slice();
    expect(await apply(accept)).toMatchObject({ kind: 'done', result: { state: 'draft' } });
    expect(await apply(accept)).toMatchObject({ kind: 'already' });
    expect(rig.server.world.advisories.get(reported.ghsa)?.collaboratingUserIds).toEqual(before);
  });

  it.each([
    ['another severity takes the place of a vector', 'low', { severity: 'low', cvss: [] }],
    [
      'the severity of the vector leaves it where it is',
      'high',
      { severity: 'high', cvss: [{ score: 7.5 }] },
    ],
  ])('%s', async (_name, severity, after) => {
    await start();
    const ghsa = ghsaOf(await apply(create));
    const wish = {
      kind: 'update-advisory',
      repo: PROJECT,
      ghsa,
      fields: { severity, summary: 'new' },
    } as const;
    expect(await apply(operation(wish, 'collaborators'))).toMatchObject({ kind: 'done' });
    expect((await github.readAdvisories([{ repo: PROJECT, ghsa }]))[ghsa]).toMatchObject(after);
  });

  it('get only the fields that are given', async () => {
    await start();
    const ghsa = ghsaOf(await apply(create));
    const update = operation(
      { kind: 'update-advisory', repo: PROJECT, ghsa, fields: { summary: 'new' }, digest: 'd2' },
      'collaborators',
    );
    expect(await apply(update)).toMatchObject({ kind: 'done', result: { digest: 'd2' } });
    const read = (await github.readAdvisories([{ repo: PROJECT, ghsa }]))[ghsa];
    expect(read).toMatchObject({ summary: 'new', description: fields.description, cwe: ['CWE-405'] });
  });

  it('are published once, and what is read back counts', async () => {
    await start();
    const ghsa = ghsaOf(await apply(create));
    const first = await apply(publish(ghsa));
    expect(first).toMatchObject({
      kind: 'done',
      result: { state: 'published', publishedAt: expect.any(String) },
    });
    expect(await apply(publish(ghsa))).toMatchObject({ kind: 'already', result: { state: 'published' } });
  });

  it('are not published where they are not what was confirmed', async () => {
    await start();
    const ghsa = ghsaOf(await apply(create));
    const digestOf = (facts: { readonly summary: string }) =>
      facts.summary === fields.summary ? 'd1' : 'other';
    const careful = rig.github({ digestOf });
    const change = { summary: 'changed by hand' };
    await rig.as('olive-owner')(`PATCH /repos/${PROJECT}/security-advisories/${ghsa}`, change);
    expect(await careful.apply(publish(ghsa), context)).toEqual({ kind: 'conflict' });
    await rig.as('olive-owner')(`PATCH /repos/${PROJECT}/security-advisories/${ghsa}`, {
      summary: fields.summary,
    });
    expect(await careful.apply(publish(ghsa), context)).toMatchObject({ kind: 'done' });
  });

  it('count as published where only the answer was lost', async () => {
    await start();
    const ghsa = ghsaOf(await apply(create));
    rig.server.faults.add({ kind: 'kill-after', operation: /^PATCH .*security-advisories/ });
    expect(await apply(publish(ghsa))).toMatchObject({ kind: 'done', result: { state: 'published' } });
  });

  it('are never believed published where they are not', async () => {
    await start();
    const ghsa = ghsaOf(await apply(create));
    rig.server.faults.add({ kind: 'status', status: 500, operation: /^PATCH .*security-advisories/ });
    await expect(apply(publish(ghsa))).rejects.toMatchObject({ code: 'github-unreachable' });
    expect(rig.server.world.advisories.get(ghsa)?.state).toBe('draft');
  });

  it('take no text of the collaborators once they are published', async () => {
    await start();
    const ghsa = ghsaOf(await apply(create));
    await apply(publish(ghsa));
    const update = (surface: 'collaborators' | 'public') =>
      apply(
        operation({ kind: 'update-advisory', repo: PROJECT, ghsa, fields: { summary: 'canary' } }, surface),
      );
    expect(await update('collaborators')).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('published'),
    });
    expect(rig.server.world.advisories.get(ghsa)?.summary).toBe(fields.summary);
    expect(await update('public')).toMatchObject({ kind: 'done' });
  });

  it('are a refusal where GitHub wants a person', async () => {
    await start();
    const ghsa = ghsaOf(await apply(create));
    rig.server.faults.add({
      kind: 'status',
      status: 403,
      message: 'Resource not accessible by integration',
      operation: /^PATCH .*security-advisories/,
    });
    expect(await apply(publish(ghsa))).toMatchObject({ kind: 'refused', status: 403 });
  });

  it('get a CVE asked for, and not twice where there is one', async () => {
    await start();
    const ghsa = ghsaOf(await apply(create));
    const request = operation(
      { kind: 'request-cve', key: 'k', repo: PROJECT, ghsa, digest: 'd' },
      'third-party',
    );
    expect(await apply(request)).toMatchObject({ kind: 'done', result: { ghsa, cve: null } });
    const advisory = rig.server.world.advisories.get(ghsa);
    if (advisory) advisory.cveId = 'CVE-2024-45590';
    expect(await apply(request)).toMatchObject({ kind: 'already', result: { cve: 'CVE-2024-45590' } });
  });
});

describe('posts', () => {
  const post = (text = '---\ntitle: A post\n---\n') =>
    operation(
      {
        kind: 'open-post',
        key: 'post/blog',
        channel: 'blog',
        repo: SITE,
        base: null,
        branch: 'security-1',
        path: '_posts/2024-09-10-security.md',
        text: publicConstant(text),
        title: publicConstant('A post'),
        body: publicConstant('Published advisories.'),
      },
      'public',
    );
  const file = async () => {
    const query = {
      team: null,
      tags: [],
      posts: [{ channel: 'blog', repo: SITE, branch: 'security-1', path: '_posts/2024-09-10-security.md' }],
    };
    return (await github.readSurroundings(query)).posts[0];
  };

  it('are a branch with one file, and a pull request', async () => {
    await start();
    expect(await apply(post())).toMatchObject({
      kind: 'done',
      result: { url: expect.stringContaining('/pull/') },
    });
    expect(await file()).toMatchObject({ state: 'open', text: '---\ntitle: A post\n---\n' });
    expect(await apply(post())).toMatchObject({ kind: 'already', result: { state: 'open' } });
  });

  it.each([
    ['after the branch', /git\/refs$/],
    ['after the file', /CommitStore/],
    ['after the pull request', /\/pulls$/],
  ])('are finished by the next run where one died %s', async (_name, where) => {
    await start();
    rig.server.faults.add({ kind: 'kill-after', operation: where, times: 9 });
    await Promise.resolve(apply(post())).catch((error: unknown) => {
      expect(error).toMatchObject({ code: 'github-unreachable' });
    });
    rig.server.faults.clear();
    github = rig.github();
    const again = await apply(post());
    expect(['done', 'already']).toContain(again.kind);
    const pulls = (await rig.as('tess-triager')(`GET /repos/${SITE}/pulls?state=all`)).body as unknown[];
    expect(pulls).toHaveLength(1);
    expect(await file()).toMatchObject({ state: 'open', text: '---\ntitle: A post\n---\n' });
  });

  it('are written again while they are open, where the post of the day has more to tell', async () => {
    await start();
    await apply(post());
    const more = post('more to tell\n');
    expect(await github.findDone(more, '2020-01-01T00:00:00Z')).toBeUndefined();
    expect(await apply(more)).toMatchObject({ kind: 'done' });
    expect(await github.findDone(more, '2020-01-01T00:00:00Z')).toMatchObject({ kind: 'done' });
    expect(await file()).toMatchObject({ state: 'open', text: 'more to tell\n' });
    const pulls = (await rig.as('tess-triager')(`GET /repos/${SITE}/pulls?state=all`)).body as unknown[];
    expect(pulls).toHaveLength(1);
  });

  it('are left alone once editors have closed them', async () => {
    await start();
    await apply(post());
    await rig.as('olive-owner')(`PATCH /repos/${SITE}/pulls/1`, { state: 'closed' });
    expect(await apply(post('more to tell\n'))).toMatchObject({
      kind: 'already',
      result: { state: 'closed' },
    });
    expect((await file())?.text).toBe('---\ntitle: A post\n---\n');
  });

  it('move to another day, and change a page of the site in the same commit', async () => {
    await start();
    await rig.as('olive-owner')(`PUT /repos/${SITE}/contents/updates.md`, {
      message: 'Start a page',
      content: Buffer.from('old\n').toString('base64'),
    });
    await apply(post());
    const path = '_posts/2024-09-12-security.md';
    const page = { path: 'updates.md', was: 'old\n', text: publicConstant('new\n') };
    const moved = { ...post('later\n'), path, replaces: '_posts/2024-09-10-security.md', page } as Operation;
    // The branch was made before the page: somebody else's page is never overwritten unread.
    expect(await apply({ ...moved, page: { ...page, was: 'older\n' } } as Operation)).toEqual({
      kind: 'conflict',
    });
    expect(await apply(moved)).toMatchObject({ kind: 'done' });
    expect(await apply(moved)).toMatchObject({ kind: 'already' });
    const files = (await rig.as('tess-triager')(`GET /repos/${SITE}/pulls/1/files`)).body as {
      filename: string;
    }[];
    expect(files.map(({ filename }) => filename).toSorted()).toEqual([path, 'updates.md']);
  });

  it('need a branch to go to', async () => {
    await start();
    const outcome = await apply({ ...post(), base: 'no-such' } as Operation);
    expect(outcome).toMatchObject({ kind: 'refused', why: expect.stringContaining('no-such') });
  });
});
