import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type { EmbeddedGitHub } from '../../../dev/embedded-github/index.ts';
import { ORG, TOKEN } from './world.ts';

const require = createRequire(import.meta.url);

/** `github-api` (axios, promises, pages followed by itself): the part of it that is used here. */
interface GithubApi {
  getIssues(
    owner: string,
    repo: string,
  ): {
    createIssue(issue: object): Promise<{ data: { number: number } }>;
    editIssue(
      number: number,
      issue: object,
    ): Promise<{ data: { state: string; labels: { name: string }[] } }>;
    createIssueComment(number: number, body: string): Promise<{ data: { id: number } }>;
    editIssueComment(id: number, body: string): Promise<{ data: { body: string } }>;
    listIssueComments(number: number): Promise<{ data: { body: string }[] }>;
    deleteIssueComment(id: number): Promise<{ status: number }>;
    listIssues(options: object): Promise<{ data: unknown[] }>;
    createLabel(label: object): Promise<{ data: { name: string } }>;
    listLabels(options: object): Promise<{ data: { name: string }[] }>;
  };
  getRepo(
    owner: string,
    repo: string,
  ): {
    getDetails(): Promise<{ data: { full_name: string } }>;
    listBranches(): Promise<{ data: { name: string }[] }>;
    createBranch(from: string, to: string): Promise<{ data: { ref: string } }>;
    writeFile(branch: string, path: string, text: string, message: string, options: object): Promise<unknown>;
    getContents(branch: string, path: string, raw: boolean): Promise<{ data: unknown }>;
    getSha(branch: string, path: string): Promise<{ data: { sha: string } }>;
    createPullRequest(pull: object): Promise<{ data: { number: number; state: string } }>;
    listPullRequests(options: object): Promise<{ data: { number: number }[] }>;
    mergePullRequest(number: number, options: object): Promise<{ data: { merged: boolean } }>;
    listCommits(options: object): Promise<{ data: { commit: { message: string } }[] }>;
    createRelease(release: object): Promise<{ data: { id: number } }>;
    listReleases(): Promise<{ data: { tag_name: string }[] }>;
  };
}

/** A day's work with `github-api`: issue, label, comments, a file on a branch by plain git objects, a merge. */
export async function workWithGithubApi(github: EmbeddedGitHub): Promise<void> {
  const Client = require('github-api') as new (auth: object, base: string) => GithubApi;
  const client = new Client({ token: TOKEN }, github.url);
  await handleIssues(client);
  await handleBranch(client);
}

async function handleIssues(client: GithubApi): Promise<void> {
  const issues = client.getIssues(ORG, 'paginate-issues');
  assert.equal(
    (await issues.createLabel({ name: 'case/received', color: 'aabbcc' })).data.name,
    'case/received',
  );
  assert.ok((await issues.listLabels({})).data.some(({ name }) => name === 'case/received'));
  const { number } = (await issues.createIssue({ title: 'A title', body: 'A body' })).data;
  const edited = await issues.editIssue(number, { labels: ['case/received'], state: 'closed' });
  assert.deepEqual([edited.data.state, edited.data.labels[0]?.name], ['closed', 'case/received']);
  const { id } = (await issues.createIssueComment(number, 'First')).data;
  assert.equal((await issues.editIssueComment(id, 'Second')).data.body, 'Second');
  assert.deepEqual(
    (await issues.listIssueComments(number)).data.map(({ body }) => body),
    ['Second'],
  );
  assert.equal((await issues.deleteIssueComment(id)).status, 204);
  // Pages are followed to the end.
  assert.equal((await issues.listIssues({ state: 'all', per_page: 5 })).data.length, 14);
}

async function handleBranch(client: GithubApi): Promise<void> {
  const repo = client.getRepo(ORG, 'git-refs');
  assert.equal((await repo.getDetails()).data.full_name, `${ORG}/git-refs`);
  assert.equal((await repo.createBranch('main', 'topic')).data.ref, 'refs/heads/topic');
  await repo.writeFile('topic', 'docs/note.md', 'Grüße\n', 'Add a note', { encode: true });
  assert.equal((await repo.getContents('topic', 'docs/note.md', true)).data, 'Grüße\n');
  await repo.writeFile('topic', 'docs/note.md', 'Changed\n', 'Change the note', { encode: true });
  assert.match((await repo.getSha('topic', 'docs/note.md')).data.sha, /^[0-9a-f]{40}$/);
  const pull = (await repo.createPullRequest({ title: 'A note', head: 'topic', base: 'main', body: '' }))
    .data;
  assert.equal(pull.state, 'open');
  assert.deepEqual(
    (await repo.listPullRequests({})).data.map(({ number }) => number),
    [pull.number],
  );
  assert.equal((await repo.mergePullRequest(pull.number, {})).data.merged, true);
  assert.equal((await repo.getContents('main', 'docs/note.md', true)).data, 'Changed\n');
  assert.ok(
    (await repo.listCommits({ sha: 'main' })).data.some(({ commit }) => commit.message === 'Add a note'),
  );
  assert.deepEqual((await repo.listBranches()).data.map(({ name }) => name).sort(), ['main', 'topic']);
  await repo.createRelease({ tag_name: 'v1.0.0', name: 'One' });
  assert.deepEqual(
    (await repo.listReleases()).data.map((release) => release.tag_name),
    ['v1.0.0'],
  );
}

