import { UNSEEN } from '../features/takedown/thread-comments.ts';
import { ProcessError } from './error.ts';
import type { PlannedOperation } from './run-case.ts';

/**
 * A thread that nobody could find is told in the case, and by the run that told it.
 *
 * @throws ProcessError `thread-unseen`
 */
export function guardSeen(done: readonly PlannedOperation[]): void {
  const told = done.filter(({ key }) => key?.startsWith(`${UNSEEN}/`));
  if (told.length === 0) return;
  throw new ProcessError(
    'thread-unseen',
    `${told.length} public thread(s) that should be taken down could not be found. The case says which, and what to do. Everything else was done.`,
  );
}
