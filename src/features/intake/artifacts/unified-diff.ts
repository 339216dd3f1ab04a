/** A unified diff as somebody wrote it down. Nothing of it is applied. */
export interface UnifiedDiff {
  /** Paths of its files, as they are after it. Empty where it names none. */
  readonly files: readonly string[];
  readonly added: number;
  readonly removed: number;
  /** Every part of it has as many lines as its head says, so that git may take it. */
  readonly isWhole: boolean;
}

const HUNK = /^@@ -\d{1,9}(?:,(\d{1,9}))? \+\d{1,9}(?:,(\d{1,9}))? @@/;
/** Between the head of a file and its hunks (git-diff(1)), and where a file changes without any. */
const EXTENDED = /^(?:index [0-9a-f]|old mode|new mode|similarity index|dissimilarity index|={20,}$)/;
const CHANGES =
  /^(?:new file mode|deleted file mode|new mode|rename to|copy to|Binary files .* differ|GIT binary patch)/;
const RENAMES = /^(?:rename|copy) from /;

/** How strictly lines are read: in words only what is a diff for certain, in a fence that says so what people make of one. */
export type DiffPlace = 'words' | 'code' | 'diff-fence';

interface Reading {
  readonly files: Set<string>;
  path: string | null;
  /** Lines of the hunk that are still to come, on each side. */
  old: number;
  new: number;
  isInHunk: boolean;
  added: number;
  removed: number;
  changes: number;
  isWhole: boolean;
  /** The line behind the last one that belongs to it. */
  end: number;
}

/** Blanks or a mark of quotation before every line of a diff. */
const prefixOf = (line: string): string => /^(?:> ?|[ \t]+)?/.exec(line)![0];

function without(line: string, prefix: string): string {
  if (line.startsWith(prefix)) return line.slice(prefix.length);
  return line.trim() === prefix.trim() ? '' : line;
}

/** Whether a diff may begin in this line, whatever stands before all of its lines. */
export function startsDiff(lines: readonly string[], at: number): boolean {
  const prefix = prefixOf(lines[at]!);
  const head = lines.slice(at, at + 3).map((line) => without(line, prefix));
  return head[0]!.startsWith('diff --git ') || isFileHead(head, 0);
}

const isFileHead = (lines: readonly string[], at: number): boolean =>
  lines[at]!.startsWith('--- ') &&
  lines[at + 1]?.startsWith('+++ ') === true &&
  lines[at + 2]?.startsWith('@@') === true;

/** Amid words: how far the lines look like a diff from this one on, and whether they are one. */
export function findDiffEnd(
  lines: readonly string[],
  at: number,
): { readonly end: number; readonly isDiff: boolean } {
  const prefix = prefixOf(lines[at]!);
  const isIndented = prefix !== '';
  const own = isIndented
    ? lines.slice(at, at + MOST_INDENTED_LINES).map((line) => without(line, prefix))
    : lines;
  const { end, changes } = readLines(own, isIndented ? 0 : at, 'words');
  return { end: Math.max(isIndented ? at + end : end, at + 1), isDiff: changes > 0 };
}

/** Each has to be copied, for every line that looks like the first one. */
const MOST_INDENTED_LINES = 2_000;

/** What a diff changes; undefined where the lines are none. */
export function readUnifiedDiff(lines: readonly string[], place: DiffPlace): UnifiedDiff | undefined {
  const reading = readLines(lines, 0, place);
  if (reading.changes === 0) return undefined;
  const { files, added, removed, isWhole } = reading;
  return { files: [...files], added, removed, isWhole };
}

function readLines(lines: readonly string[], from: number, place: DiffPlace): Reading {
  const reading: Reading = {
    files: new Set(),
    path: null,
    old: 0,
    new: 0,
    isInHunk: false,
    added: 0,
    removed: 0,
    changes: 0,
    isWhole: true,
    end: from,
  };
  for (let at = from; at < lines.length; at += 1) {
    const length = readLine(lines, at, reading, place);
    if (length === 0 && place === 'words' && !leadsToMore(lines, at)) break;
    at += Math.max(length - 1, 0);
    if (length > 0) reading.end = at + 1;
  }
  endHunk(reading);
  return reading;
}

