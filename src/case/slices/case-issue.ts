import * as v from 'valibot';
import { time } from '../stored-values.ts';

/** What was said in the case issue. */
export const CASE_ISSUE_SLICE = {
  /** Messages that are due or were posted, by key, with the digest of their text. */
  said: v.array(v.object({ key: v.string(), at: time })),
  /**
   * Of a long conversation: the bot's comments by key, with a digest of their text, up to the newest comment of that
   * time. Newer ones are among what a run reads. See told.ts.
   */
  told: v.optional(
    v.object({
      upTo: time,
      comments: v.array(v.object({ key: v.string(), comment: v.string(), at: time, digest: v.string() })),
    }),
  ),
};
