import type { Operation, Outcome } from '../case/operation.ts';
import { endsThePlan } from '../engine/ends-the-plan.ts';
import { ProcessTrouble } from './error.ts';

/**
 * Ends the plan where the store refused what later operations rely on.
 *
 * @throws ProcessTrouble `store-refused`, with GitHub's reason and what to do about it
 */
export function guardCommit(operation: Operation, outcome: Outcome): void {
  if (endsThePlan(operation, outcome)) throw new ProcessTrouble('store-refused', outcome.why);
}
