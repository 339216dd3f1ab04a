import * as v from 'valibot';
import { STATE_IDS, type StateId } from '../process/table.ts';
import { parseYaml, renderYaml } from '../text/yaml.ts';
import {
  correctedSchema,
  correctionSchema,
  cveStandingSchema,
  followsSchema,
  followUpSchema,
} from './stored-afterwards.ts';
import { analysisSchema, versionsSchema } from './stored-analysis.ts';
import { approvalRequestSchema, decisionSchema } from './stored-decisions.ts';
import { peopleFields, rosterSchema } from './stored-people.ts';
import { messageSchema, postSchema, seenSchema } from './stored-posts.ts';
import {
  changeSchema,
  evidenceFactsSchema,
  holdSchema,
  leakSchema,
  lineSchema,
  mirrorSchema,
  patchSchema,
  planSchema,
} from './stored-release.ts';
import { fingerprintSchema, reportFields } from './stored-report.ts';
import { takedownSchema } from './stored-threads.ts';
import { by, person, time } from './stored-values.ts';

/** The present version of `cases/<number>.yml`. Older ones are migrated when they are read. */
export const STORE_VERSION = 1;
export const STORE_BRANCH = 'security-process';
/**
 * Its full name, by which everything in it is read: anybody who can write may make a tag with the short one, and git takes
 * that first (gitrevisions(7)).
 */
export const STORE_REF = `refs/heads/${STORE_BRANCH}`;

const state = v.picklist(STATE_IDS);

