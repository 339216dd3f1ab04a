import * as v from 'valibot';
import { STATE_IDS } from '../../process/table.ts';
import { analysisSchema, severity, versionsSchema } from '../stored-analysis.ts';
import { by, person, reporter, time } from '../stored-values.ts';

const state = v.picklist(STATE_IDS);

/** Another report of the same flaw, that was merged into this case. */
const mergedReportSchema = v.object({
  case: v.number(),
  reporter: v.nullable(reporter),
  receivedAt: time,
  by: person,
  at: time,
  /** The state of this case that the other one knows of. */
  told: v.nullable(state),
});
export type MergedReport = v.InferOutput<typeof mergedReportSchema>;

/** What was found of the report, and what becomes of one that is no case of its own. */
export const ASSESSMENT_SLICE = {
  packages: v.array(v.object({ ecosystem: v.string(), name: v.string(), repo: v.nullable(v.string()) })),
  /** Comment of the analysis that counts, and a digest of its facts. */
  analysis: v.nullable(
    v.object({
      comment: v.string(),
      digest: v.string(),
      by,
      at: time,
      facts: analysisSchema,
      /** What was repaired, converted, or is worth a second look. */
      notes: v.optional(v.array(v.string())),
      /** What the published versions showed when the analysis was read. */
      versions: v.optional(v.array(versionsSchema)),
      /** It says that it is confirmed, but what was confirmed has changed since. */
      confirmAgain: v.optional(v.boolean()),
    }),
  ),
  /** The last confirmation by an analyst, and the digest of what it confirmed. */
  confirmation: v.optional(
    v.object({ digest: v.string(), how: v.nullable(v.string()), comment: v.string(), by, at: time }),
  ),
  /** Earlier cases that ask the same of the team, the most alike first: a dismissal of one is a precedent. */
  similar: v.optional(v.array(v.object({ case: v.number(), why: v.array(v.string()) }))),
  /** Whether the reporter agrees to a public issue, and how to be named there: `@login`, a name, null for not at all. */
  consent: v.optional(v.object({ given: v.boolean(), credit: v.nullable(v.string()), by, at: time })),
  /**
   * The public issue in which a bug goes on that is no vulnerability, or a flaw that is fixed in public; `body` null for a
   * sentence of ours.
   */
  publicIssue: v.optional(
    v.object({
      repo: v.string(),
      title: v.string(),
      body: v.nullable(v.string()),
      askedBy: person,
      at: time,
      url: v.nullable(v.string()),
      /** Of a valid case that is fixed in public: its severity when that was asked for. */
      lane: v.optional(v.object({ severity })),
    }),
  ),
  /** The case that works on the flaw of this report, and how far it is. */
  mergedInto: v.optional(
    v.object({
      case: v.number(),
      by: person,
      at: time,
      state,
      /** Addresses of its advisories, once all are published. */
      published: v.array(v.string()),
      /** The state that this case took note of, and the steps since the merge. */
      seen: state,
      progress: v.array(v.object({ state, at: time })),
    }),
  ),
  mergedReports: v.optional(v.array(mergedReportSchema)),
};
