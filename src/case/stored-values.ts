import * as v from 'valibot';

/** A moment, ISO 8601 UTC. */
export const time = v.pipe(v.string(), v.isoTimestamp());

/** Somebody on GitHub. */
export const person = v.object({ id: v.number(), login: v.string() });

/** Who did something, and in which role. */
export const by = v.object({ id: v.number(), login: v.string(), role: v.string() });

/** Who reported, as far as it is known. */
export const reporter = v.object({
  id: v.nullable(v.number()),
  login: v.nullable(v.string()),
  name: v.nullable(v.string()),
});
