/** What is played with the conductor and with the chain of single actions. */
import { expectNoErrors } from './expect-no-errors.ts';
import type { Stage } from './stage.ts';

export const WAYS = [
  ['the conductor', false],
  ['the chain', true],
] as const;

/** What follows; with separate workflows, the next sweep takes up what belongs to another action. */
export async function settleWith(stage: Stage, isChain: boolean): Promise<void> {
  expectNoErrors([...(await stage.settle()), ...(isChain ? await stage.sweep() : [])]);
}