/** `octonode` (callbacks over the old `request`): the part of it that is used here. */
interface Octonode {
  get(path: string, query: object, done: Callback): void;
  post(path: string, body: object, done: Callback): void;
  patch(path: string, body: object, done: Callback): void;
  put(path: string, body: object, done: Callback): void;
  del(path: string, body: object, done: Callback): void;
  org(login: string): {
    infoAsync(): Promise<[{ login: string }]>;
    reposAsync(): Promise<[{ name: string }[]]>;
  };
  repo(name: string): {
    infoAsync(): Promise<[{ full_name: string }]>;
    contentsAsync(path: string, branch: string): Promise<[{ content: string; sha: string }]>;
    createContentsAsync(
      path: string,
      message: string,
      text: string,
      branch: string,
    ): Promise<[{ content: { sha: string } }]>;
    updateContentsAsync(
      path: string,
      message: string,
      text: string,
      sha: string,
      branch: string,
    ): Promise<[{ content: { sha: string } }]>;
    deleteContentsAsync(path: string, message: string, sha: string, branch: string): Promise<unknown>;
    branchesAsync(): Promise<[{ name: string }[]]>;
    commitsAsync(): Promise<[unknown[]]>;
    issueAsync(issue: object): Promise<[{ number: number }]>;
  };
  issue(
    repo: string,
    number: number,
  ): {
    infoAsync(): Promise<[{ title: string; state: string }]>;
    updateAsync(issue: object): Promise<[{ state: string }]>;
    createCommentAsync(comment: object): Promise<[{ body: string }]>;
    commentsAsync(): Promise<[{ body: string }[]]>;
  };
}
type Callback = (error: (Error & { statusCode?: number }) | null, status: number, body: unknown) => void;

/** The same kind of work with `octonode`, and how it takes refusals. */
export async function workWithOctonode(github: EmbeddedGitHub): Promise<void> {
  const { hostname, port } = new URL(github.url);
  const octonode = require('octonode') as { client(token: string, options: object): Octonode };
  const client = octonode.client(TOKEN, { hostname, port, protocol: 'http:' });
  assert.equal((await client.org(ORG).infoAsync())[0].login, ORG);
  assert.ok((await client.org(ORG).reposAsync())[0].some(({ name }) => name === 'labels'));
  await handleFile(client);
  await handleOneIssue(client);
  await handleRefusals(client);
}

async function handleFile(client: Octonode): Promise<void> {
  const repo = client.repo(`${ORG}/errors`);
  assert.equal((await repo.infoAsync())[0].full_name, `${ORG}/errors`);
  const [made] = await repo.createContentsAsync('a/b.txt', 'Add', 'one', 'main');
  const [changed] = await repo.updateContentsAsync('a/b.txt', 'Change', 'two', made.content.sha, 'main');
  const [read] = await repo.contentsAsync('a/b.txt', 'main');
  assert.equal(Buffer.from(read.content, 'base64').toString('utf8'), 'two');
  assert.equal(read.sha, changed.content.sha);
  await repo.deleteContentsAsync('a/b.txt', 'Delete', read.sha, 'main');
  assert.equal((await repo.commitsAsync())[0].length, 4);
  assert.deepEqual(
    (await repo.branchesAsync())[0].map(({ name }) => name),
    ['main'],
  );
}

async function handleOneIssue(client: Octonode): Promise<void> {
  const [{ number }] = await client
    .repo(`${ORG}/labels`)
    .issueAsync({ title: 'By octonode', labels: ['bug'] });
  const issue = client.issue(`${ORG}/labels`, number);
  await issue.createCommentAsync({ body: 'Seen' });
  assert.deepEqual(
    (await issue.commentsAsync())[0].map(({ body }) => body),
    ['Seen'],
  );
  assert.equal((await issue.updateAsync({ state: 'closed' }))[0].state, 'closed');
  assert.deepEqual(await issue.infoAsync().then(([{ title, state }]) => [title, state]), [
    'By octonode',
    'closed',
  ]);
}

async function handleRefusals(client: Octonode): Promise<void> {
  const statusOf = (start: (done: Callback) => void): Promise<number> =>
    new Promise((resolve) => start((error, status) => resolve(error?.statusCode ?? status)));
  assert.equal(await statusOf((done) => client.get(`/repos/${ORG}/nothing`, {}, done)), 404);
  assert.equal(
    await statusOf((done) => client.post(`/repos/${ORG}/labels/labels`, { name: 'bug' }, done)),
    422,
  );
  assert.equal(
    await statusOf((done) => client.patch(`/repos/${ORG}/labels/labels/bug`, { color: 'ffffff' }, done)),
    200,
  );
  assert.equal(await statusOf((done) => client.put(`/repos/${ORG}/lock-issue/issues/1/lock`, {}, done)), 204);
  assert.equal(await statusOf((done) => client.del(`/repos/${ORG}/labels/labels/bug`, {}, done)), 204);
}
