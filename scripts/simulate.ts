/**
 * `npm run simulate`: a simulated year of a team, and whether anything was forgotten in it. The last line is one sentence
 * with the counts; the exit code says whether everything held.
 * `-- --reports N`, `--days N`, `--every HOURS` between two sweeps, `--seed N`, `--processes` (each run in a process).
 */
import { parseArgs } from 'node:util';
import { simulate } from '../test/simulation/simulate.ts';
import { renderTally } from '../test/simulation/wish.ts';

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '200' },
    days: { type: 'string', default: '365' },
    every: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    all: { type: 'boolean', default: false },
    processes: { type: 'boolean', default: false },
  },
});
const count = (name: 'reports' | 'days' | 'every' | 'seed'): number => {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`--${name} takes a whole number above 0, not ${values[name]}.`);
};

const countEvents = ({ dropped, doubled, delayed }: typeof tally.events) => ({
  'events dropped': dropped,
  'events doubled': doubled,
  'events delayed': delayed,
});

const tally = await simulate(
  {
    seed: count('seed'),
    reports: count('reports'),
    days: count('days'),
    everyHours: count('every'),
    ...(values.all ? {} : { rests: true as const }),
    by: values.processes ? 'processes' : 'here',
  },
  (line) => console.error(line),
);
const happened = { ...tally.channels, ...countEvents(tally.events), ...tally.deeds };
for (const [what, times] of Object.entries(happened)) console.log(`- ${what}: ${times}`);
for (const fault of tally.faults.slice(0, 50)) console.log(`FAULT ${fault}`);
console.log(renderTally(tally));
process.exitCode = tally.faults.length > 0 || tally.deadlinesPassed === 0 ? 1 : 0;
