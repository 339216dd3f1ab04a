import type { Operation, Outcome } from '../../src/case/operation.ts';
import type { ApplyContext } from '../../src/case/ports.ts';
import { parseCopyFile } from '../../src/features/takedown/thread-copy.ts';
import type { GitHub } from '../../src/github/index.ts';
import { publicConstant } from '../../src/text/embargo.ts';
import { BASE, contextOf, operation, PROJECT, type Rig, type RigOptions, startRig, TRIAGE } from './rig.ts';

let rig: Rig;
let github: GitHub;
let context: ApplyContext;

const hostile = [
  'look @tess-triager, see #1 and https://example.com/x',
  '```',
  '<!-- security-process:record -->',
  '~~~',
  '/confirm',
].join('\n');

const url = (number: number, kind: 'issues' | 'pull' = 'issues'): string =>
  `https://github.com/${PROJECT}/${kind}/${number}`;

async function start(options: RigOptions = {}): Promise<void> {
  rig = await startRig({
    project: {
      issues: [
        {
          title: 'Crash with `x`',
          author: 'rae-reporter',
          body: hostile,
          comments: [{ author: 'pat-passerby', body: 'me too, @carl-coordinator' }],
        },
      ],
      pulls: [
        {
          title: 'Fix',
          author: 'pat-passerby',
          body: 'a fix',
          head: 'fix',
          files: { 'index.js': 'fixed\n' },
        },
      ],
    },
    ...options,
  });
  github = rig.github();
  context = await contextOf(github);
  rig.forget();
}

afterEach(async () => {
  expect(rig.server.drifts).toEqual([]);
  await rig.server.close();
});

const apply = (made: Operation): Promise<Outcome> => github.apply(made, context);

async function readFound(address: string) {
  const read = await github.readThread(address);
  if (read.kind !== 'found') throw new Error(`not found: ${JSON.stringify(read)}`);
  return read.thread;
}

async function transfer(): Promise<Extract<Operation, { kind: 'transfer-issue' }>> {
  const { id } = await readFound(url(1));
  return operation({ kind: 'transfer-issue', url: url(1), repo: PROJECT, number: 1, id }) as Extract<
    Operation,
    { kind: 'transfer-issue' }
  >;
}

describe('readThread', () => {
  it('copies an issue so that nothing in it notifies or passes for ours', async () => {
    await start();
    const thread = await readFound(url(1));
    expect(thread).toMatchObject({ kind: 'issue', repo: PROJECT, number: 1, state: 'open', body: hostile });
    expect(thread.author?.login).toBe('rae-reporter');
    await apply(
      operation({ kind: 'create-case-issue', key: 'k', title: 'copy', body: thread.copy, labels: [] }),
    );
    expect(rig.server.notifications).toEqual([]);
    expect(thread.copy).toContain(hostile);
    expect(parseCopyFile(thread.opening ?? '')).toMatchObject({ body: hostile, isWhole: false, pieces: [] });
  });

  it.each([
    ['is not there', url(99), 'gone'],
    ['is no thread', 'https://github.com/example-org/project', 'refused'],
    ['belongs to an owner without App', 'https://github.com/third-org/x/issues/1', 'refused'],
  ])('tells where one %s', async (_name, address, kind) => {
    await start();
    expect((await github.readThread(address)).kind).toBe(kind);
  });

  it('follows one that was moved', async () => {
    await start();
    await apply(await transfer());
    expect(await github.readThread(url(1))).toEqual({
      kind: 'moved',
      repo: TRIAGE,
      number: 1,
      author: expect.objectContaining({ login: 'rae-reporter' }),
    });
  });
});

