import { createHash } from 'node:crypto';
import type { Actor, Observed, ObservedComment } from '../case/observed.ts';
import type { Operation, OutcomeResult } from '../case/operation.ts';
import {
  type StoredAsk,
  type StoredBy,
  type StoredCase,
  type StoredVersions,
  stateOf,
} from '../case/stored-case.ts';
import type { Config } from '../config/config.ts';
import type { Analysis } from '../formats/records/facts.ts';
import type { Role } from '../process/may-move.ts';
import { type ActionName, STATES, type StateId } from '../process/table.ts';
import type { TextProblem } from '../text/yaml.ts';

/** What the newest comment with an analysis block says, read before planning (its CVSS library is loaded late). */
export type AnalysisReading =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'ok';
      readonly comment: ObservedComment;
      readonly analysis: Analysis;
      readonly notes: readonly string[];
      /** What npm has published of its packages; left out where nobody was asked. */
      readonly versions?: readonly StoredVersions[];
      /** Its confirmation was given for exactly this, by a command of its own. */
      readonly isConfirmedAnew?: boolean;
    }
  | {
      readonly kind: 'bad';
      readonly comment: ObservedComment;
      readonly problems: readonly TextProblem[];
      readonly notes: readonly string[];
      /** Written line by line with `/set`, not as a block. */
      readonly isSet?: boolean;
    };

/**
 * The steps of remembering, in this order, again from the top after every change: what GitHub shows, what the process
 * does by itself, then what people ask for, one request after the other. Approval requests are brought up to date before
 * a confirmation is heard, so that nobody confirms something else than what would be done.
 */
export const STEPS = [
  'people',
  'conversation',
  'analysis',
  'correction',
  'advisories',
  'changes',
  'looks',
  'done-requests',
  'disclosed',
  'approvals',
  'moves',
  'requests',
  'follow-up',
  'claims',
] as const;
export type Step = (typeof STEPS)[number];

/** A rule of memory: what it adds to the case, or undefined where it has nothing to say. */
export type MemoryRule = (context: Context) => StoredCase | undefined;

/**
 * One part of the process as the engine composes it (design, section 7). The order of the features is that of the
 * flowchart; within a step, rules run in that order, then in the order in which their feature lists them.
 */
export interface Feature {
  readonly name: string;
  readonly rules?: readonly { readonly step: Step; readonly rule: MemoryRule }[];
  readonly approvals?: readonly ApprovalKind[];
  readonly operations?: readonly OperationPlan[];
  readonly creations?: readonly CreationKind[];
  readonly comments?: readonly CommentPlan[];
}

/** Something that cannot be undone, or leaves the team, and that people must confirm as it is shown (rule 3). */
export interface WantedApproval {
  /** The kind, and what it is about: `publish`, `cve-request/GHSA-…`. */
  readonly key: string;
  /** Digest over everything that is shown. Another one voids every confirmation. */
  readonly digest: string;
  /** How many people have to confirm it, the one who asked not counted. */
  readonly needs: number;
  readonly askedBy: StoredAsk['askedBy'];
}

export interface ApprovalKind {
  /** First part of the key. */
  readonly kind: string;
  /** The action that asks and carries it out where each action runs alone. */
  readonly action: ActionName;
  /** Leaves the team: not asked for under `flag/manual`. */
  readonly outward?: true;
  readonly wanted: (context: Context) => readonly WantedApproval[];
  /** What would be done, in lines of Markdown; undefined where this run cannot show it. `subject` is the key without its kind. */
  readonly effect: (context: Context, request: StoredAsk, subject: string) => readonly string[] | undefined;
  /** Whether what it depends on could not be read in this run, so that nothing is done and nothing is void. */
  readonly isUndecided?: (context: Context, request: StoredAsk) => boolean;
}

/** A comment that the case issue has to carry. */
export interface BotComment {
  /** The kind, and what tells it from others of its kind: by it a later run finds the comment. */
  readonly key: string;
  /** Since when it is due. */
  readonly at: string;
  readonly body: string;
  /** Kept up to date in place (edits notify nobody). */
  readonly edit?: true;
}

export interface CommentPlan {
  readonly wanted: (context: Context) => readonly BotComment[];
  /** Wanted in a closed case too. */
  readonly afterClosing?: true;
  /** Kinds of comments that are taken away once they are not wanted any more. */
  readonly passing?: readonly string[];
  /** Whether a passing comment that this run does not want is left for another action. */
  readonly isKept?: (context: Context, key: string) => boolean;
}

