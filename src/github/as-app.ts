import githubAppJwt from 'universal-github-app-jwt';
import { GitHubError } from './error.ts';
import type { CallName } from './permissions.ts';
import type { Answer, Transport } from './transport.ts';

/** One App: its client id and its private key (PEM). */
export interface AppCredentials {
  readonly clientId: string;
  readonly privateKey: string;
}

/** One token for a single owner, or an App per owner (names of owners in any case). */
export type Credentials =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'apps'; readonly apps: Readonly<Record<string, AppCredentials>> };

export interface TokenOptions {
  readonly credentials: Credentials;
  readonly transport: Transport;
  /** The triage repo, `owner/name`: where it is an App needs more than elsewhere. */
  readonly home: string;
  /** Gets every token and key before it is used. */
  readonly maskSecret: (value: string) => void;
  /** Milliseconds UTC of this machine; GitHub's own time is used where they differ too much. */
  readonly clock: () => number;
}

/** What the functions below work with. */
export interface Minting extends TokenOptions {
  /** By how much GitHub's clock is ahead of this machine's, as last found out. */
  readonly skew: { ms: number };
  /** What was signed in this run, by App and key: it serves for minutes. */
  readonly signed: Map<string, { readonly token: string; readonly until: number }>;
}

/** A request as the App itself. Where GitHub finds our clock wrong, its own time is used once. */
export async function sendAsApp(
  options: Minting,
  app: AppCredentials,
  sending: { readonly route: string; readonly parameters: Record<string, unknown> },
  about: { readonly call: CallName; readonly owner: string },
): Promise<Answer> {
  const send = async (atMs: number): Promise<Answer> => {
    const token = await signAs(options, app, atMs, about);
    return options.transport.send(token, {
      ...sending,
      call: about.call,
      repo: about.owner,
      kind: 'token',
      repeatable: true,
    });
  };
  const now = options.clock() + options.skew.ms;
  const answer = await send(now);
  const theirs = Date.parse(answer.headers.date ?? '');
  if (answer.status !== 401 || Number.isNaN(theirs) || Math.abs(theirs - now) <= 20_000) return answer;
  options.skew.ms += theirs - now;
  options.signed.clear();
  return send(theirs);
}

/** How long a signed token is used again: GitHub takes it for ten minutes. */
const SIGNED_FOR_MS = 240_000;

/** Signed once for the tokens of a run. `atMs`: GitHub's time, as far as it is known. */
async function signAs(
  { signed, maskSecret }: Minting,
  app: AppCredentials,
  atMs: number,
  about: { readonly call: CallName; readonly owner: string },
): Promise<string> {
  const key = `${app.clientId} ${app.privateKey}`;
  const known = signed.get(key);
  if (known !== undefined && atMs < known.until && known.until - atMs <= SIGNED_FOR_MS) return known.token;
  const { token } = await sign(app, Math.floor(atMs / 1_000), about);
  maskSecret(token);
  signed.set(key, { token, until: atMs + SIGNED_FOR_MS });
  return token;
}

async function sign(
  app: AppCredentials,
  now: number,
  about: { readonly call: CallName; readonly owner: string },
): Promise<{ readonly token: string }> {
  try {
    return await githubAppJwt({ id: app.clientId, privateKey: app.privateKey, now });
  } catch {
    // The library's message may quote the key.
    throw new GitHubError({
      code: 'token-refused',
      call: about.call,
      repo: about.owner,
      status: 0,
      cause: 'credential-unreadable',
      detail: 'The private key of the App cannot be read: it has to be the whole PEM file.',
    });
  }
}
