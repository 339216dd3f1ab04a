import { standingMoves } from '../../case/stored-case.ts';
import { finishRequest } from '../../engine/approvals.ts';
import type { Feature } from '../../engine/context.ts';
import { ACKNOWLEDGEMENT_COMMANDS } from './commands.ts';
import { isConversationDue, isMessageDue } from './conversation-due.ts';
import { planMessages } from './message-operations.ts';
import { ACKNOWLEDGEMENT_APPROVALS, noteSent, subjectOf, waitingMessages } from './messages.ts';
import { moveWhenSent, noteConversation, wantedConversation } from './note-conversation.ts';

/** The reporter hears that we have the report, and what comes of it (node J). */
export const ACKNOWLEDGEMENT: Feature = {
  name: 'acknowledgement',
  commands: ACKNOWLEDGEMENT_COMMANDS,
  rules: [
    { step: 'conversation', rule: noteConversation },
    { step: 'conversation', rule: moveWhenSent },
  ],
  approvals: ACKNOWLEDGEMENT_APPROVALS,
  operations: [{ actions: ['ack-timer'], phase: 'outside', outward: true, plan: planMessages }],
  creations: [
    {
      kind: 'message',
      // The claim names one request to send, what was confirmed names its kind.
      record: (context, subject, { url }) =>
        finishRequest(
          { ...context, stored: noteSent(context, subject, url ?? '') },
          `message/${subject.split('/')[0]}`,
        ),
      isRecorded: ({ stored }, subject) =>
        !waitingMessages(stored).some((message) => subjectOf(message) === subject),
    },
  ],
  reads: ({ observed, stored, config }) => ({ conversation: wantedConversation(observed, stored, config) }),
  due: [{ find: isConversationDue }, { find: isMessageDue }],
  guards: ({ stored }) =>
    stored.evidence.some(({ kind }) => kind === 'acknowledgement') ||
    standingMoves(stored).some(({ to }) => to === 'acknowledged')
      ? ['acknowledgement']
      : [],
};
