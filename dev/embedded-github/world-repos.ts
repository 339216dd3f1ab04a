/** State of repositories: git, releases, runs, discussions (part of `world.ts`). */
import type { RepoRole } from './world-accounts.ts';
import type { Label } from './world-issues.ts';

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
  /** Names of its secrets. */
  secrets?: string[];
  /** Branches whose jobs alone it takes, where it is limited to some. */
  branches?: string[];
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
  /** Names of the secrets of Actions. */
  secrets?: string[];
  rulesets?: Ruleset[];
  /** States of workflows that are not active: path → `disabled_inactivity`, `disabled_manually`. */
  workflowStates?: Map<string, string>;
  /** Whether issues are switched off. */
  issuesOff?: boolean;
  actions?: ActionsSettings;
}

/** Settings, “Actions”, where they are not those of a new repository. */
export interface ActionsSettings {
  /** No workflow starts. */
  readonly off?: boolean;
  /** Whose actions may be used; `selected` are those that fit the patterns, and GitHub's own. */
  readonly allowed?: 'all' | 'local_only' | 'selected';
  /** `owner/*`, `owner/name@*`, … */
  readonly patterns?: readonly string[];
  /** Of a private repository: which others may use its actions. */
  readonly access?: 'none' | 'user' | 'organization' | 'enterprise';
}

/** Rules for branches, with who is let past them. */
export interface Ruleset {
  id: number;
  name: string;
  /** Full ref names. */
  refs: string[];
  rules: string[];
  /** Ids of Apps that may always bypass. */
  bypassAppIds: number[];
}
