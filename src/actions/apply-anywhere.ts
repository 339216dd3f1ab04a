import type { Operation, Outcome } from '../case/operation.ts';
import type { ApplyContext } from '../case/ports.ts';
import { noteOutcome } from './keep-ledger.ts';
import type { Ports } from './observe-case.ts';

/** Carries out one operation where it belongs: on GitHub, or in a channel. */
export async function applyAnywhere(
  { github, channels, ledger }: Pick<Ports, 'github' | 'channels' | 'ledger'>,
  operation: Operation,
  context: ApplyContext,
): Promise<Outcome> {
  if (operation.kind !== 'send-post') return github.apply(operation, context);
  const why = 'This run has no credentials for the channel.';
  const outcome = (await channels?.send(operation)) ?? { kind: 'refused', status: 0, permission: null, why };
  noteOutcome(ledger, operation, outcome, context);
  return outcome;
}

/** For a claim that a dead run left: was it done after all? */
export async function findAnywhere(
  { github, channels }: Pick<Ports, 'github' | 'channels'>,
  operation: Operation,
  claimedAt: string,
): Promise<Outcome | undefined> {
  if (operation.kind !== 'send-post') return github.findDone(operation, claimedAt);
  return channels?.findSent(operation);
}
