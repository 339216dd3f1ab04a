import { raiseApprovals } from '../../engine/approvals.ts';
import type { Feature } from '../../engine/context.ts';
import { answerComments } from './answer-comments.ts';
import { approvalComments } from './approval-comments.ts';
import { REQUESTS_COMMANDS } from './commands.ts';
import { followCommands } from './follow-commands.ts';
import { isMoveDue, moveByItself } from './move-by-itself.ts';
import { isRequestDue } from './requests-due.ts';
import { takeLabels } from './take-labels.ts';

/** What people ask for: labels, commands, confirmations. */
export const REQUESTS: Feature = {
  name: 'requests',
  commands: REQUESTS_COMMANDS,
  rules: [
    { step: 'approvals', rule: raiseApprovals },
    { step: 'moves', rule: moveByItself },
    { step: 'requests', rule: takeLabels },
    { step: 'requests', rule: followCommands },
  ],
  comments: [
    { kinds: ['answer'], wanted: answerComments, afterClosing: true },
    { kinds: ['ask'], wanted: approvalComments, afterClosing: true },
  ],
  due: [{ find: isRequestDue, afterClosing: true }, { find: isMoveDue }],
};
