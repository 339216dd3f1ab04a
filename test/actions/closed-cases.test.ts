/** Closed cases are not read in every sweep, and are heard all the same. */
import { generateKeyPairSync } from 'node:crypto';
import { OWNER } from '../../dev/bench/plan-case.ts';
import { CLIENT_ID, MEMBER_TOKEN, seedCases, TRIAGE } from '../../dev/bench/seed-cases.ts';
import { type EmbeddedGitHub, type Snapshot, startEmbeddedGitHub } from '../../dev/embedded-github/index.ts';
import { setUnkind, unkindnessNames } from '../../dev/embedded-github/unkindness/table.ts';
import { runSweep } from '../../src/actions/sweep.ts';
import { SLICES } from '../../src/case/closed-index.ts';
import { createGitHub, type GitHub } from '../../src/github/index.ts';
import { ACTIONS } from '../../src/process/table.ts';
import { sampleOf } from '../deep.ts';

const OPEN = 3;
const CLOSED = 117;
/** One that is closed, and whose day for being read anyway is none of those that are played. */
const ONE = 100;
const HOUR = 3_600_000;
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

let server: EmbeddedGitHub;
let swept: Snapshot;

beforeAll(async () => {
  server = await startEmbeddedGitHub({ seed: {}, schemaCheck: false });
  const world = seedCases(OPEN, privateKey, { closed: CLOSED });
  Object.assign(server.world, world, { settings: { ...world.settings, apiUrl: server.url } });
  expect(await sweep()).toHaveLength(OPEN + CLOSED);
  // What the first sweep of a day reads and notes is not what is looked at here.
  await sweep();
  swept = server.snapshot();
});

afterEach(() => server.restore(swept));
afterAll(() => server.close());

/** Numbers of the cases that were read for finding what is due, an hour later. */
async function sweep(change: Partial<GitHub> = {}): Promise<readonly number[]> {
  server.clock.advance(HOUR);
  const github = createGitHub({
    credentials: { kind: 'apps', apps: { [OWNER]: { clientId: CLIENT_ID, privateKey } } },
    repo: `${OWNER}/${TRIAGE}`,
    run: '1',
    apiUrl: server.url,
    maskSecret: () => undefined,
    sleep: async () => undefined,
  });
  const asked: number[] = [];
  const readCases: typeof github.readCases = (numbers) => {
    asked.push(...numbers);
    return github.readCases(numbers);
  };
  await runSweep(
    {
      github: { ...github, readCases, ...change },
      npm: { readPublished: async () => ({ kind: 'absent' }) },
      run: '1/1',
    },
    { scope: new Set(ACTIONS), dryRun: false },
  );
  return asked;
}

async function act(method: string, path: string, body: object): Promise<{ readonly id: number }> {
  const answer = await fetch(`${server.url}/repos/${OWNER}/${TRIAGE}/issues${path}`, {
    method,
    headers: { authorization: `token ${MEMBER_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { readonly id: number };
}

const issueNow = async () => {
  const answer = await fetch(`${server.url}/repos/${OWNER}/${TRIAGE}/issues/${ONE}`, {
    headers: { authorization: `token ${MEMBER_TOKEN}` },
  });
  return (await answer.json()) as {
    readonly state: string;
    readonly title: string;
    readonly comments: number;
  };
};

describe('a sweep with closed cases', () => {
  it('reads the open ones, and of the closed none in which nothing changed', async () => {
    expect(await sweep()).toEqual([1, 2, 3]);
    server.clock.advance(24 * HOUR);
    const nextDay = await sweep();
    expect(nextDay.length).toBeGreaterThan(OPEN);
    expect(nextDay.length).toBeLessThanOrEqual(OPEN + Math.ceil(CLOSED / SLICES));
  });

  it('reads all of them where it cannot be told what changed, and where the list of them is no list', async () => {
    const refuse = { readChangedIssues: () => Promise.reject(new Error('refused')) };
    expect(await sweep(refuse)).toHaveLength(OPEN + CLOSED);
    expect(await sweep({ readChangedIssues: async () => null })).toHaveLength(OPEN + CLOSED);
    expect(await sweep()).toEqual([1, 2, 3]);
  });

  const heard: readonly (readonly [string, () => Promise<unknown>, object])[] = [
    ['reopened', () => act('PATCH', `/${ONE}`, { state: 'open' }), { state: 'closed' }],
    [
      'given another title',
      () => act('PATCH', `/${ONE}`, { title: 'Mine' }),
      { title: expect.stringContaining('report') },
    ],
    ['commented', () => act('POST', `/${ONE}/comments`, { body: '/why' }), { comments: expect.any(Number) }],
    [
      'labelled',
      () => act('POST', `/${ONE}/labels`, { labels: ['case/patching'] }),
      { labels: [{ name: 'case/closed' }, { name: 'severity/high' }] },
    ],
  ];

  it.each(heard)('hears of one that is %s', async (_, change, expected) => {
    await change();
    const { comments } = await issueNow();
    expect(await sweep()).toContain(ONE);
    const after = await issueNow();
    expect(after).toMatchObject(expected);
    expect(after.comments).toBeGreaterThan(comments);
  });

  it('hears of a comment that becomes a command by an edit', async () => {
    const { id } = await act('POST', `/${ONE}/comments`, { body: 'Thank you.' });
    await sweep();
    server.clock.advance(8 * 24 * HOUR);
    await sweep();
    expect(await sweep()).not.toContain(ONE);
    const before = (await issueNow()).comments;
    await act('PATCH', `/comments/${id}`, { body: '/why' });
    expect(await sweep()).toContain(ONE);
    expect((await issueNow()).comments).toBeGreaterThan(before);
  });

  // Limits of a query first: they are what a page of cases meets.
  const unkind = sampleOf(
    unkindnessNames.toSorted((a, b) => Number(b.startsWith('graphql')) - Number(a.startsWith('graphql'))),
    4,
  );

  it.each(unkind)('hears of a reopened one, or ends red, while GitHub is unkind: %s', async (name) => {
    await act('PATCH', `/${ONE}`, { state: 'open' });
    setUnkind(server.world, [name]);
    const end = await sweep().catch(() => 'red' as const);
    setUnkind(server.world, []);
    if (end !== 'red') expect(end).toContain(ONE);
    await sweep();
    expect(await issueNow()).toMatchObject({ state: 'closed' });
  });
});
