import { executeGraphql } from '../../dev/embedded-github/graphql/execute.ts';
import { type EmbeddedGitHub, startEmbeddedGitHub } from '../../dev/embedded-github/index.ts';
import { createOverlayUse } from '../../dev/embedded-github/overlay.ts';
import type { Seed } from '../../dev/embedded-github/seed.ts';

const seed: Seed = {
  now: '2026-03-01T10:00:00Z',
  users: [{ login: 'alice' }, { login: 'bob' }, { login: 'carol' }],
  orgs: [
    {
      login: 'example-org',
      owners: ['alice'],
      members: ['bob'],
      teams: [{ slug: 'security-triage', members: ['alice', 'bob'], repos: { triage: 'write' } }],
    },
  ],
  repos: [
    {
      owner: 'example-org',
      name: 'triage',
      private: true,
      labels: [{ name: 'case/received' }, { name: 'case/valid' }],
      files: { 'cases/1.yml': 'number: 1\n', 'cases/2.yml': 'number: 2\n' },
    },
    { owner: 'example-org', name: 'project', files: { 'README.md': '# project\n' } },
    { owner: 'carol', name: 'elsewhere', files: { 'README.md': 'x' } },
  ],
  tokens: [
    { token: 'alice-token', kind: 'classic', login: 'alice', scopes: ['repo', 'read:org'] },
    { token: 'bob-token', kind: 'classic', login: 'bob', scopes: ['repo', 'read:org'] },
    { token: 'carol-token', kind: 'classic', login: 'carol', scopes: ['repo', 'read:org'] },
    {
      token: 'narrow-token',
      kind: 'fine-grained',
      login: 'alice',
      permissions: { contents: 'read' },
      owner: 'example-org',
      repositories: ['triage'],
    },
  ],
};

interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: answers are compared whole or looked into by path
  readonly data?: any;
  readonly errors?: readonly { readonly type?: string; readonly message: string; readonly path?: unknown }[];
}

let github: EmbeddedGitHub;
beforeEach(async () => {
  github = await startEmbeddedGitHub({ seed });
});
afterEach(() => github.close());

