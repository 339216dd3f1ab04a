import { parseArgs } from 'node:util';
import { PARTS, type Part } from './results.ts';

export interface BenchOptions {
  readonly parts: readonly Part[];
  /** Rounds of the start-up measurement. */
  readonly rounds: number;
  /** Numbers of open cases that are swept. */
  readonly cases: readonly number[];
  /** Milliseconds added to every answer while sweeping. */
  readonly latencies: readonly number[];
  readonly out: string;
}

export type ParsedBenchArguments =
  | { readonly kind: 'run'; readonly options: BenchOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'bad'; readonly reason: string };

export const HELP = `Measures start-up, requests, sweeps, a whole case and the packed size of what is in dist/.

  --only PART     ${PARTS.join(', ')}; repeatable, or a list with commas
  --rounds N      rounds of the start-up measurement (20)
  --cases N,N     numbers of open cases to sweep (100,1000,10000)
  --latency N,N   milliseconds added to every answer while sweeping (0,50)
  --out FILE      where the results go (bench.json)
`;

const FLAGS = {
  only: { type: 'string', multiple: true },
  rounds: { type: 'string', default: '20' },
  cases: { type: 'string', default: '100,1000,10000' },
  latency: { type: 'string', default: '0,50' },
  out: { type: 'string', default: 'bench.json' },
  help: { type: 'boolean', short: 'h' },
} as const;

export function parseBenchArguments(args: readonly string[]): ParsedBenchArguments {
  try {
    const { values } = parseArgs({ args: [...args], options: FLAGS });
    if (values.help) return { kind: 'help' };
    const asked = (values.only ?? []).flatMap((list) => list.split(','));
    const unknown = asked.find((part) => !PARTS.some((known) => known === part));
    if (unknown !== undefined)
      return { kind: 'bad', reason: `there is no part ${unknown}; the parts are ${PARTS.join(', ')}` };
    const [rounds] = numbersOf('--rounds', values.rounds, 1);
    return {
      kind: 'run',
      options: {
        parts: asked.length === 0 ? PARTS : PARTS.filter((part) => asked.includes(part)),
        rounds: rounds!,
        cases: numbersOf('--cases', values.cases, 1),
        latencies: numbersOf('--latency', values.latency, 0),
        out: values.out,
      },
    };
  } catch (error) {
    return { kind: 'bad', reason: error instanceof Error ? error.message : String(error) };
  }
}

function numbersOf(flag: string, list: string, least: number): readonly number[] {
  return list.split(',').map((word) => {
    if (!/^\d+$/.test(word) || Number(word) < least)
      throw new Error(`${flag} takes whole numbers from ${least} on, not ${word || 'nothing'}`);
    return Number(word);
  });
}
