import { parseArgs } from 'node:util';

/** How the rehearsed reports go; openings, loops and endings may be combined, two endings may not. */
export interface Course {
  /** The report is public by mistake before anybody handles it (flowchart nodes E to I). */
  readonly premature: boolean;
  /** The assessment asks the reporter once for more (node N). */
  readonly needsInfo: boolean;
  readonly ending: 'released' | 'invalid' | 'no-patch';
}

export interface RehearsalOptions {
  /** Paths of OSV records; none means the built-in case. */
  readonly advisories: readonly string[];
  readonly course: Course;
  /** Workflows that start each other by labels, instead of the conductor. */
  readonly chain: boolean;
  readonly out: string;
  /** Seeds whatever would be left to chance: hours at which people look, words searched for. */
  readonly seed: number;
  /** Milliseconds that the embedded GitHub waits before each answer. */
  readonly latencyMs: number;
  readonly json: boolean;
}

export type ParsedArguments =
  | { readonly kind: 'run'; readonly options: RehearsalOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'bad'; readonly reason: string };

const FLAGS = {
  advisory: { type: 'string', multiple: true },
  premature: { type: 'boolean' },
  invalid: { type: 'boolean' },
  'no-patch': { type: 'boolean' },
  'needs-info': { type: 'boolean' },
  chain: { type: 'boolean' },
  out: { type: 'string' },
  seed: { type: 'string' },
  latency: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export const HELP = `Rehearses the handling of a security report: scripted people, the real actions, an embedded GitHub.

Usage: npm start -- [flags]

  --advisory FILE   an OSV record instead of the built-in case; may be repeated (disclosed together, one post)
  --premature       the report is public by mistake at first
  --needs-info      the reporter is asked for more once
  --invalid         the report is dismissed
  --no-patch        disclosed without a patch, by the decision of two people
  --chain           one workflow per action, started by labels, instead of the conductor
  --out DIR         where page and report go (default: ./rehearsal/)
  --seed N          another throw of the dice: hours, canary words (default: 1)
  --latency MS      time that GitHub takes for each answer (default: 0)
  --json            print the report and nothing else
  --help            this text

Exit code: 0 done, 1 the rehearsal failed, 2 bad usage.
`;

/** Reads the command line. Every mistake comes back as one sentence. */
export function parseArguments(args: readonly string[]): ParsedArguments {
  const parsed = readFlags(args);
  if ('reason' in parsed) return { kind: 'bad', reason: parsed.reason };
  const { values } = parsed;
  if (values.help) return { kind: 'help' };
  if (values.invalid && values['no-patch'])
    return bad('--invalid and --no-patch are two different endings; give one of them');
  const seed = parseWhole(values.seed ?? '1');
  if (seed === undefined) return bad(`--seed wants a whole number from 0 on, not "${values.seed}"`);
  const latencyMs = parseWhole(values.latency ?? '0');
  if (latencyMs === undefined || latencyMs > 10_000)
    return bad(`--latency wants milliseconds from 0 to 10000, not "${values.latency}"`);
  const out = values.out ?? './rehearsal/';
  if (out.trim() === '') return bad('--out wants the name of a folder');
  return {
    kind: 'run',
    options: {
      advisories: values.advisory ?? [],
      course: {
        premature: values.premature ?? false,
        needsInfo: values['needs-info'] ?? false,
        ending: values.invalid ? 'invalid' : values['no-patch'] ? 'no-patch' : 'released',
      },
      chain: values.chain ?? false,
      out,
      seed,
      latencyMs,
      json: values.json ?? false,
    },
  };
}

const bad = (reason: string): ParsedArguments => ({ kind: 'bad', reason });

function readFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: FLAGS, allowPositionals: false });
  } catch (error) {
    // Node's own sentence goes on about `--`; its first part says which flag it is about.
    const [reason = 'unreadable arguments'] = (error as Error).message.split(/\. |\n/);
    return { reason: reason.replace(/\.$/, '') };
  }
}

function parseWhole(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
