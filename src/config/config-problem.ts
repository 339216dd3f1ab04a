/** One thing wrong with the configuration file. */
export interface ConfigProblem {
  /** Path of the file in the triage repo. */
  readonly file: string;
  /** From 1; where a key is missing, the line of what it is missing from. */
  readonly line: number;
  /** `clocks.acknowledge`, `owners[1].repos`; empty where the whole file is meant. */
  readonly key: string;
  readonly found: string;
  readonly expected: string;
  /** A whole sentence. */
  readonly suggestion?: string;
}

/** Something that works, but that its writer may not have meant. */
export interface ConfigWarning {
  readonly file: string;
  readonly line: number;
  readonly key: string;
  /** A whole sentence. */
  readonly message: string;
}

/** What a check says about a value it does not accept, before file, line and key are known. */
export interface Expectation {
  readonly expected: string;
  /** Replaces the description of the value, where that alone would not tell what is wrong. */
  readonly found?: string | undefined;
  readonly suggestion?: string | undefined;
}

/** One line per problem: `file:line key: found X, expected Y. Suggestion`. */
export function renderConfigProblems(problems: readonly ConfigProblem[]): string {
  return problems.map(renderConfigProblem).join('\n');
}

function renderConfigProblem({ file, line, key, found, expected, suggestion }: ConfigProblem): string {
  const sentence = `${place(file, line, key)} found ${found}, expected ${expected}.`;
  return suggestion === undefined ? sentence : `${sentence} ${suggestion}`;
}

function place(file: string, line: number, key: string): string {
  return `${file}:${line}${key === '' ? '' : ` ${key}`}:`;
}

/** A value as it is shown in a message: short, on one line, and with nothing in it that a terminal would obey. */
export function renderFound(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') return value === '' ? 'an empty text' : `"${renderPlainly(value, 60)}"`;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') return 'a mapping';
  return String(value);
}

/** Text without control or direction characters, cut after `longest` characters. */
export function renderPlainly(text: string, longest: number): string {
  const characters = [...text.slice(0, longest * 2 + 2)];
  const cut = characters.length > longest ? `${characters.slice(0, longest).join('')}…` : text;
  return cut.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
