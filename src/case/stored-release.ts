import * as v from 'valibot';
import { by, person, time } from './stored-values.ts';

/** Parts of the stored case about patch, release and what was seen in public. Times are ISO 8601 UTC, days `YYYY-MM-DD`. */

/** What was said of a piece of evidence in so many words: each may be left out. */
export const evidenceFactsSchema = v.object({
  what: v.optional(v.string()),
  /** Release line, package or version that it is about. */
  line: v.optional(v.string()),
  commit: v.optional(v.string()),
  /** Who did it, where that is somebody else than who recorded it. */
  by: v.optional(v.string()),
  result: v.optional(v.picklist(['passed', 'failed'])),
  link: v.optional(v.string()),
});

/** A patch as digests of its lines: see `src/text/patch-lines.ts`. */
export const patchSchema = v.object({
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

/** A day that was named for the release. */
export const planSchema = v.object({
  day: v.string(),
  because: v.nullable(v.string()),
  by,
  at: time,
});

/** A release line that a fix is needed on. Without `owner` nobody has taken it; with `because` it needs no fix. */
export const lineSchema = v.object({
  /** Null where the line is that of every package of the case. */
  package: v.nullable(v.string()),
  line: v.string(),
  owner: v.nullable(v.string()),
  because: v.nullable(v.string()),
  by,
  at: time,
});

/** A pull request or commit that brings the fix to a release line, and who reviewed it: never its author. */
export const changeSchema = v.object({
  package: v.nullable(v.string()),
  line: v.string(),
  url: v.string(),
  author: v.string(),
  by,
  at: time,
  reviewed: v.optional(v.object({ login: v.string(), by, at: time })),
});

/** A private mirror of one of the case's repos, as it was when that was last seen to change. */
export const mirrorSchema = v.object({
  repo: v.string(),
  mirror: v.string(),
  /** Null where it could not be looked at. */
  isPrivate: v.nullable(v.boolean()),
  /** Enabled workflows beside ours. */
  others: v.array(v.string()),
  at: time,
});

/** What was seen of the case in public before its time; told once. A `version` is not looked for any more. */
export const leakSchema = v.object({
  key: v.string(),
  what: v.picklist(['id', 'patch', 'version', 'cut']),
  where: v.string(),
  at: time,
});

/** A release of a project repo that waits because of the case. */
export const holdSchema = v.object({
  /** Project repo and id of the run that waits there. */
  repo: v.string(),
  run: v.number(),
  tag: v.string(),
  /** Who started the release. */
  by: v.nullable(person),
  since: time,
  /** The hold ends then, unless renewed. */
  until: time,
  releasedBy: v.array(v.object({ id: v.number(), login: v.string(), at: time, because: v.string() })),
  ended: v.nullable(
    v.object({
      at: time,
      how: v.picklist(['ready', 'released', 'break-glass', 'expired', 'over', 'gone']),
    }),
  ),
});
