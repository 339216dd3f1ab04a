import type { ReasonCode } from '../process/reasons.ts';

/** Why a run stops: one reason code, and a sentence for a tired volunteer. Holds no report text. */
export class ProcessError extends Error {
  readonly reason: ReasonCode;

  constructor(reason: ReasonCode, message: string) {
    super(message);
    this.name = 'ProcessError';
    this.reason = reason;
  }
}

/** Several things went wrong, and none of them stopped the others: all are told. */
export class ManyErrors extends Error {
  readonly errors: readonly unknown[];

  constructor(errors: readonly unknown[]) {
    super(`${errors.length} things went wrong.`);
    this.name = 'ManyErrors';
    this.errors = errors;
  }
}

/**
 * What is thrown for what went wrong in one run, each once: the one error itself, or all of them together.
 *
 * @param errors at least one
 */
export function joinErrors(errors: readonly unknown[]): unknown {
  const textOf = (one: unknown): string => (one instanceof Error ? one.message : String(one));
  const distinct = errors.filter(
    (one, index) => errors.findIndex((other) => textOf(other) === textOf(one)) === index,
  );
  return distinct.length === 1 ? distinct[0] : new ManyErrors(distinct);
}
