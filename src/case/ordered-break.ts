import * as v from 'valibot';
import { type Config, withBreaks } from '../config/config.ts';

const whoSchema = v.object({ id: v.number(), login: v.string() });

/**
 * A break of the whole team that was ordered on the board; it counts from its confirmation on. Dates are those of the
 * team's zone, `until` the day on which people are back; times are ISO UTC.
 */
export const orderedBreakSchema = v.object({
  from: v.string(),
  until: v.string(),
  /** Who is called in an emergency. */
  call: whoSchema,
  by: whoSchema,
  at: v.string(),
  /** The comment that orders it. */
  event: v.string(),
  confirmed: v.optional(
    v.nullable(v.object({ ...whoSchema.entries, at: v.string(), event: v.string() })),
    null,
  ),
  /** Taken back, or ended before its day; `until` is that day then. */
  over: v.optional(v.nullable(v.object({ ...whoSchema.entries, at: v.string(), event: v.string() })), null),
});
export type OrderedBreak = v.InferOutput<typeof orderedBreakSchema>;

/** The configuration with the breaks that were ordered on the board and confirmed. */
export function withOrderedBreaks(config: Config, ordered: readonly OrderedBreak[]): Config {
  const counting = ordered.filter(({ from, until, confirmed }) => confirmed !== null && from < until);
  if (counting.length === 0) return config;
  return withBreaks(
    config,
    counting.map(({ from, until, call }) => ({ from, until, call: call.login })),
  );
}
