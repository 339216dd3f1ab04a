/** The state that an embedded GitHub starts with, as plain JSON or YAML. `seed-world.ts` makes a world of it. */
import type { AdvisoryFields } from './state/advisory-fields.ts';
import type { Unkind } from './unkindness/unkindness.ts';
import type { AccountType, ActionsSettings, Org, Permissions, WorldSettings } from './world.ts';

export interface SeedUser {
  readonly login: string;
  readonly id?: number;
  readonly name?: string;
  readonly email?: string;
  readonly type?: AccountType;
}

export interface SeedTeam {
  readonly slug: string;
  readonly id?: number;
  readonly name?: string;
  readonly members?: readonly string[];
  readonly maintainers?: readonly string[];
  /** Invited, not yet in. */
  readonly pending?: readonly string[];
  readonly parent?: string;
  readonly secret?: boolean;
  readonly securityManager?: boolean;
  /** Repository name → read, triage, write, maintain, admin (`pull` and `push` are understood). */
  readonly repos?: Readonly<Record<string, string>>;
}

export interface SeedOrg {
  readonly login: string;
  readonly id?: number;
  readonly name?: string;
  readonly owners?: readonly string[];
  readonly members?: readonly string[];
  readonly teams?: readonly SeedTeam[];
  /** None unless told, so that readers of private repositories are those named. */
  readonly defaultRepositoryPermission?: Org['defaultRepositoryPermission'];
  readonly allowIssueDeletion?: boolean;
}

interface SeedComment {
  readonly author: string;
  readonly body: string;
  /** When, ISO 8601 UTC. */
  readonly at?: string;
}

export interface SeedIssue {
  readonly title: string;
  readonly author: string;
  readonly body?: string;
  readonly labels?: readonly string[];
  readonly assignees?: readonly string[];
  readonly comments?: readonly SeedComment[];
  readonly state?: 'open' | 'closed';
  /** When, ISO 8601 UTC. */
  readonly at?: string;
}

export interface SeedPull {
  readonly title: string;
  readonly author: string;
  readonly body?: string;
  /** Name of the branch; made from the default branch with these files on top. */
  readonly head: string;
  readonly base?: string;
  /** Path → text. */
  readonly files: Readonly<Record<string, string>>;
  /** When, ISO 8601 UTC. */
  readonly at?: string;
}

interface SeedRelease {
  readonly tag: string;
  readonly name?: string;
  readonly body?: string;
  readonly draft?: boolean;
  readonly prerelease?: boolean;
  /** When, ISO 8601 UTC. */
  readonly at?: string;
}

export interface SeedAdvisory extends AdvisoryFields {
  /** Anyone who reported it (state triage) or opened it. */
  readonly author: string;
  readonly ghsa?: string;
  /** When, ISO 8601 UTC. */
  readonly at?: string;
}

export interface SeedRepo {
  readonly owner: string;
  readonly name: string;
  readonly id?: number;
  readonly private?: boolean;
  readonly archived?: boolean;
  readonly description?: string;
  /** Login → role, as for teams. */
  readonly collaborators?: Readonly<Record<string, string>>;
  readonly labels?: readonly (
    | string
    | { readonly name: string; readonly color?: string; readonly description?: string }
  )[];
  /** Path → text, on the default branch. */
  readonly files?: Readonly<Record<string, string>>;
  readonly defaultBranch?: string;
  /** Further branches: name → files on top of the default branch. */
  readonly branches?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly tags?: readonly string[];
  readonly privateVulnerabilityReporting?: boolean;
  readonly immutableReleases?: boolean;
  /** Names alone: nobody reads a secret. */
  readonly secrets?: readonly string[];
  /** Branch rules, for example `update` and `deletion`; `apps` may bypass. */
  readonly rulesets?: readonly {
    readonly branch: string;
    readonly rules: readonly string[];
    readonly apps?: readonly string[];
  }[];
  /** Workflow file → its state, where that is not `active`. */
  readonly workflowStates?: Readonly<Record<string, string>>;
  readonly issuesOff?: boolean;
  /** Settings of Actions: off, allowed (all, local_only, selected), patterns, access (none, organization, …). */
  readonly actions?: ActionsSettings;
  readonly watchers?: readonly string[];
  readonly environments?: readonly {
    readonly name: string;
    readonly reviewers?: readonly string[];
    readonly apps?: readonly string[];
    /** Names alone. */
    readonly secrets?: readonly string[];
  }[];
  readonly discussionCategories?: readonly string[];
  readonly issues?: readonly SeedIssue[];
  readonly pulls?: readonly SeedPull[];
  readonly releases?: readonly SeedRelease[];
  readonly advisories?: readonly SeedAdvisory[];
  /** `owner/name` that it was forked from. */
  readonly forkOf?: string;
}

export interface SeedApp {
  readonly slug: string;
  readonly id?: number;
  readonly name?: string;
  readonly clientId?: string;
  readonly owner?: string;
  /** Made when neither is given. */
  readonly privateKeyPem?: string;
  readonly publicKeyPem?: string;
  readonly permissions: Permissions;
  readonly installations?: readonly {
    readonly owner: string;
    readonly repositories?: 'all' | readonly string[];
    /** The App's own unless told. */
    readonly permissions?: Permissions;
  }[];
}

export type SeedToken =
  | {
      readonly kind: 'classic';
      readonly token: string;
      readonly login: string;
      readonly scopes?: readonly string[];
    }
  | {
      readonly kind: 'fine-grained';
      readonly token: string;
      readonly login: string;
      readonly owner?: string;
      readonly repositories?: 'all' | readonly string[];
      readonly permissions: Permissions;
    }
  | {
      readonly kind: 'actions';
      readonly token: string;
      readonly repo: string;
      readonly permissions: Permissions;
    };

export interface Seed {
  readonly now?: string;
  readonly salt?: number;
  readonly settings?: Partial<Omit<WorldSettings, 'unkind'>>;
  /** Unkindnesses that are on from the start: `push-protection`, `push-protection@owner/name`. */
  readonly unkind?: readonly Unkind[];
  readonly users?: readonly SeedUser[];
  readonly orgs?: readonly SeedOrg[];
  readonly repos?: readonly SeedRepo[];
  readonly apps?: readonly SeedApp[];
  readonly tokens?: readonly SeedToken[];
}
