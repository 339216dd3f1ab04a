import type { Operation } from '../case/operation.ts';
import { operationKey } from '../case/operation-key.ts';
import { type Context, PHASES } from './feature.ts';

/**
 * Everything outside the case issue that the process demands now, most exposed first. What GitHub refused in this run
 * is a person's task: it is not demanded again before the next run, and stops nothing else. Under `flag/manual` nothing
 * leaves the team.
 */
export function planOutside(context: Context): readonly Operation[] {
  const { features, scope, stored } = context;
  const isManual = stored.flags.includes('manual');
  const plans = features
    .flatMap(({ operations }) => operations ?? [])
    .filter(({ actions, outward }) => actions.some((action) => scope.has(action)) && !(outward && isManual));
  return PHASES.flatMap((phase) => plans.filter((each) => each.phase === phase))
    .flatMap(({ plan }) => plan(context))
    .filter((operation) => !isRefused(context, operation));
}

function isRefused({ observed }: Context, operation: Operation): boolean {
  const key = operationKey(operation);
  return key !== undefined && observed.results[key]?.kind === 'refused';
}
