import type { Feature } from '../../engine/context.ts';
import { DEADLINES_COMMANDS } from './commands.ts';
import { isDeadlineDue } from './deadlines-due.ts';
import { remind } from './remind.ts';
import { exploitedComments, lateSweepComments, reminderComments } from './reminder-comments.ts';

/** Promises with a due time, reminders, the overview. */
export const DEADLINES: Feature = {
  name: 'deadlines',
  commands: DEADLINES_COMMANDS,
  rules: [{ step: 'follow-up', rule: remind }],
  comments: [
    { kinds: ['remind'], wanted: lateSweepComments },
    { kinds: ['exploited'], wanted: exploitedComments },
    { kinds: ['remind'], wanted: reminderComments, passing: ['remind'] },
  ],
  due: [{ find: isDeadlineDue }],
};
