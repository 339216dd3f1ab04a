import type { Observed } from '../case/observed.ts';
import type { Config } from '../config/config.ts';
import { planCase } from '../engine/plan-case.ts';
import { FEATURES } from '../features/index.ts';
import type { ActionName } from '../process/table.ts';
import { observeMore, type Ports } from './observe-case.ts';

/**
 * Moves the public issues that a form names before the case itself is written: every minute counts, and a transfer loses
 * nothing. What was moved is found again by its address, whatever becomes of this run.
 */
export async function takeDown(
  ports: Ports,
  start: Observed,
  config: Config,
  scope: ReadonlySet<ActionName>,
): Promise<void> {
  const { stored } = start;
  if (stored === null || stored.takedowns.length === 0 || !scope.has('privatize')) return;
  const observed = await observeMore(ports, start, stored, config);
  const plan = planCase({ features: FEATURES, observed, config, scope, stored, analysis: { kind: 'none' } });
  for (const operation of plan.operations.filter((each) => each.kind === 'transfer-issue'))
    await ports.github.apply(operation, {
      caseNumber: stored.number,
      storeHead: observed.storeHead,
      self: observed.self,
    });
}
