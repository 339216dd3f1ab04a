import type { Feature } from '../../engine/context.ts';
import { remind } from './remind.ts';

/** Promises with a due time, reminders, the overview. */
export const DEADLINES: Feature = {
  name: 'deadlines',
  rules: [{ step: 'follow-up', rule: remind }],
};
