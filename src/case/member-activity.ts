import * as v from 'valibot';

/** What sweeps know of a member's part in cases. Days are UTC, `YYYY-MM-DD`. */
export const memberActivitySchema = v.object({
  id: v.number(),
  login: v.string(),
  /** The day on which a sweep first found them in the team. */
  since: v.string(),
  /** The day of the newest thing they did in a case; null where nothing is known. */
  last: v.nullable(v.string()),
  /** The day on which the team was told that they do nothing. */
  told: v.nullable(v.string()),
});
export type MemberActivity = v.InferOutput<typeof memberActivitySchema>;
