import type { GitHubPort } from '../case/ports.ts';
import { parseStoredCase, type StoredCase } from '../case/stored-case.ts';

/** Cases in one query. */
const PAGE = 100;

/** The other cases of the store: one request, and one for every hundred. What cannot be read is left out: the sweep tells of it. */
export async function readOtherCases(
  github: Pick<GitHubPort, 'readSweep' | 'readCases'>,
  number: number,
): Promise<readonly StoredCase[]> {
  const { cases } = await github.readSweep();
  const others = cases.filter((each) => each !== number);
  const read: StoredCase[] = [];
  for (let from = 0; from < others.length; from += PAGE)
    for (const { storedText } of await github.readCases(others.slice(from, from + PAGE))) {
      const parsed = storedText === null ? undefined : parseStoredCase(storedText);
      if (parsed?.kind === 'ok') read.push(parsed.stored);
    }
  return read;
}

/** These cases as they are in the store; null for one that is not there or cannot be read. One request. */
export async function readNamedCases(
  github: Pick<GitHubPort, 'readCases'>,
  numbers: readonly number[],
): Promise<Readonly<Record<number, StoredCase | null>>> {
  const read = await github.readCases(numbers);
  return Object.fromEntries(
    numbers.map((number) => {
      const text = read.find((each) => each.number === number)?.storedText ?? null;
      const parsed = text === null ? undefined : parseStoredCase(text);
      return [number, parsed?.kind === 'ok' ? parsed.stored : null];
    }),
  );
}

/**
 * Which other case has what may belong to one case only: CVE ids, GHSA ids and addresses of public threads. It is asked
 * only where somebody names such a thing.
 */
export async function readUses(
  github: Pick<GitHubPort, 'readSweep' | 'readCases'>,
  number: number,
): Promise<Readonly<Record<string, number>>> {
  const others = await readOtherCases(github, number);
  return Object.fromEntries(
    others.flatMap((each) => usedBy(each).map((used) => [used, each.number] as const)),
  );
}

const usedBy = ({ cve, source, advisories, orphans, takedowns }: StoredCase): readonly string[] => [
  ...[cve.id, source.ghsa].flatMap((each) => each ?? []),
  ...[...advisories, ...orphans].map(({ ghsa }) => ghsa),
  ...takedowns.map(({ url }) => url),
];
