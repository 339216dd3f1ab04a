import * as v from 'valibot';
import { by, time } from '../stored-values.ts';

/** A patch as digests of its lines: see `src/text/patch-lines.ts`. */
const patchSchema = v.object({
  /** Comment that it was read from. */
  comment: v.string(),
  repo: v.nullable(v.string()),
  line: v.nullable(v.string()),
  files: v.array(
    v.object({
      path: v.string(),
      added: v.array(v.string()),
      removed: v.array(v.string()),
      telling: v.array(v.string()),
    }),
  ),
  at: time,
});

/** A release line that a fix is needed on. Without `owner` nobody has taken it; with `because` it needs no fix. */
const lineSchema = v.object({
  /** Null where the line is that of every package of the case. */
  package: v.nullable(v.string()),
  line: v.string(),
  owner: v.nullable(v.string()),
  because: v.nullable(v.string()),
  by,
  at: time,
});

/** A pull request or commit that brings the fix to a release line, and who reviewed it: never its author. */
const changeSchema = v.object({
  package: v.nullable(v.string()),
  line: v.string(),
  url: v.string(),
  author: v.string(),
  by,
  at: time,
  reviewed: v.optional(v.object({ login: v.string(), by, at: time })),
});

/** A private mirror of one of the case's repos, as it was when that was last seen to change. */
const mirrorSchema = v.object({
  repo: v.string(),
  mirror: v.string(),
  /** Null where it could not be looked at. */
  isPrivate: v.nullable(v.boolean()),
  /** Enabled workflows beside ours. */
  others: v.array(v.string()),
  at: time,
});

/** The patch: what it is, where it is needed, and where it is developed. */
export const REMEDIATION_SLICE = {
  patches: v.optional(v.array(patchSchema)),
  lines: v.optional(v.array(lineSchema)),
  changes: v.optional(v.array(changeSchema)),
  mirrors: v.optional(v.array(mirrorSchema)),
};
