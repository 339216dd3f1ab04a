import { stateOf } from '../../case/stored-case.ts';
import { isFreshOrder } from '../../engine/approvals.ts';
import type { SeenCase } from '../../engine/context.ts';
import { isResting } from '../coordination/break.ts';
import { conversationOf, waitingMessages } from './messages.ts';
import { isConversationLookDue } from './note-conversation.ts';
import { findSilence } from './reporter-silence.ts';

/**
 * The reporter is silent, or the conversation is to be looked at once after the label. While the answer is due a case is
 * not looked at for that alone: a comment changes its advisory, and a reminder looks too.
 */
export function isConversationDue({ stored, config, now }: SeenCase): string | undefined {
  // Nobody is told of it in a break, so that a run would find nothing to do.
  const silence = isResting(stored, config, now) ? undefined : findSilence(stored, config, now);
  if (silence && !stored.said.some((said) => said.key === silence.key)) return 'clock';
  if (!config.intake.conversations || stored.source.ghsa === null || stored.flags.includes('manual'))
    return undefined;
  return stateOf(stored) !== 'received' && isConversationLookDue(stored) ? 'conversation' : undefined;
}

/** A message was asked for in a run that does not ask for it itself: so it is where each action runs alone. */
export function isMessageDue({ stored, now }: SeenCase): string | undefined {
  if (stateOf(stored) === 'closed' || stored.flags.includes('manual') || !conversationOf(stored))
    return undefined;
  const isAsked = (key: string): boolean =>
    stored.approvalRequests.some((request) => request.key === `message/${key}` && request.doneAt === null);
  const waits = waitingMessages(stored).some(({ key, at }) => isFreshOrder(at, now) && !isAsked(key));
  return waits ? 'message' : undefined;
}
