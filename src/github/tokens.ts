import { type AppCredentials, type Minting, sendAsApp, type TokenOptions } from './as-app.ts';
import { type Cause, findCause } from './causes.ts';
import { describeRefusal, GitHubError } from './error.ts';
import { missingPermissions, type PermissionSet, sumPermissions } from './permission-sets.ts';
import { baseNeeds, type CallName, NEEDS } from './permissions.ts';
import type { Answer } from './transport.ts';

/** What a token has to reach. `repositories` are names without owner; `all` is every one of the installation. */
export interface Access {
  readonly owner: string;
  readonly repositories: 'all' | readonly string[];
  readonly permissions: PermissionSet;
}

export interface Tokens {
  /** @throws GitHubError where there is no App for the owner, or it may not do what is asked. */
  tokenFor(access: Access, call: CallName): Promise<string>;
  /** Drops what is remembered for this access; true where another token can be had. */
  forget(access: Access): boolean;
}

export interface Installation {
  readonly id: number;
  readonly permissions: Readonly<Record<string, string | undefined>>;
  /** Members and teams exist in organisations only. */
  readonly isOrganisation: boolean;
}

/**
 * Tokens as narrow as the call allows, each made once per run. What may only be read is read with a token of the same
 * places that this run has already, where that one may read all of it and write nothing.
 */
export function createTokens(given: TokenOptions): Tokens {
  const options: Minting = { ...given, skew: { ms: 0 }, signed: new Map() };
  const { credentials } = options;
  if (credentials.kind === 'token') {
    options.maskSecret(credentials.token);
    return { tokenFor: async () => credentials.token, forget: () => false };
  }
  const apps = new Map(Object.entries(credentials.apps).map(([owner, app]) => [owner.toLowerCase(), app]));
  for (const app of apps.values()) maskKey(app.privateKey, options.maskSecret);
  const installations = new Map<string, Promise<Installation>>();
  const minted = new Map<string, Promise<string>>();
  const reading: { readonly access: Access; readonly token: string }[] = [];

  async function mint(access: Access, call: CallName): Promise<string> {
    const app = apps.get(access.owner.toLowerCase());
    if (!app) throw noApp(access, call);
    const installation = await once(installations, access.owner.toLowerCase(), () =>
      readInstallation(options, app, access.owner, call),
    );
    refuseWithoutBase(installation, access.owner, options.home);
    const token = await mintToken(options, app, installation, access, call);
    if (mayOnlyRead(access.permissions)) reading.push({ access, token });
    return token;
  }

  return {
    tokenFor: async (access, call) =>
      reading.find((known) => isEnoughFor(known.access, access))?.token ??
      once(minted, keyOf(access), () => mint(access, call)),
    forget: (access) => {
      const dropped = reading.filter((known) => isEnoughFor(known.access, access));
      for (const known of dropped) reading.splice(reading.indexOf(known), 1);
      for (const each of [access, ...dropped.map((known) => known.access)]) minted.delete(keyOf(each));
      // Also where another request, refused with the same token, dropped it first.
      return true;
    },
  };
}

const mayOnlyRead = (permissions: PermissionSet): boolean =>
  Object.values(permissions).every((level) => level === 'read');

/** Whether all that is asked for is to read what the other may read in the very same places. */
function isEnoughFor(known: Access, asked: Access): boolean {
  return (
    mayOnlyRead(asked.permissions) &&
    missingPermissions(asked.permissions, known.permissions).length === 0 &&
    keyOf({ ...asked, permissions: {} }) === keyOf({ ...known, permissions: {} })
  );
}

/** Remembers the promise, but not a failure. */
function once<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const before = known.get(key);
  if (before) return before;
  const made = make();
  known.set(key, made);
  made.catch(() => known.delete(key));
  return made;
}

function keyOf(access: Access): string {
  const repositories = access.repositories === 'all' ? 'all' : [...access.repositories].sort();
  const permissions = Object.entries(access.permissions).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([access.owner, repositories, permissions]).toLowerCase();
}

function noApp(access: Access, call: CallName): GitHubError {
  return new GitHubError({
    code: 'token-refused',
    call,
    repo: access.owner,
    status: 0,
    cause: 'credential-missing',
    detail: `No App is configured for the owner ${access.owner}.`,
  });
}

