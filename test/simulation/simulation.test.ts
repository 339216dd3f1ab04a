/** A simulated month with a small team; the whole year is `npm run simulate`. */

import { createPerson } from '../../dev/rehearsal/person.ts';
import { simulate } from '../../dev/simulation/simulate.ts';
import { renderTally, type Wish } from '../../dev/simulation/wish.ts';
import { byDepth, itDeep, tellPlayed } from '../deep.ts';
import { OWNER, PROJECT, type Stage, storeOf, TRIAGE } from '../scenarios/stage.ts';

const SMALL: Wish = { seed: 7, reports: 7, days: 24, everyHours: byDepth(12, 24), by: 'thread' };

describe('a simulated month', () => {
  it('forgets no report, tells people before and at every due time, and says nothing twice', async () => {
    const tally = await simulate(SMALL);
    tellPlayed('simulated sweeps of a month', tally.sweeps);
    expect(tally.faults).toEqual([]);
    expect(tally.cases).toBe(SMALL.reports);
    // It proves nothing where nothing went wrong.
    expect(tally.deadlinesPassed).toBeGreaterThan(0);
    expect(tally.reminders).toBeGreaterThan(tally.deadlinesPassed);
    expect(tally.events.dropped + tally.events.doubled + tally.events.delayed).toBeGreaterThan(3);
    // Runs of an hour share 5,000 requests; a tenth of that is for the busiest of them all.
    expect(tally.mostRequests).toBeLessThan(500);
    expect(renderTally(tally)).toMatch(/^7 reports became 7 cases .* 0 faults\.$/);
  });

  itDeep(
    'brings cases to their disclosure',
    async () => {
      const tally = await simulate({ ...SMALL, seed: 5, reports: 8, days: 110, everyHours: 24, rests: 0.06 });
      expect(tally.faults).toEqual([]);
      expect(tally.disclosed).toBeGreaterThan(0);
    },
    300_000,
  );

  itDeep(
    'is found out where no sweep runs',
    async () => {
      const tally = await simulate({
        ...SMALL,
        seed: 3,
        reports: 9,
        days: 40,
        everyHours: 24,
        isUnswept: true,
      });
      expect(tally.faults.join('\n')).toMatch(/report \d+ \(ghsa \S+\) is 0 cases/);
      expect(tally.faults.join('\n')).toContain('nobody was told when');
      expect(tally.faults.join('\n')).toContain('not acknowledged in time, and nobody was told');
    },
    300_000,
  );

  itDeep(
    'is found out where a reminder reaches nobody, a report is two cases, a step is said twice, or something is published',
    async () => {
      const tally = await simulate({ ...SMALL, seed: 3, plant: doHarm });
      const faults = tally.faults.join('\n');
      expect(faults).toMatch(/nobody was told before acknowledge/);
      expect(faults).toMatch(/report \d+ \(ghsa \S+\) is 2 cases/);
      expect(faults).toMatch(/remind\/\S+ was said 2 times/);
      expect(faults).toMatch(/GHSA-\S+ was published, and no two people had agreed on it/);
      expect(faults).toContain(`words of a report were written in public: issue-body of ${PROJECT}#`);
    },
    300_000,
  );

  itDeep(
    'leaves out only sweeps that do nothing, and proves it with some of them',
    async () => {
      const rested = await simulate({ ...SMALL, days: 5, everyHours: 2, rests: 0.3 });
      expect(rested.faults).toEqual([]);
      expect(rested.rested.left).toBeGreaterThan(0);
      expect(rested.rested.proven).toBeGreaterThan(0);
    },
    300_000,
  );

  itDeep(
    'comes to the same in processes of their own',
    async () => {
      const few: Wish = { ...SMALL, seed: 2, reports: 2, days: 4, everyHours: 24 };
      const [threads, processes] = [await simulate(few), await simulate({ ...few, by: 'processes' })];
      expect(threads.portrait).not.toBe('[]');
      expect(processes.portrait).toBe(threads.portrait);
    },
    300_000,
  );
});

/** Takes away every notification of one promise, and at the end makes a second case, repeats a reminder, and lets out what is private. */
async function doHarm(stage: Stage, isLast: boolean): Promise<void> {
  const { world } = stage.github;
  const isHidden = ({ text }: { readonly text: string }) =>
    text.includes('security-process:remind/acknowledge/');
  for (
    let at = world.notifications.findIndex(isHidden);
    at >= 0;
    at = world.notifications.findIndex(isHidden)
  )
    world.notifications.splice(at, 1);
  if (!isLast) return;
  const token = stage.github.createToken({ kind: 'installation', app: 'security-process', owner: OWNER });
  const bot = createPerson('bot', token, stage.github.url);
  const store = Object.entries(storeOf(stage));
  const [, text] = store.find(
    ([path, each]) => /^cases\/\d+\.yml$/.test(path) && each.includes('ghsa: GHSA'),
  )!;
  await bot.request('PUT', `/repos/${TRIAGE}/contents/cases/9999.yml`, {
    message: 'Case 9999: received',
    branch: 'security-process',
    content: Buffer.from(text.replace(/^number: \d+$/m, 'number: 9999')).toString('base64'),
  });
  const reminder = stage.github.journal.find(
    (each) => each.what === 'comment' && each.text.includes(':remind/'),
  )!;
  await bot.request('POST', `/repos/${TRIAGE}/issues/${reminder.ref}/comments`, { body: reminder.text });
  await bot.request('POST', `/repos/${PROJECT}/issues`, { title: 'Flaw', body: 'How flaw 1 works.' });
  Object.assign([...world.advisories.values()].find(({ state }) => state === 'triage')!, {
    state: 'published',
  });
}
