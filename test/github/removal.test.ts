/** What is saved of a public thread, and what may be deleted once it is. */
import type { WholeThread } from '../../src/case/observed-thread.ts';
import type { Operation, Outcome } from '../../src/case/operation.ts';
import type { ApplyContext } from '../../src/case/ports.ts';
import { parseCopyFile } from '../../src/features/takedown/thread-copy.ts';
import type { GitHub } from '../../src/github/index.ts';
import { contextOf, operation, PROJECT, type Rig, startRig, TRIAGE } from './rig.ts';

let rig: Rig;
let github: GitHub;
let context: ApplyContext;

const ISSUE = `https://github.com/${PROJECT}/issues/1`;
const PULL = `https://github.com/${PROJECT}/pull/2`;
const PATH = 'cases/1/public/example-org-project';

const remarks = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    author: 'pat-passerby',
    body: `remark ${index}, @carl-coordinator, fixes #1 \u{1F600}`,
  }));

async function start(comments = 3, files: Readonly<Record<string, string>> = { 'index.js': 'fixed\n' }) {
  rig = await startRig({
    project: {
      issues: [
        { title: 'Crash', author: 'rae-reporter', body: 'It crashes.\r\n', comments: remarks(comments) },
      ],
      pulls: [{ title: 'Fix', author: 'pat-passerby', body: 'a fix', head: 'fix', files }],
    },
  });
  github = rig.github();
  context = await contextOf(github);
}

afterEach(async () => {
  expect(rig.server.drifts).toEqual([]);
  await rig.server.close();
});

async function readWhole(url: string, number: number): Promise<WholeThread> {
  const at = { repo: PROJECT, number };
  const read = await github.readWholeThread({ url, at, path: PATH, isEmptied: false, repos: [PROJECT] });
  if (read.kind !== 'found') throw new Error(read.why);
  return read.whole;
}

/** The thread read to its end and put into the store. */
async function save(url: string, number: number): Promise<WholeThread> {
  const whole = await readWhole(url, number);
  const files = { ...whole.files };
  expect((await apply(operation({ kind: 'commit-store', message: 'm', files }))).kind).toBe('done');
  return whole;
}

const apply = (made: Operation): Promise<Outcome> => rig.github().apply(made, context);

const erasure = ({ copy }: WholeThread, before = 0) =>
  operation(
    {
      kind: 'erase-comments',
      url: ISSUE,
      repo: PROJECT,
      number: 1,
      comments: copy.comments,
      files: copy.files,
      isPull: false,
      before,
    },
    'public',
  );

const countComments = (): number => rig.server.world.comments.size;

describe('readWholeThread', () => {
  it('keeps every piece byte for byte, with author and time', async () => {
    await start(130);
    const { copy, files } = await readWhole(ISSUE, 1);
    expect(copy).toMatchObject({ comments: 130, reviews: 0, title: 'Crash', state: 'open', head: null });
    const kept = parseCopyFile(files[`${PATH}.json`] ?? '');
    expect(kept?.body).toBe('It crashes.\r\n');
    expect(kept?.pieces.map(({ body, author }) => ({ body, author: author?.login }))).toEqual(
      remarks(130).map(({ body, author }) => ({ body, author })),
    );
  });

  it('keeps patch and diff of a pull request beside it, and where its branch is', async () => {
    await start();
    const { copy, files } = await readWhole(PULL, 2);
    expect(copy.head).toMatchObject({ repo: PROJECT, ref: 'fix', base: 'main' });
    expect(files[`${PATH}.patch`]).toContain('Subject: [PATCH]');
    expect(files[`${PATH}.diff`]).toContain('+fixed');
    expect(copy.files).toHaveLength(4);
  });

  it('keeps nothing else in the place of a patch, and asks again for it', async () => {
    await start();
    const operation = /^GET .*pulls\/\{pull_number\}$/;
    for (let at = 1; at < 8; at++) {
      rig.server.faults.clear();
      rig.server.faults.add({ kind: 'malformed', operation, at });
      const { files } = await readWhole(PULL, 2);
      expect(files[`${PATH}.patch`]).toMatch(/^From [0-9a-f]{40} /);
      expect(files[`${PATH}.diff`]).toMatch(/^diff --git /);
    }
    rig.server.faults.clear();
    rig.server.faults.add({ kind: 'malformed', operation, times: Number.POSITIVE_INFINITY });
    await expect(readWhole(PULL, 2)).rejects.toThrow('GitHub answered with something unexpected');
  });

  it('notifies nobody, wherever its words are put', async () => {
    await start();
    const { files } = await save(ISSUE, 1);
    await apply(
      operation({
        kind: 'create-case-issue',
        key: 'k',
        title: 'copy',
        body: files[`${PATH}.md`] ?? '',
        labels: [],
      }),
    );
    expect(rig.server.notifications).toEqual([]);
  });

  it('finds what goes back to it, and says why', async () => {
    await start();
    await rig.as('pat-passerby')(`POST /repos/${PROJECT}/issues`, { title: 'Me too', body: 'See #1' });
    await rig.as('pat-passerby')(`POST /repos/${PROJECT}/issues`, { title: 'Something else', body: 'Hello' });
    const { related } = await readWhole(ISSUE, 1);
    expect(related).toEqual([{ url: `https://github.com/${PROJECT}/issues/3`, why: ['it links to it'] }]);
  });
});

