/** A break of the team: one report waits, one calls the member who is called: on the built actions. */
import { CAST } from '../../dev/rehearsal/cast.ts';
import { expectNoErrors } from './expect-no-errors.ts';
import { botWords, commentsOf, listIssues, OWNER, openStage, PROJECT, storeOf, TRIAGE } from './stage.ts';

const CONFIG = `owner: ${OWNER}\nteam: security-triage\nbreaks:\n  - { from: 2025-03-01, until: 2025-03-20, call: ${CAST.analyst.login} }\n`;

it('an urgent report with a proof calls one member, an ordinary one nobody before the first day back', async () => {
  const stage = await openStage({ config: CONFIG });
  try {
    const report = (summary: string, description: string) =>
      stage.people.reporter.request('POST', `/repos/${PROJECT}/security-advisories/reports`, {
        summary,
        description,
      });
    await report('A slow header', 'It takes a second.');
    await report('Exploited in the wild', '### PoC\n\n```js\nrun("calc");\n```');
    expectNoErrors(await stage.sweep());
    stage.github.clock.advance(10 * 86_400_000);
    expectNoErrors(await stage.sweep());
    const byTitle = (words: string) =>
      listIssues(stage).find(({ body }) => body?.includes(words))?.number ?? 0;
    const urgent = byTitle('Exploited in the wild');
    const ordinary = byTitle('A slow header');
    expect(botWords(stage, ordinary, 'entry/1/received')[0]).toContain('We are on a break until 2025-03-20');
    const mentioned = (number: number) =>
      commentsOf(stage, number).flatMap(({ body }) => body.match(/@[a-z]+-[a-z]+/g) ?? []);
    expect(mentioned(ordinary)).toEqual([]);
    expect([...new Set(mentioned(urgent))]).toEqual([`@${CAST.analyst.login}`]);
    stage.github.clock.advance(10 * 86_400_000);
    expectNoErrors(await stage.sweep());
    expect(storeOf(stage)[`cases/${ordinary}.yml`]).not.toContain('coordinators: []');
  } finally {
    await stage.close();
  }
});

it('an exploited flaw whose coordinator goes on the break calls the member who stays, and nobody else', async () => {
  const stage = await openStage({ config: CONFIG.replace('2025-03-01', '2025-03-10') });
  try {
    await stage.people.reporter.request('POST', `/repos/${PROJECT}/security-advisories/reports`, {
      summary: 'A slow header',
      description: 'It takes a second.',
    });
    expectNoErrors(await stage.sweep());
    const { number } = listIssues(stage)[0]!;
    const logins = () =>
      listIssues(stage)[0]!.assigneeIds.map((id) => stage.github.world.accounts.get(id)?.login);
    const [before] = logins();
    expect(before).not.toBe(CAST.analyst.login);
    await stage.people.member.request('POST', `/repos/${TRIAGE}/issues/${number}/labels`, {
      labels: ['flag/exploited'],
    });
    expectNoErrors(await stage.settle());
    const earlier = commentsOf(stage, number).length;
    stage.github.clock.advance(8 * 86_400_000);
    expectNoErrors(await stage.sweep());
    expect(logins()).toEqual([before, CAST.analyst.login]);
    expect(botWords(stage, number, 'called/')[0]).toContain(`@${CAST.analyst.login} You are called`);
    const fresh = commentsOf(stage, number).slice(earlier);
    const mentioned = fresh.flatMap(({ body }) => body.match(/@[a-z]+-[a-z]+/g) ?? []);
    expect([...new Set(mentioned)]).toEqual([`@${CAST.analyst.login}`]);
    // They stay silent: the coordinator is called back.
    stage.github.clock.advance(9 * 3_600_000);
    expectNoErrors(await stage.sweep());
    const [next = ''] = botWords(stage, number, 'called/2025-03-10/2');
    expect(next).toContain(`@${before} ${CAST.analyst.login} did not answer within 8 hours`);
  } finally {
    await stage.close();
  }
});
