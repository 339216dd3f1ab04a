import * as v from 'valibot';
import { by, time } from '../stored-values.ts';

/** What became of the CVE after it was published. */
const cveStandingSchema = v.object({
  kind: v.picklist(['withdrawn', 'disputed']),
  because: v.string(),
  by,
  at: time,
});

/** The CVE of a case, and the records that name it. */
export const CVE_SLICE = {
  cve: v.object({
    id: v.nullable(v.string()),
    requestedAt: v.nullable(time),
    provider: v.nullable(v.string()),
    /** Withdrawn or disputed after it was published. */
    standing: v.optional(cveStandingSchema),
  }),
  /** Records that are kept beside the case, with the digest of their text. */
  records: v.optional(v.array(v.object({ path: v.string(), digest: v.string() }))),
};
