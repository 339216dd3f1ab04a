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

export type AccountType = 'User' | 'Bot' | 'Organization';

/** A person, an App's bot, or an organisation: whatever has a login. */
export interface Account {
  id: number;
  login: string;
  type: AccountType;
  name: string | null;
  email: string | null;
  createdAt: number;
  /** For a bot: the App that it speaks for; null for `github-actions[bot]`. */
  appId: number | null;
}

/** Roles that a person can have in a repository, weakest first. */
export const repoRoles = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;
export type RepoRole = (typeof repoRoles)[number];

export interface Team {
  id: number;
  orgId: number;
  slug: string;
  name: string;
  description: string | null;
  privacy: 'closed' | 'secret';
  parentId: number | null;
  /** Account id → role in the team. */
  members: Map<number, 'member' | 'maintainer'>;
  /** Account ids that were invited and have not accepted. */
  pending: Set<number>;
  /** Repository id → role. */
  repos: Map<number, RepoRole>;
  /** Members of a security manager team may see and write every advisory of the organisation. */
  securityManager: boolean;
}

export interface Org {
  /** Same id as the organisation's `Account`. */
  id: number;
  owners: Set<number>;
  /** Members who are not owners. */
  members: Set<number>;
  /** Members that show themselves as such; others are seen by members only. */
  publicMembers: Set<number>;
  teamIds: number[];
  /** What every member may do in every repository without further grant. */
  defaultRepositoryPermission: 'none' | 'read' | 'write' | 'admin';
  /** Owners must have allowed it before an issue can be deleted by a repository's admin. */
  allowIssueDeletion: boolean;
}

export interface Label {
  id: number;
  name: string;
  color: string;
  description: string | null;
  isDefault: boolean;
}

/** One revision of a text. The first one made is the text as created; `body` is the text after it. */
export interface Edit {
  id: number;
  at: number;
  editorId: number;
  body: string;
  /** Set when the revision's content was removed by hand on the site. */
  deletedAt: number | null;
}

/** A label as a timeline remembers it; the name is null after the label was deleted in its repository. */
export interface LabelMemory {
  labelId: number;
  name: string | null;
  color: string | null;
}

export type TimelineFact =
  | { kind: 'labeled' | 'unlabeled'; label: LabelMemory }
  | { kind: 'assigned' | 'unassigned'; assigneeId: number }
  | { kind: 'closed'; reason: StateReason | null }
  | { kind: 'reopened' | 'unlocked' | 'pinned' | 'unpinned' | 'mentioned' | 'subscribed' | 'comment_deleted' }
  | { kind: 'locked'; reason: LockReason | null }
  | { kind: 'renamed'; from: string; to: string }
  | { kind: 'transferred'; fromRepoId: number; fromNumber: number }
  | { kind: 'cross-referenced'; sourceIssueId: number }
  | { kind: 'commented'; commentId: number }
  | { kind: 'merged'; commit: string }
  | { kind: 'review_requested' | 'review_request_removed'; reviewerId: number }
  | { kind: 'head_ref_force_pushed'; before: string; after: string };

/** One line of an issue's or pull request's timeline; `id` also gives the order within one instant. */
export interface TimelineItem {
  id: number;
  at: number;
  actorId: number;
  fact: TimelineFact;
}

export type StateReason = 'completed' | 'not_planned' | 'reopened' | 'duplicate';
export type LockReason = 'off-topic' | 'too heated' | 'resolved' | 'spam';

export const reactionContents = [
  '+1',
  '-1',
  'laugh',
  'confused',
  'heart',
  'hooray',
  'rocket',
  'eyes',
] as const;
export type ReactionContent = (typeof reactionContents)[number];

export interface Reaction {
  id: number;
  userId: number;
  content: ReactionContent;
  at: number;
}

/** An issue, or a pull request when `pull` is set: they share numbers, comments, labels and timeline. */
export interface Issue {
  /** Changes on a transfer, as on GitHub: the issue in the new repository is a new one. */
  id: number;
  repoId: number;
  number: number;
  title: string;
  body: string | null;
  authorId: number;
  /** The App through which it was opened, if any. */
  viaAppId: number | null;
  state: 'open' | 'closed';
  stateReason: StateReason | null;
  locked: boolean;
  lockReason: LockReason | null;
  pinned: boolean;
  labelIds: number[];
  assigneeIds: number[];
  commentIds: number[];
  timeline: TimelineItem[];
  /** Edits of the body; empty while it was never edited, then the original comes first. */
  edits: Edit[];
  lastEditorId: number | null;
  lastEditedAt: number | null;
  createdAt: number;
  updatedAt: number;
  closedAt: number | null;
  closedById: number | null;
  /** People who get notified of what happens here: author, assignees, commenters, mentioned. */
  participants: Set<number>;
  reactions: Reaction[];
  pull: Pull | null;
}

