/**
 * From a seed to a world. Nothing of it counts as an event: nobody was notified, nothing was delivered,
 * the journal is empty.
 */
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { actionsBotId, personOf } from './auth.ts';
import { defaultSeed } from './default-seed.ts';
import type { Seed, SeedApp, SeedOrg, SeedTeam, SeedToken, SeedUser } from './seed.ts';
import { repoNamed, roleOf, timeOf } from './seed-names.ts';
import { fillSeedRepo, seedBlankRepo } from './seed-repo.ts';
import { accountByLogin, takeId } from './state/find.ts';
import { setUnkind } from './unkindness/table.ts';
import type { Account, App, Org, Team, Token, World } from './world.ts';

const defaultNow = '2026-11-02T09:00:00Z';
const firstId = 100_000_001;

export function createWorld(seed: Seed = defaultSeed, now: string = seed.now ?? defaultNow): World {
  const world: World = {
    now: timeOf(now),
    nextId: firstId,
    salt: seed.salt ?? 1,
    settings: {
      apiUrl: 'http://127.0.0.1',
      webUrl: 'https://github.com',
      advisoryComments: 'on',
      graphqlCollaborators: 'on',
      cveDelayMs: null,
      nextGhsas: [],
      cveByGhsa: {},
      jwtClock: 'either',
      ...seed.settings,
      unkind: [],
    },
    accounts: new Map(),
    orgs: new Map(),
    teams: new Map(),
    repos: new Map(),
    repoRedirects: new Map(),
    issues: new Map(),
    comments: new Map(),
    issueRedirects: new Map(),
    deletedIssues: new Set(),
    advisories: new Map(),
    discussions: new Map(),
    uploads: new Map(),
    apps: new Map(),
    installations: new Map(),
    tokens: new Map(),
    deliveries: [],
    journal: [],
    notifications: [],
    struck: [],
  };
  addAccount(world, { login: 'github-actions[bot]', id: actionsBotId, type: 'Bot' });
  addAccount(world, { login: 'ghost', id: 10_137 });
  for (const user of seed.users ?? []) addAccount(world, user);
  for (const org of seed.orgs ?? []) addOrg(world, org);
  // Apps before repositories, whose environments name them; teams before what their members write.
  const apps = (seed.apps ?? []).map((app) => ({ app, made: addApp(world, app) }));
  for (const repo of seed.repos ?? []) seedBlankRepo(world, repo);
  for (const org of seed.orgs ?? []) grantTeams(world, org);
  for (const { app, made } of apps) installApp(world, app, made);
  for (const repo of seed.repos ?? []) fillSeedRepo(world, repo);
  for (const token of seed.tokens ?? []) addToken(world, token);
  setUnkind(world, seed.unkind ?? []);
  world.deliveries = [];
  world.journal = [];
  world.notifications = [];
  return world;
}

function addAccount(world: World, user: SeedUser): Account {
  if (accountByLogin(world, user.login)) throw new Error(`embedded GitHub: the seed has ${user.login} twice`);
  const account: Account = {
    id: user.id ?? takeId(world),
    login: user.login,
    type: user.type ?? 'User',
    name: user.name ?? null,
    email: user.email ?? null,
    createdAt: world.now,
    appId: null,
  };
  world.accounts.set(account.id, account);
  return account;
}

function addOrg(world: World, seed: SeedOrg): void {
  const account = addAccount(world, { ...seed, type: 'Organization' });
  const ids = (logins: readonly string[] = []): number[] => logins.map((login) => personOf(world, login).id);
  const teams = seed.teams ?? [];
  const owners = new Set(ids(seed.owners));
  // Anyone who is in a team is in the organisation.
  const inTeams = teams.flatMap((team) => ids([...(team.members ?? []), ...(team.maintainers ?? [])]));
  const members = new Set([...ids(seed.members), ...inTeams].filter((id) => !owners.has(id)));
  const org: Org = {
    id: account.id,
    owners,
    members,
    publicMembers: new Set(),
    teamIds: [],
    defaultRepositoryPermission: seed.defaultRepositoryPermission ?? 'none',
    allowIssueDeletion: seed.allowIssueDeletion ?? false,
  };
  world.orgs.set(org.id, org);
  for (const team of teams) {
    const made = addTeam(world, org, team);
    for (const id of ids(team.members)) made.members.set(id, owners.has(id) ? 'maintainer' : 'member');
    for (const id of ids(team.maintainers)) made.members.set(id, 'maintainer');
    for (const id of ids(team.pending)) made.pending.add(id);
  }
}

