/**
 * Runs that take down a public thread die at one request or another, and are started again or found by the next
 * sweep. A sample; `EVERY_REQUEST=1` tries every way (an hour), `npm run torture` every other fault too.
 */

import { isBad, renderFailures } from '../../dev/faults/tally.ts';
import { startThread } from '../../dev/faults/thread.ts';
import { PLAY_NAMES, type PlayName, planPlay } from '../../dev/faults/thread-plays.ts';
import { prepareTorture, type Torture, type Trial } from '../../dev/faults/torture.ts';
import { createRandom } from '../../dev/rehearsal/random.ts';
import { byDepth, tellPlayed } from '../deep.ts';
import { recordRehearsal } from '../scenarios/recording.ts';

const IS_EVERY = process.env.EVERY_REQUEST !== undefined;
const SAMPLED: readonly PlayName[] = byDepth(['issue of another owner', 'pull request'], ['pull request']);
/** Deaths of each, of a few hundred. */
const TRIED = byDepth(8, 2);

/** Deaths that differ: after a read the world is what it was before it, and of a token nothing is left. */
const differs = (torture: Torture) => (trial: Trial) => {
  const operation = torture.operationOf(trial);
  if (/access_tokens|installation/.test(operation)) return false;
  return trial.kind === 'killed-before' || !/^GET|graphql query/.test(operation);
};

it.each(IS_EVERY ? PLAY_NAMES : SAMPLED)(
  'nothing is lost and nothing doubled: %s',
  async (name) => {
    const thread = startThread();
    const recording = await recordRehearsal({ play: await planPlay(name), thread });
    await thread.close();
    // The runs around the removal itself: the first sweep sets up labels, and knows of no thread yet.
    const runs = recording.runs.filter((run) => run.input.event.name !== 'schedule');
    const short = { ...recording, runs: IS_EVERY ? recording.runs.slice(1) : runs };
    const torture = await prepareTorture(short, ['killed-before', 'killed-after']);
    const random = createRandom(20_261_123);
    const left = torture.trials.filter(differs(torture));
    const tried = IS_EVERY
      ? left
      : Array.from({ length: TRIED }, () => left.splice(Math.floor(random() * left.length), 1)[0]!);
    const verdicts = [];
    for (const trial of tried) verdicts.push(await torture.judge(trial));
    await torture.close();
    tellPlayed('deaths while a thread is taken down', verdicts.length);
    expect(renderFailures(verdicts)).toBe('');
    expect(verdicts.filter(isBad)).toEqual([]);
    expect(verdicts.length).toBeGreaterThanOrEqual(TRIED);
  },
  IS_EVERY ? 3_600_000 : 300_000,
);
