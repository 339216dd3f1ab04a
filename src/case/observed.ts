import type { AdvisoryFacts } from '../formats/records/facts.ts';
import type { KnownLabels, RepoLabel } from './known-labels.ts';
import type { OutsideLook, PrivateReporting, ThreadRead, WholeRead } from './observed-thread.ts';
import type { Outcome, ReachableKind } from './operation.ts';
import type { PublicationCheck, PublicationCheckName } from './publication-check.ts';
import type { PublishedOnNpm } from './published-on-npm.ts';
import type { Read } from './read.ts';
import type { StoredNamed } from './slices/intake.ts';
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
  /** Node id of that label: its name may be another one by now. */
  readonly labelId?: string;
  readonly assignee?: Actor | null;
}

export interface ObservedComment {
  /** GitHub's node id. */
  readonly id: string;
  readonly author: Actor | null;
  readonly body: string;
  readonly createdAt: string;
  readonly lastEditedAt: string | null;
  /** Null where it was not edited, and where it was by an account that is gone: {@link editorOf} tells them apart. */
  readonly lastEditor: Actor | null;
  /** Written as an answer to a mail: anyone who has the mail can send one. */
  readonly viaEmail?: true;
  readonly url: string;
}

type Edited = Pick<ObservedComment, 'author' | 'lastEditor' | 'lastEditedAt'>;

/** Who wrote what a comment says now: its author, or who edited it last. Null for an account that is gone, a stranger. */
export const editorOf = ({ author, lastEditor, lastEditedAt }: Edited): Actor | null =>
  lastEditor !== null || lastEditedAt !== null ? lastEditor : author;

/** Whether a comment says what its author wrote: nobody else was the last to edit it. */
export const isOwnWord = (comment: Edited): boolean =>
  comment.author !== null && editorOf(comment)?.id === comment.author.id;

export interface ObservedIssue {
  readonly number: number;
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly author: Actor | null;
  /** Who edited its text last, where anybody did; null for an account that is gone. */
  readonly editedBy?: Actor | null;
  readonly createdAt: string;
  readonly url: string;
  /** Names of labels as they are in the repo. */
  readonly labels: readonly string[];
  readonly assignees: readonly Actor[];
  readonly events: readonly ObservedEvent[];
  readonly comments: readonly ObservedComment[];
  /** True where the comments are only the newest ones. */
  readonly commentsCut: boolean;
  /** Where they are cut: from where older ones are read. */
  readonly olderBefore?: string;
}

/** Membership of the triage team. No answer is not an empty team. */
export type ObservedTeam =
  | { readonly kind: 'known'; readonly members: readonly Actor[]; readonly id?: number }
  | { readonly kind: 'unknown'; readonly why: string };

/** An account as it was found by its login. */
export interface FoundPerson {
  readonly id: number;
  readonly login: string;
  /** The name on the account's page. */
  readonly name: string | null;
}

/** The members, as far as they are known. */
export const membersOf = (team: ObservedTeam): readonly Actor[] =>
  team.kind === 'known' ? team.members : [];

