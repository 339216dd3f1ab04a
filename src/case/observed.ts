import type { AdvisoryFacts } from '../advisory/facts.ts';
import type { Outcome, ReachableKind } from './operation.ts';
import type { Sighting, SightName } from './sights.ts';
import type { StoredCase } from './stored-case.ts';

/** Somebody on GitHub, known by numeric id; the login is for showing. */
export interface Actor {
  readonly id: number;
  readonly login: string;
  readonly kind: 'user' | 'bot';
}

/** An event of an issue's timeline, oldest first. `id` is GitHub's node id. */
export interface ObservedEvent {
  readonly id: string;
  readonly kind: 'labeled' | 'unlabeled' | 'assigned' | 'unassigned' | 'closed' | 'reopened' | 'transferred';
  readonly at: string;
  readonly actor: Actor | null;
  /** Name of the label as it is in the repo, for labelled and unlabelled. */
  readonly label?: string;
  readonly assignee?: Actor | null;
}

export interface ObservedComment {
  /** GitHub's node id. */
  readonly id: string;
  readonly author: Actor | null;
  readonly body: string;
  readonly createdAt: string;
  readonly lastEditedAt: string | null;
  readonly lastEditor: Actor | null;
  readonly url: string;
}

export interface ObservedIssue {
  readonly number: number;
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly author: Actor | null;
  readonly createdAt: string;
  readonly url: string;
  /** Names of labels as they are in the repo. */
  readonly labels: readonly string[];
  readonly assignees: readonly Actor[];
  readonly events: readonly ObservedEvent[];
  readonly comments: readonly ObservedComment[];
  /** True where the comments are only the newest ones. */
  readonly commentsCut: boolean;
}

/** Membership of the triage team. No answer is not an empty team. */
export type ObservedTeam =
  | { readonly kind: 'known'; readonly members: readonly Actor[]; readonly id?: number }
  | { readonly kind: 'unknown'; readonly why: string };

/** The triage repo as a surface: who could read what is written to it. */
export interface ObservedTriageRepo {
  /** `owner/name`. */
  readonly name: string;
  readonly isPrivate: boolean;
  /** Everybody with access as a collaborator, or null where it could not be read. */
  readonly readers: readonly Actor[] | null;
  /** Owners of the organisation, who read everything. */
  readonly owners: readonly Actor[];
  /** Names of the labels that exist. */
  readonly labels: readonly string[] | null;
}

/** A release of a package as public knowledge shows it. */
export interface ObservedRelease {
  readonly ecosystem: string;
  readonly package: string;
  readonly version: string;
  readonly npm: 'published' | 'absent' | 'unreachable' | 'not-asked';
  /** Commit of the tag, or null where no tag of that version exists. */
  readonly tag: string | null;
}

/** A public thread that is to be put out of sight, read again in this run. */
export interface ObservedThread {
  readonly url: string;
  readonly kind: 'issue' | 'pull';
  readonly repo: string;
  readonly number: number;
  readonly id: string;
  readonly author: Actor | null;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly locked: boolean;
  /** The thread as it will be kept: discussion with authors and times, and for a pull request its patch. */
  readonly copy: string;
}

export type ThreadRead =
  | { readonly kind: 'found'; readonly thread: ObservedThread }
  /** It was transferred: the address now leads there. */
  | { readonly kind: 'moved'; readonly repo: string; readonly number: number; readonly author?: Actor | null }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly why: string };

/** A pull request in the site's repo that carries a post of ours. */
export interface ObservedPost {
  readonly channel: string;
  readonly url: string;
  readonly state: 'open' | 'merged' | 'closed';
  readonly branch: string;
  /** Text of the post's file on its branch (or where it was merged), null where it could not be read. */
  readonly text: string | null;
}

/** Everything that one run looked at before it planned. Plain data; nothing in it is trusted for being there. */
export interface Observed {
  /** `Date` of GitHub's first answer. */
  readonly now: string;
  /** Id of this workflow run, for claims. */
  readonly run: string;
  readonly self: Actor;
  readonly repo: ObservedTriageRepo;
  readonly team: ObservedTeam;
  /** Head commit of the store's branch, or null where the branch does not exist yet. */
  readonly storeHead: string | null;
  /** Who committed the present state of the case's file; null where unknown. */
  readonly storeWriter: Actor | null;
  readonly number: number;
  readonly stored: StoredCase | null;
  readonly issue: ObservedIssue | null;
  /** The case's advisories as just read, by GHSA id; null where one could not be read. */
  readonly advisories: Readonly<Record<string, AdvisoryFacts | null>>;
  readonly releases: readonly ObservedRelease[] | null;
  readonly threads: Readonly<Record<string, ThreadRead>>;
  readonly posts: readonly ObservedPost[];
  /** Whether what is written to after the disclosure can be reached; looked at when it is about to be asked for. */
  readonly preflight?: readonly { readonly what: string; readonly problem: string | null }[];
  /** What looks into public databases brought in this run, by name. */
  readonly sightings?: Readonly<Partial<Record<SightName, Sighting>>>;
  /** Channels outside of GitHub that this run has credentials for; none where left out. */
  readonly reachable?: readonly { readonly name: string; readonly kind: ReachableKind }[];
  /** Runs that hold claims, by id: is that run still going? */
  readonly runs: Readonly<Record<string, 'alive' | 'dead'>>;
  /** What came of creating operations in this run, by their key. */
  readonly results: Readonly<Record<string, Outcome>>;
  /** Claims that this very process put into the store. */
  readonly ownClaims: readonly string[];
  /** Keys of claims of dead runs whose work was looked for and not found: they may be taken over. */
  readonly lookedUp: readonly string[];
  /** Published advisories that a post of the day already covers, read again in this run. */
  readonly siblings: readonly AdvisoryFacts[];
  /** Text of the report as it is kept in the store. */
  readonly report: string | null;
}
