import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import { type Context, digestOf } from '../../engine/context.ts';
import { completeFacts } from '../../formats/records/complete-facts.ts';
import {
  exportCna,
  exportCve,
  exportRejectedCna,
  exportRejectedCve,
} from '../../formats/records/cve-record.ts';
import { exportOsv } from '../../formats/records/osv-export.ts';
import { statesFrom } from '../../process/table.ts';

/** States in which what is said in the end is known. */
const SETTLED = statesFrom('disclosing', 'closed');

/** A record that is kept beside the case, in the store: private, whatever becomes public of the case. */
interface CaseRecord {
  readonly path: string;
  readonly text: string;
}

/** Records are made in this state, and the names of weaknesses are wanted for them. */
export const makesRecords = (stored: StoredCase): boolean =>
  SETTLED.includes(stateOf(stored)) && stored.advisories.length > 0;

/**
 * The OSV record of every advisory and the CVE record of the case, whole and as the CNA's part alone, as far as they can be
 * made now.
 */
function recordsOf({ stored, observed }: Pick<Context, 'stored' | 'observed'>): readonly CaseRecord[] {
  if (!makesRecords(stored)) return [];
  const folder = `cases/${stored.number}`;
  const { id, standing } = stored.cve;
  const cveFiles = (whole: unknown, cna: unknown): readonly CaseRecord[] => [
    { path: `${folder}/cve.json`, text: renderJson(whole) },
    { path: `${folder}/cve-cna.json`, text: renderJson(cna) },
  ];
  const rejected =
    id !== null && standing?.kind === 'withdrawn'
      ? cveFiles(exportRejectedCve(id, standing.because), exportRejectedCna(standing.because))
      : [];
  const read = stored.advisories.flatMap(({ ghsa }) => observed.advisories[ghsa] ?? []);
  if (read.length < stored.advisories.length || observed.cweNames.kind !== 'read') return rejected;
  const since = stored.moves.findLast((move) => move.to === 'disclosing' || move.to === 'announcing');
  const analysis = stored.analysis?.facts ?? null;
  const files = read.map((facts) => ({
    path: `${folder}/osv-${facts.ghsa}.json`,
    text: renderJson(
      exportOsv(completeFacts(facts, analysis), facts.publishedAt ?? since?.at ?? stored.receivedAt),
    ),
  }));
  if (id === null || rejected.length > 0) return [...files, ...rejected];
  const facts = { cve: id, advisories: read, analysis, cweNames: observed.cweNames.value };
  return [...files, ...cveFiles(exportCve(facts), exportCna(facts))];
}

const renderJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Notes which records the store has to hold; the commit brings along those that changed. */
export function noteRecords(context: Context): StoredCase | undefined {
  const { stored } = context;
  const made = recordsOf(context).map(({ path, text }) => ({ path, digest: digestOf(text) }));
  // Of a closed case the advisories are not read again: their records stay.
  const isWhole = stored.advisories.every(({ ghsa }) => context.observed.advisories[ghsa] != null);
  const kept = isWhole
    ? []
    : (stored.records ?? []).filter(({ path }) => made.every((each) => each.path !== path));
  const records = made.length === 0 ? [] : [...kept, ...made];
  if (records.length === 0 || digestOf(records) === digestOf(stored.records ?? [])) return undefined;
  return { ...stored, records };
}

/** Texts of the records that are not in the store yet as they are now. */
export function freshRecords(
  context: Pick<Context, 'stored' | 'observed'>,
): Readonly<Record<string, string>> {
  const known = context.observed.stored?.records ?? [];
  const fresh = recordsOf(context).filter(
    ({ path, text }) => !known.some((each) => each.path === path && each.digest === digestOf(text)),
  );
  return Object.fromEntries(fresh.map(({ path, text }) => [path, text]));
}
