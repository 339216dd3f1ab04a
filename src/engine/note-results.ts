import type { StoredCase } from '../case/stored-case.ts';
import type { Context, CreationKind } from './context.ts';

/** What the operation with this key brings about, and what it is about; undefined for one that leaves nothing to remember. */
export function creationOf(
  { features }: Pick<Context, 'features'>,
  key: string,
): { readonly creation: CreationKind; readonly subject: string } | undefined {
  const [first = ''] = key.split('/');
  const creation = features.flatMap(({ creations }) => creations ?? []).find(({ kind }) => kind === first);
  return creation && { creation, subject: key.slice(first.length + 1) };
}

/** Writes down what operations of this run brought, and gives back the claims of those that are over. */
export function noteResults(context: Context): StoredCase | undefined {
  const { observed } = context;
  let stored = context.stored;
  for (const [key, outcome] of Object.entries(observed.results)) {
    const known = creationOf(context, key);
    if (outcome.kind === 'done' || outcome.kind === 'already')
      stored =
        known?.creation.record({ ...context, stored }, known.subject, outcome.result ?? {}, key) ?? stored;
    if (outcome.kind === 'refused')
      stored = known?.creation.recordRefusal?.({ ...context, stored }, key, outcome.why) ?? stored;
    // Nobody knows whether the work of a dead run was done: its claim stays until it can be told, so that nobody repeats it.
    if (outcome.kind === 'refused' && outcome.isUnsure) continue;
    if (stored.claims.some((claim) => claim.key === key)) {
      stored = { ...stored, claims: stored.claims.filter((claim) => claim.key !== key) };
    }
  }
  return stored === context.stored ? undefined : stored;
}
