import type { AdvisoryFacts } from '../formats/records/facts.ts';
import type { LookUp, LookUpAnswer } from './named.ts';
import type {
  Actor,
  Conversation,
  FoundPerson,
  MirrorView,
  ObservedComment,
  ObservedIssue,
  ObservedNotes,
  ObservedPage,
  ObservedPost,
  ObservedTeam,
  WaitingRelease,
} from './observed.ts';
import type { OutsideLook, PrivateReporting, ThreadRead, WholeRead } from './observed-thread.ts';
import type { Operation, Outcome } from './operation.ts';
import type { PublishedOnNpm } from './published-on-npm.ts';
import type {
  ConfigVersion,
  ForeignChanges,
  FoundAdvisories,
  FoundForm,
  FoundThread,
  PublicAdvisory,
  ReportingView,
  SweepRead,
  SweptCase,
  TriageRead,
} from './sweep-reads.ts';

/** What one request about one case brings. */
export interface CaseRead extends TriageRead {
  /** `cases/<number>.yml`, null where there is none. */
  readonly storedText: string | null;
  /** `cases/<number>/report.md`. */
  readonly reportText: string | null;
  /** `sweep.yml` of the store: when the last sweep was. */
  readonly sweepText?: string | null;
  /** Null where no such issue exists any more. */
  readonly issue: ObservedIssue | null;
}

/** Comments of a case issue before a place in its conversation, down to a time; null for its very beginning. */
export interface OlderCommentsQuery {
  readonly issue: number;
  /** As `ObservedIssue.olderBefore`. */
  readonly before: string;
  readonly since: string | null;
}

/** What configuration and memory call for beside the case: grouped by owner, one request each. */
export interface SurroundingsQuery {
  readonly team: { readonly owner: string; readonly slug: string } | null;
  /** Where posts of ours may be: repo and branch that the pull request comes from. */
  readonly posts: readonly {
    readonly channel: string;
    readonly repo: string;
    readonly branch: string;
    readonly path: string;
    /** Where else the post may be: it was begun on another day of its month. */
    readonly otherPaths?: readonly string[];
    /** A second file that the pull request changes, and the branch that the pull request is for. */
    readonly page?: { readonly path: string; readonly base: string | null };
  }[];
  /** Versions whose tags are looked for, by the names that `tagNames` lists. */
  readonly tags: readonly { readonly repo: string; readonly package: string; readonly version: string }[];
}

export interface SurroundingsRead {
  readonly team: ObservedTeam;
  readonly owners: readonly Actor[];
  /** Numeric ids of the owners that were asked about, by login in lower case. */
  readonly ownerIds?: Readonly<Record<string, number>>;
  readonly posts: readonly ObservedPost[];
  readonly pages?: readonly ObservedPage[];
  /** Commit of the tag by `repo@version`, null where none exists. */
  readonly tags: Readonly<Record<string, string | null>>;
}

/** Which thread is to be saved, where it is now, and where its copy goes. */
export interface WholeThreadQuery {
  readonly url: string;
  /** Where it can be read now: the triage repo for an issue that was transferred. */
  readonly at: { readonly repo: string; readonly number: number };
  /** Path of the copy in the store, without the ending. */
  readonly path: string;
  /** True where title and body are to be taken from the store, because they were emptied. */
  readonly isEmptied: boolean;
  /** Of a transferred issue: when it was seen to be moved. What is newer than its transfer was never public. */
  readonly movedBy?: string;
  /** Public repos in which related threads are looked for. */
  readonly repos: readonly string[];
}

/** A planned version whose tag is there, and the files of its patch. */
export interface NotesQuery {
  readonly repo: string;
  readonly package: string;
  readonly version: string;
  /** Commit of the tag. */
  readonly commit: string;
  readonly paths: readonly string[];
}

/** A place in a public repo, with what is said there. */
export interface PublicPlace {
  readonly kind: 'branch' | 'pull' | 'issue' | 'comment';
  /** Address of the place. */
  readonly where: string;
  readonly text: string;
}

/** What a public repo shows, and files at the heads of its branches and pull requests. */
export interface PublicTraces {
  readonly places: readonly PublicPlace[];
  readonly files: readonly { readonly where: string; readonly path: string; readonly text: string }[];
  /** Not all files could be looked at. */
  readonly isCut: boolean;
}

