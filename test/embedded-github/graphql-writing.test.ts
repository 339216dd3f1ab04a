/** Every mutation once, by the identity that our actions use: an App's installation token. */
import { type EmbeddedGitHub, startEmbeddedGitHub } from '../../dev/embedded-github/index.ts';
import type { Seed } from '../../dev/embedded-github/seed.ts';
import { getOctokitFor } from './octokit.ts';

const permissions = {
  contents: 'write',
  discussions: 'write',
  issues: 'write',
  members: 'read',
  pull_requests: 'write',
} as const;
const seed: Seed = {
  users: [{ login: 'alice' }, { login: 'bob' }],
  orgs: [
    {
      login: 'example-org',
      owners: ['alice'],
      teams: [{ slug: 'security-triage', members: ['alice', 'bob'], repos: { triage: 'write' } }],
    },
  ],
  repos: [
    {
      owner: 'example-org',
      name: 'triage',
      private: true,
      labels: ['case/received', 'case/valid'],
      branches: { next: { 'new.txt': 'new\n' } },
      discussionCategories: ['Announcements'],
      issues: [{ title: 'One', author: 'bob', body: 'text' }],
    },
    { owner: 'example-org', name: 'project', issues: [{ title: 'Public', author: 'bob', body: 'PoC' }] },
  ],
  apps: [{ slug: 'our-app', owner: 'example-org', permissions, installations: [{ owner: 'example-org' }] }],
};

interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: looked into by path
  readonly data?: any;
  readonly errors?: readonly { readonly type?: string; readonly message: string }[];
}

let github: EmbeddedGitHub;
let app: string;
beforeEach(async () => {
  github = await startEmbeddedGitHub({ seed });
  app = github.createToken({ kind: 'installation', app: 'our-app', owner: 'example-org' });
});
afterEach(async () => {
  expect(github.drifts).toEqual([]);
  await github.close();
});

