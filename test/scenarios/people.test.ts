/** Who works on a case, named by comments on the built actions; what others write names nobody. */
import { CAST, type RoleName } from '../../dev/rehearsal/cast.ts';
import { expectNoErrors } from './expect-no-errors.ts';
import { momentOf } from './recording.ts';
import { sharedRehearsal } from './shared-recording.ts';
import { botWords, findIssue, listIssues, OWNER, openStage, PROJECT, type Stage, TRIAGE } from './stage.ts';

const CASE = 1;

const assigneesOf = (stage: Stage, number: number): readonly (string | undefined)[] =>
  findIssue(stage, number).assigneeIds.map((id) => stage.github.world.accounts.get(id)?.login);

it('members are named, assigned and shown in the case record, and nobody else', async () => {
  const stage = await openStage({ from: momentOf(await sharedRehearsal(), 'case/assessing') });
  try {
    const say = async (who: RoleName, body: string): Promise<void> => {
      await stage.people[who].request('POST', `/repos/${TRIAGE}/issues/${CASE}/comments`, { body });
      expectNoErrors(await stage.settle());
    };
    const assignees = () => assigneesOf(stage, CASE);
    const before = assignees();
    await say('coordinator', `/analyst @${CAST.analyst.login}\n/developer @${CAST.member.login}`);
    const record = botWords(stage, CASE, 'record')[0];
    expect(record).toContain(`Analyst: ${CAST.analyst.login}, named by ${CAST.coordinator.login}`);
    expect(record).toContain(`Developer: ${CAST.member.login}, named by ${CAST.coordinator.login}`);
    const after = assignees();
    expect(new Set(after)).toEqual(new Set([...before, CAST.analyst.login, CAST.member.login]));
    await say('analyst', `/developer @${CAST.developer.login}`);
    expect(botWords(stage, CASE, 'answer/').join()).toContain('no member of the triage team');
    expect(assignees()).toEqual(after);
  } finally {
    await stage.close();
  }
});

it('all cases of a member are handed over at once on the board, and one comment names them', async () => {
  const config = `owner: ${OWNER}\nteam: security-triage\nboard: true\nrota:\n  weights: { ${CAST.analyst.login}: 0, ${CAST.member.login}: 0 }\n`;
  const stage = await openStage({ config });
  try {
    for (const summary of ['A slow header', 'A long body'])
      await stage.people.reporter.request('POST', `/repos/${PROJECT}/security-advisories/reports`, {
        summary,
        description: 'It takes a second.',
      });
    expectNoErrors(await stage.sweep());
    const board = listIssues(stage).find(({ title }) => title.startsWith('Board'))?.number ?? 0;
    const cases = listIssues(stage).flatMap(({ number }) => (number === board ? [] : [number]));
    expect(cases).toHaveLength(2);
    for (const number of cases) expect(assigneesOf(stage, number)).toEqual([CAST.coordinator.login]);
    expect(findIssue(stage, board).body).toContain(`| \`${CAST.analyst.login}\` | 0 |`);
    const say = async (who: RoleName, body: string): Promise<void> => {
      await stage.people[who].request('POST', `/repos/${TRIAGE}/issues/${board}/comments`, { body });
      expectNoErrors(await stage.settle());
    };
    await say('member', `/hand-over @${CAST.coordinator.login} @${CAST.developer.login}`);
    expect(botWords(stage, board, 'answer/').join()).toContain('has to be a member of the triage team');
    await say('member', `/hand-over @${CAST.coordinator.login} @${CAST.member.login}`);
    for (const number of cases) expect(assigneesOf(stage, number)).toEqual([CAST.member.login]);
    expectNoErrors(await stage.sweep());
    const told = botWords(stage, board, 'answer/');
    expect(told).toHaveLength(2);
    expect(told[1]).toContain(`@${CAST.member.login} You have now`);
    for (const number of cases) expect(told[1]).toContain(`#${number}`);
    expect(findIssue(stage, board).body).toContain(`| \`${CAST.member.login}\` | 2 |`);
    // Three months later only one of them has done anything: the coordinators hear of the others, once.
    stage.github.clock.advance(89 * 86_400_000);
    await say('member', '/help');
    expect(botWords(stage, board, 'idle/')).toEqual([]);
    stage.github.clock.advance(2 * 86_400_000);
    expectNoErrors(await stage.sweep());
    const [idle = ''] = botWords(stage, board, 'idle/');
    expect(idle).toContain(`@${CAST.member.login} These members of the team`);
    expect(idle).toContain(`- ${CAST.analyst.login}: nothing known since`);
    expect(idle).not.toContain(`- ${CAST.member.login}`);
    stage.github.clock.advance(86_400_000);
    expectNoErrors(await stage.sweep());
    expect(botWords(stage, board, 'idle/')).toHaveLength(1);
  } finally {
    await stage.close();
  }
});
