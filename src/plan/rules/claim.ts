import type { StoredCase } from '../../case/stored-case.ts';
import type { Context } from '../context.ts';
import { planExternals } from '../operations/externals.ts';
import { unsureCve } from './raise-asks.ts';

/** Key of an operation that needs a claim: one whose repetition could not be taken back. */
export function claimKey(operation: ReturnType<typeof planExternals>[number]): string | undefined {
  return 'key' in operation ? operation.key : undefined;
}

/**
 * Puts a claim before every irreversible creation that is to come. A claim of a run that is still alive stands; one of
 * a dead run is taken over once its work was looked for and not found.
 */
export function claimCreations(context: Context): StoredCase | undefined {
  const { stored, observed } = context;
  const wanted = planExternals(context);
  // A claim that nobody wants here (another action's, another state's) stays: its work has to be looked for first.
  let claims = stored.claims;
  for (const operation of wanted) {
    const key = claimKey(operation);
    if (key === undefined || observed.ownClaims.includes(key)) continue;
    const known = claims.find((claim) => claim.key === key);
    if (known && !observed.lookedUp.includes(key)) continue;
    const mine = { key, run: observed.run, at: observed.now };
    if (known?.run === mine.run && known.at === mine.at) continue;
    if (known && operation.kind === 'request-cve')
      return askAgain(stored, known, operation.ghsa, observed.now);
    claims = [...claims.filter((claim) => claim !== known), mine];
  }
  return claims === stored.claims ? undefined : { ...stored, claims };
}

/** Whether GitHub got a request for a CVE cannot be read back: a person looks, and confirms once more if it did not. */
function askAgain(
  stored: StoredCase,
  claim: StoredCase['claims'][number],
  ghsa: string,
  at: string,
): StoredCase {
  const said = [...stored.said, { key: `${unsureCve(ghsa)}${claim.run}`, at }];
  return { ...stored, said, claims: stored.claims.filter((each) => each !== claim) };
}

/** Claims that this process did not make: somebody has to look whether their run still lives. */
export function foreignClaims({ stored, observed }: Pick<Context, 'stored' | 'observed'>) {
  return stored.claims.filter(
    (claim) => !observed.ownClaims.includes(claim.key) && !observed.lookedUp.includes(claim.key),
  );
}