async function ask(token: string, query: string, variables: object = {}): Promise<Answer> {
  const response = await fetch(`${github.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

/** As `ask`, of the App, where nothing may fail. */
async function done(query: string, variables: object = {}): Promise<NonNullable<Answer['data']>> {
  const { data, errors } = await ask(app, query, variables);
  expect(errors).toBeUndefined();
  return data;
}

const things = `{ viewer { login databaseId }
  triage: repository(owner: "example-org", name: "triage") { id
    issue(number: 1) { id } labels(first: 9) { nodes { id name } } defaultBranchRef { id target { oid } }
    discussionCategories(first: 1) { nodes { id } } }
  project: repository(owner: "example-org", name: "project") { id issue(number: 1) { id } } }`;

describe('an App', () => {
  it('is a viewer with [bot] and an author without', async () => {
    const { viewer, triage } = await done(things);
    expect(viewer.login).toBe('our-app[bot]');
    const add = `mutation($i: ID!) { addComment(input: { subjectId: $i, body: "hello" }) { commentEdge { node {
      author { __typename login ... on Bot { databaseId } } viewerDidAuthor } } } }`;
    const { addComment } = await done(add, { i: triage.issue.id });
    const author = { __typename: 'Bot', login: 'our-app', databaseId: viewer.databaseId };
    expect(addComment.commentEdge.node).toEqual({ author, viewerDidAuthor: true });
  });

  it('sees the members of a team; a token without that permission does not', async () => {
    const query =
      '{ organization(login: "example-org") { team(slug: "security-triage") { members(first: 9) { totalCount } } } }';
    expect((await done(query)).organization.team.members.totalCount).toBe(2);
    const narrow = github.createToken({
      kind: 'installation',
      app: 'our-app',
      owner: 'example-org',
      permissions: { issues: 'write' },
    });
    const workflow = github.createToken({
      kind: 'actions',
      repo: 'example-org/triage',
      permissions: { issues: 'write' },
    });
    for (const token of [narrow, workflow]) {
      const { data, errors } = await ask(token, query);
      expect(data).toEqual({ organization: { team: null } });
      expect(errors).toMatchObject([
        { type: 'FORBIDDEN', message: 'Resource not accessible by integration' },
      ]);
    }
  });

  it('edits, reacts to, minimizes and deletes comments', async () => {
    const { triage } = await done(things);
    const add =
      'mutation($i: ID!) { addComment(input: { subjectId: $i, body: "a" }) { commentEdge { node { id } } } }';
    const id = (await done(add, { i: triage.issue.id })).addComment.commentEdge.node.id;
    const change = `mutation($c: ID!) {
      updateIssueComment(input: { id: $c, body: "b" }) { issueComment { body editor { login } includesCreatedEdit } }
      addReaction(input: { subjectId: $c, content: ROCKET }) { reaction { content } }
      minimizeComment(input: { subjectId: $c, classifier: OFF_TOPIC }) { minimizedComment { isMinimized minimizedReason } } }`;
    expect(await done(change, { c: id })).toEqual({
      updateIssueComment: {
        issueComment: { body: 'b', editor: { login: 'our-app' }, includesCreatedEdit: true },
      },
      addReaction: { reaction: { content: 'ROCKET' } },
      minimizeComment: { minimizedComment: { isMinimized: true, minimizedReason: 'off-topic' } },
    });
    const remove = 'mutation($c: ID!) { deleteIssueComment(input: { id: $c }) { clientMutationId } }';
    await done(remove, { c: id });
    expect((await ask(app, remove, { c: id })).errors).toMatchObject([{ type: 'NOT_FOUND' }]);
  });

  it('changes, locks, pins, assigns, closes and reopens an issue', async () => {
    const { triage } = await done(things);
    const people = await done('{ user(login: "bob") { id } }');
    const change = `mutation($i: ID!, $l: [ID!], $a: [ID!]!) {
      updateIssue(input: { id: $i, title: "Two", labelIds: $l }) { issue { title labels(first: 9) { nodes { name } } } }
      addAssigneesToAssignable(input: { assignableId: $i, assigneeIds: $a }) { assignable { assignees(first: 9) { nodes { login } } } }
      lockLockable(input: { lockableId: $i, lockReason: TOO_HEATED }) { lockedRecord { locked activeLockReason } }
      unlockLockable(input: { lockableId: $i }) { unlockedRecord { locked } }
      pinIssue(input: { issueId: $i }) { issue { isPinned } }
      closeIssue(input: { issueId: $i, stateReason: DUPLICATE }) { issue { state stateReason all: stateReason(enableDuplicate: true) } }
      reopenIssue(input: { issueId: $i }) { issue { state stateReason timelineItems(first: 50) { nodes { __typename } } } } }`;
    const answer = await done(change, {
      i: triage.issue.id,
      l: [triage.labels.nodes[1].id],
      a: [people.user.id],
    });
    const { timelineItems, ...reopened } = answer.reopenIssue.issue;
    expect({ ...answer, reopenIssue: reopened }).toEqual({
      updateIssue: { issue: { title: 'Two', labels: { nodes: [{ name: 'case/valid' }] } } },
      addAssigneesToAssignable: { assignable: { assignees: { nodes: [{ login: 'bob' }] } } },
      lockLockable: { lockedRecord: { locked: true, activeLockReason: 'TOO_HEATED' } },
      unlockLockable: { unlockedRecord: { locked: false } },
      pinIssue: { issue: { isPinned: true } },
      closeIssue: { issue: { state: 'CLOSED', stateReason: 'NOT_PLANNED', all: 'DUPLICATE' } },
      reopenIssue: { state: 'OPEN', stateReason: 'REOPENED' },
    });
    const kinds = timelineItems.nodes.map((one: { __typename: string }) => one.__typename);
    expect(kinds).toEqual([
      'RenamedTitleEvent',
      'LabeledEvent',
      'AssignedEvent',
      'LockedEvent',
      'UnlockedEvent',
      'PinnedEvent',
      'ClosedEvent',
      'ReopenedEvent',
    ]);
  });

  it('transfers an issue but cannot delete one; both are recorded as unverified', async () => {
    const { triage, project } = await done(things);
    const remove = 'mutation($i: ID!) { deleteIssue(input: { issueId: $i }) { repository { name } } }';
    expect((await ask(app, remove, { i: project.issue.id })).errors).toMatchObject([{ type: 'FORBIDDEN' }]);
    const move = `mutation($i: ID!, $r: ID!) { transferIssue(input: { issueId: $i, repositoryId: $r }) { issue {
      body timelineItems(last: 9, itemTypes: [TRANSFERRED_EVENT]) { nodes { ... on TransferredEvent {
        actor { login } fromRepository { nameWithOwner } } } } } } }`;
    const { transferIssue } = await done(move, { i: project.issue.id, r: triage.id });
    expect(transferIssue.issue).toEqual({
      body: 'PoC',
      timelineItems: {
        nodes: [{ actor: { login: 'our-app' }, fromRepository: { nameWithOwner: 'example-org/project' } }],
      },
    });
    expect(github.usedUnverified()).toEqual(['issue-deleted-by-app', 'issue-transferred-by-app']);
  });

  it('starts branches, pull requests and discussions', async () => {
    const { triage } = await done(things);
    const make = `mutation($r: ID!, $oid: GitObjectID!, $c: ID!) {
      createRef(input: { repositoryId: $r, name: "refs/heads/other", oid: $oid }) { ref { name prefix } }
      createPullRequest(input: { repositoryId: $r, baseRefName: "main", headRefName: "next", title: "P" }) {
        pullRequest { id number state changedFiles additions files(first: 9) { nodes { path changeType } } } }
      createDiscussion(input: { repositoryId: $r, categoryId: $c, title: "D", body: "text" }) {
        discussion { title category { slug } } } }`;
    const answer = await done(make, {
      r: triage.id,
      oid: triage.defaultBranchRef.target.oid,
      c: triage.discussionCategories.nodes[0].id,
    });
    const { id, ...pull } = answer.createPullRequest.pullRequest;
    expect(answer.createRef.ref).toEqual({ name: 'other', prefix: 'refs/heads/' });
    expect(pull).toEqual({
      number: 2,
      state: 'OPEN',
      changedFiles: 1,
      additions: 1,
      files: { nodes: [{ path: 'new.txt', changeType: 'ADDED' }] },
    });
    expect(answer.createDiscussion.discussion).toEqual({ title: 'D', category: { slug: 'announcements' } });
    const close =
      'mutation($p: ID!) { closePullRequest(input: { pullRequestId: $p }) { pullRequest { state } } }';
    expect((await done(close, { p: id })).closePullRequest.pullRequest.state).toBe('CLOSED');
  });

  it('commits by the id of a branch too', async () => {
    const { triage } = await done(things);
    const commit = `mutation($b: ID!, $oid: GitObjectID!) { createCommitOnBranch(input: { branch: { id: $b },
      expectedHeadOid: $oid, message: { headline: "h" }, fileChanges: { deletions: [{ path: "none.txt" }] } }) {
      commit { oid } } }`;
    const variables = { b: triage.defaultBranchRef.id, oid: triage.defaultBranchRef.target.oid };
    const { errors } = await ask(app, commit, variables);
    expect(errors?.[0]?.message).toMatch(/^A path was requested for deletion which does not exist/);
    const { createCommitOnBranch } = await done(commit.replace('none.txt', 'README.md'), variables);
    expect(createCommitOnBranch.commit.oid).not.toBe(variables.oid);
  });

  it('causes events that start runs; GITHUB_TOKEN does not', async () => {
    const { triage } = await done(things);
    const label = `mutation($i: ID!, $l: [ID!]!) { addLabelsToLabelable(input: { labelableId: $i, labelIds: $l }) { clientMutationId } }`;
    const workflow = github.createToken({
      kind: 'actions',
      repo: 'example-org/triage',
      permissions: { issues: 'write' },
    });
    await ask(workflow, label, { i: triage.issue.id, l: [triage.labels.nodes[0].id] });
    await done(label, { i: triage.issue.id, l: [triage.labels.nodes[1].id] });
    const labeled = github.world.deliveries.filter((one) => one.action === 'labeled');
    expect(labeled.map((one) => [one.senderKind, one.startsRuns])).toEqual([
      ['actions', false],
      ['app', true],
    ]);
  });
});

describe('a real client', () => {
  it('of @actions/github reads the answer, and throws on errors', async () => {
    const octokit = await getOctokitFor(github.url, app);
    const data = await octokit.graphql<{ viewer: { login: string } }>('{ viewer { login } }');
    expect(data.viewer.login).toBe('our-app[bot]');
    const missing = octokit.graphql('{ repository(owner: "example-org", name: "none") { id } }');
    await expect(missing).rejects.toMatchObject({ errors: [{ type: 'NOT_FOUND' }] });
  });
});
