/**
 * `npm run bench`: measures what the project promises about time, requests, memory and size. Prints Markdown, writes
 * `bench.json`. Times depend on the machine and on what else it does; ratios and counts do not.
 * Exit: 0 measured, 1 it could not be, 2 bad usage.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { BENCH, type BenchOptions, parseBenchArguments } from '../dev/bench/arguments.ts';
import { countScheduledJobs } from '../dev/bench/count-jobs.ts';
import { dearestOf, rehearseCase } from '../dev/bench/measure-case.ts';
import { measureFigures } from '../dev/bench/measure-figures.ts';
import { measurePacked, measureParts } from '../dev/bench/measure-packed.ts';
import { measurePeers } from '../dev/bench/measure-peers.ts';
import { measureStartup } from '../dev/bench/measure-startup.ts';
import { measureSweeps } from '../dev/bench/measure-sweep.ts';
import { measureTests } from '../dev/bench/measure-tests.ts';
import { measureWork } from '../dev/bench/measure-work.ts';
import { renderResults } from '../dev/bench/render-results.ts';
import type { Part, Remarks, Results } from '../dev/bench/results.ts';
import { runTool } from '../dev/command-line/command-line.ts';

interface Measured {
  readonly results: Results;
  readonly remarks: Remarks;
}

/** What is going on, for anyone who waits; the results alone go to standard output. */
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

async function measure(options: BenchOptions): Promise<Measured> {
  const wants = (part: Part): boolean => options.parts.includes(part);
  const { startup, base } = wants('startup')
    ? await measureStartup(options.rounds)
    : { startup: undefined, base: undefined };
  const work = wants('work') ? await measureWork(options.rounds) : undefined;
  const peers = options.peers === null ? undefined : await measurePeers(options.peers, options.rounds);
  const sweep = wants('sweep') ? await measureSweeps(options.cases, options.latencies, tell) : undefined;
  const figures = wants('figures') ? (await measureFigures(options.figures)).result : undefined;
  const rehearsed = wants('move') || wants('case') ? await rehearseCase(false) : undefined;
  const jobs = wants('case') && rehearsed ? await countJobs(rehearsed.jobsOfEvents) : undefined;
  return {
    results: {
      ...(startup ? { startup } : {}),
      ...(work ? { work } : {}),
      ...(peers ? { peers } : {}),
      ...(wants('move') && rehearsed ? { move: dearestOf(rehearsed.moves) } : {}),
      ...(sweep ? { sweep } : {}),
      ...(figures ? { figures } : {}),
      ...(wants('case') && rehearsed ? { case: rehearsed.result } : {}),
      ...(wants('packed') ? { packed: measurePacked() } : {}),
      ...(wants('tests') ? { tests: measureTests(options.suites) } : {}),
    },
    remarks: {
      ...(base ? { base } : {}),
      ...(rehearsed ? { moves: rehearsed.moves } : {}),
      ...(jobs ? { jobs } : {}),
      ...(wants('packed') ? { parts: measureParts() } : {}),
    },
  };
}

async function countJobs(perCase: number): Promise<NonNullable<Remarks['jobs']>> {
  const chain = await rehearseCase(true);
  return [
    { way: 'the conductor', perCase, perMonth: countScheduledJobs(false) },
    { way: 'the chain', perCase: chain.jobsOfEvents, perMonth: countScheduledJobs(true) },
  ];
}

async function main(options: BenchOptions): Promise<number> {
  const { results, remarks } = await measure(options);
  writeFileSync(resolve(options.out), `${JSON.stringify(results, null, 2)}\n`);
  process.stdout.write(renderResults(results, remarks));
  return 0;
}

try {
  process.exitCode = await runTool(BENCH, parseBenchArguments(process.argv.slice(2)), main);
} catch (error) {
  tell(`bench: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