export async function readInstallation(
  options: Minting,
  app: AppCredentials,
  owner: string,
  call: CallName,
): Promise<Installation> {
  const about = { call, owner };
  const inOrganisation = { route: 'GET /orgs/{org}/installation', parameters: { org: owner } };
  const ofUser = { route: 'GET /users/{username}/installation', parameters: { username: owner } };
  let answer = await sendAsApp(options, app, inOrganisation, about);
  if (answer.status === 404) answer = await sendAsApp(options, app, ofUser, about);
  const fail = (cause: Cause | null, detail: string): GitHubError =>
    new GitHubError({ code: 'token-refused', call, repo: owner, status: answer.status, cause, detail });
  if (answer.status === 404)
    throw fail('app-not-installed', `The App ${app.clientId} is not installed for ${owner}.`);
  if (answer.status !== 200)
    throw fail(
      findCause(answer.status, answer.data),
      `GitHub refused the App's client id and private key. ${describeRefusal(answer.data)}`,
    );
  const body = answer.data as {
    readonly id: number;
    readonly permissions?: Record<string, string>;
    readonly target_type?: string;
    readonly suspended_at?: string | null;
  };
  if (body.suspended_at)
    throw fail('app-suspended', `The installation of the App ${app.clientId} is suspended.`);
  return { id: body.id, permissions: body.permissions ?? {}, isOrganisation: body.target_type !== 'User' };
}

/**
 * An App that lacks what the process cannot do without is told so by its first call, all at once, before anything is
 * written; otherwise it would be in the middle of a move.
 */
function refuseWithoutBase(installation: Installation, owner: string, home: string): void {
  const isHome = home.split('/')[0]?.toLowerCase() === owner.toLowerCase();
  const rows = baseNeeds(isHome);
  const { members, ...others } = sumPermissions(rows.map(([, need]) => need));
  const wanted = members === undefined || !installation.isOrganisation ? others : { ...others, members };
  const missing = missingPermissions(wanted, installation.permissions);
  if (missing.length === 0) return;
  const first = rows.find(
    ([, need]) => missingPermissions(need.permissions, installation.permissions).length > 0,
  );
  const [call, need] = first ?? (['read-case', NEEDS['read-case']] as const);
  throw new GitHubError({
    code: 'permission-missing',
    call,
    repo: need.where === 'triage repo' ? home : owner,
    status: 0,
    permission: missing.join(', '),
    detail: `The App's installation for ${owner} lacks ${missing.join(', ')}. Nothing was done.`,
  });
}

async function mintToken(
  options: Minting,
  app: AppCredentials,
  installation: Installation,
  access: Access,
  call: CallName,
): Promise<string> {
  const { members, ...others } = access.permissions;
  const permissions: PermissionSet =
    members === undefined || !installation.isOrganisation ? others : { ...others, members };
  const answer = await sendAsApp(
    options,
    app,
    {
      route: 'POST /app/installations/{installation_id}/access_tokens',
      parameters: {
        installation_id: installation.id,
        permissions,
        ...(access.repositories === 'all' ? {} : { repositories: access.repositories }),
      },
    },
    { call, owner: access.owner },
  );
  const token = (answer.data as { readonly token?: unknown } | null)?.token;
  if (answer.status !== 201 || typeof token !== 'string')
    throw whyNotMinted(answer, installation, { ...access, permissions }, call);
  options.maskSecret(token);
  return token;
}

function whyNotMinted(
  answer: Answer,
  installation: Installation,
  access: Access,
  call: CallName,
): GitHubError {
  const names = access.repositories === 'all' ? [] : access.repositories;
  const repo = names.length === 1 ? `${access.owner}/${names[0]}` : access.owner;
  const missing = missingPermissions(access.permissions, installation.permissions);
  const facts = { call, repo, status: answer.status };
  if (missing.length > 0) {
    const permission = missing.join(', ');
    const detail = `The App's installation for ${access.owner} lacks ${permission}.`;
    return new GitHubError({ ...facts, code: 'permission-missing', permission, detail });
  }
  if (answer.status === 422 && names.length > 0) {
    const detail = `GitHub gives the App no token for ${names.join(', ')} of ${access.owner}.`;
    return new GitHubError({ ...facts, code: 'permission-missing', cause: 'repo-out-of-reach', detail });
  }
  const detail = `GitHub gave no token for: ${NEEDS[call].does}. ${describeRefusal(answer.data)}`;
  const cause = findCause(answer.status, answer.data);
  return new GitHubError({ ...facts, code: 'token-refused', cause, detail });
}

/** A runner masks line by line, so each line of a key that says something is a secret of its own. */
function maskKey(privateKey: string, maskSecret: (value: string) => void): void {
  maskSecret(privateKey);
  for (const line of privateKey.split(/\\n|\r?\n/)) {
    if (line.length >= 16 && !line.startsWith('-----')) maskSecret(line);
  }
}
