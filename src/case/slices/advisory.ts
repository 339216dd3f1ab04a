import * as v from 'valibot';
import { time } from '../stored-values.ts';

const advisorySchema = v.object({
  repo: v.string(),
  ghsa: v.string(),
  /** Digest of what the bot wrote last, to tell drift from its own work. */
  digest: v.nullable(v.string()),
  /** Digest of every field as it was read back after that, by name: what differs later was changed by hand. */
  readBack: v.optional(v.record(v.string(), v.string())),
  publishedAt: v.nullable(time),
});

/** The advisories of a case. */
export const ADVISORY_SLICE = {
  advisories: v.array(advisorySchema),
  /** Advisories of repos that the analysis names no more: nobody publishes them, a person closes them. */
  orphans: v.optional(v.array(v.object({ repo: v.string(), ghsa: v.string() })), []),
};
