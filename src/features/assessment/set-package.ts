/** A `packages` entry of a draft, as it was written so far. */
export type DraftEntry = Readonly<Record<string, unknown>>;

/** Which package a `/set` names, and the value that is left. */
export interface PackagePlace {
  /** Number of the package, from 1, as they are in the analysis; null where none is named. */
  readonly number: number | null;
  readonly value: string;
}

const subjectOf = ({ ecosystem, name, repo }: DraftEntry): string => JSON.stringify([ecosystem, name, repo]);

/** The different packages of a draft, in order; each may have several entries. */
function subjectsOf(entries: readonly DraftEntry[]): readonly string[] {
  return [...new Set(entries.map(subjectOf))];
}

/** Number of the package that an entry belongs to, or null where there is one package only. */
export function numberOfEntry(entries: readonly DraftEntry[], index: number): number | null {
  const subjects = subjectsOf(entries);
  const entry = entries[index];
  return subjects.length < 2 || entry === undefined ? null : subjects.indexOf(subjectOf(entry)) + 1;
}

/** Reads `2: < 1.0.0`, or `widget: < 1.0.0` where the draft has a package of that name. */
export function readPlace(entries: readonly DraftEntry[], text: string): PackagePlace {
  const [, place = '', value = ''] = /^(\S{1,214}):\s+(\S.*)$/s.exec(text) ?? [];
  if (/^[1-9]\d?$/.test(place)) return { number: Number(place), value };
  const named = entries.find(({ name }) => typeof name === 'string' && name !== '' && name === place);
  return named === undefined
    ? { number: null, value: text }
    : { number: subjectsOf(entries).indexOf(subjectOf(named)) + 1, value };
}

/**
 * The entries with one field of one package changed. Ranges that were parted for their patched versions are put
 * together only where ranges or patched versions are what changes. Of several packages none is guessed: then a text
 * stands among the entries, which says what is missing. `name: none` takes a package off the list.
 */
export function setOnPackage(
  entries: readonly DraftEntry[],
  number: number | null,
  change: DraftEntry,
): readonly unknown[] {
  const subjects = subjectsOf(entries);
  if (number === null && subjects.length > 1) {
    return [...entries, 'several packages: say which one, as in /set KEY 2: VALUE'];
  }
  const place = (number ?? 1) - 1;
  if (place === subjects.length && typeof change.name === 'string') return [...entries, change];
  const subject = subjects[place];
  if (subject === undefined) {
    return [...entries, `package ${place + 1} of ${subjects.length}: set its name first, with /set package`];
  }
  const own = entries.filter((entry) => subjectOf(entry) === subject);
  const first = entries.findIndex((entry) => subjectOf(entry) === subject);
  const others = entries.filter((entry) => subjectOf(entry) !== subject);
  const changed = changeEntries(own, change);
  return [...others.slice(0, first), ...changed, ...others.slice(first)];
}

function changeEntries(own: readonly DraftEntry[], change: DraftEntry): readonly DraftEntry[] {
  if (change.name === 'none') return [];
  if (!('affected' in change || 'patched' in change)) return own.map((entry) => ({ ...entry, ...change }));
  const lists = own.map(({ affected, patched }) => [listOf(affected), listOf(patched)] as const);
  const affected = lists.flatMap(([ranges]) => ranges);
  // A range without a patched version keeps its place beside those that have one.
  const patched = lists.flatMap(([ranges, versions], index) =>
    index === lists.length - 1 ? versions : ranges.map((_, place) => versions[place] ?? 'none'),
  );
  return [{ ...own[0], affected, patched, ...change }];
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
