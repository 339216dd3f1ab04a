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
