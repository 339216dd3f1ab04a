import * as v from 'valibot';
import { person, time } from './stored-values.ts';

/** Something that is done only once enough members confirmed it. */
export const approvalRequestSchema = v.object({
  /** What would be done: `publish`, `cve-request/GHSA-…`, `post/placeholder-12`, … */
  key: v.string(),
  /** Digest over exactly what would be done. Another digest voids every confirmation. */
  digest: v.string(),
  at: time,
  /** Members that the confirmation must come from, beside the one who asked. */
  needs: v.number(),
  askedBy: v.nullable(person),
  confirmedBy: v.array(v.object({ id: v.number(), login: v.string(), at: time })),
  doneAt: v.nullable(time),
});

/** What members decided where the process leaves a choice, and why. */
export const decisionSchema = v.object({
  kind: v.picklist(['no-patch', 'no-cve', 'dismiss', 'out-of-process', 'without-release', 'pre-announce']),
  reason: v.string(),
  because: v.string(),
  by: v.array(v.object({ id: v.number(), login: v.string(), at: time })),
  /** The heading of a public file that a dismissal rests on, as it was then. */
  cites: v.optional(
    v.object({ repo: v.string(), path: v.string(), anchor: v.string(), title: v.string(), text: v.string() }),
  ),
});
