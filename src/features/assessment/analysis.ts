import type { Analysis, AnalysisPackage, CvssScore } from '../../formats/records/facts.ts';
import { parseYaml, type TextProblem, type YamlDocument } from '../../text/yaml.ts';
import { type AnalysisContext, readAnalysis } from './analysis-fields.ts';
import { findCutOff, tellLosses } from './analysis-losses.ts';
import { readerOf } from './analysis-reader.ts';
import { findAnalysisBlocks } from './find-analysis.ts';
import { type Repaired, repairYaml, type TextNote } from './repair.ts';
import { suggestForSyntax } from './suggest-syntax.ts';

/** What could be read of an analysis, problems or not. */
export interface Derived {
  readonly cvss: readonly CvssScore[];
  readonly packages: readonly AnalysisPackage[];
}

export type AnalysisResult =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'bad';
      /** Every problem at once; lines count from the first line of the comment. */
      readonly problems: readonly TextProblem[];
      readonly notes: readonly string[];
      readonly derived: Derived;
    }
  | {
      readonly kind: 'ok';
      readonly analysis: Analysis;
      /** What was repaired, converted, or is worth a second look. */
      readonly notes: readonly string[];
      readonly derived: Derived;
    };

export type { AnalysisContext } from './analysis-fields.ts';

/** Characters that a comment on GitHub holds. */
export const MAX_COMMENT = 65_536;

const NOTHING: Derived = { cvss: [], packages: [] };

/**
 * Reads the analysis in a comment: the fenced `yaml` block whose first key is `analysis` (design, section 10).
 * A comment without one is none; two of them are a problem, since nobody could say which one was meant.
 */
export function parseAnalysis(comment: string, context: AnalysisContext): AnalysisResult {
  if (comment.length > MAX_COMMENT) {
    return isMentioned(comment) ? tooLong(comment.length) : { kind: 'none' };
  }
  const [block, second] = findAnalysisBlocks(comment);
  if (block === undefined) return { kind: 'none' };
  if (second !== undefined) {
    const problem = {
      path: '',
      line: second.firstLine,
      found: 'a second analysis in the same comment',
      expected: 'one analysis in a comment',
      suggestion: 'Keep one of the two blocks, or put the other into a comment of its own.',
    };
    return { kind: 'bad', problems: [problem], notes: [], derived: NOTHING };
  }
  const cutOff = findCutOff(comment, block);
  if (cutOff !== undefined) return { kind: 'bad', problems: [cutOff], notes: [], derived: NOTHING };
  const unnamed = { line: block.firstLine - 1, text: 'The fence names no language; it was read as yaml.' };
  return readBlock(block.text, block.firstLine - 1, block.named ? [] : [unnamed], context);
}

/** Reads the YAML of an analysis by itself, without a fence. Lines count from its own first line. */
export function parseAnalysisYaml(source: string, context: AnalysisContext): AnalysisResult {
  if (source.length > MAX_COMMENT) return tooLong(source.length);
  return readBlock(source.replaceAll('\r\n', '\n'), 0, [], context);
}

function readBlock(
  source: string,
  offset: number,
  before: readonly TextNote[],
  context: AnalysisContext,
): AnalysisResult {
  const repaired = repairYaml(source);
  const notes = [...before, ...shift(repaired, offset)];
  const document = parseYaml(repaired.text, { maxLength: MAX_COMMENT });
  if (document.kind === 'bad') {
    // Odd text in an odd place may be broken by the repair; then what was written counts.
    const written = repaired.notes.length > 0 ? parseYaml(source, { maxLength: MAX_COMMENT }) : document;
    if (written.kind === 'ok') return readDocument(written, offset, before, context);
    const problem = suggestForSyntax(document.problem, repaired.text);
    const problems = [{ ...problem, line: problem.line + offset }];
    return { kind: 'bad', problems, notes: notes.map(renderNote), derived: NOTHING };
  }
  return readDocument(document, offset, notes, context);
}

function readDocument(
  document: YamlDocument,
  offset: number,
  before: readonly TextNote[],
  context: AnalysisContext,
): AnalysisResult {
  const reader = readerOf(document, offset);
  const analysis = readAnalysis(reader, document, context);
  tellLosses(reader, document);
  const notes = [...before, ...reader.notes].toSorted((a, b) => a.line - b.line).map(renderNote);
  const derived = { cvss: analysis.cvss, packages: analysis.packages };
  return reader.problems.length === 0
    ? { kind: 'ok', analysis, notes, derived }
    : { kind: 'bad', problems: reader.problems.toSorted((a, b) => a.line - b.line), notes, derived };
}

function isMentioned(comment: string): boolean {
  return /(?:```|~~~)[\s\S]{0,200}?analysis\s*:/.test(comment.slice(0, MAX_COMMENT));
}

function tooLong(length: number): AnalysisResult {
  const problem = {
    path: '',
    line: 1,
    found: `${length} characters`,
    expected: `at most ${MAX_COMMENT} characters, as many as a comment holds`,
  };
  return { kind: 'bad', problems: [problem], notes: [], derived: NOTHING };
}

function shift({ notes }: Repaired, offset: number): TextNote[] {
  return notes.map(({ line, text }) => ({ line: line + offset, text }));
}

function renderNote({ line, text }: TextNote): string {
  return `Line ${line}: ${text}`;
}
