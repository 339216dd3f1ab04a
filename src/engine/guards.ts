import type { Proof } from '../process/table.ts';
import type { Context } from './feature.ts';

/** What is on record for this case, as the process table names it: what each feature finds of it. */
export const proofsOf = (context: Context): ReadonlySet<Proof> =>
  new Set(context.features.flatMap(({ guards }) => guards?.(context) ?? []));
