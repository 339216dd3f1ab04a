/** `/break` on the board of the built actions: ordered, confirmed by whoever is called, in force, and ended. */
import { CAST, type RoleName } from '../../dev/rehearsal/cast.ts';
import { expectNoErrors } from './expect-no-errors.ts';
import { botWords, findIssue, listIssues, OWNER, openStage, PROJECT, TRIAGE } from './stage.ts';

const CONFIG = `owner: ${OWNER}\nteam: security-triage\nboard: true\n`;
const DAY_MS = 86_400_000;

it('a break counts once the member who is called has confirmed it, and no longer when it is ended', async () => {
  const stage = await openStage({ config: CONFIG });
  try {
    const report = async (summary: string): Promise<number> => {
      await stage.people.reporter.request('POST', `/repos/${PROJECT}/security-advisories/reports`, {
        summary,
        description: 'It takes a second.',
      });
      expectNoErrors(await stage.sweep());
      return listIssues(stage).find(({ body }) => body?.includes(summary))?.number ?? 0;
    };
    await report('A slow header');
    const board = listIssues(stage).find(({ title }) => title.startsWith('Board'))?.number ?? 0;
    const say = async (who: RoleName, body: string): Promise<string> => {
      await stage.people[who].request('POST', `/repos/${TRIAGE}/issues/${board}/comments`, { body });
      expectNoErrors(await stage.settle());
      return botWords(stage, board, 'answer/').at(-1) ?? '';
    };
    const day = (days: number): string =>
      new Date(stage.github.clock.now().getTime() + days * DAY_MS).toISOString().slice(0, 10);
    const [from, until] = [day(1), day(15)];
    expect(await say('coordinator', `/break ${until} ${from}`)).toContain('has to be after the first');
    expect(await say('coordinator', `/break ${from} ${until} @${CAST.analyst.login}`)).toContain(
      `@${CAST.analyst.login} ${CAST.coordinator.login} asks you to be the one who is called`,
    );
    expect(await say('member', '/confirm')).toContain('only they can confirm it');
    expect(findIssue(stage, board).body).toContain(`Break proposed from ${from}`);
    expect(await say('analyst', '/confirm')).toContain(`from ${from} until ${until} is confirmed`);
    expect(findIssue(stage, board).body).toContain(`Break ahead from ${from} until ${until}`);
    stage.github.clock.advance(2 * DAY_MS);
    const resting = await report('A long body');
    expect(botWords(stage, resting, 'entry/1/received')[0]).toContain(`We are on a break until ${until}`);
    expect(findIssue(stage, resting).assigneeIds).toEqual([]);
    expect(await say('member', '/break off')).toContain(`The break from ${from} is over`);
    expectNoErrors(await stage.sweep());
    expect(findIssue(stage, resting).assigneeIds).toHaveLength(1);
    expect(await say('member', '/help')).toContain('/break YYYY-MM-DD YYYY-MM-DD');
    expect(botWords(stage, board, 'answer/')).toHaveLength(6);
  } finally {
    await stage.close();
  }
});
