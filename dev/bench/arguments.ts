import {
  BadUsage,
  type CommandLine,
  parseCommandLine,
  readWhole,
  type Tool,
} from '../command-line/command-line.ts';
import { PARTS, type Part } from './results.ts';

export interface BenchOptions {
  readonly parts: readonly Part[];
  /** Rounds of what is timed against a Node that does nothing. */
  readonly rounds: number;
  /** Numbers of open cases that are swept. */
  readonly cases: readonly number[];
  /** How many cases figures are made of. */
  readonly figures: number;
  /** Milliseconds added to every answer while sweeping. */
  readonly latencies: readonly number[];
  /** Which tests' time is taken, as `npm test -- PATTERN`; all of them where it is empty. */
  readonly suites: string;
  /** Folder with other actions that are measured beside ours; null for none. */
  readonly peers: string | null;
  readonly out: string;
}

export const BENCH: Tool = {
  name: 'bench',
  command: 'npm run bench --',
  help: `Measures start-up, runs with work, requests, sweeps, figures, a whole case and the packed size of what is in dist/, and the tests.

Usage: npm run bench -- [flags]

  --only PART     ${PARTS.join(', ')}; repeatable, or a list with commas
  --rounds N      rounds of what is timed against \`node -e 0\` (20)
  --cases N,N     numbers of open cases to sweep (100,1000,10000)
  --figures N     number of cases that figures are made of (1000)
  --latency N,N   milliseconds added to every answer while sweeping (0,50)
  --suites PATTERN  paths of the tests whose time is taken (all of them)
  --peers DIR     measure the actions of DIR beside ours, one folder each with its action.yml and bundle
  --out FILE      where the results go (bench.json)
  --help          this text

Exit code: 0 measured, 1 it could not be, 2 bad usage.`,
};

const FLAGS = {
  only: { type: 'string', multiple: true },
  rounds: { type: 'string', default: '20' },
  cases: { type: 'string', default: '100,1000,10000' },
  figures: { type: 'string', default: '1000' },
  latency: { type: 'string', default: '0,50' },
  suites: { type: 'string', default: '' },
  peers: { type: 'string', default: '' },
  out: { type: 'string', default: 'bench.json' },
} as const;

export function parseBenchArguments(args: readonly string[]): CommandLine<BenchOptions> {
  return parseCommandLine(args, { flags: FLAGS }, ({ values }) => {
    const asked = (values.only ?? []).flatMap((list) => list.split(','));
    const unknown = asked.find((part) => !PARTS.some((known) => known === part));
    if (unknown !== undefined)
      throw new BadUsage(`there is no part ${unknown}; the parts are ${PARTS.join(', ')}`);
    return {
      parts: asked.length === 0 ? PARTS : PARTS.filter((part) => asked.includes(part)),
      rounds: readWhole('rounds', values.rounds, 1),
      cases: values.cases.split(',').map((each) => readWhole('cases', each, 1)),
      figures: readWhole('figures', values.figures, 2),
      latencies: values.latency.split(',').map((each) => readWhole('latency', each, 0)),
      suites: values.suites,
      peers: values.peers === '' ? null : values.peers,
      out: values.out,
    };
  });
}
