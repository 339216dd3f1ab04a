import type { KnownLabels } from '../case/known-labels.ts';
import type { Actor, Observed, ObservedComment, ObservedIssue, ObservedTeam } from '../case/observed.ts';
import type { Operation, OutcomeResult } from '../case/operation.ts';
import type { StoredApprovalRequest, StoredCase, StoredVersions } from '../case/stored-case.ts';
import type { WantedReads } from '../case/wanted-reads.ts';
import type { Config } from '../config/config.ts';
import type { Analysis } from '../formats/records/facts.ts';
import type { ActionName, Proof } from '../process/table.ts';
import type { TextProblem } from '../text/yaml.ts';
import type { CommandKind } from './command.ts';

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
  readonly commands?: readonly CommandKind[];
  readonly rules?: readonly { readonly step: Step; readonly rule: MemoryRule }[];
  readonly approvals?: readonly ApprovalKind[];
  readonly operations?: readonly OperationPlan[];
  readonly creations?: readonly CreationKind[];
  readonly comments?: readonly CommentPlan[];
  /** What has to be read for it. */
  readonly reads?: (known: Known) => Partial<WantedReads>;
  readonly due?: readonly DueRule[];
  /** What is on record of it, as the process table names it. */
  readonly guards?: (context: Context) => readonly Proof[];
  /** What the case issue itself has to be like. */
  readonly issue?: readonly IssuePlan[];
  /** Whose turn it is and what is to be done, in one line of Markdown: one feature says it. */
  readonly turn?: (context: Context) => string | undefined;
  /** Its lines of the case record. */
  readonly record?: (context: Context) => readonly string[];
  /** Files that go into the store together with the case, by path; null takes one away. `before` is what was observed. */
  readonly files?: (context: Context, before: Context) => Readonly<Record<string, string | null>>;
}

interface IssuePlan {
  /** `first` before anything is done elsewhere; `last` once nothing is on the way, so that it tells how it ended. */
  readonly when: 'first' | 'last';
  readonly plan: (context: Context) => readonly Operation[];
}

/** Something that cannot be undone, or leaves the team, and that people must confirm as it is shown (rule 3). */
export interface WantedApproval {
  /** The kind, and what it is about: `publish`, `cve-request/GHSA-…`. */
  readonly key: string;
  /** Digest over everything that is shown. Another one voids every confirmation. */
  readonly digest: string;
  /** How many people have to confirm it, the one who asked not counted. */
  readonly needs: number;
  readonly askedBy: StoredApprovalRequest['askedBy'];
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
  readonly effect: (
    context: Context,
    request: StoredApprovalRequest,
    subject: string,
  ) => readonly string[] | undefined;
  /** Whether what it depends on could not be read in this run, so that nothing is done and nothing is void. */
  readonly isUndecided?: (context: Context, request: StoredApprovalRequest) => boolean;
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
  /** Every kind that `wanted` may bring. Each has an example in `docs/texts.md`: a test misses those that have none. */
  readonly kinds: readonly string[];
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

/** What decides which reads are wanted. */
export type Known = Pick<Context, 'observed' | 'stored' | 'config'>;

/** What the sweep knows of a case. */
export interface Glance {
  readonly features: readonly Feature[];
  readonly stored: StoredCase;
  readonly issue: ObservedIssue | null;
  readonly config: Config;
  readonly now: string;
  readonly self: Actor;
  /** The team as it is now, where it was read. */
  readonly team?: ObservedTeam;
  /** Channels that this run has credentials for. */
  readonly reachable?: Observed['reachable'];
  /** Labels of the process by their node ids. */
  readonly labels: KnownLabels;
  /** GHSA ids of advisories that changed since the last sweep. */
  readonly changed: ReadonlySet<string>;
}

/** As a glance at a case whose issue is there. */
export type SeenCase = Glance & { readonly issue: ObservedIssue };

/** Whether a run on the case would have work, from what the sweep knows of it: cheap, since it is asked of every case. */
export interface DueRule {
  /** Asked of closed cases too. */
  readonly afterClosing?: true;
  /** Why the case has to be looked at, or undefined. */
  readonly find: (glance: SeenCase) => string | undefined;
}