it('keeps nothing that was written after an issue was moved to the triage repo', async () => {
  await start(2);
  const read = await github.readThread(ISSUE);
  if (read.kind !== 'found') throw new Error(read.kind);
  rig.server.clock.advance(60_000);
  const { id } = read.thread;
  const moved = await apply(operation({ kind: 'transfer-issue', url: ISSUE, repo: PROJECT, number: 1, id }));
  if (moved.kind !== 'done') throw new Error(moved.kind);
  const number = moved.result?.number ?? 0;
  rig.server.clock.advance(60_000);
  const member = rig.as('tess-triager');
  await member(`POST /repos/${TRIAGE}/issues/${number}/comments`, { body: 'between us' });
  await member(`PATCH /repos/${TRIAGE}/issues/${number}`, { title: 'between us', body: 'between us' });
  const [first] = rig.server.world.comments.values();
  await member(`PATCH /repos/${TRIAGE}/issues/comments/${first!.id}`, { body: 'between us' });
  rig.server.clock.advance(60_000);
  const whole = await github.readWholeThread({
    url: ISSUE,
    at: { repo: TRIAGE, number },
    path: PATH,
    isEmptied: false,
    movedBy: rig.server.clock.now().toISOString(),
    repos: [],
  });
  if (whole.kind !== 'found') throw new Error(whole.why);
  const { copy, files } = whole.whole;
  expect(JSON.stringify(whole)).not.toContain('between us');
  expect(copy).toMatchObject({ comments: 1, title: 'Crash' });
  expect(copy.notes).toHaveLength(2);
  expect(files[`${PATH}.md`]).toContain(copy.notes[0]);
  expect(copy.preview?.[1]).toEqual({ by: 'pat-passerby', words: expect.stringContaining('remark 1') });
});

describe('erase-comments', () => {
  it('deletes what is in the copy, part by part, with few requests', async () => {
    await start(500);
    const whole = await save(ISSUE, 1);
    rig.forget();
    const results: unknown[] = [];
    for (let before = 0; ; ) {
      const outcome = await apply(erasure(whole, before));
      if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
      results.push(outcome.result);
      before = outcome.result?.number ?? 0;
      if (outcome.result?.state === 'over') break;
    }
    expect(results.at(-1)).toEqual({ number: 500, kept: 0, state: 'over' });
    expect(results.length).toBeGreaterThan(2);
    expect(countComments()).toBe(0);
    // Each write is five points of the 900 that GitHub allows in a minute.
    expect(rig.count('write') * 5).toBeLessThan(200);
  });

  it.each([1, 2, 3])('reads the copy once more where answer %i about it was garbled', async (at) => {
    await start(2);
    const whole = await save(ISSUE, 1);
    rig.server.faults.add({ kind: 'malformed', operation: /contents\/\{path\}/, at });
    expect(await apply(erasure(whole))).toMatchObject({ kind: 'done', result: { number: 2, state: 'over' } });
  });

  it('leaves what was written or changed after the copy', async () => {
    await start(3);
    const whole = await save(ISSUE, 1);
    const [first] = rig.server.world.comments.values();
    await rig.as('olive-owner')(`PATCH /repos/${PROJECT}/issues/comments/${first!.id}`, {
      body: 'another word',
    });
    await rig.as('rae-reporter')(`POST /repos/${PROJECT}/issues/1/comments`, { body: 'one more' });
    expect(await apply(erasure(whole))).toEqual({
      kind: 'done',
      result: { number: 2, kept: 2, state: 'over' },
    });
    expect([...rig.server.world.comments.values()].map(({ body }) => body).sort()).toEqual([
      'another word',
      'one more',
    ]);
  });

  it.each([
    ['is not there', {}],
    ['is another', { [`${PATH}.json`]: '{}' }],
    ['has lost its readable half', { [`${PATH}.md`]: 'x' }],
  ])('deletes nothing where the copy %s', async (name, change) => {
    await start(3);
    const whole = name === 'is not there' ? await readWhole(ISSUE, 1) : await save(ISSUE, 1);
    if (Object.keys(change).length > 0) {
      context = await contextOf(github);
      await github.apply(operation({ kind: 'commit-store', message: 'm', files: change }), context);
    }
    expect(await apply(erasure(whole))).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('copy'),
    });
    expect(countComments()).toBe(3);
  });

  it('goes on where a run died in the middle', async () => {
    await start(100);
    const whole = await save(ISSUE, 1);
    rig.server.faults.add({ kind: 'kill-after', operation: /DeleteComments/, times: 20 } as never);
    await apply(erasure(whole)).catch(() => undefined);
    rig.server.faults.clear();
    expect(await apply(erasure(whole))).toMatchObject({ kind: 'done', result: { kept: 0, state: 'over' } });
    expect(countComments()).toBe(0);
  });
});

