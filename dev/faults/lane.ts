/** An embedded GitHub and a thread on which recorded runs are played again, disturbed or not. */
import { setImmediate } from 'node:timers/promises';
import { type Portrait, portray } from '../../test/scenarios/portrait.ts';
import type { RecordedRun, Recording } from '../../test/scenarios/recording.ts';
import { endRuns, restore, underTest } from '../../test/scenarios/stage.ts';
import { type EmbeddedGitHub, startEmbeddedGitHub } from '../embedded-github/index.ts';
import type { ChildInput, ChildResult } from '../rehearsal/child-run.ts';
import { PROJECT_ROOT, readTriageFiles } from '../rehearsal/project-files.ts';
import { createRunner, type Runner } from '../rehearsal/runner.ts';
import { parseWorkflow } from '../rehearsal/workflow-file.ts';
import { findDoubles } from './doubles.ts';
import { armFault, disarm, type FaultKind } from './kinds.ts';
import { startLookedUpChannels } from './looked-up-channels.ts';
import { findReplayLeaks } from './replay-leaks.ts';
import { startThread, type Thread } from './thread.ts';

interface Disturbance {
  readonly kind: FaultKind;
  /** Which request of the run, from 1. */
  readonly at: number;
}

export interface Replay {
  readonly portrait: Portrait;
  /** Exit codes of the runs after the disturbed one. */
  readonly cleanExits: readonly (number | null)[];
  readonly first: ChildResult;
  /** Requests of the first run. */
  readonly requests: readonly string[];
  readonly doubles: readonly string[];
  readonly leaks: readonly string[];
  /** What the clean runs said where they failed. */
  readonly complaints: readonly string[];
}

export interface Lane {
  replay(run: RecordedRun, disturbance: Disturbance | null, again: 'event' | 'sweep-only'): Promise<Replay>;
  close(): Promise<void>;
}

/** Ids of runs on a lane are other ones than those of the recording. */
const RUN_OFFSET = 50_000_000;
/** Long enough for an answer on a busy machine, short enough to wait for one that never comes. */
const SHORT_PATIENCE_MS = 600;

export async function openLane(recording: Recording): Promise<Lane> {
  const [first] = recording.runs;
  if (!first) throw new Error('The recording has no runs.');
  const github = await startEmbeddedGitHub({ schemaCheck: false });
  const thread = startThread();
  const channels = await startLookedUpChannels(github);
  const state = { published: first.published, exits: [] as (number | null)[], complaints: [] as string[] };
  const perform = (input: ChildInput): Promise<ChildResult> =>
    thread.run(channels.reaching(onLane(github, input)), { published: state.published });
  const runner = createRunner({
    github,
    repo: recording.triage,
    workflows: workflowsOf(recording.chain),
    root: PROJECT_ROOT,
    secrets: recording.secrets,
    machine: {},
    onRun: async (run) => {
      state.exits.push(run.exitCode);
      if (run.exitCode !== 0)
        state.complaints.push(`${run.action}, ${run.event}: ${run.stdout}${run.stderr}`);
    },
    perform: (input) => perform(withOwnId(github, input)),
  });
  return {
    replay: async (run, disturbance, again) => {
      restore(github, run.before);
      channels.reset();
      Object.assign(state, { published: run.published, exits: [], complaints: [] });
      const journalStart = github.journal.length;
      const from = github.requests.length;
      const input = channels.reaching(onLane(github, run.input));
      const firstRun = await performFirst(github, thread, { ...run, input }, disturbance);
      const requests = github.requests.slice(from).map(({ operation }) => operation);
      endRuns(github);
      const rerun = again === 'event' ? await perform(secondAttempt(run.input)) : null;
      if (rerun && rerun.exitCode !== 0) state.complaints.push(`again: ${rerun.stdout}${rerun.stderr}`);
      await settle(runner);
      return {
        portrait: portray(github),
        cleanExits: [...(rerun ? [rerun.exitCode] : []), ...state.exits],
        first: firstRun,
        requests,
        doubles: [...findDoubles(github), ...channels.findDoubles()],
        leaks: findReplayLeaks(
          github,
          recording,
          journalStart,
          [firstRun, ...(rerun ? [rerun] : [])],
          channels.sent(),
        ),
        complaints: state.complaints,
      };
    },
    close: async () => {
      await Promise.all([github.close(), thread.close(), channels.close()]);
    },
  };
}

/** What the events have started, and the schedules after it. */
async function settle(runner: Runner): Promise<void> {
  await runner.drain();
  await runner.tick();
}

const workflowsOf = (chain: boolean) =>
  Object.entries(readTriageFiles(chain))
    .filter(([path]) => path.startsWith('.github/workflows/'))
    .map(([path, text]) => parseWorkflow(path.split('/').at(-1) ?? path, text));

async function performFirst(
  github: EmbeddedGitHub,
  thread: Thread,
  run: RecordedRun,
  disturbance: Disturbance | null,
): Promise<ChildResult> {
  if (disturbance) armFault(github, disturbance.kind, disturbance.at, thread.kill);
  try {
    return await thread.run(run.input, {
      published: run.published,
      ...(disturbance?.kind === 'time-out-after' ? { patienceMs: SHORT_PATIENCE_MS } : {}),
    });
  } finally {
    // The request that the run died at is still on its way: it has to meet its fault.
    await setImmediate();
    disarm(github);
  }
}

function onLane(github: EmbeddedGitHub, input: ChildInput): ChildInput {
  return {
    ...input,
    main: underTest(input.main),
    github: {
      ...input.github,
      GITHUB_API_URL: github.url,
      GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
    },
  };
}

/** The same job run again by hand: same id, next attempt. */
const secondAttempt = (input: ChildInput): ChildInput => ({
  ...input,
  github: { ...input.github, GITHUB_RUN_ATTEMPT: '2' },
});

/** Gives a run that an event started here an id of its own, in the list of runs too. */
function withOwnId(github: EmbeddedGitHub, input: ChildInput): ChildInput {
  const id = Number(input.github.GITHUB_RUN_ID) + RUN_OFFSET;
  const home = github.control.repo(input.github.GITHUB_REPOSITORY ?? '');
  const listed = home.runs.findLast((run) => run.id === Number(input.github.GITHUB_RUN_ID));
  if (listed) listed.id = id;
  return { ...input, github: { ...input.github, GITHUB_RUN_ID: String(id) } };
}
