/**
 * What the embedded GitHub remembers: every type of its state, as plain data.
 *
 * Everything hangs on one `World`. Objects here are mutable on purpose (they are the state); only
 * the verbs in `state/*.ts` change them, so that every change is journalled, delivered and notified.
 * What never changes once made (commits, blobs, journal entries, deliveries) is frozen, and
 * snapshots share frozen objects instead of copying them (`snapshot.ts`).
 *
 * Ids are numbers from one counter, unique over all kinds. Node ids are derived (`node-id.ts`).
 * Times are milliseconds UTC of the simulated clock.
 */

import type { Setting, Struck } from './unkindness/unkindness.ts';
import type { Account, Actor, App, Installation, Org, Team, Token } from './world-accounts.ts';
import type { Advisory } from './world-advisories.ts';
import type { Comment, Issue } from './world-issues.ts';
import type { Delivery, JournalEntry, Needed, Notification } from './world-records.ts';
import type { Blob, Discussion, Repo } from './world-repos.ts';

export * from './world-accounts.ts';
export * from './world-advisories.ts';
export * from './world-issues.ts';
export * from './world-records.ts';
export * from './world-repos.ts';

export interface WorldSettings {
  /** Where the API answers, without trailing slash; set when the server listens. */
  apiUrl: string;
  /** What `html_url`s start with. */
  webUrl: string;
  /** Whether `/security-advisories/{ghsa_id}/comments` exists. */
  advisoryComments: 'on' | 'off';
  /** Whether an App is told by GraphQL who may read a repo. */
  graphqlCollaborators: 'on' | 'off';
  /** Milliseconds from a CVE request to the id; null: only `assignCve` gives one. */
  cveDelayMs: number | null;
  /** Ids handed out to the next advisories created, in order, before generated ones (rehearsal of real records). */
  nextGhsas: string[];
  /** CVE ids by GHSA, handed out when a CVE is requested (else generated). */
  cveByGhsa: Record<string, string>;
  /**
   * By which clock an App's JSON web token must be valid. `either`: also by this machine's own, since the
   * bundles under test sign with the time of the process they run in.
   */
  jwtClock: 'either' | 'simulated';
  /** The unkindnesses that are on; `setUnkind` changes them. */
  unkind: readonly Setting[];
}

export interface World {
  now: number;
  nextId: number;
  /** Seeds every pseudo-random looking value (GHSA ids, tokens). */
  salt: number;
  settings: WorldSettings;
  accounts: Map<number, Account>;
  orgs: Map<number, Org>;
  teams: Map<number, Team>;
  repos: Map<number, Repo>;
  /** Former `owner/name` (lower case) → repository id, after renames. */
  repoRedirects: Map<string, number>;
  issues: Map<number, Issue>;
  comments: Map<number, Comment>;
  /** `repoId#number` and `moved:id` of a transferred issue → id of the issue in its new place. */
  issueRedirects: Map<string, number>;
  /** `repoId#number` of deleted issues. */
  deletedIssues: Set<string>;
  advisories: Map<string, Advisory>;
  discussions: Map<number, Discussion>;
  /** Files that people uploaded with their texts, by the path of their address; an address in place of one leads on. */
  uploads: Map<string, Blob | string>;
  apps: Map<number, App>;
  installations: Map<number, Installation>;
  tokens: Map<string, Token>;
  /** Everything that was delivered, in order; the server hands new ones to its listeners after each request. */
  deliveries: Delivery[];
  journal: JournalEntry[];
  notifications: Notification[];
  /** What unkindnesses have done, in order. */
  struck: Struck[];
}

/** What every verb gets: the state and on whose behalf it acts. */
export interface Ctx {
  readonly world: World;
  readonly actor: Actor;
  /** The workflow run that made the request, when the client said so. */
  readonly runId: string | null;
  /** Collects what permissions the request turned out to need, for the log. */
  readonly needed?: Needed[];
}

/**
 * An answer that is not a success. Verbs throw it; REST turns it into a status and an error body,
 * GraphQL into an error with `type`.
 */
export class HttpError extends Error {
  readonly status: number;
  readonly errors: readonly FieldError[] | undefined;
  readonly headers: Readonly<Record<string, string>>;
  constructor(
    status: number,
    message: string,
    options?: { errors?: readonly FieldError[]; headers?: Readonly<Record<string, string>> },
  ) {
    super(message);
    this.name = 'GitHubError';
    this.status = status;
    this.errors = options?.errors;
    this.headers = options?.headers ?? {};
  }
}

export interface FieldError {
  readonly resource: string;
  readonly field: string;
  readonly code: 'missing' | 'missing_field' | 'invalid' | 'already_exists' | 'unprocessable' | 'custom';
  readonly message?: string;
}

/*
 * The verbs (files beside this one), all `(ctx, …)`, throwing HttpError:
 *   state/find.ts       findRepo(world, owner, name), findIssue, accountOf, loginOf, labelByName, fullName(world, repo)…
 *   access.ts           roleIn(world, accountId, repo), mayRead(ctx, repo), demand(ctx, repo, need)
 *   state/issues.ts     createIssue, updateIssue, transferIssue, deleteIssue, lockIssue, unlockIssue, pinIssue
 *   state/comments.ts   createComment, updateComment, deleteComment, minimizeComment, addReaction
 *   state/labels.ts     addLabels, removeLabel, setLabels, createRepoLabel, updateRepoLabel, deleteRepoLabel
 *   state/assignees.ts  addAssignees, removeAssignees
 *   state/git.ts        readFile, listFiles, treeOf, commitFiles(ctx, repo, {branch, expectedHead, additions, deletions, message}), createRef, updateRef, deleteRef
 *   state/pulls.ts      createPull, updatePull, …
 *   state/advisories.ts createAdvisory, reportAdvisory, updateAdvisory, requestCve, createPrivateFork, …
 */
