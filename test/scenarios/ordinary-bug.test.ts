/** A report that is a real bug and no vulnerability leaves the private way: on the built actions. */
import { sampleOf } from '../deep.ts';
import { settleWith, WAYS } from './both-ways.ts';
import { expectNoErrors } from './expect-no-errors.ts';
import { botWords, commentsOf, listIssues, OWNER, openStage, PROJECT, type Stage, TRIAGE } from './stage.ts';

const CONFIG = `owner: ${OWNER}\nteam: security-triage\n`;
const CANARY = 'canary-9d2e';

type Who = 'member' | 'coordinator' | 'analyst';

let isChain = false;

async function say(stage: Stage, who: Who, body: string): Promise<void> {
  await stage.people[who].request('POST', `/repos/${TRIAGE}/issues/1/comments`, { body });
  await settleWith(stage, isChain);
}

it.each(sampleOf(WAYS, 1))(
  '%s opens a public issue after consent and two confirmations, in neutral words, once',
  async (_who, chain) => {
    isChain = chain;
    const stage = await openStage({ config: CONFIG, chain });
    try {
      const { ghsa_id: ghsa } = (await stage.people.reporter.request(
        'POST',
        `/repos/${PROJECT}/security-advisories/reports`,
        { summary: `Empty bodies ${CANARY}`, description: `\`\`\`js\nsend('${CANARY}');\n\`\`\`` },
      )) as { ghsa_id: string };
      expectNoErrors(await stage.sweep());
      const before = listIssues(stage, PROJECT).length;
      await say(
        stage,
        'member',
        '/dismiss ordinary-bug because an empty body is only refused with the wrong status',
      );
      await say(stage, 'member', '/public-issue Answer 400 to an empty body');
      expect(
        commentsOf(stage, 1)
          .map(({ body }) => body)
          .join('\n'),
      ).toContain('The reporter has to agree first');
      await say(stage, 'member', '/consent yes as @robin-reporter');
      await say(stage, 'member', `/public-issue Answer 400\n\n\`\`\`text\nsend('${CANARY}');\n\`\`\``);
      expect(
        commentsOf(stage, 1)
          .map(({ body }) => body)
          .join('\n'),
      ).toContain('in your own words');
      await say(
        stage,
        'member',
        '/public-issue Answer 400 to an empty body\n\n```text\nIt answers 500 today.\n```',
      );
      await say(stage, 'member', '/confirm');
      await say(stage, 'member', '/confirm');
      expect(listIssues(stage, PROJECT)).toHaveLength(before);
      await say(stage, 'analyst', '/confirm');
      const opened = listIssues(stage, PROJECT)[0];
      expect(listIssues(stage, PROJECT)).toHaveLength(before + 1);
      expect(opened?.title).toBe('Answer 400 to an empty body');
      expect(opened?.body).toBe(
        'It answers 500 today.\n\nIt is an ordinary bug.\n\nThanks to @robin-reporter for telling us.',
      );
      const url = `https://github.com/${PROJECT}/issues/${opened?.number}`;
      expect(botWords(stage, 1, 'record')[0]).toContain(`Goes on in public: ${url}`);

      await say(stage, 'coordinator', '/send dismissal');
      await say(stage, 'coordinator', '/confirm');
      const told = stage.github.world.advisories.get(ghsa)?.comments.map(({ body }) => body) ?? [];
      expect(told).toHaveLength(1);
      expect(told[0]).toContain(`It goes on in public: ${url}, where you are named as you wished.`);
      expectNoErrors(await stage.sweep());
      expect(listIssues(stage, PROJECT)).toHaveLength(before + 1);
      expect(JSON.stringify(listIssues(stage, PROJECT).map(({ title, body }) => [title, body]))).not.toMatch(
        new RegExp(`${CANARY}|${ghsa}|${TRIAGE}`),
      );
    } finally {
      await stage.close();
    }
  },
);
