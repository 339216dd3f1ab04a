/** A fenced block that holds an analysis. */
export interface AnalysisBlock {
  readonly text: string;
  /** Line of the comment (from 1) on which the text begins: the one after the fence. */
  readonly firstLine: number;
  /** False where the fence names no language: the block counts, with a note. */
  readonly named: boolean;
}

const TOP_KEY = /^[\s\u200b\ufeff]*["'\u2018-\u201f]?analysis["'\u2018-\u201f]?\s*:/i;

/**
 * The fenced `yaml` blocks of a comment whose first key is `analysis`, in order. Fences are read as CommonMark reads
 * them (three or more backticks or tildes, closed by at least as many, by the end of the comment otherwise). Blocks
 * in a quotation, in indented code, inside another fence or an HTML comment do not count: nobody would take them for
 * the writer's own analysis.
 */
export function findAnalysisBlocks(comment: string): AnalysisBlock[] {
  const lines = comment.split(/\r\n|\n|\r/);
  const blocks: AnalysisBlock[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (/^ {0,3}<!--/.test(line)) {
      while (index < lines.length && !lines[index]!.includes('-->')) index++;
      continue;
    }
    const fence = openFence(line);
    if (fence === undefined) continue;
    const end = findClosing(lines, index + 1, fence);
    const text = lines.slice(index + 1, end).map((inside) => dropIndent(inside, fence.indent));
    if (isYaml(fence.language) && startsWithAnalysis(text)) {
      blocks.push({ text: text.join('\n'), firstLine: index + 2, named: fence.language !== '' });
    }
    index = end;
  }
  return blocks;
}

interface Fence {
  readonly sign: string;
  readonly length: number;
  readonly indent: number;
  readonly language: string;
}

function openFence(line: string): Fence | undefined {
  const match = /^( {0,3})(`{3,}|~{3,})(.*)$/.exec(line);
  if (!match) return undefined;
  const [, indent = '', marks = '', info = ''] = match;
  if (marks.startsWith('`') && info.includes('`')) return undefined;
  const language = info.trim().split(/\s/)[0] ?? '';
  return {
    sign: marks.charAt(0),
    length: marks.length,
    indent: indent.length,
    language: language.toLowerCase(),
  };
}

/** Index of the closing line, or of the end where there is none. */
function findClosing(lines: readonly string[], from: number, fence: Fence): number {
  for (let index = from; index < lines.length; index++) {
    const marks = /^ {0,3}(`+|~+)[ \t]*$/.exec(lines[index]!)?.[1];
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