export function addTeam(world: World, org: Org, seed: SeedTeam): Team {
  const parent = [...world.teams.values()].find((one) => one.orgId === org.id && one.slug === seed.parent);
  const team: Team = {
    id: seed.id ?? takeId(world),
    orgId: org.id,
    slug: seed.slug,
    name: seed.name ?? seed.slug,
    description: null,
    privacy: seed.secret ? 'secret' : 'closed',
    parentId: parent?.id ?? null,
    members: new Map(),
    pending: new Set(),
    repos: new Map(),
    securityManager: seed.securityManager ?? false,
  };
  world.teams.set(team.id, team);
  org.teamIds.push(team.id);
  return team;
}

function grantTeams(world: World, seed: SeedOrg): void {
  const org = world.orgs.get(accountByLogin(world, seed.login)!.id)!;
  for (const team of seed.teams ?? []) {
    const made = org.teamIds.map((id) => world.teams.get(id)!).find((one) => one.slug === team.slug)!;
    for (const [name, role] of Object.entries(team.repos ?? {})) {
      made.repos.set(repoNamed(world, `${seed.login}/${name}`), roleOf(role));
    }
  }
}

let sharedKey: { readonly publicKeyPem: string; readonly privateKeyPem: string } | null = null;

/** One pair for the process: making keys is slow, and these guard nothing. */
function keysOf(seed: SeedApp): { publicKeyPem: string; privateKeyPem: string | null } {
  if (seed.publicKeyPem !== undefined) {
    return { publicKeyPem: seed.publicKeyPem, privateKeyPem: seed.privateKeyPem ?? null };
  }
  if (seed.privateKeyPem !== undefined) {
    const publicKeyPem = createPublicKey(seed.privateKeyPem).export({
      type: 'spki',
      format: 'pem',
    }) as string;
    return { publicKeyPem, privateKeyPem: seed.privateKeyPem };
  }
  if (!sharedKey) {
    const pair = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    sharedKey = { publicKeyPem: pair.publicKey, privateKeyPem: pair.privateKey };
  }
  return sharedKey;
}

/** Somebody registers an App and installs it, in the browser. */
export function registerApp(world: World, seed: SeedApp): App {
  const app = addApp(world, seed);
  installApp(world, seed, app);
  return app;
}

function addApp(world: World, seed: SeedApp): App {
  const bot = addAccount(world, { login: `${seed.slug}[bot]`, type: 'Bot' });
  const id = seed.id ?? takeId(world);
  const owner = seed.owner === undefined ? [...world.accounts.keys()][0]! : personOf(world, seed.owner).id;
  const app: App = {
    id,
    slug: seed.slug,
    name: seed.name ?? seed.slug,
    clientId: seed.clientId ?? `Iv23li${String(id).padStart(14, '0')}`,
    ownerId: owner,
    ...keysOf(seed),
    permissions: { metadata: 'read', ...seed.permissions },
    botId: bot.id,
    createdAt: world.now,
  };
  bot.appId = id;
  world.apps.set(id, app);
  return app;
}

function installApp(world: World, seed: SeedApp, app: App): void {
  for (const one of seed.installations ?? []) {
    const id = takeId(world);
    const named = one.repositories ?? 'all';
    world.installations.set(id, {
      id,
      appId: app.id,
      accountId: personOf(world, one.owner).id,
      repositories: named === 'all' ? 'all' : named.map((name) => repoNamed(world, `${one.owner}/${name}`)),
      permissions: { metadata: 'read', ...(one.permissions ?? app.permissions) },
      suspended: false,
      createdAt: world.now,
    });
  }
}

/** What a classic token has unless told. */
export const usualScopes: readonly string[] = ['repo', 'read:org', 'workflow'];

export function addToken(world: World, seed: SeedToken): Token {
  const token = tokenOf(world, seed);
  world.tokens.set(token.token, token);
  return token;
}

function tokenOf(world: World, seed: SeedToken): Token {
  switch (seed.kind) {
    case 'classic': {
      const accountId = personOf(world, seed.login).id;
      const scopes = [...(seed.scopes ?? usualScopes)];
      return { kind: 'classic', token: seed.token, accountId, scopes, expiresAt: null };
    }
    case 'fine-grained': {
      const owner = seed.owner ?? seed.login;
      const named = seed.repositories ?? 'all';
      return {
        kind: 'fine-grained',
        token: seed.token,
        accountId: personOf(world, seed.login).id,
        ownerId: personOf(world, owner).id,
        repositories: named === 'all' ? 'all' : named.map((name) => repoNamed(world, `${owner}/${name}`)),
        permissions: { metadata: 'read', ...seed.permissions },
        expiresAt: null,
      };
    }
    case 'actions':
      return {
        kind: 'actions',
        token: seed.token,
        repoId: repoNamed(world, seed.repo),
        permissions: { metadata: 'read', ...seed.permissions },
        expiresAt: null,
      };
  }
}