it('keeps a patch of two megabytes whole', async () => {
  const big = Array.from(
    { length: 40_000 },
    (_, index) => `const line${index} = 'a long line of code, more or less';`,
  );
  await start(1, { 'big.js': big.join('\n') });
  const whole = await save(PULL, 2);
  expect(whole.copy.bytes).toBeGreaterThan(4_000_000);
  const outcome = await apply({ ...erasure(whole), url: PULL, number: 2, isPull: true } as Operation);
  expect(outcome).toMatchObject({ kind: 'done', result: { state: 'over' } });
});

describe('delete-branch', () => {
  const removal = (sha: string) =>
    operation({ kind: 'delete-branch', url: PULL, repo: PROJECT, ref: 'fix', sha }, 'public');

  it('deletes it at the commit that was saved, and only there', async () => {
    await start();
    const { copy } = await save(PULL, 2);
    expect(await apply(removal('0'.repeat(40)))).toEqual({ kind: 'done', result: { state: 'moved-on' } });
    expect(await apply(removal(copy.head!.sha))).toEqual({ kind: 'done', result: { state: 'deleted' } });
    expect(await apply(removal(copy.head!.sha))).toEqual({ kind: 'already', result: { state: 'gone' } });
  });

  it.each([
    ['base', { head: 'other', base: 'fix' }],
    ['head', { head: 'fix', base: '5.x' }],
  ])('leaves it where it is the %s of another open pull request', async (_what, branches) => {
    await start();
    const { copy } = await save(PULL, 2);
    const { refs } = rig.server.control.repo(PROJECT);
    for (const name of ['other', '5.x']) refs.set(`refs/heads/${name}`, refs.get('refs/heads/main')!);
    await rig.as('olive-owner')(`POST /repos/${PROJECT}/pulls`, { title: 'Next', ...branches });
    expect(rig.server.control.repo(PROJECT).numbers.size).toBe(3);
    expect(await apply(removal(copy.head!.sha))).toEqual({ kind: 'done', result: { state: 'in-use' } });
  });

  it('leaves the default branch', async () => {
    await start();
    const { copy } = await save(PULL, 2);
    rig.server.control.repo(PROJECT).defaultBranch = 'fix';
    expect(await apply(removal(copy.head!.sha))).toEqual({ kind: 'done', result: { state: 'in-use' } });
  });

  it('is named where somebody has to confirm the removal', async () => {
    await start();
    expect(await github.readThread(PULL)).toMatchObject({ thread: { head: { repo: PROJECT, ref: 'fix' } } });
  });
});

describe('delete-runs', () => {
  it('deletes those that show the title, and no others', async () => {
    await start();
    for (const [event, displayTitle, status] of [
      ['issues', 'Crash', 'completed'],
      ['issues', 'Release', 'completed'],
      ['push', 'Crash', 'completed'],
      ['issue_comment', 'Crash', 'waiting'],
    ] as const)
      rig.server.control.startRun(PROJECT, 'rae-reporter', {
        workflowPath: '.github/workflows/ci.yml',
        event,
        displayTitle,
        status,
      });
    const made = (found?: number) =>
      operation(
        {
          kind: 'delete-runs',
          url: ISSUE,
          repo: PROJECT,
          number: 1,
          isPull: false,
          title: 'Crash',
          branch: null,
          sha: null,
          since: '2020-01-01T00:00:00Z',
          ...(found === undefined ? {} : { found }),
        },
        'public',
      );
    // Counted before the first is deleted: anyone who comes after a run that died still knows of it.
    expect(await apply(made())).toEqual({ kind: 'done', result: { state: 'found', number: 1 } });
    expect(rig.server.control.repo(PROJECT).runs).toHaveLength(4);
    expect(await apply(made(1))).toEqual({ kind: 'done', result: { number: 1, kept: 2 } });
    expect(await apply(made(1))).toEqual({ kind: 'done', result: { number: 1, kept: 2 } });
    expect(
      rig.server.control.repo(PROJECT).runs.map(({ event, displayTitle }) => `${event}: ${displayTitle}`),
    ).toEqual(['issues: Release', 'push: Crash', 'issue_comment: Crash']);
  });
});

