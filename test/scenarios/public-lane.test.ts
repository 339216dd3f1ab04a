/** A small flaw is fixed in public: asked for by one member, confirmed by another, on the built actions. */
import { parseSweepMemory } from '../../src/case/sweep-memory.ts';
import { sampleOf } from '../deep.ts';
import { settleWith, WAYS } from './both-ways.ts';
import { expectNoErrors } from './expect-no-errors.ts';
import { momentOf } from './recording.ts';
import { sharedRehearsal } from './shared-recording.ts';
import {
  botWords,
  commentsOf,
  listIssues,
  OWNER,
  openStage,
  PROJECT,
  type Stage,
  storeOf,
  TRIAGE,
} from './stage.ts';

const CONFIG = `owner: ${OWNER}\nteam: security-triage\npublic-lane: low\n`;
const CANARY = 'canary-77fa';
const ANALYSIS = (severity: string) => `\`\`\`yaml
analysis:
  packages:
    - ecosystem: npm
      name: body-parser
      repo: ${PROJECT}
      affected: '< 1.20.3'
      patched: 1.20.3
  severity: ${severity}
  cwe: [CWE-405]
  summary: Slow answers ${CANARY}
  description: It is slow.
  patchNeeded: true
  inThreatModel: true
  confirmed:
    yes: true
    how: seen on the newest version
\`\`\``;

type Who = 'member' | 'coordinator' | 'analyst';
let isChain = false;

async function say(stage: Stage, who: Who, body: string): Promise<void> {
  await stage.people[who].request('POST', `/repos/${TRIAGE}/issues/1/comments`, { body });
  await settleWith(stage, isChain);
}

async function label(stage: Stage, name: string): Promise<void> {
  await stage.people.coordinator.request('POST', `/repos/${TRIAGE}/issues/1/labels`, { labels: [name] });
  await settleWith(stage, isChain);
}

const wordsOf = (stage: Stage): string =>
  commentsOf(stage, 1)
    .map(({ body }) => body)
    .join('\n');

it.each(sampleOf(WAYS, 1))(
  '%s opens it once, after consent and a second member, and says in red when it becomes graver',
  async (_who, chain) => {
    isChain = chain;
    const stage = await openStage({ config: CONFIG, chain });
    try {
      const { ghsa_id: ghsa } = (await stage.people.reporter.request(
        'POST',
        `/repos/${PROJECT}/security-advisories/reports`,
        { summary: `Slow ${CANARY}`, description: `\`\`\`js\nsend('${CANARY}');\n\`\`\`` },
      )) as { ghsa_id: string };
      expectNoErrors(await stage.sweep());
      expect(parseSweepMemory(storeOf(stage)['sweep.yml'] ?? null).lanes).toEqual([]);
      const before = listIssues(stage, PROJECT).length;
      await stage.people.coordinator.request('POST', `/repos/${TRIAGE}/issues/1/assignees`, {
        assignees: ['casey-coordinator'],
      });
      await say(stage, 'coordinator', '/evidence acknowledgement by mail');
      await label(stage, 'case/acknowledged');
      await label(stage, 'case/assessing');
      await say(stage, 'analyst', ANALYSIS('low'));
      await label(stage, 'case/valid');
      await say(stage, 'member', '/public-issue Answer sooner');
      expect(wordsOf(stage)).toContain('The reporter has to agree first');
      await say(stage, 'member', '/consent yes as @robin-reporter');
      await say(stage, 'member', '/public-issue Answer sooner\n\n```text\nLarge bodies take long.\n```');
      expect(wordsOf(stage)).toContain('| in private, until the release | 0 | not enough cases yet');
      await say(stage, 'member', '/confirm');
      expect(listIssues(stage, PROJECT)).toHaveLength(before);
      await say(stage, 'analyst', '/confirm');
      expect(listIssues(stage, PROJECT)).toHaveLength(before + 1);
      const opened = listIssues(stage, PROJECT)[0];
      expect(opened?.title).toBe('Answer sooner');
      expect(opened?.body).toBe('Large bodies take long.\n\nThanks to @robin-reporter for telling us.');
      const url = `https://github.com/${PROJECT}/issues/${opened?.number}`;
      expect(botWords(stage, 1, 'record')[0]).toContain(`${url} (fixed in public at severity low`);
      await say(stage, 'analyst', ANALYSIS('high'));
      expect(botWords(stage, 1, 'public-lane-raised/high')[0]).toContain('[!CAUTION]');
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

it('a sweep reads all closed cases once when the lane is switched on, and notes what each took', async () => {
  const recording = await sharedRehearsal();
  const stage = await openStage({ from: momentOf(recording, 'case/closed') });
  try {
    const lanes = () => parseSweepMemory(storeOf(stage)['sweep.yml'] ?? null).lanes;
    expectNoErrors(await stage.sweep());
    expect(lanes()).toBeNull();
    const path = `/repos/${TRIAGE}/contents/.github/security-process.yml`;
    const file = (await stage.people.owner.request('GET', path)) as { sha: string; content: string };
    const text = `${Buffer.from(file.content, 'base64').toString()}\npublic-lane: medium\n`;
    await stage.people.owner.request('PUT', path, {
      message: 'Fix small flaws in public',
      content: Buffer.from(text).toString('base64'),
      sha: file.sha,
    });
    stage.github.clock.advance(3 * 3_600_000);
    expectNoErrors(await stage.sweep());
    expect(lanes()).toMatchObject([{ case: 1, lane: 'private' }]);
    expect(lanes()![0]!.days).toBeGreaterThan(0);
    expect(lanes()![0]!.commands).toBeGreaterThan(5);
  } finally {
    await stage.close();
  }
});