const moveSchema = v.object({
  to: state,
  from: v.nullable(state),
  /** Id of the label event or comment that asked for it; null for the bot's own moves. */
  event: v.nullable(v.string()),
  by,
  at: time,
  why: v.optional(v.string()),
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

const advisorySchema = v.object({
  repo: v.string(),
  ghsa: v.string(),
  /** Digest of what the bot wrote last, to tell drift from its own work. */
  digest: v.nullable(v.string()),
  /** Digest of every field as it was read back after that, by name: what differs later was changed by hand. */
  readBack: v.optional(v.record(v.string(), v.string())),
  publishedAt: v.nullable(time),
});

const schema = v.object({
  version: v.literal(STORE_VERSION),
  /** How often the case was written. A branch that was set back has an older one than the case record shows. */
  revision: v.optional(v.number()),
  number: v.number(),
  issue: v.number(),
  source: v.object({
    kind: v.picklist(['advisory', 'form', 'transfer']),
    repo: v.nullable(v.string()),
    ghsa: v.nullable(v.string()),
    url: v.nullable(v.string()),
    /** Parts of the advisory that could not be read when the case was opened. */
    unread: v.optional(v.array(v.string())),
  }),
  title: v.string(),
  receivedAt: time,
  /** Earlier receipts that members recorded; the earliest counts. */
  receipts: v.array(v.object({ at: time, by, recordedAt: time })),
  reporter: v.nullable(
    v.object({ id: v.nullable(v.number()), login: v.nullable(v.string()), name: v.nullable(v.string()) }),
  ),
  moves: v.array(moveSchema),
  flags: v.array(v.string()),
  coordinators: v.array(person),
  packages: v.array(v.object({ ecosystem: v.string(), name: v.string(), repo: v.nullable(v.string()) })),
  /** Comment of the analysis that counts, and a digest of its facts. */
  analysis: v.nullable(
    v.object({
      comment: v.string(),
      digest: v.string(),
      by,
      at: time,
      facts: analysisSchema,
      /** What was repaired, converted, or is worth a second look. */
      notes: v.optional(v.array(v.string())),
      /** What the published versions showed when the analysis was read. */
      versions: v.optional(v.array(versionsSchema)),
      /** It says that it is confirmed, but what was confirmed has changed since. */
      confirmAgain: v.optional(v.boolean()),
    }),
  ),
  /** The last confirmation by an analyst, and the digest of what it confirmed. */
  confirmation: v.optional(
    v.object({ digest: v.string(), how: v.nullable(v.string()), comment: v.string(), by, at: time }),
  ),
  /** Records that are kept beside the case, with the digest of their text. */
  records: v.optional(v.array(v.object({ path: v.string(), digest: v.string() }))),
  advisories: v.array(advisorySchema),
  /** Advisories of repos that the analysis names no more: nobody publishes them, a person closes them. */
  orphans: v.optional(v.array(v.object({ repo: v.string(), ghsa: v.string() })), []),
  cve: v.object({
    id: v.nullable(v.string()),
    requestedAt: v.nullable(time),
    provider: v.nullable(v.string()),
    /** Withdrawn or disputed after it was published. */
    standing: v.optional(cveStandingSchema),
  }),
  evidence: v.array(evidenceSchema),
  decisions: v.array(decisionSchema),
  approvalRequests: v.array(approvalRequestSchema),
  claims: v.array(v.object({ key: v.string(), run: v.string(), at: time })),
  /** Label events and comments that were judged; a verdict is never judged again. */
  judged: v.array(v.object({ event: v.string(), verdict: v.string() })),
  /** Messages that are due or were posted, by key, with the digest of their text. */
  said: v.array(v.object({ key: v.string(), at: time })),
  /**
   * Of a long conversation: the bot's comments by key, with a digest of their text, up to the newest comment of that
   * time. Newer ones are among what a run reads. See told.ts.
   */
  told: v.optional(
    v.object({
      upTo: time,
      comments: v.array(v.object({ key: v.string(), comment: v.string(), at: time, digest: v.string() })),
    }),
  ),
  takedowns: v.array(takedownSchema),
  leaks: v.optional(v.array(leakSchema)),
  patches: v.optional(v.array(patchSchema)),
  lines: v.optional(v.array(lineSchema)),
  changes: v.optional(v.array(changeSchema)),
  mirrors: v.optional(v.array(mirrorSchema)),
  /** Planned days of the release, the newest last. */
  plans: v.optional(v.array(planSchema)),
  posts: v.array(postSchema),
  /** Wordings that members chose for a channel, counted from 1; the last one counts. */
  choices: v.optional(v.array(v.object({ channel: v.string(), wording: v.number(), by, at: time }))),
  /** Releases of project repos that wait, or have waited, because of this case. */
  holds: v.optional(v.array(holdSchema)),
  /** Where the disclosure was looked for, how often, and what the last look brought. */
  seen: v.optional(v.array(seenSchema)),
  closedAt: v.nullable(time),
  /** When the team knew that the flaw is exploited: the event that set the flag. */
  exploitedAt: v.optional(time),
  /** The end of the embargo as agreed with the reporter. */
  embargo: v.optional(v.object({ until: time, by, at: time })),
  /** Messages to the reporter that a member asked the bot to send in the advisory. */
  messages: v.optional(v.array(messageSchema)),
  /** What a likely duplicate is recognised by; see likely-duplicates.ts. */
  fingerprint: v.optional(fingerprintSchema),
  /** Reports and advisories that this one resembles, and why; found when it was taken in. */
  resembles: v.optional(v.array(v.object({ what: v.string(), same: v.boolean(), why: v.array(v.string()) }))),
  /** Earlier cases that ask the same of the team, the most alike first: a dismissal of one is a precedent. */
  similar: v.optional(v.array(v.object({ case: v.number(), why: v.array(v.string()) }))),
  ...reportFields,
  ...peopleFields,
  /** Who coordinated this case and left the team: what they still see is listed. */
  leavers: v.optional(v.array(v.object({ id: v.number(), login: v.string(), at: time }))),
  /** Advisories (GHSA ids) to which the team was added, or in which it was seen. */
  teamIn: v.optional(v.array(v.string())),
  /** Embargo roster: who was invited beside team and reporter, when, by whom. */
  roster: v.optional(v.array(rosterSchema)),
  /** After the disclosure: a corrected analysis that waits, and what was corrected. */
  correction: v.optional(correctionSchema),
  corrections: v.optional(v.array(correctedSchema)),
  /** Cases for what the fix left open, and the case whose fix this one is about. */
  followUps: v.optional(v.array(followUpSchema)),
  follows: v.optional(followsSchema),
});

/** The memory of one case: what labels cannot hold. Read back by nobody but the bot. */
export type StoredCase = DeepReadonly<v.InferOutput<typeof schema>>;
export type StoredMove = StoredCase['moves'][number];
export type StoredApprovalRequest = StoredCase['approvalRequests'][number];
export type StoredBy = StoredMove['by'];
export type EvidenceKind = StoredCase['evidence'][number]['kind'];
export type StoredVersions = DeepReadonly<v.InferOutput<typeof versionsSchema>>;
export type StoredHold = DeepReadonly<v.InferOutput<typeof holdSchema>>;
export type StoredTakedown = StoredCase['takedowns'][number];
export type StoredCorrection = NonNullable<StoredCase['correction']>;
export type StoredThreadCopy = NonNullable<StoredTakedown['copy']>;

type DeepReadonly<T> = T extends (infer U)[]
  ? readonly DeepReadonly<U>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;

export type StoredCaseResult =
  | { readonly kind: 'ok'; readonly stored: StoredCase }
  | { readonly kind: 'bad'; readonly reason: string };

/** Reads a case file; says in one sentence what is wrong with it where it cannot be read. */
export function parseStoredCase(text: string): StoredCaseResult {
  const document = parseYaml(text, { maxLength: 4_000_000 });
  if (document.kind === 'bad')
    return { kind: 'bad', reason: `line ${document.problem.line}: ${document.problem.found}` };
  const parsed = v.safeParse(schema, migrate(document.value));
  if (parsed.success) return { kind: 'ok', stored: parsed.output };
  const issue = parsed.issues[0];
  return {
    kind: 'bad',
    reason: `${v.getDotPath(issue) ?? 'the file'}: expected ${issue.expected}, found ${issue.received}`,
  };
}

/** One memory has one text: fields are in the order of the schema, whichever rule wrote them. */
export function renderStoredCase(stored: StoredCase): string {
  const parsed = v.safeParse(schema, stored);
  return renderYaml(parsed.success ? parsed.output : stored);
}

export const pathOfCase = (number: number): string => `cases/${number}.yml`;
export const pathOfReport = (number: number): string => `cases/${number}/report.md`;

/** The state is the last accepted move. */
export function stateOf(stored: StoredCase): StateId {
  return stored.moves.at(-1)?.to ?? 'received';
}

/** `why` of a move that takes another one back. A reason given by a person never reads like that: see `/set-state`. */
export const UNDO = 'undo';

/** Moves that still count: neither undone, nor following by themselves from one that was. */
export function standingMoves(stored: StoredCase): readonly StoredMove[] {
  const standing: StoredMove[] = [];
  for (const move of stored.moves) {
    if (move.why === UNDO) {
      const undone = standing.findLastIndex((each) => each.by.role !== 'bot' && each.why !== UNDO);
      if (undone >= 0) standing.splice(undone);
    }
    standing.push(move);
  }
  return standing;
}

/**
 * True when every advisory of the case was read back as published, and there is one for every affected repo: what is out
 * of one part of a case discloses nothing of the others.
 */
export function isDisclosed({ advisories, analysis }: Pick<StoredCase, 'advisories' | 'analysis'>): boolean {
  const repos = analysis?.facts.packages.map(({ repo }) => repo) ?? [];
  return (
    advisories.length > 0 &&
    advisories.every((advisory) => advisory.publishedAt !== null) &&
    repos.every((repo) => advisories.some((advisory) => advisory.repo === repo))
  );
}

/** When the report was received: the earliest time on record. */
export function receiptOf(stored: StoredCase): string {
  return [stored.receivedAt, ...stored.receipts.map((receipt) => receipt.at)].reduce((first, at) =>
    Date.parse(at) < Date.parse(first) ? at : first,
  );
}

/** Migrations by version; there is one version yet. */
function migrate(value: unknown): unknown {
  return value;
}
