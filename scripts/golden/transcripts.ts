/** Which transcripts there are, and how each is played on the built bundles. */
import {
  BUILT_IN_RECORD,
  type ChildInput,
  createProgress,
  createRandom,
  createRunner,
  optionsOf,
  parsePublicThread,
  planThreadPlay,
  type RunRecord,
  readScripts,
  rehearse,
  simulate,
  startInProcess,
  TRIAGE,
  underTest,
  type Wish,
} from './doors.ts';
import { RECORDS, THREADS, type ThreadName } from './made-up.ts';
import { normalise, withoutDurations } from './normalise.ts';
import { portrayWorld, section } from './portray-world.ts';

export interface Transcript {
  readonly name: string;
  /** The text of what came of it, without what differs from run to run. */
  play(): Promise<string>;
}

/** Flags of `npm start`. */
const REHEARSALS = {
  'built-in': [],
  premature: ['--premature'],
  invalid: ['--invalid'],
  'no-patch': ['--no-patch'],
  'needs-info': ['--needs-info'],
  chain: ['--chain'],
} as const;

const THREAD_REHEARSALS: Readonly<Record<string, readonly [ThreadName, ...string[]]>> = {
  'thread-issue': ['issue'],
  'thread-other-owner': ['issue', '--other-owner'],
  'thread-may-not-delete': ['pull', '--may-not-delete'],
  'thread-may-not-push': ['pull', '--may-not-push'],
};

const MONTH = { reports: 3, days: 28, everyHours: 48, by: 'here' } as const;
const QUARTER = { reports: 6, days: 80, everyHours: 36, by: 'here' } as const;

const count = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
const pad = (seed: number): string => String(seed).padStart(2, '0');

/** Fifteen months and two with separate workflows; three quarters, in which cases come to their disclosure. */
const STORIES: Readonly<Record<string, Wish>> = Object.fromEntries([
  ...count(1, 15).map((seed) => [`month-${pad(seed)}`, { ...MONTH, seed }]),
  ...count(16, 17).map((seed) => [`month-${pad(seed)}-chain`, { ...MONTH, reports: 2, seed, chain: true }]),
  ...[5, 23, 24].map((seed) => [`quarter-${pad(seed)}`, { ...QUARTER, seed }]),
]);

export const TRANSCRIPTS: readonly Transcript[] = [
  ...Object.entries(REHEARSALS).map(([name, flags]) => ({ name, play: () => playRehearsal(flags) })),
  ...Object.entries(THREAD_REHEARSALS).map(([name, [thread, ...flags]]) => ({
    name,
    play: () => playRehearsal(['--premature', '--thread', `${thread}.json`, ...flags], thread),
  })),
  { name: 'three-records', play: () => playRehearsal(RECORDS.flatMap(({ name }) => ['--advisory', name])) },
  ...Object.entries(STORIES).map(([name, wish]) => ({ name, play: () => playStory(wish) })),
];

/** As `npm start -- …flags` would, with the actions in this process; files that flags name are the invented ones. */
async function playRehearsal(flags: readonly string[], thread?: ThreadName): Promise<string> {
  const options = optionsOf(flags);
  const random = createRandom(options.seed);
  const play =
    thread && options.thread
      ? await planThreadPlay(
          parsePublicThread(options.thread.path, JSON.stringify(THREADS[thread])),
          options.thread,
          random,
        )
      : null;
  const builtIn = [{ name: 'built-in', text: JSON.stringify(BUILT_IN_RECORD) }];
  const records = RECORDS.filter(({ name }) => options.advisories.includes(name));
  const scripts = play ? [play.script] : await readScripts(records.length > 0 ? records : builtIn, random);
  const here = await startInProcess();
  try {
    return await rehearse(
      scripts,
      options,
      createProgress(() => {}, false),
      random,
      async ({ report, github }) =>
        renderTranscript([
          section('report.json', JSON.stringify(withoutDurations(report), null, 2)),
          portrayWorld(github.world),
        ]),
      (given) => {
        const perform = (input: ChildInput) => here.run({ ...input, main: underTest(input.main) });
        return createRunner({ ...given, perform });
      },
      play,
    );
  } finally {
    here.close();
  }
}

async function playStory(wish: Wish): Promise<string> {
  const left: { world?: string; runs?: readonly string[] } = {};
  const { portrait: _, ...tally } = await simulate({
    ...wish,
    after: ({ github, runner }) => {
      left.world = portrayWorld(github.world);
      left.runs = runner.runs.map(renderRun);
    },
  });
  return renderTranscript([
    section('tally', JSON.stringify(withoutDurations(tally), null, 2)),
    section(`runs in ${TRIAGE}`, (left.runs ?? []).join('\n')),
    left.world ?? '',
  ]);
}

const renderRun = ({ at, action, event, cost, exitCode }: RunRecord): string =>
  `${at} ${action}, ${event}: ${cost.reads} reads, ${cost.writes} writes, ${cost.tokens} tokens, exit ${exitCode}`;

const renderTranscript = (parts: readonly string[]): string => normalise(parts.join('\n'));
