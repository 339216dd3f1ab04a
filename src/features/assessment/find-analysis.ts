import { readFences } from '../../text/fences.ts';

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
 * The fenced `yaml` blocks of a comment whose first key is `analysis`, in order. Fences are read as GitHub shows them; a
 * block in a list is its writer's own, one in a quotation is not.
 */
export function findAnalysisBlocks(comment: string): readonly AnalysisBlock[] {
  return readFences(comment).flatMap(({ info, text, firstLine, lastLine }) => {
    const language = info.split(/\s/)[0]!.toLowerCase();
    const lines = text.split('\n');
    return isYaml(language) && (startsWithAnalysis(lines) || looksLikeAnalysis(lines))
      ? [{ text, firstLine, lastLine, named: language !== '' }]
      : [];
  });
}

function isYaml(language: string): boolean {
  return language === 'yaml' || language === 'yml' || language === '';
}

/** True where the first line that says anything is the key `analysis`. */
function startsWithAnalysis(lines: readonly string[]): boolean {
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
