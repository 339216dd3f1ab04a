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
  ObservedTriageRepo,
  WaitingRelease,
} from './observed.ts';
import type { OutsideLook, PrivateReporting, ThreadRead, WholeRead } from './observed-thread.ts';
import type { Operation, Outcome } from './operation.ts';
import type { PublishedOnNpm } from './published-on-npm.ts';

/** What one request about one case brings. Texts are as GitHub has them; nothing is judged yet. */
export interface CaseRead {
  /** `Date` of GitHub's answer, ISO 8601 UTC. */
  readonly now: string;
  readonly self: Actor;
  readonly repo: ObservedTriageRepo;
  /** `.github/security-process.yml` of the default branch, null where there is none. */
  readonly configText: string | null;
  /** The organisation's own template of posts beside it, null where there is none. */
  readonly postTemplate?: { readonly path: string; readonly text: string } | null;
  readonly storeHead: string | null;
  /** Author of the newest commit on the store's branch. */
  readonly storeWriter: Actor | null;
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

/** A case as the sweep sees it: enough to know whether anything is due. */
export interface SweptCase {
  readonly number: number;
  readonly storedText: string | null;
  readonly issue: ObservedIssue | null;
  /** There is an issue, and the answer about it makes no sense: the case has to be read by itself. */
  readonly isUnreadable?: true;
}

export interface SweepRead {
  readonly now: string;
  readonly self: Actor;
  readonly repo: ObservedTriageRepo;
  readonly configText: string | null;
  readonly postTemplate?: { readonly path: string; readonly text: string } | null;
  readonly storeHead: string | null;
  readonly storeWriter: Actor | null;
  /** The newest issues of the triage repo, with the names of their labels. */
  readonly newest: readonly { readonly number: number; readonly labels: readonly string[] }[];
  /** Numbers of all cases in the store, open and closed, ascending. */
  readonly cases: readonly number[];
  /** Object ids of their files, by number. */
  readonly files: ReadonlyMap<number, string>;
  /** `closed.txt` in the store: what need not be read again. */
  readonly closedText: string | null;
  /** Text of `sweep.yml` in the store: watermarks and intake claims. */
  readonly sweepText: string | null;
}

/** A commit on the configuration. */
export interface ConfigVersion {
  /** Who wrote it; null where GitHub does not vouch for it. */
  readonly by: Actor | null;
  /** The file as it was then, null where there was none. */
  readonly text: string | null;
}

/** What others than the bot did to the store since its own last commit. */
export interface ForeignChanges {
  /** Their newest commit. */
  readonly commit: string;
  /** Login of who made it, where GitHub knows. */
  readonly by: string | null;
  /** Path to the text that the bot had left, null where there was no such file. */
  readonly files: Readonly<Record<string, string | null>>;
}

/** An advisory of a project repo, in any state. */
export interface FoundAdvisory {
  readonly facts: AdvisoryFacts;
  readonly reporter: Actor | null;
  /** Somebody reported it in private; it may have been accepted, closed or published since. */
  readonly isReport?: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A published advisory as somebody without credentials sees it. */
export interface PublicAdvisory {
  readonly facts: AdvisoryFacts;
  readonly updatedAt: string;
}

/** What the lists of advisories brought. */
export interface FoundAdvisories {
  readonly found: readonly FoundAdvisory[];
  /** Owners and repos that could not be asked. */
  readonly refused: readonly string[];
  /** Owners and repos that list something of which not even id and repo can be told. */
  readonly unreadable: readonly string[];
  /** Why some of them could not be asked, with what to do, where GitHub told it. */
  readonly reasons?: readonly string[];
  /** Errors of owners and repos whose list could not be had for any other cause; absent where there are none. */
  readonly failures?: readonly Error[];
}

/** Whether private reports can come in at all. */
export interface ReportingView {
  /** At least one repo takes them; null where not every repo was asked. */
  readonly isOn: boolean | null;
  /** Repos that the configuration names and that are not there, or out of reach. */
  readonly missing: readonly string[];
}

/** An issue of the triage repo that was opened from one of our forms and is no case yet. */
export interface FoundForm {
  readonly issue: ObservedIssue;
}

/** An open public issue that carries the neutral label. */
export interface FoundThread {
  /** `owner/name`. */
  readonly repo: string;
  readonly url: string;
  readonly author: Actor | null;
  readonly title: string;
  readonly body: string;
  readonly createdAt: string;
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
