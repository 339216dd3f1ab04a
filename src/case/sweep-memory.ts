import * as v from 'valibot';
import { HOUR_MS } from '../process/durations.ts';
import { ACTIONS, type ActionName } from '../process/table.ts';
import { parseOnce } from '../text/parse-once.ts';
import { parseYaml, renderYaml } from '../text/yaml.ts';
import { authorityChangeSchema, authoritySchema } from './authority.ts';
import { knownLabelSchema } from './known-labels.ts';
import { pastLaneSchema } from './lane-history.ts';
import { memberActivitySchema } from './member-activity.ts';
import { announcedBreakSchema, breakNoticeSchema, orderedBreakSchema } from './ordered-break.ts';
import { publicQuarterSchema } from './public-quarter.ts';

const waitingSchema = v.object({
  list: v.string(),
  ghsa: v.string(),
  repo: v.string(),
  summary: v.string(),
  state: v.string(),
  reporter: v.nullable(v.object({ id: v.number(), login: v.string() })),
  receivedAt: v.string(),
  /** Pieces of evidence that were seen in it. */
  evidence: v.number(),
  /** It says that the flaw is exploited or critical, and comes with a proof. */
  urgent: v.optional(v.boolean()),
  /** Words or evidence in it that make it look grave. */
  grave: v.optional(v.boolean()),
  case: v.nullable(v.number()),
});
export type WaitingReport = v.InferOutput<typeof waitingSchema>;

/** `sweep.yml` of the store: how far the lists were read, and claims on issues that are being made, and reports that wait in lists. */
const schema = v.object({
  version: v.literal(1),
  /** Newest update of an advisory that was seen, for sweeps that no other line is about; lists are left there. */
  watermark: v.nullable(v.string()),
  /** The same by action: where each runs alone, none may take from another what it has not looked at. */
  watermarks: v.optional(v.record(v.string(), v.string()), {}),
  /** Digest of the owners and repos that the lists were about, and the day of the last whole listing (UTC). */
  listed: v.optional(v.nullable(v.object({ of: v.string(), day: v.string() })), null),
  /** When the first sweep of any kind came to its end: reports from long before that are from before the process. */
  since: v.optional(v.nullable(v.string()), null),
  /** When a sweep that watches the deadlines last came to its end, to the hour or two: see {@link isSweepNoted}. */
  sweptAt: v.optional(v.nullable(v.string()), null),
  /** The board: its issue, and a digest of what it shows. */
  board: v.optional(v.nullable(v.object({ issue: v.number(), digest: v.string() })), null),
  /** Files that are kept beside the cases, by path, with the digest of their text. */
  files: v.optional(v.record(v.string(), v.string()), {}),
  /**
   * The list of advisories as it was proposed last: of what, its text (digests), its records, and the branch. `gone` were
   * on it once, and are published no more.
   */
  advisoryList: v.optional(
    v.nullable(
      v.object({
        of: v.string(),
        text: v.string(),
        ids: v.array(v.string()),
        gone: v.array(v.object({ ghsa: v.string(), at: v.string() })),
        branch: v.string(),
      }),
    ),
    null,
  ),
  /** Day and kind of the last figures: `2026-03-06 team`. */
  figuresOf: v.optional(v.nullable(v.string()), null),
  /** Quarters as they were published, the oldest first. */
  publicQuarters: v.optional(v.array(publicQuarterSchema), []),
  /** Day of the last digest to the team's channel, in the team's zone. */
  digestDay: v.optional(v.nullable(v.string()), null),
  /** What the public policy promised beyond the clocks, when it was last looked at (day, UTC). */
  policy: v.optional(
    v.nullable(v.object({ of: v.string(), day: v.string(), findings: v.array(v.string()) })),
    null,
  ),
  /** Reports that are no cases yet: of one list each, with the case that they became. */
  waiting: v.optional(v.array(waitingSchema), []),
  /** Lists of such reports: the issue that shows it, and the comments that were read there. */
  lists: v.optional(
    v.array(
      v.object({
        key: v.string(),
        issue: v.nullable(v.number()),
        judged: v.array(v.string()),
        /** What the team was told of it: steps of its clock, and reports that look grave. */
        told: v.optional(v.array(v.string())),
      }),
    ),
    [],
  ),
  /** Public threads that were named lately, by any case: more than a few within an hour need a second person. */
  named: v.optional(v.array(v.object({ case: v.number(), at: v.string() })), []),
  /** Public threads of all cases, as `owner/name#number` in lower case, with the case that each belongs to. */
  threads: v.optional(v.record(v.string(), v.number()), {}),
  /** Labels of the process by canonical id, with their node ids. */
  labels: v.optional(v.record(v.string(), knownLabelSchema), {}),
  /** Who may do what, as it was confirmed last, and a change of it that waits; null before the first sweep. */
  authority: v.optional(
    v.nullable(v.object({ confirmed: authoritySchema, change: v.nullable(authorityChangeSchema) })),
    null,
  ),
  /** Hand-overs that were asked for on the board and followed: the comment, logins, and issues of the cases. */
  handOvers: v.optional(
    v.array(
      v.object({
        event: v.string(),
        from: v.string(),
        to: v.string(),
        issues: v.array(v.number()),
        /** Cases that the one who takes over reported. */
        kept: v.array(v.number()),
      }),
    ),
    [],
  ),
  /** Breaks that were ordered on the board. */
  breaks: v.optional(v.array(orderedBreakSchema), []),
  /** Breaks of the configuration whose public notice was confirmed on the board. */
  breaksAnnounced: v.optional(v.array(announcedBreakSchema), []),
  /** The notice of a break in the public policy. */
  breakNotice: v.optional(v.nullable(breakNoticeSchema), null),
  /** First days of the breaks whose end was told of. */
  breaksTold: v.optional(v.array(v.string()), []),
  /** When each member last did something in a case. */
  activity: v.optional(v.array(memberActivitySchema), []),
  /** What closed cases took in each lane; null where no sweep has looked at all of them. */
  lanes: v.optional(v.nullable(v.array(pastLaneSchema)), null),
  claims: v.array(v.object({ key: v.string(), run: v.string(), at: v.string() })),
});
export type SweepMemory = v.InferOutput<typeof schema>;