export interface Comment {
  id: number;
  issueId: number;
  authorId: number;
  viaAppId: number | null;
  body: string;
  createdAt: number;
  updatedAt: number;
  edits: Edit[];
  lastEditorId: number | null;
  lastEditedAt: number | null;
  minimizedReason: MinimizedReason | null;
  reactions: Reaction[];
}

export type MinimizedReason = 'abuse' | 'duplicate' | 'off-topic' | 'outdated' | 'resolved' | 'spam';

export interface PullEnd {
  repoId: number;
  /** Branch name without `refs/heads/`. */
  ref: string;
  sha: string;
}

export interface Review {
  id: number;
  authorId: number;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
  body: string;
  commit: string;
  submittedAt: number;
}

export interface ReviewComment {
  id: number;
  reviewId: number | null;
  authorId: number;
  body: string;
  path: string;
  line: number;
  commit: string;
  diffHunk: string;
  createdAt: number;
  updatedAt: number;
}

export interface Pull {
  base: PullEnd;
  head: PullEnd;
  draft: boolean;
  mergedAt: number | null;
  mergedById: number | null;
  mergeCommit: string | null;
  maintainerCanModify: boolean;
  requestedReviewerIds: number[];
  requestedTeamIds: number[];
  reviews: Review[];
  reviewComments: ReviewComment[];
}

/** A file's content; frozen. `oid` is git's own blob hash. */
export interface Blob {
  readonly oid: string;
  readonly bytes: Uint8Array;
}

/**
 * All files of a commit, as a layer over the tree before; frozen. Read it with `readFile` and
 * `listFiles` of `state/git.ts`. A null in `changes` is a deleted path.
 */
export interface Tree {
  readonly below: Tree | null;
  readonly depth: number;
  readonly changes: ReadonlyMap<string, Blob | null>;
}

/** Frozen. */
export interface Commit {
  readonly oid: string;
  readonly parents: readonly string[];
  readonly tree: Tree;
  readonly message: string;
  readonly authorId: number;
  readonly authorName: string;
  readonly authorEmail: string;
  readonly at: number;
  /** The API signs what it commits for an App or a person. */
  readonly verified: boolean;
}

export interface Release {
  id: number;
  repoId: number;
  tag: string;
  targetCommitish: string;
  name: string | null;
  body: string | null;
  draft: boolean;
  prerelease: boolean;
  latest: boolean;
  immutable: boolean;
  authorId: number;
  createdAt: number;
  publishedAt: number | null;
}

export interface PendingDeployment {
  environment: string;
  environmentId: number;
  /** Accounts or teams that may approve. */
  reviewerIds: number[];
  reviewerTeamIds: number[];
  /** Apps whose custom protection rule is asked. */
  protectionAppIds: number[];
  approvals: { byId: number; state: 'approved' | 'rejected'; comment: string; at: number }[];
  state: 'waiting' | 'approved' | 'rejected';
}

export interface WorkflowRun {
  id: number;
  repoId: number;
  workflowPath: string;
  name: string;
  runNumber: number;
  event: string;
  /** Shown to everybody who may see the run, and kept from the time when it started. */
  displayTitle: string;
  status: 'queued' | 'in_progress' | 'completed' | 'waiting';
  conclusion: 'success' | 'failure' | 'cancelled' | 'skipped' | null;
  headBranch: string;
  headSha: string;
  actorId: number;
  createdAt: number;
  updatedAt: number;
  pending: PendingDeployment[];
}

/** A check or status of a commit: what CI said. */
export interface CheckRun {
  id: number;
  sha: string;
  name: string;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: 'success' | 'failure' | 'neutral' | 'cancelled' | 'skipped' | 'timed_out' | null;
  at: number;
}

export interface Environment {
  id: number;
  name: string;
  reviewerIds: number[];
  reviewerTeamIds: number[];
  protectionAppIds: number[];
}

export interface DiscussionCategory {
  id: number;
  name: string;
  slug: string;
}

export interface Discussion {
  id: number;
  repoId: number;
  number: number;
  categoryId: number;
  title: string;
  body: string;
  authorId: number;
  createdAt: number;
}

