/** Counts what one request is answered with, where that is limited (`unkindness/limits.ts`). */
import { type GraphQLError, type GraphQLResolveInfo, Kind } from 'graphql';
import { type Budget, resourceLimit } from '../unkindness/limits.ts';
import { noteStruck } from '../unkindness/unkindness.ts';
import { typedError } from './connection.ts';
import { isNode } from './resolving.ts';

function exceeded(budget: Budget): GraphQLError {
  noteStruck(budget.world, budget.name, 'graphql');
  return typedError('RESOURCE_LIMITS_EXCEEDED', resourceLimit);
}

/** Aliases count, and fields of a mutation; what is beyond is not carried out. */
export function chargeField(budget: Budget | null, info: GraphQLResolveInfo): void {
  if (budget === null) return;
  const hasAlias = info.fieldNodes.some((one) => one.kind === Kind.FIELD && one.alias !== undefined);
  if (!hasAlias && info.parentType.name !== 'Mutation') return;
  budget.left -= 1;
  if (budget.left < 0) throw exceeded(budget);
}

/** Issues and pull requests of a list count; those beyond are null, each with an error. */
export function chargeList(budget: Budget | null, value: unknown): unknown {
  if (budget === null || !Array.isArray(value)) return value;
  return value.map((one: unknown) => {
    if (!isNode(one) || !['Issue', 'PullRequest'].includes(one.type)) return one;
    budget.left -= 1;
    return budget.left < 0 ? exceeded(budget) : one;
  });
}

/** Whether the whole answer is a gateway's. */
export function gaveUp(budget: Budget | null): { readonly gaveUp?: number } {
  if (budget === null || budget.name !== 'graphql-bad-gateway' || budget.left >= 0) return {};
  return { gaveUp: budget.setting.status ?? 502 };
}
