import { project, triage, useGitHub } from './client.ts';
import { getOctokitFor } from './octokit.ts';

const client = useGitHub();

describe('one origin', () => {
  it('answers REST and GraphQL, with and without the enterprise prefix', async () => {
    for (const prefix of ['', '/api/v3']) {
      expect((await client.call('token-tess', 'GET', `${prefix}/user`)).body.login).toBe('tess-triager');
    }
    for (const path of ['/graphql', '/api/graphql']) {
      const answer = await client.call('token-tess', 'POST', path, { query: '{ viewer { login } }' });
      expect(answer.body.data.viewer.login).toBe('tess-triager');
    }
  });

  it('says loudly what it does not model', async () => {
    const answer = await client.call('token-tess', 'GET', `${project}/stargazers`);
    expect([answer.status, answer.body.message]).toEqual([
      501,
      `embedded GitHub does not model GET ${project}/stargazers`,
    ]);
    expect([...client.github.unmodelled]).toContain(`GET ${project}/stargazers`);
  });

  it('refuses bodies that are not JSON, and query parameters that do not exist', async () => {
    const broken = await fetch(`${client.github.url}${triage}/issues`, {
      method: 'POST',
      headers: { authorization: 'Bearer token-tess' },
      body: '{"title":',
    });
    expect(broken.status).toBe(400);
    expect((await client.call('token-tess', 'GET', `${project}/issues?stat=all`)).status).toBe(422);
  });
});

describe('the clock', () => {
  it('is the Date of every answer, and is paused', async () => {
    client.github.clock.set('2027-03-04T05:06:07Z');
    const answer = await client.call(null, 'GET', '/rate_limit');
    expect(new Date(answer.headers.get('date')!).toISOString()).toBe('2027-03-04T05:06:07.000Z');
    const { body } = await client.call('token-tess', 'POST', `${triage}/issues`, { title: 'T' });
    expect(body.created_at).toBe('2027-03-04T05:06:07Z');
  });

  it('refuses what is no time', () => {
    expect(() => client.github.clock.set('tomorrow')).toThrow('is not a time');
  });
});

describe('pages', () => {
  it('are at most a hundred long, and linked', async () => {
    for (let index = 0; index < 5; index += 1) {
      await client.call('token-tess', 'POST', `${triage}/issues`, { title: `Number ${index}` });
    }
    const first = await client.call('token-tess', 'GET', `${triage}/issues?per_page=2`);
    expect(first.body).toHaveLength(2);
    expect(first.headers.get('link')).toMatch(/page=2>; rel="next", <.*page=3>; rel="last"/);
    const last = await client.call('token-tess', 'GET', `${triage}/issues?per_page=2&page=3`);
    expect(last.body).toHaveLength(1);
    expect(last.headers.get('link')).not.toContain('rel="next"');
  });

  it('are followed by octokit to the end', async () => {
    for (let index = 0; index < 5; index += 1) {
      await client.call('token-tess', 'POST', `${triage}/issues`, { title: `Number ${index}` });
    }
    const octokit = await getOctokitFor(client.github.url, 'token-tess');
    const place = { owner: 'example-org', repo: 'security-triage', per_page: 2 };
    const titles = (await octokit.paginate(octokit.rest.issues.listForRepo, place)).map((one) => one.title);
    expect(titles).toEqual(['Number 4', 'Number 3', 'Number 2', 'Number 1', 'Number 0']);
  });
});

describe('octokit', () => {
  it('reads, writes and asks GraphQL', async () => {
    const octokit = await getOctokitFor(client.github.url, 'token-tess');
    const place = { owner: 'example-org', repo: 'security-triage' };
    const { data: issue } = await octokit.rest.issues.create({
      ...place,
      title: 'T',
      labels: ['case/received'],
    });
    await octokit.rest.issues.createComment({ ...place, issue_number: issue.number, body: 'B' });
    const answer = await octokit.graphql<{ repository: { issue: { comments: { totalCount: number } } } }>(
      'query($n: Int!) { repository(owner: "example-org", name: "security-triage") { issue(number: $n) { comments(first: 1) { totalCount } } } }',
      { n: issue.number },
    );
    expect(answer.repository.issue.comments.totalCount).toBe(1);
  });

  it('throws what GitHub would make it throw', async () => {
    const octokit = await getOctokitFor(client.github.url, 'token-pat');
    const call = octokit.rest.issues.listForRepo({ owner: 'example-org', repo: 'security-triage' });
    await expect(call).rejects.toMatchObject({ status: 404 });
  });
});

