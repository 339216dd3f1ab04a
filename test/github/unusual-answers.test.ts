/** GitHub answers with nulls and words that its schema does not have: nothing is lost, and what is unread is named. */
import { STORE_BRANCH } from '../../src/case/stored-case.ts';
import { type AlteredAnswers, type Body, startAlteredAnswers } from './altered-answers.ts';
import { PROJECT, type Rig, type RigOptions, SITE, startRig } from './rig.ts';

let rig: Rig;
let altered: AlteredAnswers;

/** Ours, behind a GitHub that changes every answer to this request. */
async function start(options: RigOptions, request: string, change: (body: Body) => Body) {
  rig = await startRig(options);
  altered = await startAlteredAnswers(rig.server.url, (name, body) =>
    name === request ? change(body) : body,
  );
  return rig.github({ apiUrl: altered.url });
}

afterEach(async () => {
  await altered.close();
  await rig.server.close();
});

const OWNERS = [{ login: 'example-org', repos: ['project'], exclude: [] }];
const LIST = 'GET /orgs/example-org/security-advisories';
const report = (summary: string) => ({
  author: 'rae-reporter',
  state: 'triage' as const,
  summary,
  description: 'How it goes',
  severity: 'high' as const,
});
const reports = { project: { advisories: [report('first'), report('second')] } };
const changing =
  (summary: string, change: object) =>
  (list: Body): Body =>
    list.map((each: Body) => (each.summary === summary ? { ...each, ...change } : each));

describe('a list of advisories', () => {
  it('keeps a report of an unknown ecosystem, of a credit without login and of an account that is gone', async () => {
    const strange = {
      author: null,
      credits: [{ type: 'finder' }],
      vulnerabilities: [{ package: { ecosystem: 'conda', name: 'p' }, vulnerable_version_range: '< 2' }],
    };
    const github = await start(reports, LIST, changing('first', strange));
    const { found, unreadable } = await github.findAdvisories(OWNERS, null);
    expect(found.map(({ facts }) => facts.summary).sort()).toEqual(['first', 'second']);
    expect(found.find(({ facts }) => facts.summary === 'first')).toMatchObject({
      reporter: null,
      facts: {
        ranges: [{ ecosystem: 'other', name: 'p', affected: '< 2' }],
        credits: [],
        unread: ['vulnerabilities[0].package.ecosystem (conda)', 'credits[0].login', 'author'],
      },
    });
    expect(unreadable).toEqual([]);
  });

  it('keeps a report without times, as received now, whatever the watermark is', async () => {
    const github = await start(reports, LIST, changing('first', { created_at: null, updated_at: null }));
    const later = new Date(Date.now() + 3_600_000).toISOString();
    const { found } = await github.findAdvisories(OWNERS, later);
    expect(found).toMatchObject([{ facts: { summary: 'first', unread: ['created_at'] } }]);
    expect(Date.parse(found[0]?.createdAt ?? '')).toBeGreaterThan(0);
  });

  it.each([
    ['a null', null],
    ['a word', 'gone'],
    ['something without id', { summary: 'x' }],
  ])('with %s in it brings the others, and says that one cannot be read', async (_name, entry) => {
    const github = await start(reports, LIST, (list) => [entry, ...list]);
    const { found, unreadable, refused } = await github.findAdvisories(OWNERS, null);
    expect(found.map(({ facts }) => facts.summary).sort()).toEqual(['first', 'second']);
    expect({ unreadable, refused }).toEqual({ unreadable: ['example-org'], refused: [] });
  });

  it('that is none is an error, never an empty list', async () => {
    const github = await start(reports, LIST, () => ({ message: 'x' }));
    await expect(github.findAdvisories(OWNERS, null)).rejects.toMatchObject({ code: 'github-unreachable' });
  });
});

