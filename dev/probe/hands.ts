/** Every request of the probe. What writes does so only in repos that this very run has made. */
import { type AppCredentials, type Minting, sendAsApp } from '../../src/github/as-app.ts';
import { type Installation, readInstallation } from '../../src/github/tokens.ts';
import type { Transport } from '../../src/github/transport.ts';
import { Blocked, describeSaid, readAnswer, type Said } from './answer.ts';
import type { MadeRepo } from './places.ts';

type Parameters = Readonly<Record<string, unknown>>;

/** Narrowed on purpose: permissions, and which repos; every repo of the installation where absent. */
interface Narrowed {
  readonly permissions: Readonly<Record<string, string>>;
  readonly repos?: readonly MadeRepo[];
}

export interface Hands {
  asOwner(route: string, parameters?: Parameters): Promise<Said>;
  asApp(access: Narrowed, route: string, parameters?: Parameters): Promise<Said>;
  asReporter(route: string, parameters?: Parameters): Promise<Said>;
  /** From now on this repo may be written to. */
  own(repo: MadeRepo): void;
  /** From now on it may not. */
  disown(repo: MadeRepo): void;
}

export interface HandsOptions {
  readonly org: string;
  readonly ownerToken: string;
  readonly reporterToken: string | null;
  readonly app: AppCredentials | null;
  readonly transport: Transport;
  readonly clock: () => number;
}

function minting({ org, transport, clock }: HandsOptions): Minting {
  const credentials = { kind: 'apps', apps: {} } as const;
  return {
    transport,
    clock,
    credentials,
    home: org,
    maskSecret: () => undefined,
    skew: { ms: 0 },
    signed: new Map(),
  };
}

/** The installation of the App in the organisation. Throws GitHubError where there is none. */
export const findInstallation = (options: HandsOptions, app: AppCredentials): Promise<Installation> =>
  readInstallation(minting(options), app, options.org, 'read-visibility');

export function createHands(options: HandsOptions, installation: Installation | null): Hands {
  const owned = new Map<string, MadeRepo>();
  const tokens = new Map<string, Promise<string>>();
  const shared = minting(options);

  /** A mistake of ours ends the probe before anybody is harmed by it. */
  function guard(route: string, { owner, repo }: Parameters): void {
    if (route.startsWith('GET ') || !route.includes('{repo}')) return;
    if (!owned.has(`${owner}/${repo}`.toLowerCase()))
      throw new Error(`${route} was about to touch ${owner}/${repo}, which this run has not made`);
  }

  async function send(token: string, route: string, parameters: Parameters): Promise<Said> {
    guard(route, parameters);
    const isRead = route.startsWith('GET ');
    const answer = await options.transport.send(token, {
      call: 'read-visibility',
      repo: options.org,
      route,
      parameters,
      kind: isRead ? 'read' : 'write',
      repeatable: isRead,
    });
    return readAnswer(answer);
  }

  return {
    asOwner: (route, parameters = {}) => send(options.ownerToken, route, parameters),
    asReporter: (route, parameters = {}) => send(options.reporterToken ?? '', route, parameters),
    asApp: async (access, route, parameters = {}) => {
      const key = JSON.stringify([access.permissions, access.repos?.map(({ id }) => id)]);
      const token = tokens.get(key) ?? mint(options, installation, shared, access);
      tokens.set(key, token);
      return send(await token, route, parameters);
    },
    own: (repo) => void owned.set(repo.name.toLowerCase(), repo),
    disown: (repo) => void owned.delete(repo.name.toLowerCase()),
  };
}

/** A token of the App that can do no more than this. */
async function mint(
  { app, org }: HandsOptions,
  installation: Installation | null,
  shared: Minting,
  { permissions, repos }: Narrowed,
): Promise<string> {
  if (!app || !installation) throw new Blocked('there is no App to try it with');
  const answer = await sendAsApp(
    shared,
    app,
    {
      route: 'POST /app/installations/{installation_id}/access_tokens',
      parameters: {
        installation_id: installation.id,
        permissions,
        ...(repos === undefined ? {} : { repository_ids: repos.map(({ id }) => id) }),
      },
    },
    { call: 'read-visibility', owner: org },
  );
  const { token } = (answer.data ?? {}) as { readonly token?: unknown };
  if (answer.status === 201 && typeof token === 'string') return token;
  const advice = `Install the App on all repositories of ${org}, so that it reaches new ones.`;
  throw new Blocked(`GitHub gave the App no token: ${describeSaid(readAnswer(answer))}. ${advice}`);
}
