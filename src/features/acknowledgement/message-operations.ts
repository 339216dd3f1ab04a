import type { Operation } from '../../case/operation.ts';
import { isCleared } from '../../engine/approvals.ts';
import type { Context } from '../../engine/context.ts';
import type { MessageKey } from '../../process/message-keys.ts';
import { conversationOf, messageText, subjectOf, waitingMessages } from './messages.ts';

/** Posts in the advisory what was shown and confirmed; where GitHub does not take it, a person copies it. */
export function planMessages(context: Context): readonly Operation[] {
  const { stored } = context;
  const to = conversationOf(stored);
  if (!to) return [];
  return waitingMessages(stored)
    .filter(({ key }) => isCleared(context, `message/${key}`))
    .map((message) => ({
      kind: 'send-message' as const,
      key: `message/${subjectOf(message)}`,
      ...to,
      body: messageText(context, message.key as MessageKey, message.day),
      surface: 'collaborators' as const,
      why: `The message ${message.key} was confirmed.`,
    }));
}
