import * as v from 'valibot';
import { person, time } from '../stored-values.ts';

/** A message to the reporter that a member asked the bot to send in the advisory. */
const messageSchema = v.object({
  key: v.string(),
  /** The day that a message names, where it names one: `2026-03-06`. */
  day: v.nullable(v.string()),
  askedBy: person,
  at: time,
  sentAt: v.nullable(time),
  url: v.nullable(v.string()),
});

/** What is said to the reporter. */
export const ACKNOWLEDGEMENT_SLICE = {
  /** Messages to the reporter that a member asked the bot to send in the advisory. */
  messages: v.optional(v.array(messageSchema)),
};
