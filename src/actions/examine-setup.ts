import { isHealthy, judgeSetup } from '../doctor/judge-setup.ts';
import { renderTable } from '../doctor/render-table.ts';
import type { Setup } from '../doctor/setup.ts';
import { ProcessError } from './error.ts';
import type { RunResult } from './run-case.ts';

/** A plan, with the doctor's table beside it. */
export interface ExaminedResult extends RunResult {
  readonly table: string;
  /** Red where it refuses: a set-up that is wrong is told before the first report is lost. */
  readonly isCheck: true;
}

/**
 * A plan that somebody asked for by hand, or that is made every week: what the run would do, and whether the set-up is right. Nothing is written. A
 * plan that cannot be made is told by its cause in the set-up, where there is one.
 */
export async function examineSetup(
  readSetup: () => Promise<Setup>,
  plan: () => Promise<RunResult>,
): Promise<ExaminedResult> {
  const findings = judgeSetup(await readSetup());
  const table = renderTable(findings);
  const ok = isHealthy(findings);
  const planned = await plan().catch((error: unknown) => {
    if (ok) throw error;
    const why = error instanceof Error ? error.message : '';
    throw new ProcessError('bad-setup', `The set-up has mistakes.\n${table}\nThe run itself says: ${why}`);
  });
  if (ok) return { ...planned, table, isCheck: true };
  return { ...planned, decision: 'refused', reason: 'bad-setup', table, isCheck: true };
}
