import * as v from 'valibot';
import { PUBLICATION_CHECK_NAMES } from './publication-check.ts';
import { person, time } from './stored-values.ts';

/** A message to the reporter that a member asked the bot to send in the advisory. */
export const messageSchema = v.object({
  key: v.string(),
  /** The day that a message names, where it names one: `2026-03-06`. */
  day: v.nullable(v.string()),
  askedBy: person,
  at: time,
  sentAt: v.nullable(time),
  url: v.nullable(v.string()),
});

/** One place where the community is told, and how far that is. */
export const postSchema = v.object({
  channel: v.string(),
  /** Address or id of what was posted. */
  target: v.string(),
  doneAt: v.nullable(time),
  /** Where the merged post stands on the site, as configured. */
  page: v.optional(v.string()),
  /** How often a run broke off while it sent this, so that only a person can tell whether it is there. */
  unsure: v.optional(v.number()),
  /** The last time that it could not be sent, why, and how often in a row that was. */
  failed: v.optional(v.object({ at: time, why: v.string(), times: v.number() })),
});

/** One place where the disclosure is looked for. */
export const seenSchema = v.object({
  name: v.picklist(PUBLICATION_CHECK_NAMES),
  lookedAt: time,
  times: v.number(),
  foundAt: v.nullable(time),
  result: v.picklist(['found', 'missing', 'differs', 'unreachable']),
  what: v.array(v.string()),
});
