import { labelOfState } from '../../src/process/labels.ts';
import type { EmbeddedGitHub } from '../embedded-github/index.ts';
import type { RehearsalOptions } from './arguments.ts';
import type { CaseScript } from './case-script.ts';
import { CAST, type RoleName } from './cast.ts';
import { type ChannelStandIns, renderChannelsSecret } from './channel-stand-ins.ts';
import { RehearsalFailed } from './director.ts';
import { errorLines } from './error-lines.ts';
import type { NpmRegistry } from './npm-registry.ts';
import type { Directed, Performance } from './performance.ts';
import type { Person } from './person.ts';
import type { Progress } from './progress.ts';
import { PROJECT_ROOT, readTriageFiles } from './project-files.ts';
import type { RunOfStep } from './report.ts';
import type { Runner, RunnerOptions, RunRecord } from './runner.ts';
import { type AppKey, renderAppsSecret } from './seed-world.ts';
import { planStory } from './stories/index.ts';
import { planThreadStory } from './stories/thread.ts';
import { createTeller } from './teller.ts';
import type { ThreadPlay } from './thread/thread-play.ts';
import { parseWorkflow } from './workflow-file.ts';
import type { listSeeded } from './writings.ts';

/** Everything that is running while a rehearsal goes. */
export interface Stage {
  readonly github: EmbeddedGitHub;
  readonly registry: NpmRegistry;
  readonly channels: ChannelStandIns;
  readonly keys: readonly AppKey[];
  readonly people: Readonly<Record<RoleName, Person>>;
  readonly triage: string;
  readonly site: string;
  readonly seeded: ReturnType<typeof listSeeded>;
  readonly configText: string;
}

/** The cases, the people and the runner, in place on the stage; nothing has happened yet. */
export function prepare(
  stage: Stage,
  scripts: readonly CaseScript[],
  options: RehearsalOptions,
  progress: Progress,
  random: () => number,
  runs: RunOfStep[],
  start: (options: RunnerOptions) => Runner,
  play: ThreadPlay | null,
): Directed {
  const { github, registry, people, triage, site } = stage;
  const tell = createTeller(people.owner, triage, progress, () => github.clock.now());
  const runner = start({
    github,
    repo: triage,
    workflows: Object.entries(readTriageFiles(options.chain))
      .filter(([path]) => path.startsWith('.github/workflows/'))
      .map(([path, text]) => parseWorkflow(path.split('/').at(-1) ?? path, text)),
    root: PROJECT_ROOT,
    secrets: {
      SECURITY_PROCESS_APPS: renderAppsSecret(stage.keys),
      SECURITY_PROCESS_CHANNELS: renderChannelsSecret(stage.channels.url),
    },
    machine: { npm_config_registry: registry.url },
    onRun: async (run) => {
      const moves = await tell();
      const last = moves.at(-1);
      runs.push({ step: last ? labelOfState(last.to) : run.event, run });
      if (run.exitCode !== 0) throw new RehearsalFailed(explainRun(run));
    },
  });
  return {
    github,
    runner,
    people,
    triage,
    site,
    random,
    performances: scripts.map((script) => ({
      script,
      ...(play
        ? playOfThread(play)
        : { steps: planStory(courseOf(options, script, scripts), script), memory: new Map() }),
      done: new Set(),
      log: [],
      next: 0,
    })),
    // Two cases may be fixed by one release.
    publishToRegistry: (name, version) =>
      registry.publishOnce(name, version, github.clock.now().toISOString()),
    onStep: (_, { who, nodes, says }, issue) =>
      progress.tellStep(github.clock.now().toISOString(), issue, nodes, CAST[who].login, says),
  };
}

const playOfThread = (play: ThreadPlay): Pick<Performance, 'steps' | 'memory' | 'endsWithStory'> => ({
  steps: planThreadStory(play),
  memory: new Map([['public-url', play.thread.url]]),
  endsWithStory: true,
});

/** A public issue can be moved within one owner only; reports to others come in private. */
function courseOf({ course }: RehearsalOptions, script: CaseScript, scripts: readonly CaseScript[]) {
  return { ...course, premature: course.premature && script.owner === scripts[0]?.owner };
}

function explainRun(run: RunRecord): string {
  const log = `${run.stdout}\n${run.stderr}`;
  const errors = errorLines(log);
  const said = log.split('\n').filter((line) => line.trim() !== '');
  const words = (errors.length > 0 ? errors : said.slice(-12)).join('\n');
  const end = run.exitCode === null ? 'had to be stopped' : `ended with exit code ${run.exitCode}`;
  return `A run of ${run.workflow} (${run.action}, ${run.event}) ${end}:\n${words}`;
}
