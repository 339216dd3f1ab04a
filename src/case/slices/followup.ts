import * as v from 'valibot';
import { PUBLICATION_CHECK_NAMES } from '../publication-check.ts';
import { analysisSchema } from '../stored-analysis.ts';
import { by, person, time } from '../stored-values.ts';

/** What was seen of the case in public before its time; told once. A `version` is not looked for any more. */
const leakSchema = v.object({
  key: v.string(),
  what: v.picklist(['id', 'patch', 'version', 'cut']),
  where: v.string(),
  at: time,
});

/** One place where the disclosure is looked for. */
const seenSchema = v.object({
  name: v.picklist(PUBLICATION_CHECK_NAMES),
  lookedAt: time,
  times: v.number(),
  foundAt: v.nullable(time),
  result: v.picklist(['found', 'missing', 'differs', 'unreachable']),
  what: v.array(v.string()),
});

/** One field of a published advisory: what stood there, and what the corrected analysis says. */
const changeSchema = v.object({
  ghsa: v.string(),
  field: v.string(),
  was: v.string(),
  now: v.string(),
});

/** An analysis that was written after the disclosure and that the published advisories do not follow yet. */
const correctionSchema = v.object({
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
const correctedSchema = v.object({
  at: time,
  by,
  confirmedBy: v.array(v.object({ id: v.number(), login: v.string(), at: time })),
  changes: v.array(changeSchema),
});

/** A case of its own for what the fix of this one left open; `case` null until its issue is made. */
const followUpSchema = v.object({
  case: v.nullable(v.number()),
  because: v.string(),
  by,
  at: time,
});

/** The disclosed case whose fix this one is about, with the facts that its analysis may begin from. */
const followsSchema = v.object({
  case: v.number(),
  because: v.string(),
  by: person,
  ghsas: v.array(v.string()),
  facts: v.nullable(analysisSchema),
});

/** What is seen of the case in public, and what comes after its disclosure. */
export const FOLLOWUP_SLICE = {
  leaks: v.optional(v.array(leakSchema)),
  /** Where the disclosure was looked for, how often, and what the last look brought. */
  seen: v.optional(v.array(seenSchema)),
  /** After the disclosure: a corrected analysis that waits, and what was corrected. */
  correction: v.optional(correctionSchema),
  corrections: v.optional(v.array(correctedSchema)),
  /** Cases for what the fix left open, and the case whose fix this one is about. */
  followUps: v.optional(v.array(followUpSchema)),
  follows: v.optional(followsSchema),
};
