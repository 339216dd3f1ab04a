/** Who can sign in to a seeded world, and with what: a token for every person, the keys of every App. */
import { sha1 } from './state/tree.ts';
import type { World } from './world.ts';

interface AppIdentity {
  readonly id: number;
  readonly clientId: string;
  /** PEM, null where the seed gives the public key alone. */
  readonly privateKey: string | null;
  readonly installations: readonly { readonly id: number; readonly account: string }[];
}

export interface Identities {
  readonly tokens: Readonly<Record<string, string>>;
  readonly apps: Readonly<Record<string, AppIdentity>>;
}

/** A classic token with all that a person may do, where the seed gives none. */
function tokenOf(world: World, accountId: number, login: string): string {
  for (const token of world.tokens.values())
    if ('accountId' in token && token.accountId === accountId) return token.token;
  const token = `ghp_${sha1('token\0', String(world.salt), login)}`;
  const scopes = ['repo', 'workflow', 'admin:org', 'delete_repo'];
  world.tokens.set(token, { kind: 'classic', token, accountId, scopes, expiresAt: null });
  return token;
}

export function describeIdentities(world: World): Identities {
  const people = [...world.accounts.values()].filter((account) => account.type === 'User');
  const installations = [...world.installations.values()];
  const apps = [...world.apps.values()].map((app): [string, AppIdentity] => [
    app.slug,
    {
      id: app.id,
      clientId: app.clientId,
      privateKey: app.privateKeyPem,
      installations: installations
        .filter((one) => one.appId === app.id)
        .map((one) => ({ id: one.id, account: world.accounts.get(one.accountId)?.login ?? '' })),
    },
  ]);
  return {
    tokens: Object.fromEntries(people.map(({ id, login }) => [login, tokenOf(world, id, login)])),
    apps: Object.fromEntries(apps),
  };
}

/** The secret SECURITY_PROCESS_APPS: client id and key of the App of every owner that has one installed. */
export function renderAppsSecret(world: World): string {
  const parts = Object.values(describeIdentities(world).apps).flatMap(
    ({ clientId, privateKey, installations }) =>
      privateKey === null
        ? []
        : installations.map(({ account }) => {
            const lines = privateKey.trim().split('\n').join('\n    ');
            return `${account}:\n  client-id: ${clientId}\n  private-key: |\n    ${lines}\n`;
          }),
  );
  return parts.join('');
}
