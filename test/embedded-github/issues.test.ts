import { project, triage, useGitHub } from './client.ts';

const client = useGitHub();
const names = (labels: readonly { name: string }[]): string[] => labels.map((one) => one.name);

describe('opening an issue', () => {
  it('drops labels and assignees that the author may not set', async () => {
    const wish = { title: 'T', labels: ['bug'], assignees: ['dev-developer'] };
    const outsider = await client.call('token-pat', 'POST', `${project}/issues`, wish);
    expect([outsider.status, outsider.body.labels, outsider.body.assignees]).toEqual([201, [], []]);
    const member = await client.call('token-tess', 'POST', `${project}/issues`, {
      ...wish,
      assignees: ['dev-developer', 'pat-passerby', 'nobody-at-all'],
    });
    expect(names(member.body.labels)).toEqual(['bug']);
    expect(member.body.assignees.map((one: { login: string }) => one.login)).toEqual(['dev-developer']);
  });

  it('by form sets the labels of the form, in the name of the person who filled it in', async () => {
    const issue = client.github.control.openByForm('example-org/project', 'pat-passerby', {
      title: 'T',
      labels: ['bug', 'unknown'],
    });
    const { body } = await client.call(null, 'GET', `${project}/issues/${issue.number}/timeline`);
    const events = body.map((one: { event: string; actor: { login: string }; label: unknown }) => [
      one.event,
      one.actor.login,
    ]);
    expect(events).toEqual([['labeled', 'pat-passerby']]);
  });

  it.each([
    [{ title: '' }],
    [{ title: 'T', body: 'x'.repeat(65_537) }],
    [{ body: 'no title' }],
    [{ title: 'T', lables: ['misspelt'] }],
  ])('is refused with 422 (%#)', async (body) => {
    expect((await client.call('token-tess', 'POST', `${triage}/issues`, body)).status).toBe(422);
  });

  it('takes the longest body there is', async () => {
    const body = 'x'.repeat(65_536);
    expect((await client.call('token-tess', 'POST', `${triage}/issues`, { title: 'T', body })).status).toBe(
      201,
    );
  });

  it('delivers `opened` with the labels in it, then the labels', async () => {
    const heard: [string | null, string[]][] = [];
    const stop = client.github.onDelivery((one) => {
      const issue = one.payload.issue as { labels: { name: string }[] } | undefined;
      if (one.event === 'issues') heard.push([one.action, names(issue?.labels ?? [])]);
    });
    await client.call('token-tess', 'POST', `${project}/issues`, { title: 'T', labels: ['bug', 'question'] });
    stop();
    expect(heard).toEqual([
      ['opened', ['bug', 'question']],
      ['labeled', ['bug']],
      ['labeled', ['bug', 'question']],
    ]);
  });
});

describe('changing an issue', () => {
  it('keeps what the body was, and by whom', async () => {
    await client.call('token-dev', 'PATCH', `${project}/issues/1`, { body: 'Second.' });
    const [issue] = [...client.github.world.issues.values()];
    const edits = issue!.edits.map((one) => [
      client.github.world.accounts.get(one.editorId)!.login,
      one.body,
    ]);
    expect(edits).toEqual([
      ['pat-passerby', 'After the update.'],
      ['dev-developer', 'Second.'],
    ]);
  });

  it('leaves the old title in the timeline', async () => {
    await client.call('token-pat', 'PATCH', `${project}/issues/1`, { title: 'New' });
    const { body } = await client.call(null, 'GET', `${project}/issues/1/timeline`);
    expect(body.at(-1).rename).toEqual({ from: 'It does not start', to: 'New' });
  });

  it('closes with a reason and reopens', async () => {
    const closed = await client.call('token-dev', 'PATCH', `${project}/issues/1`, {
      state: 'closed',
      state_reason: 'not_planned',
    });
    expect([closed.body.state, closed.body.state_reason, closed.body.closed_by.login]).toEqual([
      'closed',
      'not_planned',
      'dev-developer',
    ]);
    const open = await client.call('token-dev', 'PATCH', `${project}/issues/1`, { state: 'open' });
    expect([open.body.state, open.body.state_reason, open.body.closed_at]).toEqual([
      'open',
      'reopened',
      null,
    ]);
  });

  it('takes no comments of outsiders while locked', async () => {
    await client.call('token-dev', 'PUT', `${project}/issues/1/lock`, { lock_reason: 'resolved' });
    const outsider = await client.call('token-pat', 'POST', `${project}/issues/1/comments`, { body: 'B' });
    const writer = await client.call('token-dev', 'POST', `${project}/issues/1/comments`, { body: 'B' });
    expect([outsider.status, writer.status]).toEqual([403, 201]);
  });

  it('is deleted by an owner, and gone with 410', async () => {
    const { body } = await client.call('token-olive', 'GET', `${project}/issues/1`);
    const mutation = 'mutation($id: ID!) { deleteIssue(input: { issueId: $id }) { clientMutationId } }';
    const refused = await client.graphql('token-dev', mutation, { id: body.node_id });
    expect(refused.body.errors[0].message).toContain('not authorized');
    expect((await client.graphql('token-olive', mutation, { id: body.node_id })).body.errors).toBeUndefined();
    expect((await client.call(null, 'GET', `${project}/issues/1`)).status).toBe(410);
  });
});

