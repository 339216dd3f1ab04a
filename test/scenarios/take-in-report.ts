import { CAST } from '../../src/rehearsal/cast.ts';
import { type Ended, listIssues, type Stage, TRIAGE } from './stage.ts';

/** A report that came in in private and that somebody coordinates: its case, and the runs of the sweep that took it in. */
export async function takeInReport(
  stage: Stage,
  project: string,
): Promise<{ readonly number: number; readonly runs: readonly Ended[] }> {
  await stage.people.reporter.request('POST', `/repos/${project}/security-advisories/reports`, {
    summary: 'Nested bodies',
    description: 'They never end.',
  });
  const runs = await stage.sweep();
  const number = listIssues(stage)[0]?.number ?? 0;
  await stage.people.coordinator.request('POST', `/repos/${TRIAGE}/issues/${number}/assignees`, {
    assignees: [CAST.coordinator.login],
  });
  return { number, runs };
}
