import type { StoredCase } from '../case/stored-case.ts';
import { subjectOf, waitingMessages } from '../features/acknowledgement/messages.ts';
import { channelOfKey } from '../features/disclosure/posting.ts';
import { PRE_ANNOUNCE } from '../features/release/pre-announcement.ts';
import type { Context } from './context.ts';
import { planExternals } from './outside-operations.ts';

/** Key of an operation that needs a claim: one whose repetition could not be taken back. */
export function claimKey(operation: ReturnType<typeof planExternals>[number]): string | undefined {
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
  const wanted = planExternals(context);
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

/** Whether the memory has what a creation of this key brings about. */
function isOnRecord({ stored, observed, config }: Context, key: string): boolean {
  const [kind = ''] = key.split('/');
  const subject = key.slice(kind.length + 1);
  switch (kind) {
    case PRE_ANNOUNCE:
      return stored.asks.some((ask) => ask.key === kind && ask.digest === subject && ask.doneAt !== null);
    case 'post':
    case 'mail':
      return stored.posts.some(({ channel }) => channel === channelOfKey(config, key));
    case 'create-advisory':
      return stored.advisories.some((advisory) => advisory.repo === subject);
    case 'request-cve':
      return stored.cve.requestedAt !== null || stored.cve.id !== null;
    case 'placeholder':
      return stored.privatized.some((item) => item.url === subject && item.placeholder !== null);
    case 'message':
      return !waitingMessages(stored).some((message) => subjectOf(message) === subject);
    case 'restore':
      return stored.privatized.some((item) => item.url === subject && item.restore?.doneAt != null);
    case 'case':
      return observed.issue !== null;
    case 'incomplete-fix':
      return (stored.followUps ?? [])[Number(subject.split('/')[1])]?.case != null;
    default:
      return false;
  }
}

/** Claims that this process did not make: somebody has to look whether their run still lives. */
export function foreignClaims({ stored, observed }: Pick<Context, 'stored' | 'observed'>) {
  return stored.claims.filter(
    (claim) => !observed.ownClaims.includes(claim.key) && !observed.lookedUp.includes(claim.key),
  );
}
