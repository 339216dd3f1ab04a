import type { Operation, Outcome } from '../case/operation.ts';
import { endsThePlan } from '../engine/ends-the-plan.ts';
import { ProcessError } from './error.ts';

/**
 * Ends the plan where the store refused what later operations rely on.
 *
 * @throws ProcessError `store-refused`, with GitHub's reason and what to do about it
 */
export function guardCommit(operation: Operation, outcome: Outcome): void {
  if (endsThePlan(operation, outcome)) throw new ProcessError('store-refused', outcome.why);
}