/** What the use cases need of GitHub. `src/github` implements it; each call says what it costs in requests. */
export interface GitHubPort {
  /** One request. */
  readCase(number: number): Promise<CaseRead>;
  /** One request per owner that is asked about. */
  readSurroundings(query: SurroundingsQuery): Promise<SurroundingsRead>;
  /** One request per advisory. Null where it cannot be read any more. */
  readAdvisories(
    refs: readonly { readonly repo: string; readonly ghsa: string }[],
  ): Promise<Readonly<Record<string, AdvisoryFacts | null>>>;
  /** What stands at the tags of releases, by `repo@version`; null where it cannot be read. One request per repo. */
  readNotes(queries: readonly NotesQuery[]): Promise<Readonly<Record<string, ObservedNotes | null>>>;
  /** Null where the repo cannot be read or is private. One request; where files are named one more, and one for every hundred. */
  readTraces(repo: string, paths: readonly string[]): Promise<PublicTraces | null>;
  /** Reads a public issue or pull request by its address, and by its node id where it was seen before, for keeping. */
  readThread(url: string, id?: string): Promise<ThreadRead>;
  /** What was said in an advisory. One request for every hundred comments. */
  readConversation(ref: { readonly repo: string; readonly ghsa: string }): Promise<Conversation>;
  /** Oldest first. One request for every hundred comments. */
  readOlderComments(query: OlderCommentsQuery): Promise<readonly ObservedComment[]>;
  /** A thread that was taken down, to its end, with what may be related. One request per hundred comments and more. */
  readWholeThread(query: WholeThreadQuery): Promise<WholeRead>;
  /** One request without credentials. */
  lookFromOutside(url: string): Promise<OutsideLook>;
  /** One request. */
  readPrivateReporting(repo: string): Promise<PrivateReporting>;
  /** One request per run. */
  readRuns(ids: readonly string[]): Promise<Readonly<Record<string, 'alive' | 'dead'>>>;
  /** Who has these logins now, by login in lower case; null where nobody does. */
  readPeople(logins: readonly string[]): Promise<Readonly<Record<string, FoundPerson | null>>>;
  /** Null where only the bot wrote to the store, or never did. Two requests, and one for every file. */
  readForeignChanges(head: string, selfId: number): Promise<ForeignChanges | null>;
  /** The newest ten commits on the configuration, newest first. One request, and one for each. */
  readConfigHistory(): Promise<readonly ConfigVersion[]>;
  /** One request. */
  readSweep(): Promise<SweepRead>;
  /** Issues of the triage repo that changed since; null where they are too many to list. Two requests and more. */
  readChangedIssues(since: string): Promise<ReadonlySet<number> | null>;
  /** One request for many cases. */
  readCases(numbers: readonly number[]): Promise<readonly SweptCase[]>;
  /** One request per owner; per repo where the owner-wide list is refused. Newest first, left at the watermark. */
  findAdvisories(
    owners: readonly {
      readonly login: string;
      readonly repos: 'all-public' | readonly string[];
      readonly exclude: readonly string[];
    }[],
    since: string | null,
  ): Promise<FoundAdvisories>;
  /** What anybody sees of a repo's advisories; null where GitHub does not answer. One request per hundred, without credentials. */
  listPublished(repo: string): Promise<readonly PublicAdvisory[] | null>;
  /** Whether any repo takes private reports. One request for each that is asked. */
  readReporting?(owners: Parameters<GitHubPort['findAdvisories']>[0]): Promise<ReportingView>;
  /** Text of a public file on the default branch, null where it cannot be read. One request. */
  readPolicy(repo: string, path: string): Promise<string | null>;
  /** One request about a public project repo; null where nothing can be learnt. Never throws. */
  lookUp(repo: string, lookUp: LookUp): Promise<LookUpAnswer>;
  /** Issues with this label, open, newest first; at most 100. One request. */
  findForms(label: string): Promise<readonly FoundForm[]>;
  /** Open public issues of the owners' project repos with this label. One request per owner and hundred repos. */
  findPublicIssues(
    owners: readonly {
      readonly login: string;
      readonly repos: 'all-public' | readonly string[];
      readonly exclude: readonly string[];
    }[],
    label: string,
  ): Promise<{ readonly found: readonly FoundThread[]; readonly refused: readonly string[] }>;
  /** Releases that wait on this environment: one request per repo, two more for each run that waits. */
  readWaiting(
    repos: readonly string[],
    environment: string,
  ): Promise<{ readonly waiting: readonly WaitingRelease[]; readonly refused: readonly string[] }>;
  /** Who can read a private mirror, and its workflows; null where that cannot be told. Two requests. */
  readMirror(repo: string): Promise<MirrorView | null>;
  /** For a claim that a dead run left: was it done after all? One request, or more where lists are paged. */
  findDone(operation: Operation, claimedAt: string): Promise<Outcome | undefined>;
  /** Whether a repo that is written to later can be reached with the rights for it. One request for each. */
  readReach?(
    repos: readonly { readonly repo: string; readonly for: 'open-post' | 'open-discussion' }[],
  ): Promise<readonly Reach[]>;
  /** Carries out one operation. Throws only where going on makes no sense (credentials, server). */
  apply(operation: Operation, context: ApplyContext): Promise<Outcome>;
}

export interface ApplyContext {
  readonly caseNumber: number | null;
  readonly storeHead: string | null;
  readonly self: Actor;
}

/** What the use cases need of npm. */
export interface NpmPort {
  readPublished(name: string): Promise<PublishedOnNpm>;
}

/** The team's own channel, beside GitHub. */
export interface TeamChannel {
  readonly takesDigest: boolean;
  /** Null where it was taken; otherwise what went wrong, without the address. */
  sendDigest(text: string): Promise<string | null>;
  /** Tells a dead-man service that a sweep came to its end. Never throws. */
  ping(): Promise<void>;
}

/** Whether a later step will be able to reach what it writes to. */
export interface Reach {
  /** What people call it: a channel, or `owner/name`. */
  readonly what: string;
  /** One sentence without host or secret, or null where all is well. */
  readonly problem: string | null;
}
