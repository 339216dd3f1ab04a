/**
 * Runs that wait for their turn, as GitHub's concurrency groups keep them: a group at the workflow is claimed by every
 * event that starts it, before any `if:` is looked at; one at the job only by jobs whose `if:` holds.
 */
import type { Workflow } from './workflow-file.ts';

/** How many wait in one group at most where it says `queue: max`; else one does. */
export const MOST_WAITING = 100;

export interface Waiting {
  readonly workflow: Workflow;
}

export interface RunQueue<T extends Waiting> {
  /** Takes a start in, or cancels it or an older one where the group is full. */
  push(start: T): void;
  /** The next one, in the order in which they came. */
  shift(): T | undefined;
}

export interface QueueRules<T> {
  /** How many may wait in a group with `queue: max`; null: as many as like to. */
  readonly most: () => number | null;
  /** Whether any job's `if:` holds for it. */
  readonly isWanted: (start: T) => boolean;
  readonly onCancel: (start: T) => void;
}

/** The group that a start claims, or undefined where it claims none. */
function claimOf({ workflow }: Waiting, isWanted: () => boolean): string | undefined {
  if (workflow.group !== undefined) return workflow.group;
  const group = workflow.jobs.find((job) => job.group !== undefined)?.group;
  return group !== undefined && isWanted() ? group : undefined;
}

export function createQueue<T extends Waiting>(rules: QueueRules<T>): RunQueue<T> {
  const waiting: { readonly start: T; readonly group: string | undefined }[] = [];
  return {
    shift: () => waiting.shift()?.start,
    push: (start) => {
      const group = claimOf(start, () => rules.isWanted(start));
      const most = rules.most();
      const before = waiting.filter((each) => group !== undefined && each.group === group);
      if (most !== null && start.workflow.queue === 'max' && before.length >= most) {
        rules.onCancel(start);
        return;
      }
      const [older] = before;
      if (most !== null && start.workflow.queue === 'single' && older) {
        waiting.splice(waiting.indexOf(older), 1);
        rules.onCancel(older.start);
      }
      waiting.push({ start, group });
    },
  };
}