describe('one advisory', () => {
  it('is read with the collaborators that have an account', async () => {
    const ghsa = 'GHSA-2222-3333-4444';
    const path = `GET /repos/${PROJECT}/security-advisories/${ghsa}`;
    const options = { project: { advisories: [{ ...report('first'), ghsa }] } };
    const people = [null, { id: 7, login: 'rae-reporter' }, { login: 'nobody' }];
    const github = await start(options, path, (body) => ({ ...body, collaborating_users: people }));
    const read = await github.readAdvisories([{ repo: PROJECT, ghsa }]);
    expect(read[ghsa]).toMatchObject({
      summary: 'first',
      collaborators: [{ id: 7, login: 'rae-reporter' }],
      unread: ['collaborating_users[0]', 'collaborating_users[2]'],
    });
  });
});

const comments = [{ author: 'rae-reporter', body: 'a word' }];
const case1 = { title: 'case 1', author: 'rae-reporter', labels: ['report'], comments };

describe('a case', () => {
  const read = async (change: (issue: Body) => Body) => {
    const github = await start({ triage: { issues: [case1] } }, 'query ReadCase', (body) => {
      body.data.repository.issue = change(body.data.repository.issue);
      return body;
    });
    return github.readCase(1);
  };

  it('is read where accounts are gone and texts, labels and addresses are missing', async () => {
    const { issue } = await read((whole) => {
      const gone = { author: null, editor: null, body: null, url: undefined };
      const known = whole.comments.nodes.map((comment: Body) => ({ ...comment, ...gone }));
      const loose = { title: null, labels: null, assignees: { nodes: [null, { login: 'x' }] } };
      return { ...whole, ...gone, ...loose, comments: { pageInfo: null, nodes: [null, ...known] } };
    });
    expect(issue).toMatchObject({ number: 1, title: '', body: '', author: null, labels: [], assignees: [] });
    expect(issue?.comments).toMatchObject([{ body: '', author: null, lastEditor: null }]);
    expect(issue?.commentsCut).toBe(true);
  });

  it.each<readonly [string, (issue: Body) => Body]>([
    ['its id', (issue) => ({ ...issue, id: null })],
    ['its number', (issue) => ({ ...issue, number: undefined })],
    ['the list of its events', (issue) => ({ ...issue, timelineItems: null })],
    ['the list of its comments', (issue) => ({ ...issue, comments: null })],
    [
      'the id of a comment',
      (issue) => ({ ...issue, comments: { ...issue.comments, nodes: [{ body: '/confirm' }] } }),
    ],
  ])('without %s is an error, never a case with nothing in it', async (_name, change) => {
    await expect(read(change)).rejects.toMatchObject({ code: 'github-unreachable', call: 'read-case' });
  });
});

describe('many cases', () => {
  it('are read beside one whose issue makes no sense, which is to be read by itself', async () => {
    const files = { 'cases/1.yml': 'a: 1\n', 'cases/2.yml': 'a: 2\n' };
    const triage = { issues: [case1, { ...case1, title: 'case 2' }], branches: { [STORE_BRANCH]: files } };
    const github = await start({ triage }, 'query ReadCases', (body) => {
      body.data.repository.issue1 = { number: 1 };
      return body;
    });
    expect(await github.readCases([1, 2])).toMatchObject([
      { number: 1, storedText: 'a: 1\n', issue: null, isUnreadable: true },
      { number: 2, storedText: 'a: 2\n', issue: { title: 'case 2' } },
    ]);
  });
});

describe('who reads the triage repo', () => {
  const surface = async (change: object) => {
    const github = await start({}, 'query ReadSweep', (body) => {
      Object.assign(body.data.repository, change);
      return body;
    });
    return (await github.readSweep()).repo;
  };

  it.each([
    [
      'somebody without an id',
      { collaborators: { pageInfo: { hasNextPage: false }, nodes: [{ login: 'x' }] } },
    ],
    ['a null', { collaborators: { pageInfo: { hasNextPage: false }, nodes: [null] } }],
    ['no word on whether that is all', { collaborators: { pageInfo: null, nodes: [] } }],
  ])('is asked of REST where the list has %s', async (_name, change) => {
    const { readers } = await surface(change);
    expect(readers?.map(({ login }) => login)).toContain('tess-triager');
  });

  it.each([
    ['is not told to be private', { isPrivate: null }],
    ['is of a visibility that we do not know', { visibility: 'SHARED' }],
  ])('is everybody where the repo %s', async (_name, change) => {
    expect((await surface(change)).isPrivate).toBe(false);
  });
});

