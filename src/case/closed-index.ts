/**
 * `closed.txt` of the store: closed cases in which nothing was due, as they were at one time. A sweep reads none of them
 * again whose file and issue are as they were then. It says nothing that the case files do not say: lost, it is made anew.
 */
export interface ClosedIndex {
  /** Digest of what decides, beside the case, whether anything is due: configuration and labels. */
  readonly of: string;
  /** Up to when their issues were looked at, ISO UTC. */
  readonly asOf: string;
  readonly cases: ReadonlyMap<number, ClosedCase>;
}

export interface ClosedCase {
  readonly number: number;
  /** Its present issue. */
  readonly issue: number;
  /** Object id of its file in the store. */
  readonly file: string;
  /** GHSA ids of its report and advisories, and addresses of its public threads: they are taken in no more. */
  readonly names: readonly string[];
}

export const PATH_OF_CLOSED = 'closed.txt';

/** Fewer closed cases than a query brings at once are not worth an index. */
const FEW_CLOSED = 100;
/** So many cases that the index lacks are read in every sweep before it is written again: each writing is a file of all. */
const FRESH_AT_MOST = 50;
const OLD_AFTER_MS = 7 * 86_400_000;
/** Every closed case is read once in so many days, whatever its issue shows. */
export const SLICES = 28;
const SECOND_LINE = /^as of (\S+) ([0-9a-f]+)$/;
const TITLE = 'Closed cases in which nothing is due. Written by the bot; not needed: it makes it again.';

/** Null where there is none, or none that can be read. */
export function parseClosedIndex(text: string | null): ClosedIndex | null {
  const [title, second = '', ...lines] = (text ?? '').trimEnd().split('\n');
  const [, asOf = '', of = ''] = SECOND_LINE.exec(second) ?? [];
  if (title !== TITLE || Number.isNaN(Date.parse(asOf))) return null;
  const cases = new Map<number, ClosedCase>();
  for (const line of lines) {
    const found = /^(\d+) (\d+) ([0-9a-f]{40,64})((?: \S+)*)$/.exec(line);
    if (!found) return null;
    const [, number = '', issue = '', file = '', names = ''] = found;
    cases.set(Number(number), {
      number: Number(number),
      issue: Number(issue),
      file,
      names: names === '' ? [] : names.slice(1).split(' '),
    });
  }
  return { of, asOf, cases };
}

export const renderClosedIndex = ({ of, asOf, cases }: ClosedIndex): string =>
  [
    TITLE,
    `as of ${asOf} ${of}`,
    ...[...cases.values()]
      .toSorted((a, b) => a.number - b.number)
      .map(({ number, issue, file, names }) => [number, issue, file, ...names].join(' ')),
    '',
  ].join('\n');

/** From when on changes of issues are asked for: clocks of GitHub's machines may differ by some seconds. */
export const changedSince = ({ asOf }: ClosedIndex): string =>
  new Date(Date.parse(asOf) - 60_000).toISOString();

/** The cases that need not be read: file and issue are as they were, and it is not their day. */
export function unchangedCases(
  { cases }: ClosedIndex,
  now: {
    /** Object ids of the case files, by number of the case. */
    readonly files: ReadonlyMap<number, string>;
    /** Numbers of issues that changed since. */
    readonly changed: ReadonlySet<number>;
    /** The day on which every 28th is read all the same, `2026-03-02`; null where that was done today. */
    readonly healing: string | null;
  },
): ReadonlyMap<number, ClosedCase> {
  const slice = now.healing === null ? null : Math.floor(Date.parse(now.healing) / 86_400_000) % SLICES;
  return new Map(
    [...cases].filter(
      ([number, { file, issue }]) =>
        now.files.get(number) === file && !now.changed.has(issue) && number % SLICES !== slice,
    ),
  );
}

/** Whether what is known now is worth writing: all of it goes into one file. */
export function isWorthWriting(before: ClosedIndex | null, next: ClosedIndex): boolean {
  if (next.cases.size < FEW_CLOSED) return false;
  if (before?.of !== next.of || Date.parse(next.asOf) - Date.parse(before.asOf) > OLD_AFTER_MS) return true;
  const fresh = [...next.cases.values()].filter(
    ({ number, file }) => before.cases.get(number)?.file !== file,
  );
  return fresh.length >= FRESH_AT_MOST;
}
