import { type Client, project, triage, useGitHub } from './client.ts';

const client = useGitHub();
const mutation = `mutation($issue: ID!, $to: ID!) {
  transferIssue(input: { issueId: $issue, repositoryId: $to }) { issue { number title } }
}`;

async function idOf(path: string): Promise<string> {
  return (await client.call('token-olive', 'GET', path)).body.node_id;
}

async function transfer(
  token: string,
  from: string,
  to: string,
): Promise<Awaited<ReturnType<Client['call']>>> {
  return client.graphql(token, mutation, { issue: await idOf(from), to: await idOf(to) });
}

const app = (permissions?: Readonly<Record<string, 'read' | 'write'>>): string =>
  client.github.createToken({
    kind: 'installation',
    app: 'example-security-process',
    owner: 'example-org',
    ...(permissions === undefined ? {} : { permissions }),
  });

describe('transferring an issue', () => {
  it('moves text, comments, assignees and the labels that exist there', async () => {
    await client.call('token-tess', 'POST', `${triage}/labels`, { name: 'bug' });
    await client.call('token-dev', 'POST', `${project}/issues/1/labels`, { labels: ['question'] });
    await client.call('token-dev', 'POST', `${project}/issues/1/assignees`, { assignees: ['dev-developer'] });
    const comment = await client.call('token-pat', 'POST', `${project}/issues/1/comments`, { body: 'More.' });
    const answer = await transfer(app(), `${project}/issues/1`, triage);
    const { number } = answer.body.data.transferIssue.issue;
    const moved = await client.call('token-tess', 'GET', `${triage}/issues/${number}`);
    expect(moved.body.labels.map((one: { name: string }) => one.name)).toEqual(['bug']);
    expect(moved.body.assignees.map((one: { login: string }) => one.login)).toEqual(['dev-developer']);
    const comments = await client.call('token-tess', 'GET', `${triage}/issues/${number}/comments`);
    expect(comments.body.map((one: { id: number }) => one.id)).toEqual([comment.body.id]);
  });

  it('redirects people who may read the new place, and is 404 for others', async () => {
    await transfer(app(), `${project}/issues/1`, triage);
    const member = await client.call('token-tess', 'GET', `${project}/issues/1`);
    expect([member.status, member.body.repository_url.endsWith(triage)]).toEqual([200, true]);
    expect((await client.call('token-pat', 'GET', `${project}/issues/1`)).status).toBe(404);
    expect((await client.call(null, 'GET', `${project}/issues`)).body).toEqual([]);
  });

  it('tells both repositories: transferred there, opened here', async () => {
    const heard: [string, string | null, string[]][] = [];
    const stop = client.github.onDelivery((one) => {
      heard.push([one.repo, one.action, Object.keys((one.payload.changes as object | undefined) ?? {})]);
    });
    await transfer(app(), `${project}/issues/1`, triage);
    stop();
    expect(heard).toEqual([
      ['example-org/project', 'transferred', ['new_issue', 'new_repository']],
      ['example-org/security-triage', 'opened', ['old_issue', 'old_repository']],
    ]);
  });

  it('cannot be done twice', async () => {
    const id = await idOf(`${project}/issues/1`);
    const to = await idOf(triage);
    await client.graphql(app(), mutation, { issue: id, to });
    const again = await client.graphql(app(), mutation, { issue: id, to });
    expect(again.body.errors[0].type).toBe('NOT_FOUND');
  });

  it('is refused from private to public', async () => {
    const { body } = await client.call('token-tess', 'POST', `${triage}/issues`, { title: 'T' });
    const answer = await transfer(app(), `${triage}/issues/${body.number}`, project);
    expect(answer.body.errors).toHaveLength(1);
    expect((await client.call('token-tess', 'GET', `${triage}/issues/${body.number}`)).status).toBe(200);
  });

  it('is refused for a closed issue', async () => {
    await client.call('token-dev', 'PATCH', `${project}/issues/1`, { state: 'closed' });
    const answer = await transfer(app(), `${project}/issues/1`, triage);
    expect(answer.body.errors[0].message).toContain('open issues');
  });

  it.each([
    ['an App that may only read issues', () => app({ issues: 'read' })],
    ['somebody with triage at the source', () => 'token-tess'],
    ['somebody without access to the target', () => 'token-dev'],
    [
      'GITHUB_TOKEN',
      () =>
        client.github.createToken({
          kind: 'actions',
          repo: 'example-org/project',
          permissions: { issues: 'write' },
        }),
    ],
  ])('is refused to %s', async (_who, token) => {
    const answer = await transfer(token(), `${project}/issues/1`, triage);
    expect(answer.body.errors).toHaveLength(1);
    expect((await client.call(null, 'GET', `${project}/issues/1`)).status).toBe(200);
  });

  it('tells the people mentioned in it', async () => {
    await client.call('token-pat', 'PATCH', `${project}/issues/1`, { body: 'cc @rae-reporter' });
    const before = client.github.notifications.length;
    await transfer(app(), `${project}/issues/1`, triage);
    const told = client.github.notifications.slice(before);
    expect(told.map((one) => [one.login, one.reason])).toEqual([['rae-reporter', 'mention']]);
    expect(told[0]!.text).not.toContain('cc');
  });
});