export interface Repo {
  id: number;
  ownerId: number;
  name: string;
  private: boolean;
  archived: boolean;
  description: string | null;
  createdAt: number;
  pushedAt: number;
  defaultBranch: string;
  /** Direct grants: account id → role. */
  collaborators: Map<number, RepoRole>;
  labels: Label[];
  /** Issue and pull request numbers → issue id. */
  numbers: Map<number, number>;
  nextNumber: number;
  /** Full ref name (`refs/heads/main`, `refs/tags/1.0.0`) → commit. */
  refs: Map<string, string>;
  commits: Map<string, Commit>;
  /** Trees made by POST /git/trees, by their own id, until a commit holds them. */
  looseTrees?: Map<string, Tree>;
  releases: Release[];
  runs: WorkflowRun[];
  environments: Environment[];
  checkRuns: CheckRun[];
  discussionCategories: DiscussionCategory[];
  privateVulnerabilityReporting: boolean;
  /** Account ids that watch everything here. */
  watchers: Set<number>;
  /** The advisory that this repository is the temporary private fork of. */
  advisoryGhsa: string | null;
  forkOfId: number | null;
  /** Tags and releases lock at publication. */
  immutableReleases: boolean;
}

export const creditTypes = [
  'analyst',
  'finder',
  'reporter',
  'coordinator',
  'remediation_developer',
  'remediation_reviewer',
  'remediation_verifier',
  'tool',
  'sponsor',
  'other',
] as const;
export type CreditType = (typeof creditTypes)[number];

export type AdvisoryState = 'triage' | 'draft' | 'published' | 'closed' | 'withdrawn';
export type Severity = 'critical' | 'high' | 'medium' | 'low';

export interface Vulnerability {
  ecosystem: string;
  name: string | null;
  vulnerableVersionRange: string | null;
  patchedVersions: string | null;
  vulnerableFunctions: string[];
}

export interface AdvisoryCredit {
  userId: number;
  type: CreditType;
  state: 'pending' | 'accepted' | 'declined';
}

export interface AdvisoryComment {
  id: number;
  authorId: number;
  body: string;
  createdAt: number;
  updatedAt: number;
  lastEditorId: number | null;
  /** Between the maintainers only: not shown by the API at all. */
  confidential: boolean;
}

/** A repository security advisory. */
export interface Advisory {
  id: number;
  ghsa: string;
  repoId: number;
  state: AdvisoryState;
  summary: string;
  description: string;
  severity: Severity | null;
  cvssV3: string | null;
  cvssV4: string | null;
  cweIds: string[];
  vulnerabilities: Vulnerability[];
  credits: AdvisoryCredit[];
  cveId: string | null;
  /** Set by POST /cve; the id is assigned later (`assignCve`), or refused. */
  cveRequestedAt: number | null;
  authorId: number;
  publisherId: number | null;
  /** Non-null for what came in through private vulnerability reporting. */
  submission: { accepted: boolean } | null;
  collaboratingUserIds: number[];
  collaboratingTeamIds: number[];
  privateForkId: number | null;
  comments: AdvisoryComment[];
  createdAt: number;
  updatedAt: number;
  publishedAt: number | null;
  closedAt: number | null;
  withdrawnAt: number | null;
}

export type PermissionLevel = 'read' | 'write' | 'admin';
/** Keys as in access-token requests: `issues`, `contents`, `repository_advisories`, `members`… */
export type Permissions = Readonly<Record<string, PermissionLevel>>;

export interface App {
  id: number;
  slug: string;
  name: string;
  clientId: string;
  ownerId: number;
  /** PEM. The private key may be known (tests, rehearsal), to be handed to the actions. */
  publicKeyPem: string;
  privateKeyPem: string | null;
  permissions: Permissions;
  botId: number;
  createdAt: number;
}

export interface Installation {
  id: number;
  appId: number;
  /** Account (user or organisation) that installed it. */
  accountId: number;
  /** 'all' or the ids chosen. */
  repositories: 'all' | number[];
  permissions: Permissions;
  suspended: boolean;
  createdAt: number;
}

/** What a presented token stands for. */
export type Token =
  | { kind: 'classic'; token: string; accountId: number; scopes: string[]; expiresAt: number | null }
  | {
      kind: 'fine-grained';
      token: string;
      accountId: number;
      /** Owner of the resources it may reach. */
      ownerId: number;
      repositories: 'all' | number[];
      permissions: Permissions;
      expiresAt: number | null;
    }
  | {
      kind: 'installation';
      token: string;
      installationId: number;
      repositories: 'all' | number[];
      permissions: Permissions;
      expiresAt: number;
      revoked: boolean;
    }
  | { kind: 'actions'; token: string; repoId: number; permissions: Permissions; expiresAt: number | null };

