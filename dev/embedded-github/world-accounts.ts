/** State of accounts, organisations, teams, Apps and tokens (part of `world.ts`). */

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
