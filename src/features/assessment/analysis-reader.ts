import { findNearestWord } from '../../text/nearest-word.ts';
import { renderPath, type TextProblem, type YamlDocument, type YamlPath } from '../../text/yaml.ts';
import type { TextNote } from './repair.ts';

/** Problems beyond this many help nobody; the last one says how many more there are. */
const MAX_PROBLEMS = 50;

type Mapping = Readonly<Record<string, unknown>>;

/**
 * What reads the parts of one analysis: it knows where each value stands and collects every problem instead of
 * stopping at the first. Paths are those below the key `analysis`.
 */
export interface AnalysisReader {
  /** The value at a path; undefined where there is none, or it is empty (`cvss:`). */
  get(path: YamlPath): unknown;
  /** A scalar as it was written: `1.10`, not 1.1. Undefined where the value is no scalar, or absent. */
  text(path: YamlPath): string | undefined;
  /** Paths of the items of a list; a single scalar counts as a list of one. Anything else is a problem. */
  items(path: YamlPath, expected: string): readonly YamlPath[];
  /** True for a mapping, whose unknown keys become problems; anything else but nothing is a problem. */
  isMapping(
    path: YamlPath,
    known: readonly string[],
    expected: string,
    synonyms?: Readonly<Record<string, string>>,
  ): boolean;
  problem(path: YamlPath, found: string, expected: string, suggestion?: string): void;
  /** The same for what stands outside `analysis`, by its line in the YAML. */
  problemAt(line: number, path: string, found: string, expected: string, suggestion?: string): void;
  note(path: YamlPath, text: string): void;
  /** The same by a line in the YAML. */
  noteAt(line: number, text: string): void;
  readonly problems: readonly TextProblem[];
  readonly notes: readonly TextNote[];
}

/** `lineOffset` is added to every line: where the YAML begins in what the person wrote. */
export function readerOf(document: YamlDocument, lineOffset: number): AnalysisReader {
  const problems: TextProblem[] = [];
  const notes: TextNote[] = [];
  let dropped = 0;
  const get = (path: YamlPath) => findValue(document.value, ['analysis', ...path]);
  const reader: AnalysisReader = {
    get,
    text: (path) => readScalar(get(path), document.rawOf(['analysis', ...path])),
    items: (path, expected) => {
      const value = get(path);
      if (value === undefined) return [];
      if (Array.isArray(value)) return value.map((_, index) => [...path, index]);
      if (typeof value !== 'object') return [path];
      reader.problem(path, 'keys and values', expected);
      return [];
    },
    isMapping: (path, known, expected, synonyms = {}) => {
      const value = get(path);
      if (value === undefined) return false;
      if (!isPlainMapping(value)) {
        reader.problem(path, describeValue(value), expected);
        return false;
      }
      for (const key of Object.keys(value)) {
        if (!known.includes(key)) reportUnknown(reader, [...path, key], key, known, synonyms);
      }
      return true;
    },
    problem: (path, found, expected, suggestion) => {
      // Where a line stands costs time, which a text full of problems would add up.
      const line = problems.length < MAX_PROBLEMS ? document.lineOf(['analysis', ...path]) : 0;
      reader.problemAt(line, renderPath(path), found, expected, suggestion);
    },
    problemAt: (line, path, found, expected, suggestion) => {
      if (problems.length < MAX_PROBLEMS) {
        const said = suggestion === undefined ? {} : { suggestion };
        problems.push({ path, line: line + lineOffset, found: shorten(found, 500), expected, ...said });
        return;
      }
      dropped++;
      const last = problems[MAX_PROBLEMS - 1]!;
      problems[MAX_PROBLEMS - 1] = {
        path: '',
        line: last.line,
        found: `${dropped + 1} further problems`,
        expected: 'none',
      };
    },
    note: (path, text) => {
      reader.noteAt(notes.length < MAX_PROBLEMS ? document.lineOf(['analysis', ...path]) : 0, text);
    },
    noteAt: (line, text) => keepNote(notes, { line: line + lineOffset, text }),
    problems,
    notes,
  };
  return reader;
}

/** Adds a note; the last one of a full list says how many more there are. */
function keepNote(notes: TextNote[], note: TextNote): void {
  if (notes.length < MAX_PROBLEMS) {
    notes.push(note);
    return;
  }
  const last = notes[MAX_PROBLEMS - 1]!;
  const more = Number(/^(\d+) further notes/.exec(last.text)?.[1] ?? 1) + 1;
  const line = Math.max(note.line, ...notes.map((one) => one.line));
  notes[MAX_PROBLEMS - 1] = { line, text: `${more} further notes are left out here.` };
}

function findValue(root: unknown, path: YamlPath): unknown {
  let value: unknown = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return value === null ? undefined : value;
}

function readScalar(value: unknown, raw: string | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (value === undefined || typeof value === 'object') return undefined;
  return raw ?? String(value);
}

function isPlainMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function reportUnknown(
  reader: AnalysisReader,
  path: YamlPath,
  key: string,
  known: readonly string[],
  synonyms: Readonly<Record<string, string>>,
): void {
  const near = Object.hasOwn(synonyms, key) ? synonyms[key] : findNearestWord(key, known);
  reader.problem(
    path,
    `the key ${JSON.stringify(shorten(key))}`,
    `one of ${known.join(', ')}`,
    near === undefined ? undefined : `Did you mean ${near}?`,
  );
}

/** What a value is, for people; a text is shown in quotes, shortened. */
export function describeValue(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'keys and values';
  return JSON.stringify(shorten(String(value)));
}

/** Text that is left out, in quotes: as much of it as can be shown. */
export function quoteWhole(text: string): string {
  return JSON.stringify(shorten(text, 2000));
}

function shorten(text: string, length = 120): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
