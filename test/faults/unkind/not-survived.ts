/**
 * What the process does not survive today: trial (`trials.ts`) to what is broken by it (`judge.ts`), and the issue's
 * item that is to repair it. The test fails where something else is broken, and where nothing is any more: then the
 * line goes. An empty table is the aim.
 */
import type { Breach } from './judge.ts';

export interface NotSurvived {
  readonly breaches: readonly Breach[];
  /** Issue and item, and what was seen. */
  readonly item: string;
}

export const NOT_SURVIVED: Readonly<Record<string, NotSurvived>> = {};
