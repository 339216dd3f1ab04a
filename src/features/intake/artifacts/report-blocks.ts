import { readHeading } from '../report-fields.ts';
import { findDiffEnd, startsDiff } from './unified-diff.ts';

/** A part of a report: code between fences or that is code by its form, or the lines of words around it. */
export interface ReportBlock {
  /** `remark`: an HTML comment, which GitHub does not show. */
  readonly kind: 'code' | 'prose' | 'remark';
  /** What stands behind the fence's marks; `diff` and `json` for those without a fence. */
  readonly info: string;
  readonly isFenced: boolean;
  /** The headings above it, the nearest last. */
  readonly headings: readonly string[];
  /** The last line of words above it below the same heading; empty where there is none. */
  readonly lead: string;
  readonly lines: readonly string[];
  /** Number of its first line, from 1. */
  readonly firstLine: number;
}

/** GitHub takes 65,536 characters; what comes by another way is read so far. */
const MOST_CHARACTERS = 131_072;

/** A fence, also in a list or a quotation. */
const FENCE = /^([>\s]{0,12}(?:(?:[-*+]|\d{1,3}[.)])\s{1,4})?)(`{3,}|~{3,})(.*)$/;

/** Cuts a report into its parts, in order: once from its beginning to its end. Nothing in it is rendered or believed. */
export function readReportBlocks(report: string): readonly ReportBlock[] {
  const lines = report
    .slice(0, MOST_CHARACTERS)
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/);
  const reader = createReader();
  const limits: Limits = { charactersOfJson: MOST_CHARACTERS * 2, noJsonBefore: 0, noDiffBefore: 0 };
  for (let at = 0; at < lines.length; ) {
    const end = findCode(lines, at, reader, limits) ?? findRemark(lines, at, reader);
    if (end === undefined) reader.addLine(lines[at]!, at);
    at = end ?? at + 1;
  }
  return reader.finish();
}

/** What openings without an end may cost: no more than the text is long. */
interface Limits {
  charactersOfJson: number;
  noJsonBefore: number;
  noDiffBefore: number;
}

/** The line behind the code that begins here, which is added; undefined where none does. */
function findCode(
  lines: readonly string[],
  at: number,
  reader: BlockReader,
  limits: Limits,
): number | undefined {
  const fence = FENCE.exec(lines[at]!);
  if (fence && !(fence[2]!.startsWith('`') && fence[3]!.includes('`')))
    return addFence(lines, at, fence, reader);
  if (at >= limits.noDiffBefore && startsDiff(lines, at)) {
    const { end, isDiff } = findDiffEnd(lines, at);
    limits.noDiffBefore = end;
    if (isDiff) {
      const indent = /^[>\s]*/.exec(lines[at]!)![0].length;
      const inside = lines.slice(at, end).map((line) => dedent(line, indent));
      reader.addCode('diff', inside, at, false);
      return end;
    }
  }
  if (at < limits.noJsonBefore || !/^\s{0,12}[[{]/.test(lines[at]!)) return undefined;
  const end = findJsonEnd(lines, at, limits);
  if (end === undefined) return undefined;
  reader.addCode('json', lines.slice(at, end), at, false);
  return end;
}

function addFence(
  lines: readonly string[],
  at: number,
  [, prefix = '', marks = '', info = '']: RegExpExecArray,
  reader: BlockReader,
): number {
  let end = at + 1;
  const inside: string[] = [];
  for (; end < lines.length; end += 1) {
    const line = dedent(lines[end]!, prefix.length);
    const closing = /^\s{0,12}(`{3,}|~{3,})\s*$/.exec(line)?.[1];
    if (closing?.startsWith(marks)) break;
    inside.push(line);
  }
  reader.addCode(info.trim(), inside, at + 1, true);
  return Math.min(end + 1, lines.length);
}

/** The line without at most so many blanks and marks of quotation at its beginning. */
function dedent(line: string, most: number): string {
  let from = 0;
  while (from < most && /[>\s]/.test(line[from] ?? '')) from += 1;
  return line.slice(from);
}

function findRemark(lines: readonly string[], at: number, reader: BlockReader): number | undefined {
  if (!/^\s*<!--/.test(lines[at]!)) return undefined;
  let end = at;
  while (end < lines.length - 1 && !lines[end]!.includes('-->')) end += 1;
  reader.addRemark(lines.slice(at, end + 1), at);
  return end + 1;
}

/** The line behind the JSON that begins here: its brackets match, and it ends its line. Undefined where it does not. */
function findJsonEnd(lines: readonly string[], at: number, limits: Limits): number | undefined {
  const opening = [lines[at]!, lines[at + 1] ?? ''].join(' ').trim().replace(/\s+/g, '').slice(0, 3);
  if (!/^(?:\{"|\[\{|\{\}|\[\[)/.test(opening)) return undefined;
  let depth = 0;
  let isText = false;
  for (let line = at; line < lines.length; line += 1) {
    const text = lines[line]!;
    limits.charactersOfJson -= text.length + 1;
    if (limits.charactersOfJson < 0) return undefined;
    for (let index = 0; index < text.length; index += 1) {
      const sign = text[index];
      if (isText) {
        if (sign === '\\') index += 1;
        else if (sign === '"') isText = false;
      } else if (sign === '"') isText = true;
      else if (sign === '{' || sign === '[') depth += 1;
      else if (sign === '}' || sign === ']') {
        depth -= 1;
        if (depth === 0) return text.slice(index + 1).trim() === '' ? line + 1 : undefined;
      }
    }
    // A text of JSON ends in its line.
    isText = false;
  }
  // What is cut off is one thing, and not what it holds.
  const blank = lines.findIndex((line, index) => index > at && line.trim() === '');
  limits.noJsonBefore = blank < 0 ? lines.length : blank;
  return undefined;
}

interface BlockReader {
  addLine(line: string, at: number): void;
  addCode(info: string, lines: readonly string[], at: number, isFenced: boolean): void;
  addRemark(lines: readonly string[], at: number): void;
  finish(): readonly ReportBlock[];
}

function createReader(): BlockReader {
  const blocks: ReportBlock[] = [];
  let above: readonly { readonly label: string; readonly level: number }[] = [];
  let prose: { readonly lines: string[]; readonly at: number } | undefined;
  let lead = '';
  const add = (block: Omit<ReportBlock, 'headings' | 'lead'>): void => {
    blocks.push({ ...block, headings: above.map(({ label }) => label), lead });
  };
  const endProse = (): void => {
    if (prose !== undefined)
      add({ kind: 'prose', info: '', isFenced: false, lines: prose.lines, firstLine: prose.at + 1 });
    prose = undefined;
  };
  return {
    addLine(line, at) {
      const heading = readHeading(line);
      if (heading) {
        endProse();
        above = [...above.filter(({ level }) => level < heading.level), heading];
        lead = '';
      }
      prose ??= { lines: [], at };
      prose.lines.push(line);
      if (!heading && line.trim() !== '') lead = line;
    },
    addCode(info, lines, at, isFenced) {
      endProse();
      add({ kind: 'code', info, isFenced, lines, firstLine: at + 1 });
      lead = '';
    },
    addRemark(lines, at) {
      endProse();
      add({ kind: 'remark', info: '', isFenced: false, lines, firstLine: at + 1 });
    },
    finish() {
      endProse();
      return blocks;
    },
  };
}
