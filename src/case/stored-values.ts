import * as v from 'valibot';

/** A moment, ISO 8601 UTC. */
export const time = v.pipe(v.string(), v.isoTimestamp());

/** Somebody on GitHub. */
export const person = v.object({ id: v.number(), login: v.string() });

/** Who did something, and in which role. */
export const by = v.object({ id: v.number(), login: v.string(), role: v.string() });
