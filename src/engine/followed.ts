import type { StoredCase } from '../case/stored-case.ts';

/** What became of one command: the new memory, and a verdict that reactions and explanations are made from. */
export interface Followed {
  readonly stored: StoredCase;
  readonly verdict: string;
}
