/** Somebody writes to the store while the bot is at work: nothing of it may get below a commit of the bot. */
import { CAST } from '../../dev/rehearsal/cast.ts';
import { IS_DEEP, sampleOf, tellPlayed } from '../deep.ts';
import { botWords, type Ended, PROJECT, restore, type Stage, TRIAGE } from '../scenarios/stage.ts';
import { advisoryOf, CASE, forge, isUnconfirmed, openIn } from './at-disclosing.ts';
import { HOUR, ON_BOTH, report } from './on-both.ts';

/** What starts runs, and carries them out. */
const STARTS: readonly (readonly [string, (stage: Stage) => Promise<() => Promise<readonly Ended[]>>])[] = [
  [
    'a sweep that takes in a report',
    async (stage) => {
      await report(stage, PROJECT, { summary: 'Another flaw' });
      stage.github.clock.advance(HOUR);
      return stage.sweep;
    },
  ],
  [
    'a run that takes in a form',
    async (stage) => {
      stage.github.control.openByForm(TRIAGE, CAST.member.login, {
        title: 'Report: ',
        body: '### The report\n\nA flaw.\n\n### Package\n\nbody-parser',
        labels: ['security-report'],
        assignees: [],
      });
      return stage.settle;
    },
  ],
];

/** How many requests there were. */
async function playWith(stage: Stage, start: (typeof STARTS)[number][1], before: number): Promise<number> {
  const carryOut = await start(stage);
  let count = 0;
  stage.github.beforeRequest(async ({ runId }) => {
    if (runId === undefined || runId === null) return;
    count += 1;
    if (count === before) await forge(stage);
  });
  try {
    await carryOut();
  } finally {
    stage.github.beforeRequest(null);
  }
  return count;
}

describe.each(sampleOf(ON_BOTH, 1))('with %s', (_name, chain) => {
  let stage: Stage;
  let start: ReturnType<Stage['github']['snapshot']>;
  beforeAll(async () => {
    stage = await openIn('disclosing', chain);
    await stage.sweep();
    start = stage.github.snapshot();
  });
  afterAll(() => stage.close());
  beforeEach(() => restore(stage.github, start));

  it.each(STARTS)('%s: a forged confirmation publishes nothing, and is told', async (what, begin) => {
    const count = await playWith(stage, begin, -1);
    expect(count).toBeGreaterThan(10);
    const all = Array.from({ length: count }, (_, at) => at + 1);
    // The store is read again in the middle of the one, at the end of the other. In depth each fourth request beside these.
    const telling = [5, count - 3];
    const played = IS_DEEP ? all.filter((at) => at % 4 === 0 || telling.includes(at)) : telling;
    for (const before of played) {
      restore(stage.github, start);
      await playWith(stage, begin, before);
      stage.github.clock.advance(HOUR);
      await stage.sweep();
      expect({ before, state: advisoryOf(stage).state }).toEqual({ before, state: 'draft' });
      expect(isUnconfirmed(stage)).toBe(true);
      expect(botWords(stage, CASE, 'store/')).toHaveLength(1);
    }
    tellPlayed(`forgeries at a request of ${what}`, played.length);
  });
});
