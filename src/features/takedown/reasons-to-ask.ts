import type { ObservedThread } from '../../case/observed.ts';

const PUBLISHED = /\b(GHSA(?:-[0-9a-z]{4}){3}|CVE-\d{4}-\d{4,19}|SNYK-[A-Z]+-[A-Z0-9]+-\d+)\b/i;
const UPDATERS = /^(?:dependabot|renovate|snyk|greenkeeper|mend|whitesource|pyup)\b|\[bot\]$/i;

/**
 * Why a public thread may disclose nothing that is not public already: it goes by an id that is given to published
 * flaws, or a program that updates dependencies wrote it. Then people are asked before anything is moved.
 */
export function listDoubts({
  title,
  body,
  author,
}: Pick<ObservedThread, 'title' | 'body' | 'author'>): string[] {
  const id = PUBLISHED.exec(`${title}\n${body}`)?.[1];
  const isUpdater = author !== null && (author.kind === 'bot' || UPDATERS.test(author.login));
  return [
    ...(id === undefined ? [] : [`it names ${id}, as published flaws are named`]),
    ...(isUpdater ? ['a program wrote it'] : []),
  ];
}
