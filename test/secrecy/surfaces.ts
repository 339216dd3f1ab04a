/** Every place where a text of a case may have landed, and what may not stand there. */
import type { EmbeddedGitHub } from '../../dev/embedded-github/index.ts';
import type { ChildResult } from '../../dev/rehearsal/child-run.ts';
import { holdsSecret } from './search.ts';

/** A word that must stay inside. */
export interface Secret {
  readonly word: string;
  /** Where it was put: for the message. */
  readonly field: string;
  /** GHSA id of the collaborators that may read it; null where the team alone may. */
  readonly advisory: string | null;
  /** Part of the advisory: public from its publication on. */
  readonly untilDisclosure: boolean;
}

export interface Surface {
  readonly what: string;
  readonly text: string;
  /** The collaborators that read it; null for everybody. */
  readonly advisory: string | null;
  /** Advisories that were published when it was written. */
  readonly disclosed: ReadonlySet<string>;
}

/**
 * What our identities wrote outside of the team, what their runs printed and were called, what was mailed to outsiders, and
 * what third parties were asked and sent: registries see look-ups, mail providers mails.
 */
export function listSurfaces(
  github: Pick<EmbeddedGitHub, 'journal' | 'notifications' | 'requests'>,
  runs: readonly ChildResult[],
  insiders: readonly string[],
  elsewhere: readonly { readonly what: string; readonly text: string }[] = [],
): readonly Surface[] {
  const nobody = new Set<string>();
  const disclosed = new Set<string>();
  const written: Surface[] = [];
  for (const entry of github.journal) {
    if (entry.what === 'advisory-field' && entry.visibility === 'public') disclosed.add(entry.ref);
    if (entry.actor.kind === 'user' || entry.visibility === 'private') continue;
    const advisory = entry.visibility === 'advisory' ? entry.ref : null;
    written.push({
      what: `${entry.what} in ${entry.repo}`,
      text: entry.text,
      advisory,
      disclosed: new Set(disclosed),
    });
  }
  const printed = runs.flatMap((run) =>
    [
      ['log', run.stdout],
      ['error log', run.stderr],
      ['summary', run.summary],
      ...Object.entries(run.outputs).map(([name, text]) => [`output ${name}`, text] as const),
    ].map(([what = '', text = '']) => ({ what, text, advisory: null, disclosed: nobody })),
  );
  const addresses = github.requests
    .filter(({ tokenKind }) => tokenKind === 'installation' || tokenKind === 'app-jwt')
    .map(({ path }) => ({ what: 'address of a request', text: path, advisory: null, disclosed: nobody }));
  const mails = github.notifications
    .filter(({ login }) => !insiders.includes(login))
    .map((mail) => ({ what: `mail to ${mail.login}`, text: mail.text, advisory: mail.ref, disclosed }));
  const sent = elsewhere.map(({ what, text }) => ({ what, text, advisory: null, disclosed }));
  return [...written, ...printed, ...addresses, ...mails, ...sent];
}

export function findSecrets(surfaces: readonly Surface[], secrets: readonly Secret[]): readonly string[] {
  return surfaces.flatMap((surface) =>
    secrets
      .filter((secret) => !mayStand(surface, secret) && holdsSecret(surface.text, secret.word))
      .map((secret) => `${secret.field} in ${surface.what}`),
  );
}

function mayStand(surface: Surface, secret: Secret): boolean {
  if (secret.advisory !== null && surface.advisory === secret.advisory) return true;
  return secret.untilDisclosure && secret.advisory !== null && surface.disclosed.has(secret.advisory);
}
