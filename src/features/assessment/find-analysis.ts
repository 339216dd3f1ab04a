/** A fenced block that holds an analysis. */
export interface AnalysisBlock {
  readonly text: string;
  /** Line of the comment (from 1) on which the text begins: the one after the fence. */
  readonly firstLine: number;
  /** Line of the comment (from 1) that closes the block; one past the last where none does. */
  readonly lastLine: number;
  /** False where the fence names no language: the block counts, with a note. */
  readonly named: boolean;
}

const TOP_KEY = /^[\s\u200b\ufeff]*["'\u2018-\u201f]?analysis["'\u2018-\u201f]?\s*:/i;

/**
 * The fenced `yaml` blocks of a comment whose first key is `analysis`, in order. Fences are read as CommonMark reads
 * them (three or more backticks or tildes, closed by at least as many, by the end of the comment otherwise), those of
 * an item of a list too. Blocks in a quotation, in indented code, inside another fence or an HTML comment do not count:
 * nobody would take them for the writer's own analysis.
 */
export function findAnalysisBlocks(comment: string): AnalysisBlock[] {
  const lines = comment.split(/\r\n|\n|\r/);
  const blocks: AnalysisBlock[] = [];
  let items: readonly number[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (/^ {0,3}<!--/.test(line)) {
      while (index < lines.length && !lines[index]!.includes('-->')) index++;
      continue;
    }
    const { inside, rest } = enterItems(line, items);
    items = inside;
    const fence = openFence(rest, inside.at(-1) ?? 0);
    if (fence === undefined) continue;
    const end = findClosing(lines, index + 1, fence);
    const text = lines.slice(index + 1, end).map((inside) => dropIndent(inside, fence.indent));
    if (isYaml(fence.language) && (startsWithAnalysis(text) || looksLikeAnalysis(text))) {
      const named = fence.language !== '';
      blocks.push({ text: text.join('\n'), firstLine: index + 2, lastLine: end + 1, named });
    }
    index = end;
  }
  return blocks;
}

/**
 * The items of lists that a line stands in, each by the column at which its text begins, and the line with the marks of
 * the items that begin on it read as spaces. A line without a mark leaves the items that it is not indented for.
 */
function enterItems(
  line: string,
  before: readonly number[],
): { readonly inside: readonly number[]; readonly rest: string } {
  if (line.trim() === '') return { inside: before, rest: line };
  let rest = line;
  let inside = before.filter((column) => column <= indentOf(rest));
  for (;;) {
    const from = inside.at(-1) ?? 0;
    const mark = /^( {0,3})([-*+]|\d{1,9}[.)])( {1,4})(?=\S)/.exec(rest.slice(from));
    if (!mark || rest.slice(0, from).trim() !== '') return { inside, rest };
    const width = from + mark[0].length;
    rest = ' '.repeat(width) + rest.slice(width);
    inside = [...inside, width];
  }
}

const indentOf = (line: string): number => /^ */.exec(line)![0].length;

interface Fence {
  readonly sign: string;
  /** Column at which the text of its list's item begins; 0 outside of lists. */
  readonly item: number;
  readonly length: number;
  readonly indent: number;
  readonly language: string;
}

function openFence(line: string, item: number): Fence | undefined {
  const match = /^( {0,3})(`{3,}|~{3,})(.*)$/.exec(line.slice(item));
  if (!match) return undefined;
  const [, indent = '', marks = '', info = ''] = match;
  if (marks.startsWith('`') && info.includes('`')) return undefined;
  const language = info.trim().split(/\s/)[0] ?? '';
  return {
    sign: marks.charAt(0),
    length: marks.length,
    item,
    indent: item + indent.length,
    language: language.toLowerCase(),
  };
}

/**
 * Index of the closing line, or of the end where there is none. A line that is not indented for the list's item belongs
 * to the block all the same: on GitHub it would end the block, and what follows would be lost.
 */
function findClosing(lines: readonly string[], from: number, fence: Fence): number {
  for (let index = from; index < lines.length; index++) {
    const line = lines[index]!;
    const marks = indentOf(line) < fence.item + 4 ? /^ *(`+|~+)[ \t]*$/.exec(line)?.[1] : undefined;
    if (marks?.startsWith(fence.sign) && marks.length >= fence.length) return index;
  }
  return lines.length;
}

function dropIndent(line: string, indent: number): string {
  let dropped = 0;
  while (dropped < indent && line[dropped] === ' ') dropped++;
  return line.slice(dropped);
}

function isYaml(language: string): boolean {
  return language === 'yaml' || language === 'yml' || language === '';
}

/** True where the first line that says anything is the key `analysis`. */
export function startsWithAnalysis(lines: readonly string[]): boolean {
  const first = lines.find((line) => !/^\s*(#.*|---\s*)?$/.test(line));
  return first !== undefined && TOP_KEY.test(first);
}

/**
 * True for keys of an analysis below a first key that is missing or misspelt: it is read, so that this can be told,
 * where silence would look like acceptance.
 */
function looksLikeAnalysis(lines: readonly string[]): boolean {
  const has = (key: string) => lines.some((line) => new RegExp(`^\\s*["']?${key}["']?\\s*:`).test(line));
  return has('packages') && has('summary');
}
