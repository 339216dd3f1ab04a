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

/** A break of the configuration whose public notice a member confirmed. */
export const announcedBreakSchema = v.object({
  ...whoSchema.entries,
  from: v.string(),
  at: v.string(),
  event: v.string(),
});
export type AnnouncedBreak = v.InferOutput<typeof announcedBreakSchema>;

/** First days of the breaks whose notice may be proposed in public: what was ordered and confirmed, and what was announced. */
export const agreedBreaks = (memory: {
  readonly breaks: readonly OrderedBreak[];
  readonly breaksAnnounced: readonly AnnouncedBreak[];
}): readonly string[] => [
  ...memory.breaks.filter(({ confirmed }) => confirmed !== null).map(({ from }) => from),
  ...memory.breaksAnnounced.map(({ from }) => from),
];

/** What is known of the notice of a break in the public policy. */
export const breakNoticeSchema = v.object({
  /** Repo and path of the policy. */
  of: v.string(),
  from: v.string(),
  until: v.string(),
  /**
   * Proposed by a pull request; there already; to be put in by a person; after the break: still to be removed, by a pull
   * request where there is an address, else by a person; gone from the policy.
   */
  state: v.picklist(['proposed', 'there', 'by-hand', 'to-remove', 'gone']),
  /** The pull request: that of the notice (also one that was never merged), or that of its removal. */
  url: v.nullable(v.string()),
  /** Why a person has to do it. */
  why: v.nullable(v.string()),
  /** Day of the last look, in the team's zone. */
  day: v.string(),
});
export type BreakNotice = v.InferOutput<typeof breakNoticeSchema>;

/** The configuration with the breaks that were ordered on the board and confirmed. */
export function withOrderedBreaks(config: Config, ordered: readonly OrderedBreak[]): Config {
  const counting = ordered.filter(({ from, until, confirmed }) => confirmed !== null && from < until);
  if (counting.length === 0) return config;
  return withBreaks(
    config,
    counting.map(({ from, until, call, confirmed }) => ({
      from,
      until,
      call: call.login,
      callIds: [...new Set([call.id, ...(confirmed ? [confirmed.id] : [])])],
    })),
  );
}
