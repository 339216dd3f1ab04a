/** A run that puts a pull request out of sight dies at one request or another; the next one finishes its work. */
import { parseStoredCase } from '../../src/case/stored-case.ts';
import { parseCopyFile, sha256Of } from '../../src/features/takedown/thread-copy.ts';
import { byDepth, tellPlayed } from '../deep.ts';
import {
  adjustRepo,
  botWords,
  endRuns,
  findIssue,
  openStage,
  PROJECT,
  type Stage,
  storeOf,
  TRIAGE,
} from './stage.ts';

const CASE = 1;
const URL = `https://github.com/${PROJECT}/pull/1`;
const PATH = `cases/${CASE}/public/${PROJECT.replace('/', '-')}-1`;
/** Of the requests of that run, which one is the first that is not answered; a sample of them, as each takes seconds. */
const STEP = Number(process.env.EVERY_NTH_REQUEST ?? byDepth(11, 40));

async function openAsked(): Promise<Stage> {
  const stage = await openStage({
    adjust: adjustRepo('body-parser', (repo) => ({
      ...repo,
      pulls: [{ title: 'Fix the hole', author: 'robin-reporter', head: 'fix', files: { 'index.js': '3\n' } }],
    })),
  });
  await stage.sweep();
  for (const body of ['Here is how.', 'And so.'])
    await stage.people.reporter.request('POST', `/repos/${PROJECT}/issues/1/comments`, { body });
  await stage.people.member.request('POST', `/repos/${TRIAGE}/issues`, {
    title: 'Public by mistake',
    body: `### Address of the public issue or pull request\n\n${URL}`,
    labels: ['security-report', 'flag/premature'],
  });
  await stage.settle();
  return stage;
}

function expectFinished(stage: Stage): void {
  const store = storeOf(stage);
  const parsed = parseStoredCase(store[`cases/${CASE}.yml`] ?? '');
  if (parsed.kind === 'bad') throw new Error(parsed.reason);
  const [item] = parsed.stored.takedowns;
  expect(item).toMatchObject({
    takenDown: true,
    removalPending: true,
    copy: { comments: 2, title: 'Fix the hole' },
  });
  const kept = store[`${PATH}.json`] ?? '';
  expect(sha256Of(kept)).toBe(item?.copy?.sha256);
  expect(parseCopyFile(kept)?.pieces.map(({ body }) => body)).toEqual(['Here is how.', 'And so.']);
  expect(store[`${PATH}.patch`]).toContain('+3');
  expect(findIssue(stage, 1, PROJECT)).toMatchObject({ title: 'Removed', locked: true, commentIds: [] });
  expect(botWords(stage, CASE, 'privatized/')).toHaveLength(1);
  expect(botWords(stage, CASE, 'ask/privatize/')).toHaveLength(1);
}

it('loses nothing and doubles nothing, whichever request is the last', async () => {
  const stage = await openAsked();
  try {
    const { github } = stage;
    const asked = github.snapshot();
    const confirm = async () => {
      const body = '/confirm privatize';
      await stage.people.coordinator.request('POST', `/repos/${TRIAGE}/issues/${CASE}/comments`, { body });
      return stage.settle();
    };
    const from = github.requests.length;
    await confirm();
    expectFinished(stage);
    const count = github.requests.slice(from).filter(({ actor }) => actor?.endsWith('[bot]')).length;
    for (let last = 3; last < count; last += STEP) {
      tellPlayed('deaths while a pull request is emptied', 1);
      github.restore(asked);
      endRuns(github);
      github.faults.add({
        kind: 'unauthorized',
        actor: 'security-process[bot]',
        at: last,
        times: Number.POSITIVE_INFINITY,
      });
      const [died] = await confirm();
      expect(died?.exitCode).toBe(1);
      github.faults.clear();
      endRuns(github);
      await stage.sweep();
      github.clock.advance(25 * 3_600_000);
      await stage.sweep();
      expectFinished(stage);
    }
    expect(count).toBeGreaterThan(20);
  } finally {
    await stage.close();
  }
});
