import * as v from 'valibot';
import { by, person, time } from '../stored-values.ts';

/** A day that was named for the release. */
const planSchema = v.object({
  day: v.string(),
  because: v.nullable(v.string()),
  by,
  at: time,
});

/** A release of a project repo that waits because of the case. */
const holdSchema = v.object({
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

/** When the release is meant to be, and what waits for it. Days are `YYYY-MM-DD`. */
export const RELEASE_SLICE = {
  /** Planned days of the release, the newest last. */
  plans: v.optional(v.array(planSchema)),
  /** Releases of project repos that wait, or have waited, because of this case. */
  holds: v.optional(v.array(holdSchema)),
};
