/** A report by the form that the setup makes, and its reporter who is told where it stands: on the built actions. */
import { CAST } from '../../dev/rehearsal/cast.ts';
import { renderReportForm } from '../../src/features/intake/report-form.ts';
import { sampleOf } from '../deep.ts';
import { settleWith, WAYS } from './both-ways.ts';
import { expectNoErrors } from './expect-no-errors.ts';
import { adjustRepo, botWords, OWNER, openStage, PROJECT, type Stage, storeOf, TRIAGE } from './stage.ts';

const CONFIG = `owner: ${OWNER}\nteam: security-triage\nintake:\n  trusted: [${CAST.reporter.login}]\n  out-of-scope: [The attacker is root]\n`;
const FORM = renderReportForm({ intake: { outOfScope: ['The attacker is root'] } });

const open = (chain: boolean): Promise<Stage> =>
  openStage({
    config: CONFIG,
    chain,
    unkind: ['report-forms'],
    adjust: adjustRepo('body-parser', (repo) => ({
      ...repo,
      files: { ...repo.files, '.github/VULNERABILITY_REPORT.yml': FORM },
    })),
  });

const say = (stage: Stage, body: string) =>
  stage.people.member.request('POST', `/repos/${TRIAGE}/issues/1/comments`, { body });

it.each(sampleOf(WAYS, 1))(
  '%s reads the fields, keeps what is said of AI, and tells the reporter once where it stands',
  async (_who, chain) => {
    const stage = await open(chain);
    try {
      const { ghsa } = stage.github.control.reportByForm(PROJECT, CAST.reporter.login, {
        Summary: 'Deep bodies stop the server.',
        'Proof of concept': '```js\nparse("[".repeat(1e6));\n```',
        'Affected versions': 'body-parser 1.20.2',
        'Expected behavior': '400',
        'Actual behavior': 'silence',
        Impact: 'One request is enough.',
        'Out of scope': ['The attacker is root'],
        'Suggested fix': '1. Count the depth.\n2. Refuse what is deeper.',
        'AI assistance': 'None, CANARY-own-words',
      });
      expectNoErrors(await stage.sweep());
      const [entry = ''] = botWords(stage, 1, 'entry/1/received');
      expect(entry).toContain('steps: not found');
      expect(entry.match(/not found/g)).toHaveLength(1);
      expect(entry).toContain('expected behaviour: “400”');
      expect(entry).toContain('ticked as out of scope: The attacker is root.');
      const [record = ''] = botWords(stage, 1, 'record');
      expect(record).toContain('On AI, the reporter says: “None, CANARY-own-words”');
      expect(record).toContain('trusted (`intake.trusted`)');
      expect(storeOf(stage)['cases/1.yml']).toContain('standing: listed');

      await say(stage, '/send status');
      await settleWith(stage, chain);
      expect(botWords(stage, 1, 'ask').join()).toContain('have not looked into it yet');
      const conversation = () =>
        stage.github.world.advisories.get(ghsa)?.comments.map(({ body }) => body) ?? [];
      expect(conversation()).toEqual([]);
      await say(stage, '/confirm');
      expectNoErrors(await stage.settle());
      expectNoErrors(await stage.sweep());
      expect(conversation()).toHaveLength(1);
      expect(conversation()[0]).toContain('We tell you by 2025-03-13 what we think of it.');
      expect(conversation()[0]).not.toContain('CANARY');
    } finally {
      await stage.close();
    }
  },
);
