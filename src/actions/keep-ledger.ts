import type { Operation, Outcome } from '../case/operation.ts';
import type { ApplyContext } from '../case/ports.ts';
import type { Ledger } from '../engine/account.ts';
import type { Ports } from './observe-case.ts';

/** The ports, with every operation on GitHub written into the ledger. */
export function withLedger(ports: Ports, ledger: Ledger): Ports {
  const github: Ports['github'] = {
    ...ports.github,
    apply: async (operation, context) => {
      const outcome = await ports.github.apply(operation, context);
      noteOutcome(ledger, operation, outcome, context);
      return outcome;
    },
  };
  return { ...ports, github, ledger };
}

/** What came of an operation; nothing where it was done already, or has to be planned again. */
export function noteOutcome(
  ledger: Ledger | undefined,
  operation: Operation,
  outcome: Outcome,
  { caseNumber }: Pick<ApplyContext, 'caseNumber'>,
): void {
  if (outcome.kind === 'refused') {
    const permission = outcome.permission === null ? '' : `, the permission ${outcome.permission} is missing`;
    const refused = `status ${outcome.status}${permission}; the case says what to do by hand`;
    ledger?.did({ case: caseNumber ?? caseIn(operation), operation, refused });
  }
  if (outcome.kind !== 'done') return;
  const isCase = operation.kind === 'create-case-issue' && operation.key.startsWith('source/');
  const made = isCase ? (outcome.result?.number ?? null) : null;
  ledger?.did({ case: caseNumber ?? made ?? caseIn(operation), operation, refused: null });
}

/** A plan that is only shown. `number` is 0 for a case that has none yet. */
export function notePlanned(
  ledger: Ledger | undefined,
  operation: Operation,
  number: number | null = caseIn(operation),
): void {
  ledger?.did({ case: number, operation, refused: null });
}

/** The case that a commit of the sweep is about. */
function caseIn(operation: Operation): number | null {
  const number = operation.kind === 'commit-store' ? /^Case (\d+):/.exec(operation.message)?.[1] : undefined;
  return number === undefined ? null : Number(number);
}
