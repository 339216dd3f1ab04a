import {
  type AnalysisContext,
  type AnalysisResult,
  type Derived,
  MAX_COMMENT,
  parseAnalysis,
  parseAnalysisYaml,
} from '../../src/features/assessment/analysis.ts';
import { findAnalysisBlocks } from '../../src/features/assessment/find-analysis.ts';
import type { AnalysisPackage, CvssScore } from '../../src/formats/records/facts.ts';
import type { TextProblem } from '../../src/text/yaml.ts';

/** The answer for one document: what is printed as one line of JSON. */
export interface CheckedDocument {
  readonly ok: boolean;
  /** Lines count from the first line of the document: the one after its `---`. */
  readonly problems: readonly TextProblem[];
  readonly derived: {
    readonly cvss: readonly CvssScore[];
    readonly packages: readonly {
      readonly name: string;
      readonly affected: readonly string[];
      /** The i-th belongs to the i-th range; null where that has no patched version and a later one has. */
      readonly patched: readonly (string | null)[];
    }[];
  };
}

/** A checked document with its packages as they were read, whole. */
export interface ReadDocument {
  readonly checked: CheckedDocument;
  /** What was converted, left out, or is worth a second look: `Line 3: …`. */
  readonly notes: readonly string[];
  readonly packages: readonly AnalysisPackage[];
}

/** A text with more than this is no comment with something around it: it is parted into documents as it stands. */
const LONGEST_LOOKED_INTO = 4 * MAX_COMMENT;

/** Checks every document of a text, in order, with the code that reads comments on GitHub. */
export function checkDocuments(text: string, context: AnalysisContext): CheckedDocument[] {
  return readDocuments(text, context).map(({ checked }) => checked);
}

/** {@link checkDocuments}, and the packages beside each answer. */
export function readDocuments(text: string, context: AnalysisContext): ReadDocument[] {
  return splitDocuments(text).map((document) => checkDocument(document, context));
}

/**
 * The documents of a text: YAML documents parted by lines that begin with `---`, or one whole comment with a fenced
 * analysis in it (where `---` may be a line of Markdown). Nothing before the first `---` is no document.
 */
export function splitDocuments(text: string): string[] {
  const source = text.replace(/^\ufeff/, '');
  if (source.length <= LONGEST_LOOKED_INTO && isComment(source)) return [source];
  const documents: string[][] = [[]];
  for (const line of source.split(/\r?\n/)) {
    const marker = /^---(?=\s|$)(.*)$/.exec(line);
    if (!marker) documents.at(-1)!.push(line);
    else documents.push(/^\s*(#.*)?$/.test(marker[1]!) ? [] : [marker[1]!.trimStart()]);
  }
  const [first, ...others] = documents.map((lines) => lines.join('\n'));
  const blank = first!.split('\n').every((line) => /^\s*(#.*)?$/.test(line));
  return blank && others.length > 0 ? others : [first!, ...others];
}

/** True for Markdown: a fenced analysis, and none that stands by itself. */
function isComment(text: string): boolean {
  return (
    /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*[`~]{3}/m.test(text) &&
    !/^["']?analysis["']?\s*:/m.test(withoutFences(text)) &&
    hasBlock(text)
  );
}

function hasBlock(text: string): boolean {
  return findAnalysisBlocks(text).length > 0;
}

function withoutFences(text: string): string {
  const blocks = findAnalysisBlocks(text);
  const lines = text.split(/\r\n|\n|\r/);
  for (const { firstLine, text: inside } of blocks) {
    lines.fill('', firstLine - 1, firstLine - 1 + inside.split('\n').length);
  }
  return lines.join('\n');
}

function checkDocument(document: string, context: AnalysisContext): ReadDocument {
  const result =
    document.length <= MAX_COMMENT && isComment(document)
      ? parseAnalysis(document, context)
      : parseAnalysisYaml(document, context);
  return renderResult(result);
}

function renderResult(result: AnalysisResult): ReadDocument {
  switch (result.kind) {
    case 'none': {
      const problem = { path: '', line: 1, found: 'no analysis', expected: 'YAML with the key analysis' };
      return fill(false, [problem], [], { cvss: [], packages: [] });
    }
    case 'bad':
      return fill(false, result.problems, result.notes, result.derived);
    case 'ok':
      return fill(true, [], result.notes, result.derived);
  }
}

function fill(
  ok: boolean,
  problems: readonly TextProblem[],
  notes: readonly string[],
  derived: Derived,
): ReadDocument {
  return { checked: { ok, problems, derived: renderDerived(derived) }, notes, packages: derived.packages };
}

function renderDerived({ cvss, packages }: Derived): CheckedDocument['derived'] {
  const merged: { key: string; name: string; affected: string[]; patched: (string | null)[] }[] = [];
  for (const { ecosystem, name, repo, affected, patched } of packages) {
    const key = JSON.stringify([ecosystem, name, repo]);
    const last = merged.at(-1);
    if (last?.key !== key) {
      merged.push({ key, name, affected: [...affected], patched: [...patched] });
      continue;
    }
    if (patched.length > 0) while (last.patched.length < last.affected.length) last.patched.push(null);
    last.affected.push(...affected);
    last.patched.push(...patched);
  }
  return { cvss, packages: merged.map(({ key: _, ...rest }) => rest) };
}