/** Who performs a request. `app-jwt` may only manage installations. */
export type Actor =
  | { kind: 'anonymous' }
  | { kind: 'app-jwt'; appId: number }
  | { kind: 'user'; accountId: number; token: Extract<Token, { kind: 'classic' | 'fine-grained' }> }
  | { kind: 'app'; accountId: number; appId: number; token: Extract<Token, { kind: 'installation' }> }
  | { kind: 'actions'; accountId: number; token: Extract<Token, { kind: 'actions' }> };

/** What every verb gets: the state and on whose behalf it acts. */
export interface Ctx {
  readonly world: World;
  readonly actor: Actor;
  /** The workflow run that made the request, when the client said so. */
  readonly runId: string | null;
}

/** A webhook-like event. Frozen. Workflows start from it only if `startsRuns`. */
export interface Delivery {
  readonly id: number;
  readonly at: string;
  readonly event: string;
  readonly action: string | null;
  /** `owner/name`. */
  readonly repo: string;
  readonly repoId: number;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly sender: string;
  readonly senderKind: 'user' | 'app' | 'actions';
  /** False for whatever GITHUB_TOKEN caused (except dispatches), and for hook-only events. */
  readonly startsRuns: boolean;
}

export type Visibility = 'public' | 'private' | 'advisory';

/** One text that somebody wrote somewhere. Frozen. */
export interface JournalEntry {
  readonly n: number;
  readonly at: string;
  readonly actor: { readonly login: string; readonly id: number; readonly kind: 'user' | 'app' | 'actions' };
  /** `owner/name`. */
  readonly repo: string;
  readonly visibility: Visibility;
  readonly what: JournalWhat;
  readonly text: string;
  /** Issue number, advisory id, path, tag, branch…: where in the repository. */
  readonly ref: string;
  /** Logins of the people and bots who could read it then; `everyone` for public places. */
  readonly readers: 'everyone' | readonly string[];
  readonly runId: string | null;
}

export type JournalWhat =
  | 'issue-title'
  | 'issue-body'
  | 'comment'
  | 'label'
  | 'label-definition'
  | 'file'
  | 'branch'
  | 'tag'
  | 'commit-message'
  | 'advisory-field'
  | 'advisory-comment'
  | 'pull-title'
  | 'pull-body'
  | 'review-comment'
  | 'release'
  | 'discussion'
  | 'run-title'
  | 'deployment-comment'
  | 'dispatch-payload';

export type NotificationReason =
  | 'mention'
  | 'team_mention'
  | 'assign'
  | 'author'
  | 'comment'
  | 'subscribed'
  | 'state_change'
  | 'review_requested'
  | 'invitation'
  | 'security_advisory'
  | 'security_credit';

/** One message that GitHub sent to one person. Frozen. */
export interface Notification {
  readonly n: number;
  readonly at: string;
  readonly userId: number;
  readonly login: string;
  readonly reason: NotificationReason;
  readonly repo: string;
  readonly ref: string;
  /** What the mail carries: title and text of what happened. */
  readonly text: string;
}

/** One HTTP request. Frozen. */
export interface RequestLog {
  readonly n: number;
  readonly at: string;
  readonly method: string;
  readonly path: string;
  /** `GET /repos/{owner}/{repo}/issues/{issue_number}`, `graphql query NAME`, `graphql mutation NAME`. */
  readonly operation: string;
  readonly actor: string | null;
  readonly tokenKind: Token['kind'] | 'app-jwt' | 'anonymous';
  /** 0 when the connection was dropped. */
  readonly status: number;
  readonly ms: number;
  readonly runId: string | null;
}

export interface WorldSettings {
  /** Where the API answers, without trailing slash; set when the server listens. */
  apiUrl: string;
  /** What `html_url`s start with. */
  webUrl: string;
  /** Whether `/security-advisories/{ghsa_id}/comments` exists. */
  advisoryComments: 'on' | 'off';
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
  apps: Map<number, App>;
  installations: Map<number, Installation>;
  tokens: Map<string, Token>;
  /** Everything that was delivered, in order; the server hands new ones to its listeners after each request. */
  deliveries: Delivery[];
  journal: JournalEntry[];
  notifications: Notification[];
}

/**
 * An answer that is not a success. Verbs throw it; REST turns it into a status and an error body,
 * GraphQL into an error with `type`.
 */
export class GitHubError extends Error {
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
 * The verbs (files beside this one), all `(ctx, …)`, throwing GitHubError:
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
