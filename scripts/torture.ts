/**
 * `npm run torture`: disturbs every request of every recorded run in every way and prints what came of it.
 * `-- --variant NAME` (repeatable) takes some rehearsals only, `-- --trials N` at most so many of each, spread evenly.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isBad, renderFailures, renderTable } from '../test/faults/tally.ts';
import { startThread } from '../test/faults/thread.ts';
import { prepareTorture, type Verdict } from '../test/faults/torture.ts';
import { VARIANT_NAMES, type VariantName, wishOf } from '../test/faults/variants.ts';
import { recordRehearsal } from '../test/scenarios/recording.ts';

/** Rehearsals at a time, each in a process of its own. */
const AT_ONCE = 2;

const { values } = parseArgs({
  options: {
    variant: { type: 'string', multiple: true },
    trials: { type: 'string' },
    worker: { type: 'boolean' },
  },
});
const most = values.trials === undefined ? Number.POSITIVE_INFINITY : Number(values.trials);
const variants = (values.variant ?? VARIANT_NAMES).map((name) => {
  const known = VARIANT_NAMES.find((one) => one === name);
  if (!known) throw new Error(`There is no rehearsal ${name}; there are ${VARIANT_NAMES.join(', ')}.`);
  return known;
});
if (Number.isNaN(most)) throw new Error(`--trials takes a number, not ${values.trials}.`);

if (values.worker) await work(variants);
else await spread(variants);

/** One rehearsal after the other in this process; verdicts go to the parent as lines of JSON. */
async function work(names: readonly VariantName[]): Promise<void> {
  for (const name of names) {
    const thread = await startThread();
    const recording = await recordRehearsal({ ...(await wishOf(name)), thread });
    await thread.close();
    const torture = await prepareTorture(recording);
    const step = Math.max(1, torture.trials.length / most);
    for (let at = 0; at < torture.trials.length; at += step) {
      const verdict = await torture.judge(torture.trials[Math.floor(at)]!);
      process.stdout.write(`${JSON.stringify(verdict)}\n`);
    }
    await torture.close();
  }
}

async function spread(names: readonly VariantName[]): Promise<void> {
  const started = performance.now();
  const verdicts: Verdict[] = [];
  const left = [...names];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let name = left.shift(); name; name = left.shift()) {
        const own = await runWorker(name);
        verdicts.push(...own);
        console.error(`${name}: ${own.length} combinations, ${own.filter(isBad).length} bad`);
      }
    }),
  );
  const bad = verdicts.filter(isBad);
  console.log(renderTable(verdicts));
  if (bad.length > 0) console.log(`\n${renderFailures(bad)}`);
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  console.log(
    `\n${verdicts.length} combinations of request and fault, ${bad.length} bad, ${minutes} minutes.`,
  );
  process.exitCode = bad.length > 0 || verdicts.length === 0 ? 1 : 0;
}

function runWorker(name: VariantName): Promise<readonly Verdict[]> {
  const limit = values.trials === undefined ? [] : ['--trials', values.trials];
  const args = [fileURLToPath(import.meta.url), '--worker', '--variant', name, ...limit];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { maxBuffer: 1 << 30 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`The rehearsal ${name} could not be disturbed: ${stderr.slice(-2_000)}`));
      else
        resolve(
          stdout
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => JSON.parse(line) as Verdict),
        );
    });
  });
}
