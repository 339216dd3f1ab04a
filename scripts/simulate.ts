/**
 * `npm run simulate`: a simulated year of a team, and whether anything was forgotten in it. The last line is one sentence
 * with the counts; the exit code says whether everything held.
 */
import {
  BadUsage,
  type Given,
  parseCommandLine,
  readWhole,
  runTool,
  type Tool,
} from '../dev/command-line/command-line.ts';
import { readUnkind } from '../dev/embedded-github/unkindness/table.ts';
import { simulate } from '../dev/simulation/simulate.ts';
import { renderTally, type Tally } from '../dev/simulation/wish.ts';

/** The part of the sweeps that might be left out which is run to prove it. */
const PROVEN = 0.06;

const SIMULATE: Tool = {
  name: 'simulate',
  command: 'npm run simulate --',
  help: `Simulates a year of a team, and checks that nothing was forgotten.

Usage: npm run simulate -- [flags]

  --reports N    reports that come in (200)
  --days N       days that are played (365)
  --every HOURS  between two sweeps (1)
  --seed N       another course of events (1); even ones with working days, a zone, holidays and a freeze
  --later DAYS   begins DAYS later than in April
  --all          plays every sweep, even if nothing would be done
  --chain        each action by its own workflow, instead of the conductor
  --processes    each run in a process of its own
  --unkind NAME  under an unkindness of docs/unkindnesses.md; repeatable
  --help         this text

Exit code: 0 everything held, 1 something did not, 2 bad usage.`,
};

const FLAGS = {
  reports: { type: 'string', default: '200' },
  days: { type: 'string', default: '365' },
  every: { type: 'string', default: '1' },
  seed: { type: 'string', default: '1' },
  later: { type: 'string' },
  all: { type: 'boolean', default: false },
  chain: { type: 'boolean', default: false },
  processes: { type: 'boolean', default: false },
  unkind: { type: 'string', multiple: true },
} as const;

/** What is asked for, its numbers read. */
function readWish({ values }: Given<typeof FLAGS>) {
  const count = (name: 'reports' | 'days' | 'every' | 'seed'): number => readWhole(name, values[name], 1);
  return {
    seed: count('seed'),
    reports: count('reports'),
    days: count('days'),
    everyHours: count('every'),
    ...(values.later === undefined ? {} : { later: readWhole('later', values.later, 1) }),
    chain: values.chain,
    ...(values.unkind ? { unkind: values.unkind.map(readUnkindness) } : {}),
    ...(values.all ? {} : { rests: PROVEN }),
    by: values.processes ? ('processes' as const) : ('here' as const),
  };
}

/** One of the unkindnesses that there are, with the repo that some have behind an @. */
function readUnkindness(name: string): string {
  try {
    readUnkind(name);
    return name;
  } catch {
    throw new BadUsage(`--unkind takes a name of docs/unkindnesses.md, not '${name}'`);
  }
}

const countEvents = ({ dropped, doubled, delayed }: Tally['events']) => ({
  'events dropped': dropped,
  'events doubled': doubled,
  'events delayed': delayed,
});

/** Runs that are kept in one process come to what processes of their own come to: tried on a few days first. */
async function proveEquality(seed: number): Promise<readonly string[]> {
  const few = { seed, reports: 4, days: 5, everyHours: 24 };
  const here = await simulate({ ...few, by: 'here' });
  const apart = await simulate({ ...few, by: 'processes' });
  return here.portrait === apart.portrait && here.cases > 0
    ? []
    : ['runs in one process come to something else than runs in processes of their own'];
}

async function run(wish: ReturnType<typeof readWish>): Promise<number> {
  const unequal = wish.by === 'processes' ? [] : await proveEquality(wish.seed);
  const tally = await simulate(wish, (line) => console.error(line));
  const happened = {
    ...tally.channels,
    ...countEvents(tally.events),
    ...tally.actions,
    disclosed: tally.disclosed,
  };
  for (const [what, times] of Object.entries(happened)) console.log(`- ${what}: ${times}`);
  // A whole year in which something was never tried proves nothing of it.
  const isWhole = tally.reports >= 200 && wish.days >= 365;
  const missing = isWhole ? Object.entries(happened).filter(([, times]) => times === 0) : [];
  for (const [what] of missing) console.log(`NEVER ${what}`);
  for (const fault of [...unequal, ...tally.faults].slice(0, 50)) console.log(`FAULT ${fault}`);
  console.log(renderTally(tally));
  return unequal.length + tally.faults.length + missing.length > 0 || tally.deadlinesPassed === 0 ? 1 : 0;
}

const line = parseCommandLine(process.argv.slice(2), { flags: FLAGS }, readWish);
process.exitCode = await runTool(SIMULATE, line, run);