/** In this order; `exposed` is what strangers can see now. */
export const PHASES = ['case-issue', 'exposed', 'outside'] as const;

/** What is compared with GitHub, beside the case issue. */
export interface OperationPlan {
  /** The actions that carry it out where each action runs alone. */
  readonly actions: readonly ActionName[];
  readonly phase: (typeof PHASES)[number];
  /** Leaves the team: silent under `flag/manual`. */
  readonly outward?: true;
  readonly plan: (context: Context) => readonly Operation[];
}

/** An operation that brings about something that has to be remembered, found by the first part of its key. */
export interface CreationKind {
  readonly kind: string;
  /** The memory with what it brought. `subject` is the key without its kind. */
  readonly record: (context: Context, subject: string, result: OutcomeResult, key: string) => StoredCase;
  /** The memory after a refusal. */
  readonly recordRefusal?: (context: Context, key: string, why: string) => StoredCase;
  /** Whether the memory has what it brings about, so that a claim of a dead run is over. */
  readonly isRecorded?: (context: Context, subject: string, key: string) => boolean;
}

/** Everything that a plan is a function of. */
export interface Context {
  readonly features: readonly Feature[];
  readonly observed: Observed;
  readonly config: Config;
  /** The actions whose states and requests this run looks after; the conductor has them all. */
  readonly scope: ReadonlySet<ActionName>;
  readonly analysis: AnalysisReading;
  /** The memory as it stands at this point of planning. */
  readonly stored: StoredCase;
}

/** Who somebody is for this case, by numeric id. No answer about the team is not a no. */
export function roleOf(
  { observed, stored }: Pick<Context, 'observed' | 'stored'>,
  actor: Actor | null,
): Role {
  if (!actor) return 'outsider';
  if (actor.id === observed.self.id) return 'bot';
  if (actor.kind === 'bot') return 'other-bot';
  if (observed.team.kind === 'unknown') return 'unknown';
  if (observed.team.members.some((member) => member.id === actor.id)) {
    return stored.coordinators.some((person) => person.id === actor.id) ? 'coordinator' : 'member';
  }
  if (stored.reporter?.id === actor.id) return 'reporter';
  const wasTeam = stored.moves.some((move) => move.by.id === actor.id && move.by.role !== 'bot');
  return wasTeam || stored.coordinators.some((person) => person.id === actor.id)
    ? 'former-member'
    : 'outsider';
}

export function byOf(context: Pick<Context, 'observed' | 'stored'>, actor: Actor): StoredBy {
  return { id: actor.id, login: actor.login, role: roleOf(context, actor) };
}

export function bySelf({ observed }: Pick<Context, 'observed'>): StoredBy {
  return { id: observed.self.id, login: observed.self.login, role: 'bot' };
}

/** The name in the repo of a canonical label id. */
export function labelName(config: Config, id: string): string {
  return config.labels[id] ?? id;
}

/** The canonical id of a label in the repo, or undefined where it is none of ours. GitHub ignores case in names. */
export function labelId(config: Config, name: string, ids: readonly string[]): string | undefined {
  return ids.find((id) => labelName(config, id).toLowerCase() === name.toLowerCase());
}

export function isJudged(stored: StoredCase, event: string): boolean {
  return stored.judged.some((judged) => judged.event === event);
}

export function judge(stored: StoredCase, event: string, verdict: string): StoredCase {
  return { ...stored, judged: [...stored.judged, { event, verdict }] };
}

/** True where this run carries out what happens in the case's present state. */
export function runsState({ scope }: Pick<Context, 'scope'>, state: StateId): boolean {
  return scope.has(STATES[state].action);
}

/** Moves the case. What belonged to a dismissal or an end that is taken back goes with it. */
export function pushMove(
  context: Pick<Context, 'stored'>,
  to: StateId,
  move: { readonly event: string | null; readonly by: StoredBy; readonly at: string; readonly why?: string },
): StoredCase {
  const { stored } = context;
  const isOver = to === 'invalid' || to === 'closed';
  return {
    ...stored,
    decisions: isOver ? stored.decisions : stored.decisions.filter((decision) => decision.kind !== 'dismiss'),
    closedAt: to === 'closed' ? stored.closedAt : null,
    moves: [...stored.moves, { to, from: stateOf(stored), ...move }],
  };
}

/** SHA-256 over data with a stable order of keys; short enough to be shown. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(stableJson(value)).digest('hex').slice(0, 16);
}

function stableJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableJson).join(',')}]`;
  if (value && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${stableJson(item)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
