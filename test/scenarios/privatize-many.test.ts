/** Somebody names one public thread after the other, each in a case of its own: the fourth waits for a second person. */
import { startThread } from '../../dev/faults/thread.ts';
import { adjustRepo, botWords, findIssue, listIssues, openStage, PROJECT, TRIAGE } from './stage.ts';

it('asks before the fourth thread of an hour, whatever case names it', async () => {
  const issues = ['One', 'Two', 'Three', 'Four', 'Five'].map((title) => ({
    title,
    body: 'Send this and it crashes.',
    author: 'robin-reporter',
  }));
  const actions = startThread();
  const stage = await openStage({
    adjust: adjustRepo('body-parser', (repo) => ({ ...repo, issues })),
    perform: (input) => actions.run(input, { published: {} }),
  });
  const errors: string[] = [];
  const go = async (runs: ReturnType<typeof stage.settle>) =>
    errors.push(...(await runs).flatMap((run) => run.errors));
  const url = (number: number) => `https://github.com/${PROJECT}/issues/${number}`;
  const fillIn = async (number: number): Promise<number> => {
    const path = `/repos/${TRIAGE}/issues`;
    const answer = (await stage.people.member.request('POST', path, {
      title: 'Public by mistake',
      body: `### Address of the public issue or pull request\n\n${url(number)}`,
      labels: ['security-report', 'flag/premature'],
    })) as { readonly number: number };
    await go(stage.settle());
    return answer.number;
  };
  try {
    await go(stage.sweep());
    for (const number of [1, 2, 3]) await fillIn(number);
    expect(listIssues(stage, PROJECT).map(({ title }) => title)).toEqual(['Four', 'Five']);
    const held = await fillIn(4);
    expect(findIssue(stage, 4, PROJECT)).toMatchObject({ title: 'Four', state: 'open' });
    expect(botWords(stage, held, 'ask/privatize/').join()).toContain('another member has to look');
    stage.github.clock.advance(65 * 60_000);
    await fillIn(5);
    expect(listIssues(stage, PROJECT).map(({ title }) => title)).toEqual(['Four']);
    const path = `/repos/${TRIAGE}/issues/${held}/comments`;
    await stage.people.coordinator.request('POST', path, { body: '/confirm privatize' });
    await go(stage.settle());
    expect(listIssues(stage, PROJECT)).toEqual([]);
    expect(errors).toEqual([]);
  } finally {
    await Promise.all([stage.close(), actions.close()]);
  }
});
