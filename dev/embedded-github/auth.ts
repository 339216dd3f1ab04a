/** From an Authorization header to an actor. Anything wrong with a token is 401 `Bad credentials`. */
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { covers } from './access.ts';
import { accountByLogin, takeId } from './state/find.ts';
import { longToken } from './unkindness/tokens.ts';
import { strikes } from './unkindness/unkindness.ts';
import {
  type Account,
  type Actor,
  type App,
  type Ctx,
  HttpError,
  type Installation,
  type Permissions,
  type Token,
  type World,
} from './world.ts';

const maxJwtLifeSeconds = 600;
const installationTokenLifeMs = 3_600_000;

function badCredentials(): HttpError {
  return new HttpError(401, 'Bad credentials');
}

/** The account behind GITHUB_TOKEN, with the id that it has on GitHub. */
export const actionsBotId = 41_898_282;

export function authenticate(world: World, header: string | undefined): Actor {
  const presented = tokenOf(header);
  if (presented === null) return { kind: 'anonymous' };
  const token = world.tokens.get(presented);
  if (!token) {
    if (presented.split('.').length === 3) return { kind: 'app-jwt', appId: appOfJwt(world, presented).id };
    throw badCredentials();
  }
  if (token.expiresAt !== null && token.expiresAt <= world.now) throw badCredentials();
  return actorOf(world, token);
}

function tokenOf(header: string | undefined): string | null {
  if (header === undefined || header.trim() === '') return null;
  const [scheme = '', value = ''] = header.trim().split(/\s+/, 2);
  if (/^(bearer|token)$/i.test(scheme)) return value;
  if (!/^basic$/i.test(scheme)) throw badCredentials();
  // Git and curl send the token as the password.
  const [user = '', password = ''] = Buffer.from(value, 'base64').toString('utf8').split(':');
  return password === '' || password === 'x-oauth-basic' ? user : password;
}

function actorOf(world: World, token: Token): Actor {
  switch (token.kind) {
    case 'classic':
    case 'fine-grained':
      return { kind: 'user', accountId: token.accountId, token };
    case 'installation': {
      const installation = world.installations.get(token.installationId);
      if (!installation || token.revoked || installation.suspended) throw badCredentials();
      const app = world.apps.get(installation.appId)!;
      return { kind: 'app', accountId: app.botId, appId: app.id, token };
    }
    case 'actions':
      return { kind: 'actions', accountId: actionsBotId, token };
  }
}

/** Checks an App's JSON web token: RS256 with the App's key, not expired, not longer than ten minutes. */
function appOfJwt(world: World, jwt: string): App {
  const [head = '', body = '', signature = ''] = jwt.split('.');
  const header = parsePart(head);
  const claims = parsePart(body);
  const app = [...world.apps.values()].find(
    (one) => String(one.id) === String(claims.iss) || one.clientId === claims.iss,
  );
  if (!app || header.alg !== 'RS256') throw new HttpError(401, 'Integration not found');
  const key = readKey(app.publicKeyPem);
  const signed = Buffer.from(`${head}.${body}`);
  if (!verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'))) {
    throw new HttpError(401, 'A JSON web token could not be decoded');
  }
  checkTimes(world, Number(claims.iat), Number(claims.exp));
  return app;
}

const keys = new Map<string, KeyObject>();

/** Reading a key takes longer than anything that is done with it. */
function readKey(pem: string): KeyObject {
  const key = keys.get(pem) ?? createPublicKey(pem);
  keys.set(pem, key);
  return key;
}

/** All in seconds. */
function checkTimes(world: World, issued: number, expires: number): void {
  const clocks = world.settings.jwtClock === 'either' ? [world.now, Date.now()] : [world.now];
  const problems = clocks.map((ms) => timeProblem(Math.floor(ms / 1000), issued, expires));
  const problem = problems.find((one) => one === null) === null ? null : problems[0];
  if (problem) throw new HttpError(401, problem);
}

function timeProblem(now: number, issued: number, expires: number): string | null {
  const claim = "'Expiration time' claim ('exp')";
  if (!(expires > now)) {
    return `${claim} must be a numeric value representing the future time at which the assertion expires`;
  }
  if (expires - now > maxJwtLifeSeconds) return `${claim} is too far in the future`;
  return issued > now + 60
    ? "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued"
    : null;
}

function parsePart(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Falls through: not a token at all.
  }
  throw badCredentials();
}

export interface TokenRequest {
  readonly repositories?: readonly string[];
  readonly repository_ids?: readonly number[];
  readonly permissions?: Permissions;
}

/** Mints an installation token, narrowed as asked. More than the installation has is 422. */
export function mintInstallationToken(
  ctx: Ctx,
  installation: Installation,
  wanted: TokenRequest,
): Extract<Token, { kind: 'installation' }> {
  const { world } = ctx;
  if (installation.suspended) throw new HttpError(403, 'This installation has been suspended');
  const token = {
    kind: 'installation',
    token: strikes(world, 'long-tokens', 'POST /app/installations/{installation_id}/access_tokens')
      ? longToken(installation.appId, tokenTail(world))
      : `ghs_${tokenTail(world)}`,
    installationId: installation.id,
    repositories: narrowRepositories(world, installation, wanted),
    permissions: narrowPermissions(installation, wanted.permissions),
    expiresAt: world.now + installationTokenLifeMs,
    revoked: false,
  } as const satisfies Token;
  world.tokens.set(token.token, token);
  return token;
}

function narrowPermissions(installation: Installation, wanted: Permissions | undefined): Permissions {
  if (wanted === undefined) return { ...installation.permissions };
  for (const [key, level] of Object.entries(wanted)) {
    if (key === 'metadata' && level === 'read') continue;
    if (!covers(installation.permissions[key], level)) {
      throw new HttpError(422, 'The permissions requested are not granted to this installation.');
    }
  }
  return { metadata: 'read', ...wanted };
}

function narrowRepositories(
  world: World,
  installation: Installation,
  wanted: TokenRequest,
): 'all' | number[] {
  if (wanted.repositories === undefined && wanted.repository_ids === undefined)
    return installation.repositories;
  const ids = [...(wanted.repository_ids ?? [])];
  for (const name of wanted.repositories ?? []) {
    const short = name.split('/').at(-1)!.toLowerCase();
    const repo = [...world.repos.values()].find(
      (one) => one.ownerId === installation.accountId && one.name.toLowerCase() === short,
    );
    if (!repo) throw refuseRepositories();
    ids.push(repo.id);
  }
  for (const id of ids) {
    const owned = world.repos.get(id)?.ownerId === installation.accountId;
    const covered = installation.repositories === 'all' || installation.repositories.includes(id);
    if (!owned || !covered) throw refuseRepositories();
  }
  return ids;
}

function refuseRepositories(): HttpError {
  return new HttpError(
    422,
    'There is at least one repository that does not exist or is not accessible to the parent installation.',
  );
}

/** Looks random, is always the same for the same history. */
export function tokenTail(world: World): string {
  return createHash('sha256')
    .update(`${world.salt}:token:${takeId(world)}`)
    .digest('base64url')
    .slice(0, 36);
}

/** The person a token is for; a mistake in a seed or a test is told at once. */
export function personOf(world: World, login: string): Account {
  const account = accountByLogin(world, login);
  if (!account)
    throw new Error(`embedded GitHub: there is no account ${login}; name it under users, orgs or apps`);
  return account;
}
