/** How similar reports were dismissed is shown beside the draft of a dismissal, to the team alone. On the built actions. */
import { sampleOf } from '../deep.ts';
import { settleWith, WAYS } from './both-ways.ts';
import { expectNoErrors } from './expect-no-errors.ts';
import { botWords, OWNER, openStage, PROJECT, type Stage, storeOf, TRIAGE } from './stage.ts';

const CONFIG = `owner: ${OWNER}\nteam: security-triage\n`;
const WORDS = 'mails of the domain are not what this project ships';

const REPORTS = [
  'Your domain has no DMARC policy and a soft SPF record, so that anybody can spoof mails with your domain as sender. Please publish DMARC and a strict SPF record.',
  'Missing SPF/DMARC. I could spoof an e-mail from your domain: the SPF record ends in ~all and no DMARC policy is published. A phishing sender may pose as the project.',
  'Sending a header of 70000 spaces keeps the event loop busy for twenty seconds, since parseCharset has nested quantifiers.',
] as const;

let isChain = false;

async function report(stage: Stage, description: string): Promise<string> {
  const made = await stage.people.reporter.request('POST', `/repos/${PROJECT}/security-advisories/reports`, {
    summary: 'A report',
    description,
  });
  expectNoErrors(await stage.sweep());
  return (made as { ghsa_id: string }).ghsa_id;
}

async function say(stage: Stage, number: number, body: string): Promise<void> {
  await stage.people.member.request('POST', `/repos/${TRIAGE}/issues/${number}/comments`, { body });
  await settleWith(stage, isChain);
}

const numberOf = (stage: Stage, ghsa: string): number => {
  const path = Object.entries(storeOf(stage)).find(
    ([name, text]) => /^cases\/\d+\.yml$/.test(name) && text.includes(`ghsa: ${ghsa}`),
  )?.[0];
  return Number(/\d+/.exec(path ?? '')?.[0]);
};

it.each(sampleOf(WAYS, 1))('%s shows precedents beside the draft, at one request', async (_who, chain) => {
  isChain = chain;
  const stage = await openStage({ config: CONFIG, chain });
  try {
    const ghsas: string[] = [];
    for (const each of REPORTS) ghsas.push(await report(stage, each));
    const [first = 0, second = 0, third = 0] = ghsas.map((ghsa) => numberOf(stage, ghsa));

    const count = async (number: number, body: string): Promise<number> => {
      const before = stage.github.requests.length;
      await say(stage, number, body);
      // A token is made for each kind of step, whatever it reads.
      return stage.github.requests.slice(before).filter(({ path }) => !path.endsWith('/access_tokens'))
        .length;
    };
    const alone = await count(third, '/dismiss not-a-vulnerability because it takes no longer than others');
    await say(stage, first, `/dismiss out-of-scope because ${WORDS}`);
    const compared = await count(second, '/dismiss out-of-scope because no mail is sent');
    expect(compared - alone).toBeLessThanOrEqual(chain ? 2 : 1);

    const drafts = [first, second, third].map(
      (number) => botWords(stage, number, 'entry/').find((body) => body.includes('we dismissed')) ?? '',
    );
    expect(drafts[1]).toContain(`- #${first}, \`out-of-scope\`: “${WORDS}”`);
    expect(drafts[0]).not.toContain('Similar reports');
    expect(drafts[2]).not.toContain('Similar reports');

    await say(stage, second, '/send dismissal');
    await say(stage, second, '/confirm');
    const told = stage.github.world.advisories.get(ghsas[1]!)?.comments.map(({ body }) => body) ?? [];
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('No mail is sent.');
    expect(told[0]).not.toMatch(new RegExp(`${WORDS}|#${first}|Similar`));
    expect(new Set((await stage.sweep()).map(({ outputs }) => outputs.changed))).toEqual(new Set(['false']));
  } finally {
    await stage.close();
  }
});