/** How many lines were read as a part of the diff from this one on: 0 where it is no part of it. */
function readLine(lines: readonly string[], at: number, reading: Reading, place: DiffPlace): number {
  const line = lines[at]!;
  if (isFileHead(lines, at) || (place === 'diff-fence' && isHeadWithoutHunk(lines, at, reading))) {
    endHunk(reading);
    reading.path = pathOf(lines[at + 1]!) ?? pathOf(line);
    if (!lines[at + 2]?.startsWith('@@')) openHunk(reading, null);
    return 2;
  }
  if (line.startsWith('diff --git ')) {
    endHunk(reading);
    reading.path = pathOfGit(line);
    return 1;
  }
  const hunk = HUNK.exec(line);
  if (hunk) {
    if (reading.path === null && place !== 'diff-fence') return 0;
    endHunk(reading);
    openHunk(reading, { old: Number(hunk[1] ?? 1), new: Number(hunk[2] ?? 1) });
    return 1;
  }
  // Hunks without numbers, as people and models write them.
  if (place !== 'words' && line.startsWith('@@') && reading.path !== null) {
    endHunk(reading);
    openHunk(reading, null);
    return 1;
  }
  if (reading.isInHunk) return readHunkLine(line, reading, place);
  if (reading.path === null) return 0;
  if (CHANGES.test(line)) return change(reading);
  return EXTENDED.test(line) || RENAMES.test(line) || /^(?:---|\+\+\+) /.test(line) ? 1 : 0;
}

/** The two lines of a file's head with no hunk's head behind them, followed by changed lines. */
const isHeadWithoutHunk = (lines: readonly string[], at: number, { isInHunk, old }: Reading): boolean =>
  !(isInHunk && old > 0) &&
  /^--- \S/.test(lines[at]!) &&
  /^\+\+\+ \S/.test(lines[at + 1] ?? '') &&
  lines.slice(at + 2, at + 8).some((line) => /^[+-]/.test(line));

function openHunk(reading: Reading, counts: { readonly old: number; readonly new: number } | null): void {
  reading.isInHunk = true;
  reading.old = counts?.old ?? 0;
  reading.new = counts?.new ?? 0;
  if (counts === null) reading.isWhole = false;
}

function endHunk(reading: Reading): void {
  if (reading.isInHunk && (reading.old !== 0 || reading.new !== 0)) reading.isWhole = false;
  reading.isInHunk = false;
  reading.old = 0;
  reading.new = 0;
}

function readHunkLine(line: string, reading: Reading, place: DiffPlace): number {
  const isOver = reading.old <= 0 && reading.new <= 0;
  if (line.startsWith('\\')) return 1;
  // Behind the last hunk: a blank line, or the signature of a mail.
  if (isOver && (place === 'words' || /^(?:\s*|-- ?)$/.test(line))) return 0;
  if (line !== '' && !/^[ +\t-]/.test(line)) return 0;
  if (isOver) reading.isWhole = false;
  if (line.startsWith('+')) {
    reading.added += 1;
    reading.new -= 1;
    return change(reading);
  }
  if (line.startsWith('-')) {
    reading.removed += 1;
    reading.old -= 1;
    return change(reading);
  }
  reading.old -= 1;
  reading.new -= 1;
  return 1;
}

function change(reading: Reading): 1 {
  reading.changes += 1;
  if (reading.path !== null) reading.files.add(reading.path);
  return 1;
}

/** Blank lines between two files of a diff. */
function leadsToMore(lines: readonly string[], at: number): boolean {
  if (lines[at]!.trim() !== '') return false;
  const next = lines.slice(at, at + 3).findIndex((line) => line.trim() !== '');
  if (next < 0) return false;
  return (
    lines[at + next]!.startsWith('diff --git ') ||
    isFileHead(lines, at + next) ||
    HUNK.test(lines[at + next]!)
  );
}

const LONGEST_PATH = 300;

/** The path behind `---` or `+++`, without the letter that git puts before it; null for a file that is not there. */
function pathOf(head: string): string | null {
  const path = head
    .slice(4)
    .split('\t', 1)[0]!
    .replace(/\s{2,20}\d{4}-\d\d-\d\d.{0,40}$/, '')
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replace(/^[ab]\//, '');
  return path === '/dev/null' || path === 'dev/null' || path === '' ? null : path.slice(0, LONGEST_PATH);
}

function pathOfGit(line: string): string | null {
  const at = line.lastIndexOf(' b/');
  const path = at < 0 ? line.trim().split(' ').at(-1)! : line.slice(at + 3);
  return path.trim().replace(/"$/, '').slice(0, LONGEST_PATH) || null;
}
