import type { Context } from '../../engine/context.ts';
import { proofsOf } from '../../engine/guards.ts';
import { advisoriesFollow } from '../advisory/advisory-state.ts';

/**
 * Disclosure is allowed: the gate has passed, or two people decided to go without a patch, and the advisories say what
 * the confirmed analysis says.
 */
export function mayDisclose(context: Context): boolean {
  const proofs = proofsOf(context);
  return (proofs.has('gate') || proofs.has('two-people')) && advisoriesFollow(context.stored);
}
