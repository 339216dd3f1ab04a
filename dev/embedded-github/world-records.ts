/** What the embedded GitHub records of what happened (part of `world.ts`). All of it is frozen. */
import type { Token } from './world-accounts.ts';

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

/** `mail`: it left GitHub for an account that could not read the place. */
export type Visibility = 'public' | 'private' | 'advisory' | 'mail';

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
  | 'dispatch-payload'
  | 'mail';

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

/** One permission that a request needed, whether the token had it or not. */
export interface Needed {
  /** `owner/name`, or an organisation. */
  readonly where: string;
  /** `issues: read`; any one of these does. */
  readonly any: readonly string[];
  /** False where the place is public and anybody may read it. */
  readonly strict: boolean;
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
  readonly needed: readonly Needed[];
  /** What an installation token carries: permissions, and `owner/name` of repos where it is narrowed to some. */
  readonly grant: {
    readonly permissions: Readonly<Record<string, string>>;
    readonly repositories: 'all' | readonly string[];
  } | null;
  /** Of the hour's GraphQL points; 0 for REST. */
  readonly points: number;
  /** 0 when the connection was dropped. */
  readonly status: number;
  readonly ms: number;
  readonly runId: string | null;
}
