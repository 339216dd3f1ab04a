/** A rehearsal that is written down: the world before and after every run, and what the run was started with. */
import type { Snapshot } from '../../dev/embedded-github/index.ts';
import type { Course, RehearsalOptions } from '../../dev/rehearsal/arguments.ts';
import type { CaseScript } from '../../dev/rehearsal/case-script.ts';
import { readScripts } from '../../dev/rehearsal/case-script.ts';
import type { ChildInput, ChildResult } from '../../dev/rehearsal/child-run.ts';
import { createProgress } from '../../dev/rehearsal/progress.ts';
import { createRandom } from '../../dev/rehearsal/random.ts';
import { BUILT_IN_RECORD } from '../../dev/rehearsal/record.ts';
import { type Rehearsal, rehearse } from '../../dev/rehearsal/rehearse.ts';
import { createRunner, type RunnerOptions } from '../../dev/rehearsal/runner.ts';
import type { ThreadPlay } from '../../dev/rehearsal/thread/thread-play.ts';
import { startThread, type Thread } from '../../dev/rehearsal/thread-run.ts';
import { underTest } from './stage.ts';

export interface RecordedRun {
  readonly input: ChildInput;
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly result: ChildResult;
  /** What the package registry held: name to versions. */
  readonly published: Readonly<Record<string, readonly string[]>>;
}

export interface Recording {
  readonly scripts: readonly CaseScript[];
  readonly chain: boolean;
  readonly triage: string;
  readonly secrets: Readonly<Record<string, string>>;
  readonly runs: readonly RecordedRun[];
  readonly report: Rehearsal['report'];
  /** The public thread that it was about, if any. */
  readonly play: ThreadPlay | null;
}

export interface RecordingWish {
  readonly course?: Partial<Course>;
  readonly chain?: boolean;
  readonly seed?: number;
  /** OSV records by name; the built-in case where there are none. */
  readonly records?: readonly { readonly name: string; readonly text: string }[];
  /** A public thread in place of records. */
  readonly play?: ThreadPlay;
  /** Carries out the steps; one of its own unless told. */
  readonly thread?: Thread;
}

const quiet = createProgress(() => {}, false);

export function optionsOf(wish: RecordingWish): RehearsalOptions {
  const seed = wish.seed ?? 1;
  return {
    advisories: [],
    course: { premature: false, needsInfo: false, ending: 'released', ...wish.course },
    chain: wish.chain ?? false,
    out: '',
    seed,
    latencyMs: 0,
    json: true,
  };
}

/** Plays a rehearsal to its end and keeps what replays of its runs need. */
export async function recordRehearsal(wish: RecordingWish = {}): Promise<Recording> {
  const options = optionsOf(wish);
  const random = createRandom(options.seed);
  const records = wish.records ?? [{ name: 'the built-in case', text: JSON.stringify(BUILT_IN_RECORD) }];
  const scripts = wish.play ? [wish.play.script] : await readScripts(records, random);
  const names = scripts.flatMap((script) =>
    script.facts.ranges.filter((range) => range.ecosystem === 'npm').map((range) => range.name),
  );
  const runs: RecordedRun[] = [];
  const thread = wish.thread ?? startThread();
  const kept: { options?: RunnerOptions } = {};
  const start = (given: RunnerOptions) => {
    kept.options = given;
    const perform = async (input: ChildInput): Promise<ChildResult> => {
      const published = await readPublished(input.machine.npm_config_registry ?? '', names);
      const before = given.github.snapshot();
      const step = { ...input, main: underTest(input.main) };
      const result = await thread.run(step);
      runs.push({ input, before, after: given.github.snapshot(), result, published });
      return result;
    };
    return createRunner({ ...given, perform });
  };
  const end = await rehearse(
    scripts,
    options,
    quiet,
    random,
    async ({ report, triage }) => ({ report, triage }),
    start,
    wish.play ?? null,
  );
  if (!wish.thread) await thread.close();
  return {
    ...end,
    play: wish.play ?? null,
    scripts,
    chain: options.chain,
    secrets: kept.options?.secrets ?? {},
    runs,
  };
}

async function readPublished(
  registry: string,
  names: readonly string[],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const published: Record<string, readonly string[]> = {};
  for (const name of new Set(names)) {
    const response = await fetch(new URL(name.replace('/', '%2f'), registry));
    if (!response.ok) continue;
    const document = (await response.json()) as { readonly versions: Readonly<Record<string, unknown>> };
    published[name] = Object.keys(document.versions);
  }
  return published;
}

/** The first moment at which the case's issue carried this label, with nothing left to do for the bot. */
export function momentOf(recording: Recording, label: string) {
  const run = recording.runs.find(({ after }) => labelsIn(after, recording.triage).includes(label));
  if (!run) throw new Error(`The recorded rehearsal never came to ${label}.`);
  return { snapshot: run.after, secrets: recording.secrets, published: run.published };
}

/** Labels of all issues in the triage repo. */
function labelsIn({ world }: Snapshot, triage: string): readonly string[] {
  const home = [...world.repos.values()].find(
    (repo) => `${world.accounts.get(repo.ownerId)?.login}/${repo.name}` === triage,
  );
  return [...world.issues.values()]
    .filter((issue) => issue.repoId === home?.id)
    .flatMap((issue) =>
      issue.labelIds.flatMap((id) => home?.labels.find((label) => label.id === id)?.name ?? []),
    );
}