describe('faults', () => {
  const open = (title: string) => client.call('token-tess', 'POST', `${triage}/issues`, { title });
  const titles = () => [...client.github.world.issues.values()].map((one) => one.title);

  it('dropped before: nothing was done; after: it was', async () => {
    client.github.faults.add({ kind: 'kill-before' });
    await expect(open('before')).rejects.toThrow();
    client.github.faults.add({ kind: 'kill-after' });
    await expect(open('after')).rejects.toThrow();
    expect(titles()).toContain('after');
    expect(titles()).not.toContain('before');
    expect(client.github.requests.slice(-2).map((one) => one.status)).toEqual([0, 0]);
  });

  it('silence after: done, and never answered', async () => {
    client.github.faults.add({ kind: 'timeout-after' });
    const call = fetch(`${client.github.url}${triage}/issues`, {
      method: 'POST',
      headers: { authorization: 'Bearer token-tess' },
      body: JSON.stringify({ title: 'silent' }),
      signal: AbortSignal.timeout(300),
    });
    await expect(call).rejects.toThrow();
    expect(titles()).toContain('silent');
  });

  it('strike the n-th request of a route, and no other', async () => {
    client.github.faults.add({
      kind: 'status',
      status: 502,
      at: 2,
      operation: 'POST /repos/{owner}/{repo}/issues',
    });
    expect((await open('1')).status).toBe(201);
    expect((await client.call('token-tess', 'GET', triage)).status).toBe(200);
    expect((await open('2')).status).toBe(502);
    expect((await open('3')).status).toBe(201);
    expect(titles()).toEqual(expect.not.arrayContaining(['2']));
  });

  it('strike GraphQL by the name of its operation', async () => {
    client.github.faults.add({ kind: 'status', status: 500, operation: /graphql query Who/ });
    const other = await client.graphql('token-tess', 'query Other { viewer { login } }');
    const struck = await client.graphql('token-tess', 'query Who { viewer { login } }');
    expect([other.status, struck.status]).toEqual([200, 500]);
  });

  it('strike one actor', async () => {
    client.github.faults.add({
      kind: 'unauthorized',
      actor: 'tess-triager',
      times: Number.POSITIVE_INFINITY,
    });
    expect((await client.call('token-carl', 'GET', triage)).status).toBe(200);
    expect((await client.call('token-tess', 'GET', triage)).status).toBe(401);
    expect((await client.call('token-tess', 'GET', triage)).status).toBe(401);
  });

  it('can be the secondary limit, nonsense, a reset', async () => {
    client.github.faults.add({ kind: 'secondary-limit', retryAfter: 7 });
    const limited = await open('limited');
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([403, '7']);
    client.github.faults.add({ kind: 'malformed' });
    expect(await open('malformed')).toMatchObject({ status: 200, body: '<html>not what you asked for' });
    client.github.faults.add({ kind: 'reset' });
    await expect(open('reset')).rejects.toThrow();
  });
});

describe('order and history', () => {
  it('requests can be held, to be sent on in another order', async () => {
    const open = (title: string) => client.call('token-tess', 'POST', `${triage}/issues`, { title });
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let seen = 0;
    client.github.beforeRequest(() => {
      seen += 1;
      return seen === 1 ? held : undefined;
    });
    const first = open('first');
    while (seen === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    const second = await open('second');
    release();
    const numbers = [(await first).body.number, second.body.number];
    client.github.beforeRequest(null);
    expect(numbers).toEqual([2, 1]);
  });

  it('the log names the operation, the actor and the run', async () => {
    await fetch(`${client.github.url}${triage}`, {
      headers: { authorization: 'Bearer token-tess', 'x-embedded-run': '42' },
    });
    expect(client.github.requests.at(-1)).toMatchObject({
      operation: 'GET /repos/{owner}/{repo}',
      actor: 'tess-triager',
      tokenKind: 'classic',
      status: 200,
      runId: '42',
    });
  });

  it('a snapshot brings back state, clock, journal and log', async () => {
    const { github } = client;
    await client.call('token-tess', 'POST', `${triage}/issues`, { title: 'kept' });
    const snapshot = github.snapshot();
    const before = JSON.stringify([github.journal, github.requests.length, github.clock.now()]);
    const play = async (): Promise<unknown[]> => {
      github.clock.advance(1000);
      const made = await client.call('token-tess', 'POST', `${triage}/issues`, { title: 'later' });
      await client.call('token-tess', 'PUT', `${triage}/contents/x.txt`, { message: 'm', content: 'aGk=' });
      return [made.body.id, made.body.number, github.control.repo('example-org/security-triage').refs];
    };
    const first = await play();
    github.restore(snapshot);
    expect(JSON.stringify([github.journal, github.requests.length, github.clock.now()])).toBe(before);
    expect((await client.call('token-tess', 'GET', `${triage}/issues`)).body).toHaveLength(1);
    github.restore(snapshot);
    expect(await play()).toEqual(first);
  });

  it('listeners hear only what happens after a restore', async () => {
    const snapshot = client.github.snapshot();
    const heard: (string | null)[] = [];
    const stop = client.github.onDelivery((one) => heard.push(one.action));
    await client.call('token-dev', 'PATCH', `${project}/issues/1`, { title: 'New' });
    client.github.restore(snapshot);
    await client.call('token-dev', 'PATCH', `${project}/issues/1`, { state: 'closed' });
    stop();
    expect(heard).toEqual(['edited', 'closed']);
  });
});
