import type { ReasonCode } from '../process/reasons.ts';

/** Why a run stops: one reason code, and a sentence for a tired volunteer. Holds no report text. */
export class ProcessTrouble extends Error {
  readonly reason: ReasonCode;

  constructor(reason: ReasonCode, message: string) {
    super(message);
    this.name = 'ProcessTrouble';
    this.reason = reason;
  }
}

/** Several things went wrong, and none of them stopped the others: all are told. */
export class ManyTroubles extends Error {
  readonly troubles: readonly unknown[];

  constructor(troubles: readonly unknown[]) {
    super(`${troubles.length} things went wrong.`);
    this.name = 'ManyTroubles';
    this.troubles = troubles;
  }
}

/**
 * What is thrown for what went wrong in one run, each once: the one trouble itself, or all of them together.
 *
 * @param troubles at least one
 */
export function joinTroubles(troubles: readonly unknown[]): unknown {
  const textOf = (one: unknown): string => (one instanceof Error ? one.message : String(one));
  const distinct = troubles.filter(
    (one, index) => troubles.findIndex((other) => textOf(other) === textOf(one)) === index,
  );
  return distinct.length === 1 ? distinct[0] : new ManyTroubles(distinct);
}