describe('restore-thread', () => {
  it('puts everything back where the thread still is, once', async () => {
    await start(2);
    const whole = await save(ISSUE, 1);
    await apply(erasure(whole));
    const olive = rig.as('olive-owner');
    await olive(`PATCH /repos/${PROJECT}/issues/1`, { title: 'Removed', body: 'x', state: 'closed' });
    await olive(`PUT /repos/${PROJECT}/issues/1/lock`);
    const made = operation(
      { ...erasure(whole), kind: 'restore-thread', key: 'restore/x', isHere: true } as never,
      'public',
    );
    for (let turn = 0; turn < 2; turn++)
      expect(await apply(made)).toEqual({ kind: 'done', result: { number: 1 } });
    const { body } = await olive(`GET /repos/${PROJECT}/issues/1`);
    expect(body).toMatchObject({
      title: 'Crash',
      body: 'It crashes.\r\n',
      state: 'open',
      locked: false,
      comments: 1,
    });
  });

  it('opens an issue that quotes all of it where the thread is gone', async () => {
    await start(2);
    const whole = await save(ISSUE, 1);
    const seen = rig.server.notifications.length;
    const made = operation(
      { ...erasure(whole), kind: 'restore-thread', key: 'restore/x', isHere: false } as never,
      'public',
    );
    expect(await apply(made)).toEqual({ kind: 'done', result: { number: 3 } });
    const { body } = await rig.as('olive-owner')(`GET /repos/${PROJECT}/issues/3`);
    expect((body as { body: string }).body).toContain(remarks(2)[1]!.body);
    expect(rig.server.notifications.slice(seen).filter(({ reason }) => reason === 'mention')).toEqual([]);
    expect(await github.findDone(made, '2020-01-01T00:00:00Z')).toMatchObject({ result: { number: 3 } });
  });
});

describe('restore-thread again', () => {
  const restoring = (whole: WholeThread, isHere: boolean) =>
    operation({ ...erasure(whole), kind: 'restore-thread', key: 'restore/x', isHere } as never, 'public');

  it('quotes nothing that still stands, however much that is', async () => {
    await start(130);
    const whole = await save(ISSUE, 1);
    const [first] = rig.server.world.comments.values();
    await rig.as('olive-owner')(`PATCH /repos/${PROJECT}/issues/comments/${first!.id}`, { body: 'changed' });
    await apply(restoring(whole, true));
    expect(countComments()).toBe(130);
  });

  it('says the rest where a run died that had opened the issue', async () => {
    await start(3);
    for (const letter of ['a', 'b', 'c'])
      await rig.as('pat-passerby')(`POST /repos/${PROJECT}/issues/1/comments`, {
        body: letter.repeat(50_000),
      });
    const whole = await save(ISSUE, 1);
    const made = restoring(whole, false);
    expect(await apply(made)).toEqual({ kind: 'done', result: { number: 3 } });
    const all = countComments();
    const ours = [...rig.server.world.comments.values()].slice(6);
    expect(ours.length).toBeGreaterThan(1);
    await rig.as('olive-owner')(`DELETE /repos/${PROJECT}/issues/comments/${ours.at(-1)!.id}`);
    for (let turn = 0; turn < 2; turn++) {
      expect(await github.findDone(made, '2020-01-01T00:00:00Z')).toMatchObject({ result: { number: 3 } });
      expect(countComments()).toBe(all);
    }
  });
});

describe('lookFromOutside', () => {
  it('sees what anybody sees', async () => {
    await start();
    expect(await github.lookFromOutside(ISSUE)).toBe('visible');
    expect(await github.lookFromOutside(`https://github.com/${TRIAGE}/issues/1`)).toBe('gone');
    expect(await github.lookFromOutside('https://github.com/example-org')).toBe('unknown');
    rig.server.faults.add({ kind: 'status', status: 429 } as never);
    expect(await github.lookFromOutside(ISSUE)).toBe('unknown');
    rig.server.faults.clear();
  });
});
