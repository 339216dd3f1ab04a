import type { AdvisoryFacts } from '../formats/records/facts.ts';
import type { PublicText, Surface } from '../text/embargo.ts';
import type { ThreadOperation } from './thread-operation.ts';

/** Fields of a repository advisory as GitHub's REST API takes them. Arrays replace what is there. */
export interface AdvisoryWrite {
  readonly summary: string;
  readonly description: string;
  readonly cwe_ids: readonly string[];
  readonly credits: readonly { readonly login: string; readonly type: string }[];
  readonly vulnerabilities: readonly {
    readonly package: { readonly ecosystem: string; readonly name: string };
    readonly vulnerable_version_range: string;
    readonly patched_versions: string | null;
    readonly vulnerable_functions: readonly string[];
  }[];
  readonly severity?: string;
  readonly cvss_vector_string?: string;
  readonly cve_id?: string;
}

interface Common {
  /** One sentence for people and for the dry run: why this is demanded. Ids only, never report text. */
  readonly why: string;
  readonly surface: Surface;
}

/**
 * One thing to be done to GitHub. The order in a plan is the order of execution. Every reversible operation finds
 * out by itself that it is done already; every other one has a claim in the store before it.
 */
export type Operation = Common &
  (
    | {
        readonly kind: 'commit-store';
        readonly message: string;
        /** Path to new text, or null to delete. */
        readonly files: Readonly<Record<string, string | null>>;
      }
    | { readonly kind: 'add-labels'; readonly issue: number; readonly labels: readonly string[] }
    | { readonly kind: 'remove-label'; readonly issue: number; readonly label: string }
    | {
        readonly kind: 'create-labels';
        readonly labels: readonly { name: string; description: string; colour: string }[];
      }
    | { readonly kind: 'comment'; readonly issue: number; readonly key: string; readonly body: string }
    | {
        readonly kind: 'edit-comment';
        readonly issue: number;
        readonly comment: string;
        readonly key: string;
        readonly body: string;
      }
    | { readonly kind: 'delete-comment'; readonly issue: number; readonly comment: string }
    | {
        readonly kind: 'react';
        readonly comment: string;
        readonly content: 'THUMBS_UP' | 'CONFUSED' | 'EYES' | 'ROCKET';
      }
    | { readonly kind: 'assign'; readonly issue: number; readonly logins: readonly string[] }
    | { readonly kind: 'unassign'; readonly issue: number; readonly logins: readonly string[] }
    | {
        readonly kind: 'edit-issue';
        readonly issue: number;
        readonly title?: string;
        readonly body?: string;
        readonly state?: 'open' | 'closed';
      }
    /** A new case issue, or one made again; claimed. */
    | {
        readonly kind: 'create-case-issue';
        readonly key: string;
        readonly title: string;
        readonly body: string;
        readonly labels: readonly string[];
      }
    | {
        readonly kind: 'create-advisory';
        readonly key: string;
        readonly repo: string;
        /** Logins that are credited only when it is published: they have to exist now. */
        readonly later?: readonly string[];
        readonly fields: Partial<AdvisoryWrite>;
        readonly digest: string;
      }
    | {
        readonly kind: 'update-advisory';
        readonly repo: string;
        /** As in `create-advisory`. */
        readonly later?: readonly string[];
        readonly ghsa: string;
        readonly fields: Partial<AdvisoryWrite>;
        readonly digest?: string;
        /** `draft` accepts a report. */
        readonly state?: 'draft' | 'closed';
      }
    | {
        readonly kind: 'publish-advisory';
        readonly repo: string;
        readonly ghsa: string;
        /** What was confirmed: written in the same request, so that nothing else becomes public. */
        readonly fields: Partial<AdvisoryWrite>;
        readonly digest: string;
      }
    | {
        readonly kind: 'request-cve';
        readonly key: string;
        readonly repo: string;
        readonly ghsa: string;
        /** Digest of the advisory as it was shown; see `publish-advisory`. */
        readonly digest: string;
      }
    | ThreadOperation
    | {
        readonly kind: 'open-post';
        readonly key: string;
        readonly channel: string;
        readonly repo: string;
        readonly base: string | null;
        readonly branch: string;
        readonly path: string;
        readonly text: PublicText;
        /** Where the post was before, when it moves to another day. */
        readonly replaces?: string;
        /** A page of the site that changes in the same commit; `was` is what it was made from. */
        readonly page?: { readonly path: string; readonly was: string; readonly text: PublicText };
        /** Further files of the same commit, wholly ours: path to text. */
        readonly files?: Readonly<Record<string, PublicText>>;
        readonly title: PublicText;
        readonly body: PublicText;
      }
    /** A comment in the advisory's conversation, read by the reporter; confirmed and claimed. */
    | {
        readonly kind: 'send-message';
        readonly key: string;
        readonly repo: string;
        readonly ghsa: string;
        readonly body: string;
      }
    /** Who beside the owners sees an advisory: the whole lists, which replace what is there. */
    | {
        readonly kind: 'set-collaborators';
        /** `access/GHSA-…/login`, `invite/GHSA-…/login` or `team/GHSA-…`. */
        readonly key: string;
        readonly repo: string;
        readonly ghsa: string;
        /** By id, as they were shown: a login may be another's by now. */
        readonly add: readonly { readonly id: number; readonly login: string }[];
        readonly remove: readonly string[];
        /** Teams of the organisation that has the repo. */
        readonly addTeams?: readonly { readonly id: number; readonly slug: string }[];
      }
    /** Answers the protection rule of a release that waits; what is said there is constant. */
    | {
        readonly kind: 'approve-deployment';
        readonly repo: string;
        readonly run: number;
        readonly environment: string;
        readonly comment: PublicText;
      }
    /** Starts a discussion; claimed. */
    | {
        readonly kind: 'open-discussion';
        readonly key: string;
        readonly channel: string;
        readonly repo: string;
        /** Slug of the category, as in its address. */
        readonly category: string;
        readonly title: PublicText;
        readonly body: PublicText;
      }
    | SendPost
  );

