/** Every request of every recorded run, disturbed in every way: what is lost, doubled or leaked by it. */
import type { Portrait } from '../../test/scenarios/portrait.ts';
import type { RecordedRun, Recording } from '../../test/scenarios/recording.ts';
import { FAULT_KINDS, type FaultKind } from './kinds.ts';
import { type Lane, openLane, type Replay } from './lane.ts';

export interface Trial {
  readonly run: RecordedRun;
  readonly kind: FaultKind;
  readonly at: number;
  readonly again: 'event' | 'sweep-only';
}

export interface Verdict {
  readonly action: string;
  readonly event: string;
  readonly kind: FaultKind;
  readonly at: number;
  readonly operation: string;
  readonly again: Trial['again'];
  /** First difference of the end states, or null. */
  readonly lost: string | null;
  readonly doubled: readonly string[];
  readonly leaked: readonly string[];
  /** The disturbed run died without a clear word, or a clean one failed. */
  readonly unclear: string | null;
}

/** What a clean replay of a run looks like. */
interface Calm {
  readonly event: Replay;
  readonly sweep: Replay;
}

export interface Torture {
  /** Trials in a fixed order. */
  readonly trials: readonly Trial[];
  /** The request that a trial disturbs. */
  operationOf(trial: Trial): string;
  judge(trial: Trial): Promise<Verdict>;
  close(): Promise<void>;
}

/** Runs that do the same requests in the same order are tried once, unless the case stands differently after. */
export async function prepareTorture(
  recording: Recording,
  kinds: readonly FaultKind[] = FAULT_KINDS,
): Promise<Torture> {
  const lane: { now: Lane; used: number } = { now: await openLane(recording), used: 0 };
  const calm = new Map<RecordedRun, Calm>();
  const trials: Trial[] = [];
  const seen = new Set<string>();
  for (const run of recording.runs) {
    const event = await lane.now.replay(run, null, 'event');
    const signature = `${run.input.main} ${run.input.event.name} ${event.requests.join('\n')}`;
    if (seen.has(signature)) continue;
    seen.add(signature);
    calm.set(run, { event, sweep: await lane.now.replay(run, null, 'sweep-only') });
    event.requests.forEach((_, index) => {
      for (const kind of kinds)
        trials.push({
          run,
          kind,
          at: index + 1,
          again: (index + kind.length) % 2 === 0 ? 'event' : 'sweep-only',
        });
    });
  }
  return {
    trials,
    operationOf: ({ run, at }) => calm.get(run)?.event.requests[at - 1] ?? '',
    judge: async (trial) => {
      if (lane.used++ % 150 === 149) {
        await lane.now.close();
        lane.now = await openLane(recording);
      }
      const replay = await lane.now.replay(trial.run, trial, trial.again);
      return judgeReplay(trial, replay, calm.get(trial.run)!);
    },
    close: () => lane.now.close(),
  };
}

function judgeReplay(trial: Trial, replay: Replay, calm: Calm): Verdict {
  const wanted = trial.again === 'event' ? calm.event : calm.sweep;
  const { input } = trial.run;
  return {
    action: input.main.split('/').at(-1)?.replace('.js', '') ?? '',
    event: input.event.name,
    kind: trial.kind,
    at: trial.at,
    operation: calm.event.requests[trial.at - 1] ?? '',
    again: trial.again,
    lost: findDifference(wanted.portrait, replay.portrait, ''),
    doubled: replay.doubles.filter((double) => !wanted.doubles.includes(double)),
    leaked: replay.leaks,
    unclear: explainUnclear(trial.kind, replay),
  };
}

/** A run that was not killed says in one sentence what happened; clean runs have nothing to say. */
function explainUnclear(kind: FaultKind, replay: Replay): string | null {
  const [complaint] = replay.complaints;
  if (complaint !== undefined) return `a clean run failed: ${complaint.slice(0, 300)}`;
  const { exitCode, stdout, stderr } = replay.first;
  if (exitCode === null) return kind.startsWith('killed') ? null : 'the run never ended';
  const errors = stdout.split('\n').filter((line) => line.startsWith('::error'));
  if (stderr !== '') return `printed: ${stderr.slice(0, 200)}`;
  if (exitCode !== 0 && errors.length !== 1) return `${errors.length} errors, exit code ${exitCode}`;
  return errors.some((line) => line.includes('A mistake of ours')) ? (errors[0] ?? null) : null;
}

/** Path and the two sides of the first difference, shortened; null where there is none. */
export function findDifference(wanted: unknown, found: unknown, path: string): string | null {
  if (Object.is(wanted, found)) return null;
  if (!isBranch(wanted) || !isBranch(found)) return `${path}: ${describeLeaf(wanted, found)}`;
  for (const key of new Set([...Object.keys(wanted), ...Object.keys(found)])) {
    const difference = findDifference(wanted[key], found[key], `${path}/${key}`);
    if (difference !== null) return difference;
  }
  return null;
}

const isBranch = (value: unknown): value is Portrait => typeof value === 'object' && value !== null;

function describeLeaf(wanted: unknown, found: unknown): string {
  const [one, other] = [JSON.stringify(wanted) ?? 'nothing', JSON.stringify(found) ?? 'nothing'];
  const start = Math.max(0, [...one].findIndex((sign, index) => sign !== other[index]) - 60);
  return `wanted ${one.slice(start, start + 200)}, found ${other.slice(start, start + 200)}`;
}
