import * as v from 'valibot';
import { STATE_IDS, type StateId } from '../process/table.ts';
import { parseYaml, renderYaml } from '../text/yaml.ts';
import { ACKNOWLEDGEMENT_SLICE } from './slices/acknowledgement.ts';
import { ADVISORY_SLICE } from './slices/advisory.ts';
import { ASSESSMENT_SLICE } from './slices/assessment.ts';
import { CASE_ISSUE_SLICE } from './slices/case-issue.ts';
import { COORDINATION_SLICE } from './slices/coordination.ts';
import { CVE_SLICE } from './slices/cve.ts';
import { DEADLINES_SLICE } from './slices/deadlines.ts';
import { DISCLOSURE_SLICE } from './slices/disclosure.ts';
import { ENGINE_SLICE } from './slices/engine.ts';
import { FOLLOWUP_SLICE } from './slices/followup.ts';
import { INTAKE_SLICE } from './slices/intake.ts';
import { RELEASE_SLICE } from './slices/release.ts';
import { REMEDIATION_SLICE } from './slices/remediation.ts';
import { TAKEDOWN_SLICE } from './slices/takedown.ts';
import { by, time } from './stored-values.ts';

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

/** The case itself, then a slice for each part of the process that remembers something, in the order of the flowchart. */
const schema = v.object({
  version: v.literal(STORE_VERSION),
  /** How often the case was written. A branch that was set back has an older one than the case record shows. */
  revision: v.optional(v.number()),
  number: v.number(),
  issue: v.number(),
  title: v.string(),
  moves: v.array(moveSchema),
  flags: v.array(v.string()),
  closedAt: v.nullable(time),
  ...INTAKE_SLICE,
  ...COORDINATION_SLICE,
  ...TAKEDOWN_SLICE,
  ...ACKNOWLEDGEMENT_SLICE,
  ...ASSESSMENT_SLICE,
  ...ADVISORY_SLICE,
  ...CVE_SLICE,
  ...REMEDIATION_SLICE,
  ...RELEASE_SLICE,
  ...DISCLOSURE_SLICE,
  ...FOLLOWUP_SLICE,
  ...DEADLINES_SLICE,
  ...CASE_ISSUE_SLICE,
  ...ENGINE_SLICE,
});

/** The memory of one case: what labels cannot hold. Read back by nobody but the bot. */
export type StoredCase = DeepReadonly<v.InferOutput<typeof schema>>;
export type StoredMove = StoredCase['moves'][number];
export type StoredApprovalRequest = StoredCase['approvalRequests'][number];
export type StoredBy = StoredMove['by'];
export type EvidenceKind = StoredCase['evidence'][number]['kind'];
export type StoredVersions = NonNullable<NonNullable<StoredCase['analysis']>['versions']>[number];
export type StoredHold = NonNullable<StoredCase['holds']>[number];
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
