/** Who works on a case, named by comments on the built actions; what others write names nobody. */
import { CAST, type RoleName } from '../../dev/rehearsal/cast.ts';
import { expectNoErrors } from './expect-no-errors.ts';
import { momentOf } from './recording.ts';
import { sharedRehearsal } from './shared-recording.ts';
import { botWords, findIssue, openStage, TRIAGE } from './stage.ts';

const CASE = 1;

it('members are named, assigned and shown in the case record, and nobody else', async () => {
  const stage = await openStage({ from: momentOf(await sharedRehearsal(), 'case/assessing') });
  try {
    const say = async (who: RoleName, body: string): Promise<void> => {
      await stage.people[who].request('POST', `/repos/${TRIAGE}/issues/${CASE}/comments`, { body });
      expectNoErrors(await stage.settle());
    };
    const assignees = (): readonly (string | undefined)[] =>
      findIssue(stage, CASE).assigneeIds.map((id) => stage.github.world.accounts.get(id)?.login);
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
