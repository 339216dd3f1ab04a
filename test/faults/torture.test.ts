/** A seeded sample of what `npm run torture` tries in full. */

import { FAULT_KINDS } from '../../dev/faults/kinds.ts';
import { isBad, renderFailures } from '../../dev/faults/tally.ts';
import { startThread } from '../../dev/faults/thread.ts';
import { findDifference, prepareTorture, type Verdict } from '../../dev/faults/torture.ts';
import { type VariantName, wishOf } from '../../dev/faults/variants.ts';
import { createRandom } from '../../dev/rehearsal/random.ts';
import { sampleOf, tellPlayed } from '../deep.ts';
import { type Recording, recordRehearsal } from '../scenarios/recording.ts';
import { sharedRehearsal } from '../scenarios/shared-recording.ts';

/** Trials of each variant, of some thousands. */
const TRIED = 14;
/** Runs whose requests are disturbed, in `npm test`. */
const RUNS = 7;
const SAMPLED: readonly VariantName[] = ['standard'];

async function recordInThread(variant: VariantName): Promise<Recording> {
  if (variant === 'standard') return sharedRehearsal();
  const thread = startThread();
  try {
    return await recordRehearsal({ ...(await wishOf(variant)), thread });
  } finally {
    await thread.close();
  }
}

describe.each(SAMPLED)('the rehearsal %s, disturbed at requests by the throw of a dice', (variant) => {
  it('loses, doubles and leaks nothing', async () => {
    const recording = await recordInThread(variant);
    const torture = await prepareTorture({ ...recording, runs: sampleOf(recording.runs, RUNS) });
    const random = createRandom(20_261_123);
    const left = [...torture.trials];
    const verdicts: Verdict[] = [];
    while (left.length > 0 && verdicts.length < TRIED) {
      const [trial] = left.splice(Math.floor(random() * left.length), 1);
      if (trial) verdicts.push(await torture.judge(trial));
    }
    await torture.close();
    tellPlayed(`disturbances of the rehearsal ${variant}, of ${torture.trials.length}`, verdicts.length);
    expect(renderFailures(verdicts)).toBe('');
    expect(verdicts.filter(isBad)).toEqual([]);
    expect(verdicts.length).toBeGreaterThan(FAULT_KINDS.length);
  });
});

describe('the comparison of end states', () => {
  it('finds what is missing, what is different and what is too much', () => {
    expect(findDifference({ a: [1, 2] }, { a: [1, 2] }, '')).toBeNull();
    expect(findDifference({ a: [1, 2] }, { a: [1] }, '')).toContain('/a/1');
    expect(findDifference({ a: [1] }, { a: [1, 2] }, '')).toContain('/a/1');
    expect(findDifference({ a: { b: 'x' } }, { a: { b: 'y' } }, '')).toContain('/a/b');
  });
});
