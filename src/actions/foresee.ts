import type { Observed } from '../case/observed.ts';
import type { Operation } from '../case/operation.ts';
import { applyOutcome } from '../engine/apply-outcome.ts';

/** What only the triage repo shows: what follows from it is known without doing it, so that a dry run can plan on behind it. */
const FORESEEABLE: ReadonlySet<string> = new Set([
  'commit-store',
  'react',
  'add-labels',
  'remove-label',
  'comment',
  'edit-comment',
  'delete-comment',
  'assign',
  'unassign',
  'edit-issue',
] satisfies readonly Operation['kind'][]);

/** Adding the team to an advisory changes nothing else that is planned from. */
export const isForeseeable = (operation: Operation): boolean =>
  FORESEEABLE.has(operation.kind) ||
  (operation.kind === 'set-collaborators' && (operation.addTeams ?? []).length > 0);

/** What would be known after these, had they been done. Nothing is sent. */
export function imagineAll(
  observed: Observed,
  operations: readonly Operation[],
  attempted: Set<string>,
): Observed {
  for (const operation of operations) attempted.add(JSON.stringify(operation));
  return operations.reduce((known, operation) => applyOutcome(known, operation, { kind: 'done' }), observed);
}