describe('comments', () => {
  it('are edited by their author and by writers, with history', async () => {
    const made = await client.call('token-pat', 'POST', `${project}/issues/1/comments`, { body: 'One' });
    const path = `${project}/issues/comments/${made.body.id}`;
    expect((await client.call('token-rae', 'PATCH', path, { body: 'X' })).status).toBe(403);
    client.github.clock.advance(60_000);
    expect((await client.call('token-dev', 'PATCH', path, { body: 'Two' })).status).toBe(200);
    const comment = client.github.world.comments.get(made.body.id)!;
    expect(comment.edits.map((one) => one.body)).toEqual(['One', 'Two']);
    expect(comment.lastEditedAt! - comment.createdAt).toBe(60_000);
  });

  it('since filters by the time of the last change', async () => {
    await client.call('token-pat', 'POST', `${project}/issues/1/comments`, { body: 'early' });
    client.github.clock.advance(3_600_000);
    const since = client.github.clock.now().toISOString();
    await client.call('token-pat', 'POST', `${project}/issues/1/comments`, { body: 'late' });
    const { body } = await client.call(null, 'GET', `${project}/issues/1/comments?since=${since}`);
    expect(body.map((one: { body: string }) => one.body)).toEqual(['late']);
  });

  it('react once per person and content', async () => {
    const made = await client.call('token-pat', 'POST', `${project}/issues/1/comments`, { body: 'B' });
    const path = `${project}/issues/comments/${made.body.id}/reactions`;
    const statuses = [
      await client.call('token-dev', 'POST', path, { content: 'eyes' }),
      await client.call('token-dev', 'POST', path, { content: 'eyes' }),
    ].map((one) => one.status);
    expect(statuses).toEqual([201, 200]);
    expect((await client.call(null, 'GET', path)).body).toHaveLength(1);
  });
});

describe('labels', () => {
  it('that the repository lacks are made when put on', async () => {
    await client.call('token-dev', 'POST', `${project}/issues/1/labels`, { labels: ['new one'] });
    const { body } = await client.call(null, 'GET', `${project}/labels/new%20one`);
    expect([body.name, body.color]).toEqual(['new one', 'ededed']);
  });

  it('are the same whatever the case of letters, and not put on twice', async () => {
    const { body } = await client.call('token-dev', 'POST', `${project}/issues/1/labels`, {
      labels: ['BUG'],
    });
    expect(names(body)).toEqual(['bug']);
    const timeline = await client.call(null, 'GET', `${project}/issues/1/timeline`);
    expect(timeline.body.filter((one: { event: string }) => one.event === 'labeled')).toHaveLength(1);
  });

  it('are at most a hundred', async () => {
    const labels = Array.from({ length: 100 }, (_, index) => `l${index}`);
    expect((await client.call('token-dev', 'POST', `${project}/issues/1/labels`, { labels })).status).toBe(
      422,
    );
  });

  it('that are not there cannot be taken off', async () => {
    const answer = await client.call('token-dev', 'DELETE', `${project}/issues/1/labels/question`);
    expect([answer.status, answer.body.message]).toEqual([404, 'Label does not exist']);
  });

  it('deleted in the repository go from issues, and leave their events blank', async () => {
    await client.call('token-dev', 'DELETE', `${project}/labels/bug`);
    const issue = await client.call(null, 'GET', `${project}/issues/1`);
    const timeline = await client.call(null, 'GET', `${project}/issues/1/timeline`);
    expect(issue.body.labels).toEqual([]);
    expect(timeline.body[0].label).toEqual({ name: '', color: '' });
  });
});

describe('references', () => {
  it('from a private place are seen by those who can read it', async () => {
    await client.call('token-tess', 'POST', `${triage}/issues`, {
      title: 'Secret',
      body: 'About example-org/project#1 and `example-org/project#1`.',
    });
    const events = async (token: string | null): Promise<string[]> => {
      const { body } = await client.call(token, 'GET', `${project}/issues/1/timeline`);
      return body.map((one: { event: string }) => one.event);
    };
    expect(await events('token-tess')).toContain('cross-referenced');
    expect(await events('token-pat')).not.toContain('cross-referenced');
    expect(await events(null)).not.toContain('cross-referenced');
  });
});