/** The triage repo as a surface: who could read what is written to it. `server`: the address of its GitHub; `hasNoIssues`: switched off. */
export interface ObservedTriageRepo {
  /** `owner/name`. */
  readonly name: string;
  readonly server?: string;
  readonly isPrivate: boolean;
  readonly hasNoIssues?: true;
  /** Everybody with access as a collaborator, or null where it could not be read. */
  readonly readers: readonly Actor[] | null;
  /** Owners of the organisation, who read everything. */
  readonly owners: readonly Actor[];
  /** The labels that exist. */
  readonly labels: readonly RepoLabel[] | null;
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

/** What public knowledge says at the tag of a planned version. */
export interface ObservedNotes {
  readonly repo: string;
  readonly package: string;
  readonly version: string;
  /** Name of the tag. */
  readonly tag: string;
  readonly changelog: string | null;
  /** Text of the release of that tag, null where there is none. */
  readonly releaseNotes: string | null;
  readonly manifestVersion: string | null;
  /** Names of the packages that its manifest depends on. */
  readonly dependencies?: readonly string[];
  /** First line of the tagged commit. */
  readonly subject: string | null;
  /** Files of the patch by path: their text, null where they do not exist; left out where they were not read whole. */
  readonly files: Readonly<Record<string, string | null>>;
}

/** A pull request in the site's repo that carries a post of ours. */
export interface ObservedPost {
  readonly channel: string;
  readonly url: string;
  readonly state: 'open' | 'merged' | 'closed';
  readonly branch: string;
  /** Text of the post's file on its branch (or where it was merged), null where it could not be read. */
  readonly text: string | null;
  /** The file's path, where it was found. */
  readonly path?: string;
}

/** A page of the site that a post's pull request changes too. Null where there is no such file, or none that can be read. */
export interface ObservedPage {
  readonly repo: string;
  readonly path: string;
  /** The branch of the post. */
  readonly branch: string;
  readonly onBranch: string | null;
  /** Where the pull request goes to. */
  readonly onBase: string | null;
}

/** A comment in the conversation of an advisory, as REST answers it. */
export interface ConversationComment {
  readonly id: number;
  readonly author: Actor | null;
  readonly body: string;
  readonly createdAt: string;
  readonly url: string;
}

/** What was said in an advisory. `silent`: GitHub does not answer there; the label and its date are the record. */
export type Conversation =
  | { readonly kind: 'read'; readonly comments: readonly ConversationComment[] }
  | { readonly kind: 'silent' };

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
  /** Comments between what the case remembers and the newest ones, where they were read too; oldest first. */
  readonly olderComments?: readonly ObservedComment[];
  /** What this run did to remembered comments: the digest of their new text by id, null for one that is gone. */
  readonly toldChanges?: Readonly<Record<string, string | null>>;
  /** The case's advisories as just read, by GHSA id; null where one could not be read. */
  readonly advisories: Readonly<Record<string, AdvisoryFacts | null>>;
  /** Names of the weaknesses that the advisories name, by id; read where a record is made of them. */
  readonly cweNames: Read<Readonly<Record<string, string>>>;
  readonly releases: Read<readonly ObservedRelease[]>;
  /** What npm has of the packages that every sweep asks about; only a sweep knows. */
  readonly onNpm: Read<Readonly<Record<string, PublishedOnNpm>>>;
  /** What stands at the tags of planned versions, by `repo@version`; null where it could not be read. */
  readonly notes?: Readonly<Record<string, ObservedNotes | null>>;
  /** Ids of other cases that a release fixes too, by `repo@version`; read only where its notes name ids that are not ours. */
  readonly alsoFixed: Read<Readonly<Record<string, readonly string[]>>>;
  /** What the sweep saw of this case in public. */
  readonly traces?: readonly {
    readonly key: string;
    readonly what: 'id' | 'patch' | 'cut';
    readonly where: string;
  }[];
  readonly threads: Readonly<Record<string, ThreadRead>>;
  /** Threads that are taken down, read whole in this run, by address. */
  readonly wholes?: Readonly<Record<string, WholeRead>>;
  /** Looks without any credentials, by address. */
  readonly looks?: Readonly<Record<string, OutsideLook>>;
  /** Whether a private report can be made in a repo, by its name. */
  readonly reporting?: Readonly<Record<string, PrivateReporting>>;
  readonly posts: readonly ObservedPost[];
  readonly pages?: readonly ObservedPage[];
  /** The schedule started this run, which has the time for looks that people do not wait for. */
  readonly isSweep?: true;
  /** Whether what is written to after the disclosure can be reached; looked at when it is about to be asked for. */
  readonly preflight: Read<readonly { readonly what: string; readonly problem: string | null }[]>;
  /** What looks into public databases brought in this run, by name. */
  readonly publicationChecks?: Readonly<Partial<Record<PublicationCheckName, PublicationCheck>>>;
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
  readonly otherAdvisories: readonly AdvisoryFacts[];
  /** Other cases by the CVE id that they have; read only where somebody enters one. */
  readonly uses: Read<Readonly<Record<string, number>>>;
  /** Texts of public files, by `owner/name/path`; null for one that is not there or cannot be read. */
  readonly files?: Readonly<Record<string, string | null>>;
  /** What the report names, where it was looked up in this run. */
  readonly named?: StoredNamed;
  /** Other cases that were asked for, by number; null where there is none, or none that can be read. */
  readonly others?: Readonly<Record<number, StoredCase | null>>;
  /** Text of the report as it is kept in the store. */
  readonly report: string | null;
  /** When the last sweep on record was, where this run is none itself. */
  readonly sweptAt?: string | null;
  /** `sweep.yml` of the store, null where there is none; left out where it was not read. */
  readonly sweepText?: string | null;
  /** Accounts that commands name, by login in lower case; null where nobody has it. */
  readonly people?: Readonly<Record<string, FoundPerson | null>>;
  /** Labels of the process by their node ids; see {@link labelOfEvent}. */
  readonly labels: KnownLabels;
  /** What was said in advisories of the case that were looked at, by GHSA id. */
  readonly conversations?: Readonly<Record<string, Conversation>>;
  /** What waits in project repos; only a sweep looks. */
  readonly waiting: Read<WaitingReleases>;
  /** What the sweep saw of private mirrors, by name. */
  readonly mirrors: Read<Readonly<Record<string, Read<MirrorView>>>>;
}

/** Releases of project repos that wait. */
export interface WaitingReleases {
  readonly releases: readonly WaitingRelease[];
  /** Repos that gave no answer about what waits there. */
  readonly unasked: readonly string[];
}

/** Who can read a private mirror of a project repo, and what runs there. */
export interface MirrorView {
  readonly isPrivate: boolean;
  /** Paths as GitHub gives them: `.github/workflows/ci.yml`, or `dynamic/…` for those of its own features. */
  readonly workflows: readonly { readonly path: string; readonly isEnabled: boolean }[];
}

/** A run of a project repo that waits on the environment before it releases. */
export interface WaitingRelease {
  readonly repo: string;
  /** Id of the run. */
  readonly run: number;
  /** What the run is of: the tag. */
  readonly tag: string;
  readonly commit: string;
  /** Name and version in the manifest at that commit, null where there are none. */
  readonly package: string | null;
  readonly version: string | null;
  /** The tag names that package, one of several perhaps; otherwise it is the one at the root. */
  readonly isOfTag?: boolean;
  /** Who started it. */
  readonly by: Actor | null;
}

/** The newest thing said in a comment: an edit is a new thing. */
export function eventOfComment(comment: ObservedComment): string {
  return comment.lastEditedAt === null ? comment.id : `${comment.id}@${comment.lastEditedAt}`;
}
