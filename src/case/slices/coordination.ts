import * as v from 'valibot';
import { by, person, time } from '../stored-values.ts';

/** Somebody whom a member named for a part of the case, who named them, and when. */
const namedSchema = v.object({ ...person.entries, by, at: time });

/** Somebody who was invited beside team and reporter. */
const rosterSchema = v.object({
  id: v.nullable(v.number()),
  login: v.string(),
  /** The name on the account's page when the login was looked up. */
  name: v.optional(v.nullable(v.string())),
  by,
  at: time,
  because: v.string(),
});

/** Who works on a case, who was invited to it, and who left. */
export const COORDINATION_SLICE = {
  coordinators: v.array(person),
  /** Who assesses the report. */
  analyst: v.optional(namedSchema),
  /** Who was called to it in breaks, by the first day of the break, in this order; see call-in-break.ts. */
  called: v.optional(v.array(v.object({ ...person.entries, of: v.string(), at: time }))),
  /** Who writes the patch, or sees to it that it is written. */
  developer: v.optional(namedSchema),
  /** Who coordinated this case and left the team: what they still see is listed. */
  leavers: v.optional(v.array(v.object({ id: v.number(), login: v.string(), at: time }))),
  /** Advisories (GHSA ids) to which the team was added, or in which it was seen. */
  teamIn: v.optional(v.array(v.string())),
  /** Embargo roster: who was invited beside team and reporter, when, by whom. */
  roster: v.optional(v.array(rosterSchema)),
};
