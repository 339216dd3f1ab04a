import type { StoredCase } from '../case/stored-case.ts';
import type { Context } from './context.ts';
import { creationOf } from './note-results.ts';
import { planOutside } from './outside-operations.ts';

/** Key of an operation that needs a claim: one whose repetition could not be taken back. */
export function claimKey(operation: ReturnType<typeof planOutside>[number]): string | undefined {
  // Who sees an advisory is read right before it is changed: doing it twice is doing it once.
  if (operation.kind === 'set-collaborators') return undefined;
  return 'key' in operation ? operation.key : undefined;
}

/**
 * Puts a claim before every irreversible creation that is to come. A claim of a run that is still alive stands; one of
 * a dead run is taken over once its work was looked for and not found.
 */
export function claimCreations(context: Context): StoredCase | undefined {
  const { stored, observed } = context;
  const wanted = planOutside(context);
  // A claim that nobody wants here (another action's, another state's) stays: its work has to be looked for first.
  const isOver = (claim: Claim): boolean =>
    isLeft(context, claim) &&
    isOnRecord(context, claim.key) &&
    !wanted.some((operation) => claimKey(operation) === claim.key);
  let claims = stored.claims.some(isOver) ? stored.claims.filter((claim) => !isOver(claim)) : stored.claims;
  for (const operation of wanted) {
    const key = claimKey(operation);
    if (key === undefined || observed.ownClaims.includes(key)) continue;
    const known = claims.find((claim) => claim.key === key);
    if (known && !observed.lookedUp.includes(key)) continue;
    const mine = { key, run: observed.run, at: observed.now };
    if (known?.run === mine.run && known.at === mine.at) continue;
    claims = [...claims.filter((claim) => claim !== known), mine];
  }
  return claims === stored.claims ? undefined : { ...stored, claims };
}

type Claim = StoredCase['claims'][number];

/** Whether the process that made it is gone: another run that ended, or an earlier attempt of this one. */
function isLeft({ observed }: Context, { key, run }: Claim): boolean {
  if (observed.ownClaims.includes(key)) return false;
  return observed.runs[run] === 'dead' || run.split('/')[0] === observed.run.split('/')[0];
}

/** Whether the memory has what the claimed operation brings about. */
function isOnRecord(context: Context, key: string): boolean {
  const known = creationOf(context, key);
  return known?.creation.isRecorded?.(context, known.subject, key) ?? false;
}

/** Claims that this process did not make: somebody has to look whether their run still lives. */
export function foreignClaims({ stored, observed }: Pick<Context, 'stored' | 'observed'>) {
  return stored.claims.filter(
    (claim) => !observed.ownClaims.includes(claim.key) && !observed.lookedUp.includes(claim.key),
  );
}
