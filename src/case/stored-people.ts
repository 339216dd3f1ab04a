import * as v from 'valibot';
import { by, person, time } from './stored-values.ts';

/** Somebody whom a member named for a part of the case, who named them, and when. */
const namedSchema = v.object({ ...person.entries, by, at: time });

/** Who works on a case beside its coordinators; the latest one who was named counts. */
export const peopleFields = {
  /** Who assesses the report. */
  analyst: v.optional(namedSchema),
  /** Who writes the patch, or sees to it that it is written. */
  developer: v.optional(namedSchema),
};

/** Somebody who was invited beside team and reporter. */
export const rosterSchema = v.object({
  id: v.nullable(v.number()),
  login: v.string(),
  /** The name on the account's page when the login was looked up. */
  name: v.optional(v.nullable(v.string())),
  by,
  at: time,
  because: v.string(),
});
