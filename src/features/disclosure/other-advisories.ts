import type { StoredCase } from '../../case/stored-case.ts';
import { isOnServer } from '../../text/server.ts';

/** GHSA ids on our server that a post of ours links, other than the case's own: their facts go into the same post again. */
export function otherAdvisoriesIn(
  text: string,
  stored: StoredCase,
  server: string,
): readonly { readonly repo: string; readonly ghsa: string }[] {
  const found = [
    ...text.matchAll(
      /\]\((https?:\/\/[\w.:-]+)\/([\w.-]+\/[\w.-]+)\/security\/advisories\/(GHSA(?:-[0-9a-z]{4}){3})/g,
    ),
  ];
  const all = found
    .filter(([, host = '']) => isOnServer(host, server))
    .map((match) => ({ repo: match[2]!, ghsa: match[3]! }));
  return all.filter(
    (each, index) =>
      all.findIndex((other) => other.ghsa === each.ghsa) === index &&
      !stored.advisories.some((own) => own.ghsa === each.ghsa),
  );
}
