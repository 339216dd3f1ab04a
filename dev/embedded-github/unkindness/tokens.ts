/** Forms of tokens, and the queue of the runner: what has no request to hang on. */
import type { Unkindness } from './unkindness.ts';

/** `ghs_`, the App's id, and a JSON web token: several hundred characters, with dots. */
export function longToken(appId: number, tail: string): string {
  const part = (text: string): string => Buffer.from(text).toString('base64url');
  const header = part(JSON.stringify({ alg: 'ES256', typ: 'JWT', kid: tail.slice(0, 8) }));
  const claims = part(JSON.stringify({ iss: 'github.com', app: appId, jti: tail, scope: 'x'.repeat(180) }));
  return `ghs_${appId}_${header}.${claims}.${part(tail.repeat(3)).slice(0, 86)}`;
}

export const forms: readonly Unkindness[] = [
  {
    name: 'long-tokens',
    what: 'Installation tokens are `ghs_`, the App’s id and a JSON web token: hundreds of characters, with dots and underscores.',
    source: 'GitHub changelog 2026-10-02; lengths and claims are a guess',
    status: 'verified',
  },
  {
    name: 'queue-of-100',
    what: 'A concurrency group at the workflow is claimed by every event that starts it, before a job’s `if:` is looked at; `queue: max` holds 100 (`most`), more are cancelled. Played by the rehearsal’s runner.',
    source: 'Brighter 4372, ROCm 9087; GitHub Docs, concurrency: `queue: max`',
    status: 'verified',
    most: 100,
  },
];
