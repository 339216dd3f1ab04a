/**
 * What the doctor saw of a set-up: plain data, read by `src/github/doctor`, judged here. What is there, what is not, and
 * what could not be read are three different values.
 */
export type Seen<T> = { readonly kind: 'seen'; readonly value: T } | { readonly kind: 'absent' } | Refused;

/** GitHub answered with something else than the thing; `advice` is about the cause, where that is known. */
export interface Refused {
  readonly kind: 'refused';
  /** HTTP status; 0 where there was no answer. */
  readonly status: number;
  /** Name of the cause, as in `src/github/causes.ts`; null where GitHub did not tell. */
  readonly cause: string | null;
  readonly says: string;
  readonly advice: string;
}

export interface RepoFacts {
  /** `owner/name` as it is now. */
  readonly name: string;
  readonly visibility: 'private' | 'internal' | 'public';
  readonly isArchived: boolean;
  readonly hasIssues: boolean;
  readonly defaultBranch: string;
}

/** Permission key to level, as GitHub writes them: `issues` to `write`. */
export type Granted = Readonly<Record<string, string | undefined>>;

/** The credential for one owner and what it opens. */
export interface OwnerAccess {
  readonly owner: string;
  /** `none`: no credential for this owner was given. */
  readonly kind: 'app' | 'token' | 'none';
  /** Whether the configuration names the owner; null where there is no configuration. */
  readonly isConfigured: boolean | null;
  readonly isHome: boolean;
  readonly isOrganisation: boolean;
  /** What was granted to the installation; for a token null, as it cannot be listed. Absent: nothing is installed. */
  readonly granted: Seen<Granted | null>;
  /** What the App itself asks for, which owners may not have accepted yet. */
  readonly asked: Granted | null;
  /** `owner/name` of every repo within reach; null where it is every one that the account can see. */
  readonly reach: Seen<readonly string[] | null>;
}

/** One row of the table of permissions: what a step needs. */
export interface NeedRow {
  readonly does: string;
  readonly where: string;
  readonly permissions: Granted;
  readonly kind: 'base' | 'optional';
  readonly fallback?: string;
}

export interface Reader {
  readonly login: string;
  readonly role: string;
}

interface WorkflowState {
  readonly path: string;
  /** `active`, `disabled_inactivity`, `disabled_manually`, … */
  readonly state: string;
}

/** A rule that counts for the branch of the store. */
export interface BranchRule {
  /** `deletion`, `non_fast_forward`, `update`, `pull_request`, … */
  readonly type: string;
  /** Whether our credential is let past it; null where GitHub does not say. */
  readonly isBypassed: boolean | null;
}

/** Settings, “Actions”. An administrator sees them alone. */
export interface ActionsPolicy {
  readonly isOn: boolean;
  /** Patterns of actions that may be used beside those of the owner and GitHub's; null for every action. */
  readonly allowed: readonly string[] | null;
  /** Whether only actions of the same owner may be used. */
  readonly isOwnOnly: boolean;
}

export interface TriageFacts {
  readonly facts: Seen<RepoFacts>;
  readonly readers: Seen<readonly Reader[]>;
  readonly labels: Seen<readonly string[]>;
  /** Text of `.github/security-process.yml`. */
  readonly config: Seen<string>;
  /** Text by path. */
  readonly forms: Seen<Readonly<Record<string, string>>>;
  readonly workflows: Seen<Readonly<Record<string, string>>>;
  readonly states: Seen<readonly WorkflowState[]>;
  /** Start of the last run that the schedule started; null where there was none yet. */
  readonly lastScheduled: Seen<string | null>;
  /** Names of the secrets of Actions that the repo can use. */
  readonly secrets: Seen<readonly string[]>;
  /** Names of the secrets of each environment that a workflow of ours names. */
  readonly environmentSecrets: Readonly<Record<string, Seen<readonly string[]>>>;
  /** Paths of all files of the default branch. */
  readonly paths: Seen<readonly string[]>;
  readonly policy: Seen<ActionsPolicy>;
  readonly storeBranch: Seen<true>;
  readonly storeRules: Seen<readonly BranchRule[]>;
  /** Paths of own post templates. */
  readonly templates: readonly string[];
}

export interface TeamFacts {
  readonly id: number;
  readonly members: readonly string[];
}

export interface ProjectFacts {
  /** As the configuration names it. */
  readonly repo: string;
  readonly facts: Seen<RepoFacts>;
  /** Whether "Report a vulnerability" is there. */
  readonly reporting: Seen<boolean>;
  /** Role of the triage team there: `admin`, `push`, …; null for none. */
  readonly teamRole: Seen<string | null>;
}

export interface Setup {
  /** The triage repo, `owner/name`. */
  readonly repo: string;
  /** The address of the GitHub that it is on. */
  readonly server: string;
  /** GitHub's own time, ISO 8601 UTC; null where it never answered. */
  readonly now: string | null;
  /** By how many milliseconds the clock of this machine is ahead of GitHub's. */
  readonly aheadMs: number;
  readonly access: readonly OwnerAccess[];
  readonly needs: readonly NeedRow[];
  readonly triage: TriageFacts;
  readonly team: Seen<TeamFacts>;
  /** Owners of the organisation of the triage repo. */
  readonly owners: Seen<readonly string[]>;
  /** Slugs of the teams that are security managers, by owner of project repos. */
  readonly securityManagers: Readonly<Record<string, Seen<readonly string[]>>>;
  readonly projects: readonly ProjectFacts[];
  readonly site: Seen<RepoFacts> | null;
  /** Whether the pinned commits are in the repo that they name: `owner/name@commit`. */
  readonly pinned: Readonly<Record<string, Seen<true>>>;
  /** Who may use the actions of a private repo that workflows name: `none`, `organization`, …; by `owner/name`. */
  readonly shared: Readonly<Record<string, Seen<string>>>;
  /** Names of the channels with a credential; null where none were handed in. */
  readonly channels: readonly string[] | null;
  /** Why a channel takes no post, by its name; null where nothing speaks against it. Empty where none was asked. */
  readonly channelProblems: Readonly<Record<string, string | null>>;
}