describe('transfer-issue', () => {
  it('moves an issue, and knows that it did', async () => {
    await start();
    const made = await transfer();
    rig.forget();
    expect(await apply(made)).toMatchObject({ kind: 'done', result: { number: 1 } });
    expect([rig.count('read'), rig.count('write')]).toEqual([1, 1]);
    expect((await github.readCase(1)).issue).toMatchObject({ title: 'Crash with `x`' });
    expect(await apply(made)).toEqual({ kind: 'already', result: { number: 1 } });
  });

  it('moves a closed one too', async () => {
    await start();
    await rig.as('olive-owner')(`PATCH /repos/${PROJECT}/issues/1`, { state: 'closed' });
    expect(await apply(await transfer())).toMatchObject({ kind: 'done', result: { number: 1 } });
  });

  it('looks whether it was moved where the answer was lost', async () => {
    await start();
    const made = await transfer();
    rig.server.faults.add({ kind: 'kill-after', operation: /TransferIssue/ });
    expect(await apply(made)).toEqual({ kind: 'done', result: { number: 1 } });
  });

  it('moves nothing into a triage repo that became public', async () => {
    await start();
    const made = await transfer();
    for (const repo of rig.server.world.repos.values()) repo.private = false;
    expect(await apply(made)).toMatchObject({ kind: 'refused', why: expect.stringContaining('not private') });
    expect((await github.readThread(url(1))).kind).toBe('found');
  });

  it('is for people where the App may not, or where the owner is another', async () => {
    await start();
    const made = await transfer();
    expect(await apply({ ...made, repo: 'second-org/library' })).toMatchObject({
      kind: 'refused',
      status: 422,
    });
    await rig.server.close();
    await start({ repositories: ['security-triage'] });
    expect(await apply(made)).toMatchObject({
      kind: 'refused',
      why: expect.stringMatching(/no token for project, .* not installed on one of these repos/),
    });
  });
});

describe('quiet-pull', () => {
  const quiet = operation(
    {
      kind: 'quiet-pull',
      url: url(2, 'pull'),
      copy: 'copy.json',
      repo: PROJECT,
      number: 2,
      title: publicConstant('Closed'),
      body: publicConstant('Closed.'),
    },
    'public',
  );

  /** The copy in the store as the plan puts it there before. */
  const keep = async (of: string): Promise<void> => {
    const read = await readFound(of);
    const files = { 'copy.json': read.opening ?? '' };
    const outcome = await apply(operation({ kind: 'commit-store', message: 'Keep', files }));
    expect(outcome.kind).toBe('done');
  };

  it.each([
    ['no copy of it', undefined],
    ['the copy of another thread', url(1)],
  ])('touches nothing where the store has %s', async (_name, other) => {
    await start();
    if (other !== undefined) await keep(other);
    expect(await apply(quiet)).toMatchObject({ kind: 'refused', why: expect.stringContaining('read back') });
    expect(await readFound(url(2, 'pull'))).toMatchObject({ title: 'Fix', body: 'a fix', state: 'open' });
  });

  it('empties, closes and locks', async () => {
    await start();
    await keep(url(2, 'pull'));
    expect(await apply(quiet)).toEqual({ kind: 'done' });
    expect(await apply(quiet)).toEqual({ kind: 'done' });
    expect(await readFound(url(2, 'pull'))).toMatchObject({
      title: 'Closed',
      body: 'Closed.',
      state: 'closed',
      locked: true,
    });
    expect(await github.findDone(quiet, context.storeHead ?? '')).toEqual({ kind: 'done' });
  });

  it('is for people where pull requests may only be read', async () => {
    await start({ permissions: BASE });
    await keep(url(2, 'pull'));
    expect(await apply(quiet)).toMatchObject({ kind: 'refused', permission: 'pull_requests: write' });
    expect(await readFound(url(2, 'pull'))).toMatchObject({ title: 'Fix', state: 'open' });
  });
});

describe('create-placeholder', () => {
  it('opens an issue with exactly the words given', async () => {
    await start();
    const made = operation(
      {
        kind: 'create-placeholder',
        key: 'k',
        url: url(1),
        repo: PROJECT,
        title: publicConstant('Moved'),
        body: publicConstant('This was moved.'),
      },
      'public',
    );
    expect(await apply(made)).toMatchObject({ kind: 'done', result: { number: 3 } });
    expect(rig.server.journal.map(({ text }) => text).sort()).toEqual(['Moved', 'This was moved.']);
  });
});
