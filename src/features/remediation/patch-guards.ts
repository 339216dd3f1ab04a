import { hasNoPatchDecision } from '../../case/decisions.ts';
import type { Context } from '../../engine/context.ts';
import type { Proof } from '../../process/table.ts';
import { findFailed } from '../release/judge-gate.ts';

const RECORDED = ['patch', 'test', 'regression-test'] as const;

/** Evidence of patch, test and regression test that no later one contradicts, and the decision of two people for no patch. */
export function patchGuards({ stored }: Context): readonly Proof[] {
  const proven = RECORDED.filter(
    (kind) => stored.evidence.some((each) => each.kind === kind) && !findFailed(stored.evidence, kind),
  );
  return hasNoPatchDecision(stored) ? [...proven, 'two-people'] : proven;
}
