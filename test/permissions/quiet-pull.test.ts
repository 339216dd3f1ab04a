/** A pull request that shows a flaw in public: emptied by the bot where it may, by a person where it may not. */
import type { Permissions } from '../../dev/embedded-github/world.ts';
import {
  adjustRepo,
  botWords,
  type Ended,
  findIssue,
  labelsOf,
  openStage,
  PROJECT,
  type Stage,
  TRIAGE,
} from '../scenarios/stage.ts';
import { doByHand, type Task } from './do-by-hand.ts';
import { BASE, DOCUMENTED } from './documented.ts';

const URL = `https://github.com/${PROJECT}/pull/1`;
const CASE = 1;

const open = (permissions: Permissions): Promise<Stage> =>
  openStage({
    permissions,
    adjust: adjustRepo('body-parser', (repo) => ({
      ...repo,
      pulls: [{ title: 'Fix the hole', author: 'robin-reporter', head: 'fix', files: { 'index.js': '3' } }],
    })),
  });

/** A member fills in the form, and another confirms that the pull request is to be emptied. */
async function privatize(stage: Stage): Promise<readonly Ended[]> {
  const { member, coordinator } = stage.people;
  const runs: Ended[] = [...(await stage.sweep())];
  await member.request('POST', `/repos/${TRIAGE}/issues`, {
    title: 'Public by mistake',
    body: `### Address of the public issue or pull request\n\n${URL}`,
    labels: ['security-report', 'flag/premature'],
  });
  runs.push(...(await stage.settle()));
  await coordinator.request('POST', `/repos/${TRIAGE}/issues/${CASE}/comments`, { body: '/confirm' });
  runs.push(...(await stage.settle()));
  return runs;
}

function expectQuiet(stage: Stage, runs: readonly Ended[]): void {
  expect(runs.flatMap(({ errors }) => errors)).toEqual([]);
  expect(findIssue(stage, 1, PROJECT)).toMatchObject({ title: 'Removed', state: 'closed', locked: true });
  expect(labelsOf(stage, CASE)).toContain('flag/removal-pending');
  expect(botWords(stage, CASE, 'privatized/')).toHaveLength(1);
  expect(botWords(stage, CASE, 'task/')).toEqual([]);
}

it('is emptied by the bot where that is granted', async () => {
  const stage = await open(DOCUMENTED as Permissions);
  try {
    expectQuiet(stage, await privatize(stage));
  } finally {
    await stage.close();
  }
});

it('is emptied by a person where it is not, from nothing but the words of the task', async () => {
  const stage = await open(BASE as Permissions);
  try {
    const runs = [...(await privatize(stage))];
    expect(findIssue(stage, 1, PROJECT)).toMatchObject({ title: 'Fix the hole', state: 'open' });
    const [said] = botWords(stage, CASE, 'task/quiet/');
    expect(said).toContain(URL);
    expect(said).toContain('pull_requests: write');
    // Runs that try again in vain say nothing anew.
    const notified = stage.github.notifications.length;
    runs.push(...(await stage.sweep()));
    expect(botWords(stage, CASE, 'task/quiet/')).toEqual([said]);
    expect(stage.github.notifications).toHaveLength(notified);
    const tasks: Task[] = [];
    await doByHand(stage.github, tasks);
    expect(tasks).toHaveLength(1);
    runs.push(...(await stage.sweep()));
    expectQuiet(stage, runs);
  } finally {
    await stage.close();
  }
});
