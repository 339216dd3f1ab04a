import {
  BadUsage,
  type CommandLine,
  parseCommandLine,
  readWhole,
  type Tool,
} from '../command-line/command-line.ts';
import { WORLDS } from './world.ts';

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
  /** A public thread in JSON that is taken down, and in which variant. */
  readonly thread?: {
    readonly path: string;
    readonly otherOwner: boolean;
    readonly mayNotDelete: boolean;
    readonly mayNotPush: boolean;
    readonly anyway: boolean;
  };
  /** Name of an example configuration that it is played with, in the place of one made for the record. */
  readonly world?: string;
  /** Workflows that start each other by labels, instead of the conductor. */
  readonly chain: boolean;
  readonly out: string;
  /** Seeds whatever would be left to chance: hours at which people look, words searched for. */
  readonly seed: number;
  /** Milliseconds that the embedded GitHub waits before each answer. */
  readonly latencyMs: number;
  readonly json: boolean;
  /** Plays nothing by itself: serves the stage to a browser, where people do. */
  readonly open?: boolean;
  /** Every run in a process of its own, as on a runner, in the place of a thread that keeps the bundle loaded. */
  readonly processes?: boolean;
}

const FLAGS = {
  advisory: { type: 'string', multiple: true },
  premature: { type: 'boolean' },
  thread: { type: 'string' },
  'other-owner': { type: 'boolean' },
  'may-not-delete': { type: 'boolean' },
  'may-not-push': { type: 'boolean' },
  anyway: { type: 'boolean' },
  invalid: { type: 'boolean' },
  'no-patch': { type: 'boolean' },
  'needs-info': { type: 'boolean' },
  world: { type: 'string' },
  chain: { type: 'boolean' },
  out: { type: 'string' },
  seed: { type: 'string' },
  latency: { type: 'string' },
  json: { type: 'boolean' },
  open: { type: 'boolean' },
  processes: { type: 'boolean' },
} as const;

export const REHEARSAL: Tool = {
  name: 'rehearsal',
  command: 'npm start --',
  help: `Rehearses the handling of a security report: scripted people, the real actions, an embedded GitHub.

Usage: npm start -- [flags]

  --advisory FILE   any advisory of GitHub's database, as OSV, instead of the built-in case;
                    may be repeated (disclosed together, one post)
  --premature       the report is public by mistake at first
  --thread FILE     with --premature: a public issue or pull request in JSON, and how it is taken down
  --other-owner     with --thread: it belongs to another owner than the triage repo
  --may-not-delete  with --thread: nothing of it may be deleted
  --may-not-push    with --thread: its branch is not ours
  --anyway          with --thread: people confirm although the bot gives reasons not to
  --needs-info      the reporter is asked once for more information
  --invalid         the report is dismissed
  --no-patch        disclosed without a patch, as two people decide
  --world NAME      the team of an example configuration: ${WORLDS.join(', ')}
  --chain           one workflow per action, started by labels, instead of the conductor
  --out DIR         where page and report go (default: ./rehearsal/)
  --seed N          another random course: hours, canary words (default: 1)
  --latency MS      time that GitHub takes for each answer (default: 0)
  --processes       every run in a process of its own, and npm itself asked, as on a runner (slower)
  --open            play it yourself: serve the triage repo on this machine and open it in the browser, until ^C
  --json            print the report and nothing else
  --help            this text

Exit code: 0 done, 1 the rehearsal failed, 2 bad usage.`,
};

/** Reads the command line. Every mistake comes back as one sentence. */
export function parseArguments(args: readonly string[]): CommandLine<RehearsalOptions> {
  return parseCommandLine(args, { flags: FLAGS }, ({ values }) => {
    if (values.invalid && values['no-patch'])
      throw new BadUsage('--invalid and --no-patch are two different endings; give one of them');
    const wrong = judgeThread(values);
    if (wrong !== undefined) throw new BadUsage(wrong);
    const idle = values.open ? NOT_WITH_OPEN.find((name) => values[name] !== undefined) : undefined;
    if (idle !== undefined) throw new BadUsage(`--open rehearses nothing by itself, so --${idle} has no use`);
    if (values.world !== undefined && !WORLDS.includes(values.world))
      throw new BadUsage(`--world takes one of ${WORLDS.join(', ')}`);
    const out = values.out ?? './rehearsal/';
    if (out.trim() === '') throw new BadUsage('--out takes the name of a folder');
    return {
      advisories: values.advisory ?? [],
      course: {
        premature: values.premature ?? false,
        needsInfo: values['needs-info'] ?? false,
        ending: values.invalid ? 'invalid' : values['no-patch'] ? 'no-patch' : 'released',
      },
      ...(values.thread === undefined
        ? {}
        : {
            thread: {
              path: values.thread,
              otherOwner: values['other-owner'] ?? false,
              mayNotDelete: values['may-not-delete'] ?? false,
              mayNotPush: values['may-not-push'] ?? false,
              anyway: values.anyway ?? false,
            },
          }),
      ...(values.world === undefined ? {} : { world: values.world }),
      chain: values.chain ?? false,
      out,
      seed: readWhole('seed', values.seed ?? '1', 0),
      latencyMs: readWhole('latency', values.latency ?? '0', 0, 10_000),
      json: values.json ?? false,
      ...(values.open ? { open: true } : {}),
      ...(values.processes ? { processes: true } : {}),
    };
  });
}

const WITH_THREAD = ['other-owner', 'may-not-delete', 'may-not-push', 'anyway'] as const;
const NOT_WITH_THREAD = ['world', 'advisory', 'invalid', 'no-patch', 'needs-info'] as const;

const NOT_WITH_OPEN = ['json', 'out', 'thread'] as const;

/** What does not go together with a thread, or without one. */
function judgeThread(values: Readonly<Record<string, unknown>>): string | undefined {
  const lone = WITH_THREAD.find((name) => values[name]);
  if (values.thread === undefined) return lone === undefined ? undefined : `--${lone} needs --thread FILE`;
  if (!values.premature) return '--thread needs --premature';
  const other = NOT_WITH_THREAD.find((name) => values[name]);
  return other === undefined
    ? undefined
    : `--thread and --${other} are two different rehearsals; give one of them`;
}