describe('public issues with the label', () => {
  const issue = { title: 'Stalls', body: 'b', author: 'pat-passerby', labels: ['security'] };
  const options = { project: { labels: ['security'], issues: [issue] } };
  const owners = [{ login: 'example-org', repos: 'all-public' as const, exclude: [] }];
  const repos = (body: Body): Body => body.data.repositoryOwner.repositories;

  it('are found without author, text and time', async () => {
    const github = await start(options, 'query FindPublicIssues', (body) => {
      for (const repo of repos(body).nodes)
        for (const node of repo.issues.nodes)
          Object.assign(node, { author: null, body: null, createdAt: null });
      repos(body).nodes.push(null, { name: null });
      return body;
    });
    const { found, refused } = await github.findPublicIssues(owners, 'security');
    expect(found).toMatchObject([{ repo: PROJECT, title: 'Stalls', body: '', author: null }]);
    expect(found[0]?.createdAt).toMatch(/^\d{4}-/);
    expect(refused).toEqual([]);
  });

  it('of a list that does not say where it goes on are told as not all', async () => {
    const github = await start(options, 'query FindPublicIssues', (body) => {
      repos(body).pageInfo = { hasNextPage: true, endCursor: null };
      return body;
    });
    const { found, refused } = await github.findPublicIssues(owners, 'security');
    expect(found).toHaveLength(1);
    expect(refused).toEqual(['example-org']);
  });
});

describe('a public thread', () => {
  const path = `GET /repos/${PROJECT}/issues/1`;
  const options = { project: { issues: [{ title: 'Stalls', body: 'b', author: 'pat-passerby' }] } };
  const url = `https://github.com/${PROJECT}/issues/1`;

  it('is read whose author is gone and whose text is missing', async () => {
    const github = await start(options, path, (body) => ({ ...body, user: null, body: null, locked: null }));
    expect(await github.readThread(url)).toMatchObject({
      kind: 'found',
      thread: { author: null, body: '', title: 'Stalls', locked: false, repo: PROJECT },
    });
  });

  it.each(['node_id', 'number', 'repository_url'])('without %s is an error', async (part) => {
    const github = await start(options, path, (body) => ({ ...body, [part]: null }));
    await expect(github.readThread(url)).rejects.toMatchObject({ code: 'github-unreachable' });
  });
});

describe('posts and releases', () => {
  it('a pull request of an unknown state is one that is open, not one that is missing', async () => {
    const pulls = [{ title: 'p', author: 'tess-triager', head: 'post-1', files: { 'a.md': 'text' } }];
    const github = await start({ site: { pulls } }, 'query ReadSurroundings', (body) => {
      body.data.post0.pullRequests.nodes[0].state = 'QUEUED';
      return body;
    });
    const post = { channel: 'blog', repo: SITE, branch: 'post-1', path: 'a.md' };
    const { posts } = await github.readSurroundings({ team: null, posts: [post], tags: [] });
    expect(posts).toMatchObject([{ state: 'open', text: 'text' }]);
  });

  it('a run that waits and cannot be told makes its repo one that could not be asked', async () => {
    const runs = `GET /repos/${PROJECT}/actions/runs`;
    const github = await start({}, runs, () => ({ total_count: 1, workflow_runs: [{ head_branch: 'v1' }] }));
    expect(await github.readWaiting([PROJECT], 'release')).toEqual({ waiting: [], refused: [PROJECT] });
  });
});
