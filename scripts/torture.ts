/** `npm run torture`: disturbs every request of every recorded run in every way and prints what came of it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import {
  BadUsage,
  type Given,
  parseCommandLine,
  readWhole,
  runTool,
  type Tool,
} from '../dev/command-line/command-line.ts';
import { isBad, renderFailures, renderTable } from '../dev/faults/tally.ts';
import { startThread } from '../dev/faults/thread.ts';
import { prepareTorture, type Verdict } from '../dev/faults/torture.ts';
import { VARIANT_NAMES, type VariantName, wishOf } from '../dev/faults/variants.ts';
import { createRandom } from '../dev/rehearsal/random.ts';
import { type MixesWish, playMixes, workOnMixes } from '../test/faults/unkind/play-mixes.ts';
import { recordRehearsal } from '../test/scenarios/recording.ts';

/** Rehearsals at a time, each in a process of its own; they wait for each other's answers half of the time. */
const AT_ONCE = availableParallelism() + 1;
/** A whole rehearsal has thousands. */
const TELL_EVERY = 500;

const TORTURE: Tool = {
  name: 'torture',
  command: 'npm run torture --',
  help: `Disturbs every request of every recorded run in every way, and prints the results. It takes some hours. ^C prints
the results so far.

Usage: npm run torture -- [flags]

  --variant NAME  this rehearsal only; repeatable: ${VARIANT_NAMES.join(', ')}
  --trials N      at most N random combinations of each rehearsal
  --unkind N      N mixes of unkindnesses and faults instead
  --seed N        the first mix (1)
  --all           also mix those that are known to fail
  --help          this text

Exit code: 0 every case ended as undisturbed, 1 one did not, or it was stopped, 2 bad usage.`,
};

const FLAGS = {
  variant: { type: 'string', multiple: true },
  trials: { type: 'string' },
  // For this program itself: it is one of the processes that are spread.
  worker: { type: 'boolean', default: false },
  unkind: { type: 'string' },
  seed: { type: 'string', default: '1' },
  all: { type: 'boolean', default: false },
} as const;

interface Wish {
  readonly variants: readonly VariantName[];
  readonly most: number;
  readonly worker: boolean;
  /** Mixes of unkindnesses, in the place of rehearsals. */
  readonly mixes?: MixesWish;
}

function readWish({ values }: Given<typeof FLAGS>): Wish {
  const variants = (values.variant ?? VARIANT_NAMES).map((name) => {
    const known = VARIANT_NAMES.find((one) => one === name);
    if (!known) throw new BadUsage(`there is no rehearsal ${name}; there are ${VARIANT_NAMES.join(', ')}`);
    return known;
  });
  const most = values.trials === undefined ? Number.POSITIVE_INFINITY : readWhole('trials', values.trials, 1);
  const mixes =
    values.unkind === undefined
      ? {}
      : {
          mixes: {
            count: readWhole('unkind', values.unkind, 1),
            seed: readWhole('seed', values.seed, 1),
            all: values.all,
          },
        };
  return { variants, most, worker: values.worker, ...mixes };
}

/** One rehearsal after the other in this process; verdicts go to the parent as lines of JSON. */
async function work({ variants, most }: Wish): Promise<void> {
  for (const name of variants) {
    const thread = startThread();
    const recording = await recordRehearsal({ ...(await wishOf(name)), thread });
    await thread.close();
    const torture = await prepareTorture(recording);
    for (const trial of shuffle(torture.trials).slice(0, most))
      process.stdout.write(`${JSON.stringify(await torture.judge(trial))}\n`);
    await torture.close();
  }
}

/** The same order each time; whatever part of it is played has all kinds of fault and all parts of a run in it. */
function shuffle<T>(all: readonly T[]): readonly T[] {
  const random = createRandom(all.length);
  return all
    .map((each) => [random(), each] as const)
    .sort(([a], [b]) => a - b)
    .map(([, each]) => each);
}

async function spread({ variants, most }: Wish): Promise<void> {
  const started = performance.now();
  const verdicts: Verdict[] = [];
  const tell = (isWhole: boolean): void => {
    const bad = verdicts.filter(isBad);
    console.log(renderTable(verdicts));
    if (bad.length > 0) console.log(`\n${renderFailures(bad)}`);
    const minutes = ((performance.now() - started) / 60_000).toFixed(1);
    const end = isWhole ? '' : ' Stopped before the end.';
    console.log(
      `\n${verdicts.length} combinations of request and fault, ${bad.length} bad, ${minutes} minutes.${end}`,
    );
    process.exitCode = bad.length > 0 || verdicts.length === 0 || !isWhole ? 1 : 0;
  };
  process.once('SIGINT', () => {
    tell(false);
    process.exit();
  });
  // The longest first, so that none is left alone at the end: those of the chain have the most runs.
  const left = variants.toSorted((a, b) => Number(b.startsWith('chain')) - Number(a.startsWith('chain')));
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let name = left.shift(); name; name = left.shift()) {
        const own: Verdict[] = [];
        await runWorker(name, most, (verdict) => {
          own.push(verdict);
          verdicts.push(verdict);
          if (isBad(verdict)) console.error(`${name}: ${renderFailures([verdict])}`);
          if (own.length % TELL_EVERY === 0) console.error(`${name}: ${own.length} so far`);
        });
        console.error(`${name}: ${own.length} combinations, ${own.filter(isBad).length} bad`);
      }
    }),
  );
  tell(true);
}

/** Each verdict is handed on as it comes. */
async function runWorker(name: VariantName, most: number, take: (verdict: Verdict) => void): Promise<void> {
  const limit = Number.isFinite(most) ? ['--trials', String(most)] : [];
  const failed = `The rehearsal ${name} could not be disturbed`;
  await runPart(['--variant', name, ...limit], failed, (line) => take(JSON.parse(line) as Verdict));
}

const runMixes = ({ count, seed, all }: MixesWish, take: (line: string) => void): Promise<void> => {
  const flags = ['--unkind', String(count), '--seed', String(seed), ...(all ? ['--all'] : [])];
  return runPart(flags, `Mixes from ${seed} on could not be played`, take);
};

/** This program again, as one of those that are spread; `take` gets each line of its output. */
async function runPart(
  flags: readonly string[],
  failed: string,
  take: (line: string) => void,
): Promise<void> {
  const args = [fileURLToPath(import.meta.url), '--worker', ...flags];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = `${complaint}${text}`.slice(-2_000);
  });
  const ended = once(child, 'close');
  for await (const line of createInterface({ input: child.stdout })) if (line !== '') take(line);
  const [code] = await ended;
  if (code !== 0) throw new Error(`${failed}: ${complaint}`);
}

const line = parseCommandLine(process.argv.slice(2), { flags: FLAGS }, readWish);
process.exitCode = await runTool(TORTURE, line, async (wish) => {
  const { mixes, worker } = wish;
  if (mixes) await (worker ? workOnMixes(mixes) : playMixes(mixes, AT_ONCE, runMixes));
  else await (worker ? work(wish) : spread(wish));
  return Number(process.exitCode ?? 0);
});
