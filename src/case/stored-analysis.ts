import * as v from 'valibot';
import { SEVERITIES } from '../formats/cvss/severity.ts';
import { CREDIT_TYPES, ECOSYSTEMS } from '../formats/records/facts.ts';

/** Of a flaw, from the least to the worst. */
export const severity = v.picklist(SEVERITIES);
const creditType = v.picklist(CREDIT_TYPES);

/** The facts of the analysis that counts. */
export const analysisSchema = v.object({
  packages: v.array(
    v.object({
      ecosystem: v.picklist(ECOSYSTEMS),
      name: v.string(),
      repo: v.string(),
      affected: v.array(v.string()),
      patched: v.array(v.string()),
      functions: v.array(v.string()),
    }),
  ),
  cvss: v.array(
    v.object({
      version: v.picklist(['3.0', '3.1', '4.0']),
      vector: v.string(),
      score: v.number(),
      severity: v.picklist(['none', ...SEVERITIES]),
    }),
  ),
  severity: v.nullable(severity),
  cwe: v.array(v.string()),
  summary: v.string(),
  description: v.string(),
  impact: v.nullable(v.string()),
  rootCause: v.nullable(v.string()),
  workarounds: v.nullable(v.string()),
  references: v.array(v.string()),
  confirmed: v.object({ yes: v.boolean(), how: v.nullable(v.string()) }),
  inThreatModel: v.nullable(v.boolean()),
  credits: v.array(
    v.union([
      v.object({ login: v.string(), type: creditType, as: v.exactOptional(v.string()) }),
      v.object({ name: v.string(), type: creditType }),
    ]),
  ),
  patchNeeded: v.boolean(),
});

/** What the published versions of a package showed of its ranges. */
export const versionsSchema = v.object({
  ecosystem: v.string(),
  name: v.string(),
  published: v.number(),
  affected: v.number(),
  findings: v.array(v.object({ weight: v.picklist(['problem', 'note']), text: v.string() })),
});
