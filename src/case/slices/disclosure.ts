import * as v from 'valibot';
import { by, time } from '../stored-values.ts';

/** One place where the community is told, and how far that is. */
const postSchema = v.object({
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

/** Where the community is told, and in which words. */
export const DISCLOSURE_SLICE = {
  posts: v.array(postSchema),
  /** Wordings that members chose for a channel, counted from 1; the last one counts. */
  choices: v.optional(v.array(v.object({ channel: v.string(), wording: v.number(), by, at: time }))),
};