async function ask(
  token: string | null,
  query: string,
  variables: object = {},
): Promise<Answer & { status: number }> {
  const response = await fetch(`${github.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  return { ...((await response.json()) as Answer), status: response.status };
}

async function idOf(owner: string, name: string): Promise<string> {
  const { data } = await ask('carol-token', `{ repository(owner: "${owner}", name: "${name}") { id } }`);
  const seen = data?.repository?.id as string | undefined;
  return (
    seen ??
    (await ask('alice-token', `{ repository(owner: "${owner}", name: "${name}") { id } }`)).data.repository.id
  );
}

async function openIssue(token: string, owner: string, name: string, body = 'text'): Promise<string> {
  const query = `mutation($r: ID!, $b: String) { createIssue(input: { repositoryId: $r, title: "t", body: $b }) { issue { id } } }`;
  return (await ask(token, query, { r: await idOf(owner, name), b: body })).data.createIssue.issue.id;
}

const headQuery = `{ repository(owner: "example-org", name: "triage") { defaultBranchRef { name target { oid } } } }`;
const readHead = async (): Promise<string> =>
  (await ask('alice-token', headQuery)).data.repository.defaultBranchRef.target.oid;

const commit = `mutation($head: GitObjectID!, $add: [FileAddition!]!, $del: [FileDeletion!]!, $branch: String!) {
  createCommitOnBranch(input: {
    branch: { repositoryNameWithOwner: "example-org/triage", branchName: $branch }
    expectedHeadOid: $head, message: { headline: "move", body: "because" }
    fileChanges: { additions: $add, deletions: $del }
  }) { commit { oid message author { user { login } } } ref { target { oid } } } }`;
const addition = (path: string, text: string) => ({ path, contents: Buffer.from(text).toString('base64') });

describe('reading', () => {
  it('answers files, directories and history of a branch', async () => {
    const { data } = await ask(
      'alice-token',
      `{ repository(owner: "example-org", name: "triage") {
        file: object(expression: "main:cases/1.yml") { ... on Blob { text byteSize isBinary isTruncated } }
        gone: object(expression: "main:cases/9.yml") { oid }
        folder: object(expression: "main:cases") { ... on Tree { entries { name type object { ... on Blob { text } } } } }
        ref(qualifiedName: "refs/heads/main") { name target { ... on Commit { history(first: 5) { totalCount } } } }
      } }`,
    );
    expect(data.repository).toEqual({
      file: { text: 'number: 1\n', byteSize: 10, isBinary: false, isTruncated: false },
      gone: null,
      folder: {
        entries: [
          { name: '1.yml', type: 'blob', object: { text: 'number: 1\n' } },
          { name: '2.yml', type: 'blob', object: { text: 'number: 2\n' } },
        ],
      },
      ref: { name: 'main', target: { history: { totalCount: 1 } } },
    });
  });

  it('answers teams with ids and roles, owners as maintainers', async () => {
    const query = `{ organization(login: "example-org") { databaseId team(slug: "security-triage") {
      slug members(first: 10) { nodes { login databaseId } edges { role } } } } }`;
    const { data } = await ask('bob-token', query);
    expect(data.organization.team.members.nodes.map((one: { login: string }) => one.login)).toEqual([
      'alice',
      'bob',
    ]);
    expect(data.organization.team.members.edges).toEqual([{ role: 'MAINTAINER' }, { role: 'MEMBER' }]);
  });

  it('pages comments by cursor', async () => {
    const issue = await openIssue('alice-token', 'example-org', 'project');
    const add =
      'mutation($i: ID!, $b: String!) { addComment(input: { subjectId: $i, body: $b }) { subject { id } } }';
    for (const body of ['one', 'two', 'three']) await ask('alice-token', add, { i: issue, b: body });
    const read = `query($i: ID!, $after: String) { node(id: $i) { ... on Issue {
      comments(first: 2, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { body } } } } }`;
    const first = (await ask('alice-token', read, { i: issue })).data.node.comments;
    const second = (await ask('alice-token', read, { i: issue, after: first.pageInfo.endCursor })).data.node
      .comments;
    expect([first.totalCount, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([
      3,
      true,
      false,
    ]);
    expect([...first.nodes, ...second.nodes].map((one: { body: string }) => one.body)).toEqual([
      'one',
      'two',
      'three',
    ]);
  });

  it('keeps revisions, newest first, with their editors', async () => {
    const issue = await openIssue('alice-token', 'example-org', 'project', 'first');
    const update = 'mutation($i: ID!) { updateIssue(input: { id: $i, body: "second" }) { issue { id } } }';
    await ask('alice-token', update, { i: issue });
    const read = `query($i: ID!) { node(id: $i) { ... on Issue { body editor { login } lastEditedAt
      userContentEdits(first: 9) { nodes { diff deletedAt editor { login } } } } } }`;
    const { data } = await ask('bob-token', read, { i: issue });
    const by = { deletedAt: null, editor: { login: 'alice' } };
    expect(data.node.userContentEdits.nodes).toEqual([
      { diff: 'second', ...by },
      { diff: 'first', ...by },
    ]);
    expect(data.node.editor).toEqual({ login: 'alice' });
  });
});

describe('what may not be read', () => {
  it('is null with GitHub’s kind of error', async () => {
    const hidden = await ask('carol-token', headQuery);
    expect(hidden.data).toEqual({ repository: null });
    expect(hidden.errors).toMatchObject([
      {
        type: 'NOT_FOUND',
        path: ['repository'],
        message: "Could not resolve to a Repository with the name 'example-org/triage'.",
      },
    ]);
  });
  it('leaves the rest of the answer whole', async () => {
    const { data, errors } = await ask(
      'narrow-token',
      `{ repository(owner: "example-org", name: "triage") { name issue(number: 1) { id }
        object(expression: "main:cases/1.yml") { ... on Blob { text } } } }`,
    );
    expect(data.repository).toEqual({ name: 'triage', issue: null, object: { text: 'number: 1\n' } });
    expect(errors).toMatchObject([
      { type: 'FORBIDDEN', message: 'Resource not accessible by personal access token' },
    ]);
  });
  it('refuses who is not signed in', async () => {
    expect((await ask(null, '{ viewer { login } }')).status).toBe(401);
    expect((await ask('no-such-token', '{ viewer { login } }')).status).toBe(401);
  });
  it('hides nodes as if they were not there', async () => {
    const issue = await openIssue('alice-token', 'example-org', 'triage');
    const { errors } = await ask('carol-token', `{ node(id: "${issue}") { id } }`);
    expect(errors).toMatchObject([
      { type: 'NOT_FOUND', message: `Could not resolve to a node with the global id of '${issue}'.` },
    ]);
  });
});

describe('createCommitOnBranch', () => {
  it('sets and deletes files in one commit', async () => {
    const head = await readHead();
    const variables = {
      head,
      branch: 'main',
      add: [addition('cases/3.yml', 'é')],
      del: [{ path: 'cases/1.yml' }],
    };
    const { data } = await ask('alice-token', commit, variables);
    expect(data.createCommitOnBranch.commit).toMatchObject({ message: 'move\n\nbecause' });
    expect(await readHead()).toBe(data.createCommitOnBranch.commit.oid);
    const read = `{ repository(owner: "example-org", name: "triage") {
      a: object(expression: "main:cases/1.yml") { oid } b: object(expression: "main:cases/3.yml") { ... on Blob { text } } } }`;
    expect((await ask('alice-token', read)).data.repository).toEqual({ a: null, b: { text: 'é' } });
  });
  it('compares and sets: of writers with one head, exactly one wins', async () => {
    const head = await readHead();
    const writers = ['a', 'b', 'c', 'd'].map((name) =>
      ask('alice-token', commit, { head, branch: 'main', add: [addition(name, name)], del: [] }),
    );
    const answers = await Promise.all(writers);
    expect(answers.filter((one) => one.errors === undefined)).toHaveLength(1);
    const lost = answers.flatMap((one) => one.errors ?? []);
    expect(lost.map((one) => one.type)).toEqual(['STALE_DATA', 'STALE_DATA', 'STALE_DATA']);
    expect(lost[0]?.message).toBe(
      `Expected branch to point to "${head}" but it did not. Pull and try again.`,
    );
  });
  it('needs the branch, and the permission', async () => {
    const variables = { head: await readHead(), branch: 'nope', add: [addition('a', 'a')], del: [] };
    expect((await ask('alice-token', commit, variables)).errors).toMatchObject([{ type: 'NOT_FOUND' }]);
    const refused = await ask('narrow-token', commit, { ...variables, branch: 'main' });
    expect(refused.errors).toMatchObject([{ type: 'FORBIDDEN' }]);
  });
});

const transfer = `mutation($i: ID!, $r: ID!) { transferIssue(input: { issueId: $i, repositoryId: $r }) {
  issue { number repository { nameWithOwner } comments(first: 5) { nodes { body } } } } }`;

describe('transferIssue', () => {
  it('moves an open issue from public to private, once', async () => {
    const issue = await openIssue('alice-token', 'example-org', 'project');
    const variables = { i: issue, r: await idOf('example-org', 'triage') };
    const { data } = await ask('alice-token', transfer, variables);
    expect(data.transferIssue.issue.repository).toEqual({ nameWithOwner: 'example-org/triage' });
    const again = await ask('alice-token', transfer, variables);
    expect(again.errors).toMatchObject([{ type: 'NOT_FOUND' }]);
    expect(github.world.deliveries.map((one) => `${one.event}.${one.action} ${one.repo}`)).toEqual(
      expect.arrayContaining(['issues.transferred example-org/project', 'issues.opened example-org/triage']),
    );
  });
  it.each([
    ['another owner', 'project', 'carol', 'elsewhere'],
    ['private to public', 'triage', 'example-org', 'project'],
  ])('refuses %s', async (_what, from, owner, to) => {
    const issue = await openIssue('alice-token', 'example-org', from);
    const { data, errors } = await ask('alice-token', transfer, { i: issue, r: await idOf(owner, to) });
    expect(data).toEqual({ transferIssue: null });
    expect(errors).toHaveLength(1);
  });
});

describe('labels and timelines', () => {
  const labelId = async (name: string): Promise<string> => {
    const query = `{ repository(owner: "example-org", name: "triage") { label(name: "${name}") { id } } }`;
    return (await ask('alice-token', query)).data.repository.label.id;
  };
  const relabel = `mutation($i: ID!, $new: [ID!]!, $old: [ID!]!) {
    addLabelsToLabelable(input: { labelableId: $i, labelIds: $new }) { clientMutationId }
    removeLabelsFromLabelable(input: { labelableId: $i, labelIds: $old }) { clientMutationId } }`;
  const timeline = `query($i: ID!, $since: DateTime) { node(id: $i) { ... on Issue {
    labels(first: 10) { nodes { name } }
    timelineItems(first: 50, since: $since, itemTypes: [LABELED_EVENT, UNLABELED_EVENT]) { totalCount nodes {
      __typename ... on LabeledEvent { actor { login ... on User { databaseId } } label { name } }
      ... on UnlabeledEvent { label { name } } } } } } }`;

  it('runs several mutations of one request in order, each with its event', async () => {
    const issue = await openIssue('alice-token', 'example-org', 'triage');
    const [received, valid] = [await labelId('case/received'), await labelId('case/valid')];
    await ask('bob-token', relabel, { i: issue, new: [received], old: [] });
    github.clock.advance(60_000);
    const since = github.clock.now().toISOString();
    await ask('bob-token', relabel, { i: issue, new: [valid], old: [received] });
    const { data } = await ask('alice-token', timeline, { i: issue });
    expect(data.node.labels.nodes).toEqual([{ name: 'case/valid' }]);
    expect(data.node.timelineItems.nodes).toMatchObject([
      { __typename: 'LabeledEvent', actor: { login: 'bob' }, label: { name: 'case/received' } },
      { __typename: 'LabeledEvent', label: { name: 'case/valid' } },
      { __typename: 'UnlabeledEvent', label: { name: 'case/received' } },
    ]);
    const later = await ask('alice-token', timeline, { i: issue, since });
    expect(later.data.node.timelineItems.totalCount).toBe(2);
    const labeled = github.world.deliveries.filter(
      (one) => one.event === 'issues' && one.action === 'labeled',
    );
    expect(labeled.map((one) => one.startsRuns)).toEqual([true, true]);
  });
});

describe('limits and gaps', () => {
  it.each([
    [
      '{ repository(owner: "example-org", name: "project") { issues { totalCount } } }',
      'MISSING_PAGINATION_BOUNDARIES',
    ],
    [
      '{ repository(owner: "example-org", name: "project") { issues(first: 101) { totalCount } } }',
      'EXCESSIVE_PAGINATION',
    ],
    [
      `{ repository(owner: "example-org", name: "project") { issues(first: 100) { nodes {
        comments(first: 100) { nodes { reactions(first: 100) { totalCount } } } } } } }`,
      'MAX_NODE_LIMIT_EXCEEDED',
    ],
  ])('refuses %s', async (query, type) => {
    expect((await ask('alice-token', query)).errors).toMatchObject([{ type }]);
  });
  it('says what a query costs', async () => {
    const { data } = await ask('alice-token', '{ rateLimit { cost limit remaining resetAt } }');
    expect(data.rateLimit).toMatchObject({ cost: 1, limit: 5000 });
  });
  it('records unmodelled nullable fields, and fails for others', async () => {
    const actor = { kind: 'anonymous' } as const;
    const ctx = { world: github.world, actor, runId: null };
    const run = (field: string) =>
      executeGraphql(
        ctx,
        { query: `{ repository(owner: "example-org", name: "project") { ${field} } }` },
        createOverlayUse(),
      );
    expect(await run('diskUsage')).toMatchObject({
      body: { data: { repository: { diskUsage: null } } },
      misses: ['Repository.diskUsage'],
    });
    const failed = await run('forkCount');
    expect(failed.body.errors?.[0]?.message).toMatch(/does not model Repository.forkCount/);
  });
  it('lets GraphQL itself refuse what the schema does not have', async () => {
    const { errors, data } = await ask('alice-token', '{ viewer { nonsense } }');
    expect(errors?.[0]?.message).toMatch(/Cannot query field "nonsense" on type "User"/);
    expect(data).toBeUndefined();
  });
});
