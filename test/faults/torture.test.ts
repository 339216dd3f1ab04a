/** A seeded sample of what `npm run torture` tries in full. */

import { FAULT_KINDS } from '../../dev/faults/kinds.ts';
import { isBad, renderFailures } from '../../dev/faults/tally.ts';
import { startThread } from '../../dev/faults/thread.ts';
import { findDifference, prepareTorture, type Verdict } from '../../dev/faults/torture.ts';
import { type VariantName, wishOf } from '../../dev/faults/variants.ts';
import { runAction } from '../../dev/rehearsal/child-run.ts';
import { createRandom } from '../../dev/rehearsal/random.ts';
import { portray } from '../scenarios/portrait.ts';
import { type Recording, recordRehearsal } from '../scenarios/recording.ts';
import { openStage, underTest } from '../scenarios/stage.ts';

/** Milliseconds of trials for each variant. */
const BUDGET_MS = 25_000;
const SAMPLED: readonly VariantName[] = ['standard', 'premature', 'chain'];

async function recordInThread(variant: VariantName): Promise<Recording> {
  const thread = await startThread();
  try {
    return await recordRehearsal({ ...(await wishOf(variant)), thread });
  } finally {
    await thread.close();
  }
}

describe.each(SAMPLED)('the rehearsal %s, disturbed at requests by the throw of a dice', (variant) => {
  it('loses, doubles and leaks nothing', async () => {
    const torture = await prepareTorture(await recordInThread(variant));
    const random = createRandom(20_261_123);
    const left = [...torture.trials];
    const verdicts: Verdict[] = [];
    const end = performance.now() + BUDGET_MS;
    while (left.length > 0 && performance.now() < end) {
      const [trial] = left.splice(Math.floor(random() * left.length), 1);
      if (trial) verdicts.push(await torture.judge(trial));
    }
    await torture.close();
    console.info(`${variant}: ${verdicts.length} of ${torture.trials.length} combinations tried`);
    expect(renderFailures(verdicts)).toBe('');
    expect(verdicts.filter(isBad)).toEqual([]);
    expect(verdicts.length).toBeGreaterThan(FAULT_KINDS.length);
  }, 180_000);
});

describe('a run in a thread', () => {
  it('ends as one in a process of its own does', async () => {
    const recording = await recordInThread('standard');
    for (const run of recording.runs.filter((_, index) => index % 6 === 0)) {
      const portraits = [];
      for (const perform of ['thread', 'process'] as const) {
        const stage = await openStage({
          from: { snapshot: run.before, secrets: recording.secrets, published: run.published },
        });
        const input = {
          ...run.input,
          main: underTest(run.input.main),
          github: { ...run.input.github, GITHUB_API_URL: stage.github.url },
          machine: { npm_config_registry: stage.registry.url },
        };
        const thread = await startThread();
        const result =
          perform === 'thread'
            ? await thread.run(input, { published: run.published })
            : await runAction(input);
        const said = {
          exitCode: result.exitCode,
          outputs: result.outputs,
          stdout: result.stdout,
          stderr: result.stderr,
        };
        portraits.push({ world: portray(stage.github), said });
        await thread.close();
        await stage.close();
      }
      expect(portraits[0]).toEqual(portraits[1]);
    }
  }, 120_000);
});

describe('the comparison of end states', () => {
  it('finds what is missing, what is different and what is too much', () => {
    expect(findDifference({ a: [1, 2] }, { a: [1, 2] }, '')).toBeNull();
    expect(findDifference({ a: [1, 2] }, { a: [1] }, '')).toContain('/a/1');
    expect(findDifference({ a: [1] }, { a: [1, 2] }, '')).toContain('/a/1');
    expect(findDifference({ a: { b: 'x' } }, { a: { b: 'y' } }, '')).toContain('/a/b');
  });
});
