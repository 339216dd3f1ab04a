/** Jobs that GitHub bills: every one of them counts as at least a minute, however short it is. */
import { evaluateCondition } from '../rehearsal/expression.ts';
import { readTriageFiles } from '../rehearsal/project-files.ts';
import { parseWorkflow, type Workflow } from '../rehearsal/workflow-file.ts';

/** A month for billing questions. */
const DAYS = 30;

/** Jobs a month that the schedules of the example workflows start. */
export function countScheduledJobs(chain: boolean): number {
  return Object.entries(readTriageFiles(chain))
    .filter(([path]) => path.startsWith('.github/workflows/'))
    .map(([path, text]) => parseWorkflow(path, text))
    .reduce((sum, workflow) => sum + countOfMonth(workflow), 0);
}

function countOfMonth(workflow: Workflow): number {
  const contexts = {
    github: { event_name: 'schedule', event: { schedule: '' } },
    inputs: {},
    secrets: {},
    env: {},
    vars: {},
  };
  const jobs = workflow.jobs.filter((job) => evaluateCondition(job.condition, contexts)).length;
  return jobs * workflow.crons.reduce((sum, cron) => sum + countRuns(cron, DAYS), 0);
}

/** How often a schedule fires in so many days from the first of a month that begins on a Monday. */
export function countRuns(cron: string, days: number): number {
  const [minutes, hours, monthDays, months, weekDays] = cron.trim().split(/\s+/);
  const times = countIn(minutes, 0, 59) * countIn(hours, 0, 23);
  let matching = 0;
  for (let day = 0; day < days; day++) {
    const isDay = matches(monthDays, (day % 31) + 1, 1, 31) && matches(weekDays, (day + 1) % 7, 0, 6);
    if (isDay && months === '*') matching += 1;
  }
  return times * matching;
}

function countIn(field: string | undefined, from: number, to: number): number {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).filter((value) =>
    matches(field, value, from, to),
  ).length;
}

/** `*`, `5`, `1-5`, `*` or a range with a step, and lists of these. */
function matches(field: string | undefined, value: number, from: number, to: number): boolean {
  return (field ?? '*').split(',').some((part) => {
    const [range = '*', step = '1'] = part.split('/');
    const [low = '', high = low] = range === '*' ? [String(from), String(to)] : range.split('-');
    return value >= Number(low) && value <= Number(high) && (value - Number(low)) % Number(step) === 0;
  });
}
