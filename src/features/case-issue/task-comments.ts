import type { Operation } from '../../case/operation.ts';
import { operationKey } from '../../case/operation-key.ts';
import type { BotComment, Context } from '../../engine/context.ts';
import { planOutside } from '../../engine/outside-operations.ts';
import { ACTIONS } from '../../process/table.ts';
import { renderTask } from './task-text.ts';

const EVERY_ACTION = new Set(ACTIONS);

/**
 * What the process demands outside of the case, whichever action would do it and whatever GitHub said to it, by the key
 * of its task.
 */
function openTasks(context: Context): ReadonlyMap<string, Operation> {
  const observed = { ...context.observed, results: {} };
  const all = planOutside({ ...context, observed, scope: EVERY_ACTION });
  return new Map(all.map((operation) => [`task/${operationKey(operation)}`, operation]));
}

/** What GitHub refused in this run, as tasks for people. */
export function taskComments(context: Context): readonly BotComment[] {
  const { observed } = context;
  const refused = Object.entries(observed.results).filter(([, outcome]) => outcome.kind === 'refused');
  if (refused.length === 0) return [];
  const open = openTasks(context);
  return refused.flatMap(([key, outcome]) => {
    const operation = open.get(`task/${key}`);
    // A channel that did not take a post is no task: it is tried again, and has words of its own.
    if (!operation || outcome.kind !== 'refused' || operation.kind === 'send-post') return [];
    const body = renderTask(operation, outcome, { name: observed.repo.name, server: context.config.server });
    return [{ key: `task/${key}`, at: observed.now, body, edit: true }];
  });
}

/** Whether a task that is in the case is still to be done: one is not told anew by every run that tries again. */
export const isOpenTask = (context: Context, key: string): boolean =>
  key.startsWith('task/') && openTasks(context).has(key);
