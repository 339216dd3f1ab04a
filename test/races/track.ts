/** Two threads on one embedded GitHub: what two runs do at once, and one after the other. */
import { type EmbeddedGitHub, startEmbeddedGitHub } from '../../dev/embedded-github/index.ts';
import { findDoubles } from '../../dev/faults/doubles.ts';
import { startLookedUpChannels } from '../../dev/faults/looked-up-channels.ts';
import { startThread } from '../../dev/faults/thread.ts';
import type { ChildInput, ChildResult } from '../../dev/rehearsal/child-run.ts';
import { type Portrait, portray } from '../scenarios/portrait.ts';
import type { RecordedRun, Recording } from '../scenarios/recording.ts';
import { describeRepo, endRuns, restore, underTest } from '../scenarios/stage.ts';
import { scheduleRequests } from './scheduler.ts';

export interface Raced {
  readonly results: readonly ChildResult[];
  readonly portrait: Portrait;
  readonly doubles: readonly string[];
  readonly order: string;
  /** What the sweeps after it said where they failed, and whether the last one still found something to do. */
  readonly complaints: readonly string[];
}

export interface Track {
  readonly github: EmbeddedGitHub;
  /** Both at once, their requests in an order by the seed. `between`: what people do after the n-th request. */
  race(
    run: RecordedRun,
    others: readonly [ChildInput, ChildInput],
    random: () => number,
    between?: (count: number) => Promise<void>,
  ): Promise<Raced>;
  /** One after the other. */
  inTurn(run: RecordedRun, others: readonly ChildInput[]): Promise<Raced>;
  close(): Promise<void>;
}

export async function openTrack(recording: Recording): Promise<Track> {
  const github = await startEmbeddedGitHub({ schemaCheck: false });
  const channels = await startLookedUpChannels(github);
  const threads = [startThread(), startThread()] as const;
  const begin = (run: RecordedRun, inputs: readonly ChildInput[]): readonly ChildInput[] => {
    restore(github, run.before);
    channels.reset();
    return inputs.map((input, index) => channels.reaching(onTrack(github, input, RUN_IDS[index] ?? '0')));
  };
  const end = async (run: RecordedRun, results: readonly ChildResult[], order: string): Promise<Raced> => {
    endRuns(github);
    const complaints: string[] = [];
    for (const id of ['7700000008', '7700000009']) {
      const sweep = channels.reaching(onTrack(github, sweepOf(recording, run), id));
      const result = await threads[0].run(sweep, { published: run.published });
      if (result.exitCode !== 0) complaints.push(`sweep: ${result.stdout}${result.stderr}`);
      if (id.endsWith('9') && result.outputs.changed !== 'false')
        complaints.push(`never at rest: ${result.stdout}`);
    }
    return {
      results,
      portrait: portray(github),
      doubles: [...findDoubles(github), ...channels.findDoubles()],
      order,
      complaints,
    };
  };
  return {
    github,
    race: async (run, others, random, between) => {
      const inputs = begin(run, others);
      for (const id of RUN_IDS) markAlive(github, recording.triage, Number(id));
      const over = new Set<string>();
      const schedule = scheduleRequests(github, RUN_IDS, (id) => over.has(id), random, between);
      const results = await Promise.all(
        inputs.map(async (input, index) => {
          const result = await threads[index === 0 ? 0 : 1].run(input, { published: run.published });
          over.add(RUN_IDS[index] ?? '');
          return result;
        }),
      );
      schedule.stop();
      return end(run, results, schedule.order.map((id) => (id === RUN_IDS[0] ? 'A' : 'B')).join(''));
    },
    inTurn: async (run, others) => {
      const results: ChildResult[] = [];
      for (const input of begin(run, others))
        results.push(await threads[0].run(input, { published: run.published }));
      return end(run, results, 'in turn');
    },
    close: async () => {
      await Promise.all([github.close(), channels.close(), ...threads.map((thread) => thread.close())]);
    },
  };
}

const RUN_IDS = ['7700000001', '7700000002'] as const;

function onTrack(github: EmbeddedGitHub, input: ChildInput, id: string): ChildInput {
  return {
    ...input,
    main: underTest(input.main),
    github: { ...input.github, GITHUB_API_URL: github.url, GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: '1' },
  };
}

/** Shows the run as going, as GitHub does while it is. */
function markAlive(github: EmbeddedGitHub, triage: string, id: number): void {
  const { runs } = github.control.repo(triage);
  const [known] = runs;
  if (known) runs.push({ ...known, id, status: 'in_progress', conclusion: null });
}

/** A scheduled run of the conductor, in the place of any recorded run. */
export function sweepOf(recording: Recording, { input }: RecordedRun): ChildInput {
  return {
    ...input,
    main: 'dist/conductor.js',
    event: { name: 'schedule', payload: { repository: describeRepo(recording.triage, true) } },
    github: { ...input.github, GITHUB_EVENT_NAME: 'schedule' },
  };
}
