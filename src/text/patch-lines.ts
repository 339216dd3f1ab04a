import { createHash } from 'node:crypto';

/**
 * A patch as digests of its lines, by file: enough to tell whether public code carries it, after a rebase or a squash
 * too, and nothing of its text. Blanks do not count, so re-indented code is the same.
 */
export interface PatchPrint {
  readonly path: string;
  /** Digests of added and of removed lines that say something; a line that was moved is in neither. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Those among the added that are long enough to be unlikely anywhere else. */
  readonly telling: readonly string[];
}

/** More lines than this say nothing more about a patch. */
const MOST_LINES = 400;
/** Letters and digits that a line must have to say something, and to be telling. */
const LEAST_WORDS = 4;
const TELLING_WORDS = 20;

/** Reads a unified diff, with or without git's headers. Files without a line that says something are left out. */
export function printPatch(diff: string): readonly PatchPrint[] {
  const files = new Map<string, { added: string[]; removed: string[] }>();
  let path: string | undefined;
  let left = NO_HUNK;
  for (const line of diff.replace(/\r\n?/g, '\n').split('\n')) {
    const hunk = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line);
    if (hunk) left = { old: Number(hunk[1] ?? 1), new: Number(hunk[2] ?? 1) };
    else if (line.startsWith('diff --git ')) left = NO_HUNK;
    else if (left.old <= 0 && left.new <= 0) {
      const header = /^(?:\+\+\+|---) (?:[ab]\/)?([^\t]+)/.exec(line);
      if (header && header[1] !== '/dev/null') path = header[1];
    } else {
      const isAdded = line.startsWith('+');
      const isRemoved = line.startsWith('-');
      left = { old: left.old - (isAdded ? 0 : 1), new: left.new - (isRemoved ? 0 : 1) };
      if (path === undefined || (!isAdded && !isRemoved)) continue;
      const file = files.get(path) ?? { added: [], removed: [] };
      files.set(path, file);
      (isAdded ? file.added : file.removed).push(line.slice(1));
    }
  }
  return [...files].flatMap(([name, { added, removed }]) => toPrint(name, added, removed));
}

/** Lines of a hunk that are still to come, on each side: only they may look like headers and be none. */
const NO_HUNK = { old: 0, new: 0 };

function toPrint(path: string, added: readonly string[], removed: readonly string[]): PatchPrint[] {
  const one = unmoved(added, removed);
  const other = unmoved(removed, added);
  if (one.length === 0 && other.length === 0) return [];
  const telling = one.filter((line) => wordsOf(line) >= TELLING_WORDS);
  return [{ path, added: digests(one), removed: digests(other), telling: digests(telling) }];
}

const wordsOf = (line: string): number => line.replace(/[^\p{L}\p{N}]/gu, '').length;

/** Lines that say something and are not on the other side too. */
function unmoved(lines: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others.map(bare));
  return lines.filter((line) => wordsOf(line) >= LEAST_WORDS && !known.has(bare(line)));
}

const bare = (line: string): string => line.replace(/\s+/g, '');
const digests = (lines: readonly string[]): readonly string[] =>
  [...new Set(lines.map(digestLine))].slice(0, MOST_LINES);

const digestLine = (line: string): string =>
  createHash('sha256').update(bare(line)).digest('hex').slice(0, 16);

/** Digests of every line of a text that says something. */
export const digestLines = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .split(/\r\n?|\n/)
      .filter((line) => wordsOf(line) >= LEAST_WORDS)
      .map(digestLine),
  );

/**
 * Whether files of a release carry a patch: every added line is there and no removed one. `unknown` where a file could
 * not be read whole. Keys are paths, null stands for a file that does not exist.
 */
export function judgePatch(
  prints: readonly PatchPrint[],
  files: Readonly<Record<string, string | null | undefined>>,
):
  | { readonly kind: 'contained' | 'unknown' }
  | { readonly kind: 'missing'; readonly paths: readonly string[] } {
  const missing: string[] = [];
  let isUnknown = prints.length === 0;
  for (const print of prints) {
    const text = files[print.path];
    if (text === undefined) isUnknown = true;
    else if (!isCarried(print, text)) missing.push(print.path);
  }
  if (missing.length > 0) return { kind: 'missing', paths: missing };
  return { kind: isUnknown ? 'unknown' : 'contained' };
}

function isCarried({ added, removed }: PatchPrint, text: string | null): boolean {
  if (text === null) return added.length === 0;
  const present = digestLines(text);
  return added.every((line) => present.has(line)) && removed.every((line) => !present.has(line));
}
