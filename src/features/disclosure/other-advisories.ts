import type { StoredCase } from '../../case/stored-case.ts';

/** GHSA ids that a post of ours links, other than the case's own: their facts go into the same post again. */
export function otherAdvisoriesIn(
  text: string,
  stored: StoredCase,
): readonly { readonly repo: string; readonly ghsa: string }[] {
  const found = [
    ...text.matchAll(
      /\]\(https:\/\/github\.com\/([\w.-]+\/[\w.-]+)\/security\/advisories\/(GHSA(?:-[0-9a-z]{4}){3})/g,
    ),
  ];
  const all = found.map((match) => ({ repo: match[1]!, ghsa: match[2]! }));
  return all.filter(
    (each, index) =>
      all.findIndex((other) => other.ghsa === each.ghsa) === index &&
      !stored.advisories.some((own) => own.ghsa === each.ghsa),
  );
}
