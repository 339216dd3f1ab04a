import type { Operation, Outcome } from '../case/operation.ts';

/**
 * Whether nothing that comes later in the plan may be done: it relies on what the store was to hold, a copy, a claim or a
 * move, and the store did not take it. A lost compare-and-set is no refusal.
 */
export const endsThePlan = (
  operation: Operation,
  outcome: Outcome,
): outcome is Extract<Outcome, { kind: 'refused' }> =>
  operation.kind === 'commit-store' && outcome.kind === 'refused';
