import type { GitHubPort } from '../case/ports.ts';
import { parseStoredCase, type StoredCase } from '../case/stored-case.ts';

/** Cases in one query. */
const PAGE = 100;

/**
 * Which other case has what may belong to one case only: CVE ids, GHSA ids and addresses of public threads. One request,
 * and one for every hundred cases; it is asked only where somebody names such a thing. A case that cannot be read is left
 * out: the sweep tells of it.
 */
export async function readUses(
  github: Pick<GitHubPort, 'readSweep' | 'readCases'>,
  number: number,
): Promise<Readonly<Record<string, number>>> {
  const { cases } = await github.readSweep();
  const others = cases.filter((each) => each !== number);
  const uses: [string, number][] = [];
  for (let from = 0; from < others.length; from += PAGE) {
    for (const { storedText } of await github.readCases(others.slice(from, from + PAGE))) {
      const parsed = storedText === null ? undefined : parseStoredCase(storedText);
      if (parsed?.kind === 'ok')
        uses.push(...usedBy(parsed.stored).map((each): [string, number] => [each, parsed.stored.number]));
    }
  }
  return Object.fromEntries(uses);
}

const usedBy = ({ cve, source, advisories, strays, privatized }: StoredCase): readonly string[] => [
  ...[cve.id, source.ghsa].flatMap((each) => each ?? []),
  ...[...advisories, ...strays].map(({ ghsa }) => ghsa),
  ...privatized.map(({ url }) => url),
];
