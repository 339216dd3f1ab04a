/** The built-in case from report to end, and what its label moves cost. */
import type { RequestLog } from '../embedded-github/world.ts';
import { readScripts } from '../rehearsal/case-script.ts';
import { createProgress } from '../rehearsal/progress.ts';
import { createRandom } from '../rehearsal/random.ts';
import { BUILT_IN_RECORD } from '../rehearsal/record.ts';
import { rehearse } from '../rehearsal/rehearse.ts';
import { countRequests, createRunner, type RunRecord } from '../rehearsal/runner.ts';
import { startThread } from '../rehearsal/thread-run.ts';
import type { CaseResult, MoveCost, MoveResult } from './results.ts';

export interface RehearsedCase {
  readonly result: CaseResult;
  readonly moves: readonly MoveCost[];
  /** Runs that an event started, not a schedule. */
  readonly jobsOfEvents: number;
}

interface RunWithRequests {
  readonly run: RunRecord;
  readonly requests: readonly RequestLog[];
}

/** Rehearses the built-in case, as `npm start` does, with the conductor, or with separate workflows. */
export async function rehearseCase(chain: boolean): Promise<RehearsedCase> {
  const seed = 1;
  const random = createRandom(seed);
  const scripts = await readScripts([{ name: 'built-in', text: JSON.stringify(BUILT_IN_RECORD) }], random);
  const seen: RunWithRequests[] = [];
  const options = {
    advisories: [],
    course: { premature: false, needsInfo: false, ending: 'released' },
    chain,
    out: '',
    seed,
    latencyMs: 0,
    json: true,
  } as const;
  const silent = createProgress(() => undefined, false);
  const thread = startThread();
  const rehearsed = rehearse(
    scripts,
    options,
    silent,
    random,
    async ({ report }) => ({
      result: { requests: report.requests.total, ms: report.durationMs, jobs: jobsOf(seen) },
      moves: seen.flatMap(costOfMove),
      jobsOfEvents: jobsOf(seen.filter(({ run }) => run.event !== 'schedule')),
    }),
    (runner) => {
      let from = runner.github.requests.length;
      return createRunner({
        ...runner,
        perform: (input) => thread.run(input),
        onRun: async (run) => {
          const mine = runner.github.requests.slice(from).filter(({ runId }) => runId === run.id);
          seen.push({ run, requests: mine });
          await runner.onRun(run);
          from = runner.github.requests.length;
        },
      });
    },
  );
  return rehearsed.finally(() => thread.close());
}

/** Every run is a job of its own in our workflows. */
const jobsOf = (runs: readonly RunWithRequests[]): number => runs.length;

/** What a run cost that a label started and that moved the case; none for any other. */
function costOfMove({ run, requests }: RunWithRequests): readonly MoveCost[] {
  if (run.event !== 'issues labeled' || run.outputs.reason !== 'moved') return [];
  const { reads, writes } = countRequests(requests);
  const again = countAgain(requests);
  const gate = requests.filter(({ operation }) =>
    /git\/ref|\/tags|\/releases|query ReadNotes/.test(operation),
  ).length;
  return [
    {
      to: statesOf(run.outputs.plan ?? '') || 'the state asked for',
      reads: reads - again - gate,
      writes,
      again,
      gate,
    },
  ];
}

/** Reads of the very same thing a second time, and of who may see a repo: done right before what cannot be undone. */
function countAgain(requests: readonly RequestLog[]): number {
  const seen = new Set<string>();
  return requests.filter(({ method, operation, path }) => {
    if (operation === 'graphql query ReadVisibility') return true;
    if (method !== 'GET') return false;
    const isAgain = seen.has(path);
    seen.add(path);
    return isAgain;
  }).length;
}

/** The states that the run put the case into: what its output `plan` says of labels. */
function statesOf(plan: string): string {
  return [...plan.matchAll(/The case is (case\/[a-z-]+)/g)].map(([, label]) => label).join(', ');
}

/** The most of each, not necessarily of the same move. */
export function dearestOf(moves: readonly MoveCost[]): MoveResult {
  return {
    reads: Math.max(...moves.map(({ reads }) => reads)),
    writes: Math.max(...moves.map(({ writes }) => writes)),
  };
}
