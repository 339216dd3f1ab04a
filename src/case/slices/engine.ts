import * as v from 'valibot';
import { by, person, time } from '../stored-values.ts';

/** What was said of a piece of evidence in so many words: each may be left out. */
const evidenceFactsSchema = v.object({
  what: v.optional(v.string()),
  /** Release line, package or version that it is about. */
  line: v.optional(v.string()),
  commit: v.optional(v.string()),
  /** Who did it, where that is somebody else than who recorded it. */
  by: v.optional(v.string()),
  result: v.optional(v.picklist(['passed', 'failed'])),
  link: v.optional(v.string()),
});

const evidenceSchema = v.object({
  kind: v.picklist([
    'acknowledgement',
    'patch',
    'test',
    'regression-test',
    'release',
    'reply',
    'posted',
    'waived',
    'update',
    'notice',
    'verification',
    'notes',
  ]),
  /** Package and version for a release, channel name for a post, otherwise free. */
  subject: v.string(),
  text: v.string(),
  by,
  at: time,
  facts: v.optional(evidenceFactsSchema),
});

/** Something that is done only once enough members confirmed it. */
const approvalRequestSchema = v.object({
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
const decisionSchema = v.object({
  kind: v.picklist(['no-patch', 'no-cve', 'dismiss', 'out-of-process', 'without-release', 'pre-announce']),
  reason: v.string(),
  because: v.string(),
  by: v.array(v.object({ id: v.number(), login: v.string(), at: time })),
  /** The heading of a public file that a dismissal rests on, as it was then. */
  cites: v.optional(
    v.object({ repo: v.string(), path: v.string(), anchor: v.string(), title: v.string(), text: v.string() }),
  ),
});

/** What was judged, proven, decided and asked for: every feature adds to it. */
export const ENGINE_SLICE = {
  evidence: v.array(evidenceSchema),
  decisions: v.array(decisionSchema),
  approvalRequests: v.array(approvalRequestSchema),
  claims: v.array(v.object({ key: v.string(), run: v.string(), at: time })),
  /** Label events and comments that were judged; a verdict is never judged again. */
  judged: v.array(v.object({ event: v.string(), verdict: v.string() })),
};
