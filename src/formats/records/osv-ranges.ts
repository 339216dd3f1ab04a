import { isPlainName } from '../../text/plain-name.ts';
import { cleanVersion, parseRange, renderRange } from '../versions/ranges.ts';
import { compareVersions } from '../versions/version-order.ts';
import { ecosystemFromOsv } from './ecosystem-names.ts';
import type { AffectedRange, Ecosystem } from './facts.ts';
import type { OsvAffected, OsvRange } from './osv.ts';

interface Interval {
  readonly introduced: string;
  readonly end: { readonly kind: 'fixed' | 'last_affected' | 'limit'; readonly version: string } | null;
  /** Where it is fixed, if that is behind its end. */
  readonly fixed?: string | null;
}

/** Beyond this many listed versions a record is a list, not a description; the rest is left out. */
const MAX_LISTED = 1000;

/**
 * The ranges of one `affected` entry, as GitHub's advisories write them (design, section 9):
 *
 * - `introduced: 0` without end is `>= 0`; `fixed` gives `< v` and v as the patched version; `last_affected` gives
 *   `<= v` and no patched version. Where nothing is fixed, the record's own last known range gives the end.
 * - `limit` is an end without a fix; a `fixed` behind it is the patched version all the same.
 * - Several pairs in one list of events give one range each.
 * - Listed versions count only where there is no range: one `= v` each. Ranges of commits are none.
 */
export function readOsvRanges(affected: OsvAffected): AffectedRange[] {
  const name = affected.package?.name ?? '';
  if (name.trim() === '') return [];
  const ecosystem = ecosystemFromOsv(affected.package?.ecosystem ?? '');
  const functions = readFunctions(affected);
  const entry = (range: string, patched: string | null): AffectedRange => ({
    ecosystem,
    name,
    affected: range,
    patched,
    functions,
  });
  const ranges = (affected.ranges ?? []).filter(({ type }) => type !== 'GIT');
  if (ranges.length === 0) {
    const usable = (affected.versions ?? []).filter(
      (version) => cleanVersion(version, ecosystem) !== undefined,
    );
    const listed = usable.slice(0, MAX_LISTED);
    return listed.length === 0 ? [entry('>= 0', null)] : listed.map((version) => entry(`= ${version}`, null));
  }
  return ranges.flatMap((range) => {
    const lastKnown =
      readLastKnown(range.database_specific, ecosystem) ??
      readLastKnown(affected.database_specific, ecosystem);
    return readIntervals(range, ecosystem).map((interval) =>
      renderInterval(interval, lastKnown, ecosystem, entry),
    );
  });
}

/** Pairs the events up in the order of their versions; OSV does not promise an order in the file. */
function readIntervals(range: OsvRange, ecosystem: Ecosystem): Interval[] {
  const events = range.events.flatMap((event) =>
    (['introduced', 'fixed', 'last_affected', 'limit'] as const).flatMap((kind) => {
      const version = event[kind];
      return version === undefined ? [] : [{ kind, version }];
    }),
  );
  // At the same version the end of one line comes before the start of the next.
  const sorted = events.toSorted((a, b) => {
    if (a.version === '0' || b.version === '0')
      return a.version === b.version ? 0 : a.version === '0' ? -1 : 1;
    const order = compareVersions(a.version, b.version, ecosystem) ?? 0;
    return order || (a.kind === 'introduced' ? 1 : 0) - (b.kind === 'introduced' ? 1 : 0);
  });
  const intervals: Interval[] = [];
  let open: string | undefined;
  for (const { kind, version } of exactFirst(sorted)) {
    if (kind === 'introduced') {
      open ??= version;
      continue;
    }
    if (kind === 'limit' && version === '*') continue;
    const last = intervals.at(-1);
    if (open === undefined && kind === 'fixed' && last?.end?.kind === 'limit' && !last.fixed)
      intervals[intervals.length - 1] = { ...last, fixed: version };
    if (open === undefined) continue;
    intervals.push({ introduced: open, end: { kind, version } });
    open = undefined;
  }
  if (open !== undefined) intervals.push({ introduced: open, end: null });
  return intervals;
}

type OsvEvent = {
  readonly kind: 'introduced' | 'fixed' | 'last_affected' | 'limit';
  readonly version: string;
};

/** A single affected version is `introduced` and `last_affected` at once: there the start comes first. */
function exactFirst(events: readonly OsvEvent[]): OsvEvent[] {
  const sorted = [...events];
  for (let index = 0; index + 1 < sorted.length; index++) {
    const [end, start] = [sorted[index]!, sorted[index + 1]!];
    if (end.kind === 'last_affected' && start.kind === 'introduced' && end.version === start.version) {
      sorted[index] = start;
      sorted[index + 1] = end;
    }
  }
  return sorted;
}

function renderInterval(
  { introduced, end, fixed = null }: Interval,
  lastKnown: string | undefined,
  ecosystem: Ecosystem,
  entry: (range: string, patched: string | null) => AffectedRange,
): AffectedRange {
  const lower = introduced === '0' ? [] : [`>= ${introduced}`];
  if (end?.kind === 'fixed') return entry([...lower, `< ${end.version}`].join(', '), end.version);
  if (end?.kind === 'limit')
    return entry(joinLastKnown(lower, lastKnown ?? `< ${end.version}`, ecosystem), fixed);
  if (lastKnown !== undefined) return entry(joinLastKnown(lower, lastKnown, ecosystem), null);
  if (end === null) return entry(lower[0] ?? '>= 0', null);
  if (end.version === introduced) return entry(`= ${introduced}`, null);
  return entry([...lower, `<= ${end.version}`].join(', '), null);
}

/** The last known range says where it ends; where it begins, only if it says so itself. */
function joinLastKnown(lower: readonly string[], lastKnown: string, ecosystem: Ecosystem): string {
  const parsed = parseRange(lastKnown, ecosystem);
  if (parsed.kind === 'bad') return lastKnown;
  const { range } = parsed;
  if (range.kind === 'exact' || range.lower !== null || range.upper === null) return renderRange(range);
  return [...lower, renderRange(range)].join(', ');
}

function readLastKnown(specific: unknown, ecosystem: Ecosystem): string | undefined {
  const value = (specific as Readonly<Record<string, unknown>> | null | undefined)
    ?.last_known_affected_version_range;
  if (typeof value !== 'string') return undefined;
  return parseRange(value, ecosystem).kind === 'ok' ? value : undefined;
}

function readFunctions(affected: OsvAffected): string[] {
  const value = affected.ecosystem_specific?.affected_functions;
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is string => typeof one === 'string' && isPlainName(one));
}