export const PATH_OF_SWEEP = 'sweep.yml';
const EMPTY: SweepMemory = {
  version: 1,
  watermark: null,
  watermarks: {},
  listed: null,
  since: null,
  sweptAt: null,
  board: null,
  files: {},
  advisoryList: null,
  figuresOf: null,
  publicQuarters: [],
  digestDay: null,
  policy: null,
  waiting: [],
  lists: [],
  named: [],
  threads: {},
  labels: {},
  authority: null,
  handOvers: [],
  breaks: [],
  breaksAnnounced: [],
  breakNotice: null,
  breaksTold: [],
  activity: [],
  lanes: null,
  claims: [],
};

/** Everything is read again, and no report is taken for one from before the process. */
const LOST: SweepMemory = { ...EMPTY, listed: { of: 'lost', day: '1970-01-01' } };

/** Larger than what a flood of reports can make of it. */
const MAX_LENGTH = 10_000_000;

/**
 * The memory of the sweep; one that cannot be read is begun anew, since it holds nothing that lists do not show. Who may
 * do what, and when the team rests, is kept even then.
 */
export const parseSweepMemory = (text: string | null): SweepMemory =>
  text === null ? EMPTY : parseWhole(text);

const parseWhole = parseOnce((text): SweepMemory => {
  const document = parseYaml(text, { maxLength: MAX_LENGTH });
  if (document.kind === 'bad') return LOST;
  const parsed = v.safeParse(schema, document.value);
  if (parsed.success) return parsed.output;
  const { authority, breaks } = schema.entries;
  const kept = v.safeParse(v.object({ authority, breaks }), document.value);
  if (kept.success) return { ...LOST, ...kept.output };
  const alone = v.safeParse(v.object({ authority }), document.value);
  return alone.success ? { ...LOST, authority: alone.output.authority } : LOST;
});

export const renderSweepMemory = (memory: SweepMemory): string => renderYaml(memory);

/** Up to when sweeps of this scope have seen all changes, ISO UTC; null before the first. */
export function watermarkOf(memory: SweepMemory, scope: ReadonlySet<ActionName>): string | null {
  return isWhole(scope) ? memory.watermark : (memory.watermarks[nameOf(scope)] ?? null);
}

export function withWatermark(memory: SweepMemory, scope: ReadonlySet<ActionName>, at: string): SweepMemory {
  if (isWhole(scope)) return { ...memory, watermark: at };
  return { ...memory, watermarks: { ...memory.watermarks, [nameOf(scope)]: at } };
}

const isWhole = (scope: ReadonlySet<ActionName>): boolean => ACTIONS.every((name) => scope.has(name));
const nameOf = (scope: ReadonlySet<ActionName>): string => [...scope].sort().join('+');

/** Marker of the alarm that no sweep ran for hours. */
export const SWEEP_LATE = 'remind/sweep/';

/** A commit for every sweep would bury the history of the cases. */
const NOTE_AFTER_MS = 2 * HOUR_MS;
const LATE_AFTER_MS = 6 * HOUR_MS;

/** Whether the last sweep on record is young enough to be left as it is. */
export const isSweepNoted = ({ sweptAt }: SweepMemory, now: string): boolean =>
  sweptAt !== null && Date.parse(now) - Date.parse(sweptAt) < NOTE_AFTER_MS;

/** Whether sweeps have stopped: the last on record is older than 6 hours, so the last at all is older than 4. */
export const isSweepLate = (sweptAt: string, now: string): boolean =>
  Date.parse(now) - Date.parse(sweptAt) > LATE_AFTER_MS;
