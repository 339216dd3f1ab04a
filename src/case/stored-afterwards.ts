import * as v from 'valibot';
import { analysisSchema } from './stored-analysis.ts';
import { by, person, time } from './stored-values.ts';

/** One field of a published advisory: what stood there, and what the corrected analysis says. */
const changeSchema = v.object({
  ghsa: v.string(),
  field: v.string(),
  was: v.string(),
  now: v.string(),
});

/** An analysis that was written after the disclosure and that the published advisories do not follow yet. */
export const correctionSchema = v.object({
  /** Event of the comment with the analysis. */
  comment: v.string(),
  by,
  at: time,
  facts: analysisSchema,
  changes: v.array(changeSchema),
  /** Somebody said that the published text stays: `/keep advisory`. */
  dropped: v.optional(v.boolean()),
});

/** A correction that was read back as published. */
export const correctedSchema = v.object({
  at: time,
  by,
  confirmedBy: v.array(v.object({ id: v.number(), login: v.string(), at: time })),
  changes: v.array(changeSchema),
});

/** What became of the CVE after it was published. */
export const cveStandingSchema = v.object({
  kind: v.picklist(['withdrawn', 'disputed']),
  because: v.string(),
  by,
  at: time,
});

/** A case of its own for what the fix of this one left open; `case` null until its issue is made. */
export const followUpSchema = v.object({
  case: v.nullable(v.number()),
  because: v.string(),
  by,
  at: time,
});

/** The disclosed case whose fix this one is about, with the facts that its analysis may begin from. */
export const followsSchema = v.object({
  case: v.number(),
  because: v.string(),
  by: person,
  ghsas: v.array(v.string()),
  facts: v.nullable(analysisSchema),
});
