import { raiseAsks } from '../../engine/approvals.ts';
import type { Feature } from '../../engine/context.ts';
import { followCommands } from './follow-commands.ts';
import { moveByItself } from './move-by-itself.ts';
import { takeLabels } from './take-labels.ts';

/** What people ask for: labels, commands, confirmations. */
export const REQUESTS: Feature = {
  name: 'requests',
  rules: [
    { step: 'approvals', rule: raiseAsks },
    { step: 'moves', rule: moveByItself },
    { step: 'requests', rule: takeLabels },
    { step: 'requests', rule: followCommands },
  ],
};
