import type { Granted, Seen } from '../../doctor/setup.ts';
import { type AppCredentials, type Credentials, type Minting, sendAsApp } from '../as-app.ts';
import { GitHubError } from '../error.ts';
import { type Installation, readInstallation } from '../tokens.ts';
import type { Transport } from '../transport.ts';
import { refusedBy } from './probe.ts';

/** With whose eyes GitHub is looked at: tokens that can read and nothing else, the App's first. */
export interface Eyes {
  /** Tokens to try for things of an owner, in order; null is an anonymous visitor. */
  of(owner: string): Promise<readonly (string | null)[]>;
  /** The installation of the App for an owner. */
  installation(owner: string): Promise<Seen<Installation>>;
  /** What the App of an owner asks for; null where that cannot be told. */
  asked(owner: string): Promise<Granted | null>;
  /** What the bot itself would use, at the level read; null where it has nothing for the owner. */
  botToken(owner: string): Promise<string | null>;
}

export interface EyesOptions {
  readonly credentials: Credentials | null;
  /** Token of an administrator, who sees what the App does not: secrets, roles, rulesets. */
  readonly adminToken: string | null;
  readonly transport: Transport;
  readonly clock: () => number;
  readonly maskSecret: (value: string) => void;
}

/** What the doctor asks for, at the level read whatever was granted. */
const LOOKED_AT: readonly string[] = [
  'actions',
  'administration',
  'contents',
  'issues',
  'members',
  'metadata',
  'organization_custom_org_roles',
  'pull_requests',
  'repository_advisories',
  'secrets',
];

export function createEyes(options: EyesOptions): Eyes {
  const { credentials, adminToken, maskSecret } = options;
  if (adminToken) maskSecret(adminToken);
  const minting: Minting = {
    ...options,
    credentials: credentials ?? { kind: 'apps', apps: {} },
    home: '',
    skew: { ms: 0 },
    signed: new Map(),
  };
  const appOf = (owner: string): AppCredentials | undefined =>
    credentials?.kind === 'apps'
      ? Object.entries(credentials.apps).find(([each]) => each.toLowerCase() === owner.toLowerCase())?.[1]
      : undefined;
  const installations = new Map<string, Promise<Seen<Installation>>>();
  const tokens = new Map<string, Promise<string | null>>();

  const installation = (owner: string): Promise<Seen<Installation>> =>
    remembered(installations, owner, async () => {
      const app = appOf(owner);
      return app ? findInstallation(minting, app, owner) : { kind: 'absent' };
    });
  const appToken = (owner: string): Promise<string | null> =>
    remembered(tokens, owner, async () => {
      const [app, found] = [appOf(owner), await installation(owner)];
      if (!app || found.kind !== 'seen') return null;
      return mintReading(minting, app, owner, found.value);
    });
  const botToken = async (owner: string): Promise<string | null> =>
    credentials?.kind === 'token' ? credentials.token : appToken(owner);
  return {
    installation,
    botToken,
    asked: async (owner) => {
      const app = appOf(owner);
      return app ? readAsked(minting, app, owner) : null;
    },
    of: async (owner) => {
      const known = [await botToken(owner), adminToken].filter((each) => each !== null);
      return known.length > 0 ? known : [null];
    },
  };
}

function remembered<T>(known: Map<string, Promise<T>>, owner: string, make: () => Promise<T>): Promise<T> {
  const key = owner.toLowerCase();
  const made = known.get(key) ?? make();
  known.set(key, made);
  return made;
}

async function findInstallation(
  minting: Minting,
  app: AppCredentials,
  owner: string,
): Promise<Seen<Installation>> {
  try {
    return { kind: 'seen', value: await readInstallation(minting, app, owner, 'read-visibility') };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return error.rootCause === 'app-not-installed' ? { kind: 'absent' } : refusedBy(error);
  }
}

/** A token that cannot write, even where the App may. */
async function mintReading(
  minting: Minting,
  app: AppCredentials,
  owner: string,
  { id, permissions, isOrganisation }: Installation,
): Promise<string | null> {
  const granted = LOOKED_AT.filter(
    (key) => permissions[key] !== undefined && (key !== 'members' || isOrganisation),
  );
  const reading = Object.fromEntries(granted.map((key) => [key, 'read']));
  const answer = await sendAsApp(
    minting,
    app,
    {
      route: 'POST /app/installations/{installation_id}/access_tokens',
      parameters: { installation_id: id, permissions: reading },
    },
    { call: 'read-visibility', owner },
  );
  const token = (answer.data as { readonly token?: unknown } | null)?.token;
  if (typeof token !== 'string') return null;
  minting.maskSecret(token);
  return token;
}

async function readAsked(minting: Minting, app: AppCredentials, owner: string): Promise<Granted | null> {
  try {
    const answer = await sendAsApp(
      minting,
      app,
      { route: 'GET /app', parameters: {} },
      { call: 'read-visibility', owner },
    );
    const { permissions } = (answer.data ?? {}) as { readonly permissions?: Granted };
    return answer.status === 200 ? (permissions ?? null) : null;
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return null;
  }
}