/** Sends a text to a place outside of GitHub that this run has the credentials of; claimed. */
export interface SendPost extends Common {
  readonly kind: 'send-post';
  readonly key: string;
  /** Its name in the configuration, and beside its secret. */
  readonly channel: string;
  readonly to: ReachableKind;
  /** 16 hexadecimal digits: the same for the same announcement, no matter who sends it and how often. */
  readonly id: string;
  /** When the case was disclosed, ISO UTC: for places that let the author give the time of a post. */
  readonly at: string;
  /** For places whose posts have one: the subject of a mail. */
  readonly title: PublicText;
  readonly text: PublicText;
  /** The address that the text leads to; a post of ours with it is this one. */
  readonly url: string;
  readonly links: readonly PostLink[];
}

/** Where a link is in a text, counted in bytes of UTF-8; the end is exclusive. */
interface PostLink {
  readonly byteStart: number;
  readonly byteEnd: number;
  readonly uri: string;
}

/** Kinds of channels that are reached with credentials of their own. */
export const REACHABLE_KINDS = ['mastodon', 'bluesky', 'chat', 'email'] as const;
export type ReachableKind = (typeof REACHABLE_KINDS)[number];

/** What is done on GitHub; the rest goes to the channels. */
export type GitHubOperation = Exclude<Operation, SendPost>;
export type OperationKind = GitHubOperation['kind'];

/** Kinds that touch nothing but the case's own issue and the store. */
export type InnerKind =
  | 'commit-store'
  | 'add-labels'
  | 'remove-label'
  | 'create-labels'
  | 'comment'
  | 'edit-comment'
  | 'delete-comment'
  | 'react'
  | 'assign'
  | 'unassign'
  | 'edit-issue';

/** What came of one operation. */
export type Outcome =
  | { readonly kind: 'done'; readonly result?: OutcomeResult }
  | { readonly kind: 'already'; readonly result?: OutcomeResult }
  /** GitHub refused (403, 404, 422 for a person's reason): the step becomes a human task. */
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly permission: string | null;
      readonly why: string;
      /** Credited logins that are nobody's, where GitHub refused an advisory for them. */
      readonly unknownLogins?: readonly string[];
      /** It may be done already, by a run that died, and cannot be looked up now: a person looks. */
      readonly isUnsure?: true;
    }
  /** Compare-and-set lost: observe and plan again. */
  | { readonly kind: 'conflict' };

export interface OutcomeResult {
  readonly number?: number;
  readonly ghsa?: string;
  readonly url?: string;
  readonly head?: string;
  readonly commentId?: string;
  /** The comment that was to be written to is not there any more. */
  readonly isGone?: true;
  readonly state?: string;
  readonly publishedAt?: string | null;
  readonly cve?: string | null;
  /** The advisory as GitHub answered after the write. */
  readonly facts?: AdvisoryFacts;
  /** Comments or runs that were left: the copy does not have them as they are now, or they may be another's. */
  readonly kept?: number;
  /** Labels that were made: name to node id. */
  readonly labels?: ReadonlyMap<string, string>;
  /** Digest of what was written, as the operation named it. */
  readonly digest?: string;
}
