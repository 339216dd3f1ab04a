import type { StoredCase } from '../case/stored-case.ts';
import type { KnownReport } from '../features/intake/likely-duplicates.ts';
import { type EarlierReport, publishedReports } from '../features/intake/queue.ts';
import { knownAdvisories, knownCase } from '../features/intake/resembling.ts';
import { DRAFTING } from '../process/table.ts';
import { ProcessError } from './error.ts';
import { readStored } from './observe-case.ts';
import type { Sweep } from './sweep-store.ts';

/** What is known of earlier reports, looked up only where there is a new one. */
export interface Past {
  /** Open and closed cases, and advisories that are published. */
  readonly known: readonly KnownReport[];
  /** Who reported when, for cases whose reporter has an account. */
  readonly reports: readonly EarlierReport[];
  /** Issues here that a case moved in a takedown: they are no reports of their own. */
  readonly moved: ReadonlySet<number>;
}

export const NO_PAST: Past = { known: [], reports: [], moved: new Set() };

/** Cases in one query. */
const PAGE = 100;

/** One request per hundred cases, and the lists of advisories once more where they were left at the watermark. */
export async function readPast(sweep: Sweep): Promise<Past> {
  const { ports, read, config } = sweep;
  const cases: StoredCase[] = [];
  for (let from = 0; from < read.cases.length; from += PAGE) {
    const page = await ports.github.readCases(read.cases.slice(from, from + PAGE));
    cases.push(...page.flatMap(({ storedText, number }) => readQuietly(storedText, number)));
  }
  const whole =
    sweep.isWhole || !config.intake.advisories
      ? sweep.found
      : (await ports.github.findAdvisories(config.owners, null)).found;
  const hasCase = new Set(
    cases.flatMap((stored) => [stored.source.ghsa, ...stored.advisories.map(({ ghsa }) => ghsa)]),
  );
  return {
    known: [
      ...cases.flatMap((stored) => knownCase(stored) ?? []),
      ...knownAdvisories(whole, hasCase as ReadonlySet<string>),
    ],
    reports: [
      ...cases.flatMap(({ reporter, receivedAt, moves }) =>
        typeof reporter?.id === 'number'
          ? [{ reporter: reporter.id, at: receivedAt, isValid: isValid(moves) }]
          : [],
      ),
      ...publishedReports(whole),
    ],
    moved: new Set(
      cases.flatMap(({ takedowns }) =>
        takedowns.flatMap(({ movedTo }) => (movedTo === null ? [] : [movedTo])),
      ),
    ),
  };
}

const isValid = (moves: StoredCase['moves']): boolean => moves.some(({ to }) => DRAFTING.includes(to));

/** One that cannot be read is told of elsewhere. */
function readQuietly(text: string | null, number: number): readonly StoredCase[] {
  try {
    const stored = readStored(text, number);
    return stored === null ? [] : [stored];
  } catch (error) {
    if (error instanceof ProcessError) return [];
    throw error;
  }
}
