/**
 * `npm run simulate`: a simulated year of a team, and whether anything was forgotten in it. The last line is one sentence
 * with the counts; the exit code says whether everything held.
 * `-- --reports N`, `--days N`, `--every HOURS` between two sweeps, `--seed N` (even ones with working days, a zone, holidays
 * and a freeze), `--later DAYS` than April, `--all` (no sweep is left out), `--chain` (each action by its own workflow,
 * instead of the conductor), `--processes` (each run in a process).
 */
import { parseArgs } from 'node:util';
import { simulate } from '../dev/simulation/simulate.ts';
import { renderTally } from '../dev/simulation/wish.ts';

/** The part of the sweeps that might be left out which is run to prove it. */
const PROVEN = 0.06;

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '200' },
    days: { type: 'string', default: '365' },
    every: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    later: { type: 'string' },
    all: { type: 'boolean', default: false },
    chain: { type: 'boolean', default: false },
    processes: { type: 'boolean', default: false },
  },
});
const count = (name: 'reports' | 'days' | 'every' | 'seed' | 'later'): number => {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`--${name} takes a whole number above 0, not ${values[name]}.`);
};

const countEvents = ({ dropped, doubled, delayed }: typeof tally.events) => ({
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

const unequal = values.processes ? [] : await proveEquality(count('seed'));
const tally = await simulate(
  {
    seed: count('seed'),
    reports: count('reports'),
    days: count('days'),
    everyHours: count('every'),
    ...(values.later === undefined ? {} : { later: count('later') }),
    chain: values.chain,
    ...(values.all ? {} : { rests: PROVEN }),
    by: values.processes ? 'processes' : 'here',
  },
  (line) => console.error(line),
);
const happened = {
  ...tally.channels,
  ...countEvents(tally.events),
  ...tally.deeds,
  disclosed: tally.disclosed,
};
for (const [what, times] of Object.entries(happened)) console.log(`- ${what}: ${times}`);
// A whole year in which something was never tried proves nothing of it.
const isWhole = tally.reports >= 200 && count('days') >= 365;
const missing = isWhole ? Object.entries(happened).filter(([, times]) => times === 0) : [];
for (const [what] of missing) console.log(`NEVER ${what}`);
for (const fault of [...unequal, ...tally.faults].slice(0, 50)) console.log(`FAULT ${fault}`);
console.log(renderTally(tally));
process.exitCode =
  unequal.length + tally.faults.length + missing.length > 0 || tally.deadlinesPassed === 0 ? 1 : 0;
