import { shorten } from '../../text/shorten.ts';
import type { Piece } from './completeness.ts';

/**
 * A report as fields: each heading with what stands below it. GitHub renders the answers to a report form as `### label`
 * and the answer; people write headings too, and inside of a form's text areas. A report without any is one field.
 */
export interface ReportField {
  /** The heading's words, or null for what stands above the first one. */
  readonly label: string | null;
  /** Pieces that the heading asks for. */
  readonly wants: readonly Piece[];
  /**
   * `pieces`: the heading asks for them. `free`: anything may be told there. `aside`: about something else (a fix, other
   * reports, credit, a checklist), so that nothing in it describes the flaw. `ai`: whether and how AI helped. `scope`:
   * what the project does not treat as a vulnerability.
   */
  readonly about: 'pieces' | 'free' | 'aside' | 'ai' | 'scope';
  /** The answer's lines outside of fences, without what a form put there itself; ticked boxes are `ticked`. */
  readonly lines: readonly string[];
  readonly fences: readonly string[];
  /** Labels of boxes that were ticked. */
  readonly ticked: readonly string[];
}

/** Reads a report once from its beginning to its end; headings inside of code are code, those in remarks are none. */
export function readFields(report: string): readonly ReportField[] {
  const fields: Building[] = [begin(null, 0, undefined)];
  /** The headings that what comes next stands below, the highest first. */
  const above: Building[] = [];
  let fence: { readonly marks: string; readonly inside: string[] } | undefined;
  let isRemark = false;
  for (const line of report.replace(/\r\n?/g, '\n').split('\n')) {
    const marks = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (marks?.startsWith(fence.marks) && /^\s*[`~]+\s*$/.test(line)) fence = undefined;
      else fence.inside.push(line);
      continue;
    }
    if (isRemark || /^\s*<!--/.test(line)) {
      isRemark = !line.includes('-->');
      continue;
    }
    const heading = marks === undefined ? readHeading(line) : undefined;
    if (heading) {
      while ((above.at(-1)?.level ?? 0) >= heading.level) above.pop();
      above.push(begin(heading.label, heading.level, above.at(-1)));
      fields.push(above.at(-1)!);
    } else if (marks !== undefined) {
      fence = { marks, inside: [] };
      (above.at(-1) ?? fields[0]!).fences.push(fence.inside);
    } else {
      const field = above.at(-1) ?? fields[0]!;
      const short = readShort(line, field);
      if (short) fields.push(short);
      else addLine(field, line);
    }
  }
  return fields.map(({ level: _, fences, ...field }) => ({
    ...field,
    fences: fences.map((inside) => inside.join('\n')).filter((text) => text.trim() !== ''),
  }));
}

interface Building extends Omit<ReportField, 'lines' | 'fences' | 'ticked'> {
  readonly level: number;
  readonly lines: string[];
  readonly fences: string[][];
  readonly ticked: string[];
}

function begin(label: string | null, level: number, around: Building | undefined): Building {
  const own = label === null ? FREE : judgeLabel(label);
  // What stands inside of a field about something else is about that too, whatever its heading says.
  const isInAside = around !== undefined && around.about !== 'free' && around.about !== 'pieces';
  const judged = isInAside ? { about: around.about, wants: [] } : inherit(own, around);
  return { label, level, ...judged, lines: [], fences: [], ticked: [] };
}

/** `Impact: one line`, where the word is one that we know: a field of that line. */
function readShort(line: string, around: Building): Building | undefined {
  const [, label = '', value = ''] =
    /^\s*(?:[-*+]\s+)?\*{0,2}([A-Z][\w-]*(?: [\w-]+){0,3})\*{0,2}:\*{0,2}\s+(\S.*)$/.exec(line) ?? [];
  if (value === '' || judgeLabel(label).about === 'free') return undefined;
  const field = begin(label, 9, around);
  addLine(field, value);
  return field;
}

type Judged = Pick<ReportField, 'about' | 'wants'>;
const FREE: Judged = { about: 'free', wants: [] };

/** A heading inside of a field that asks for something is a part of that answer, whatever else it asks for itself. */
const inherit = (own: Judged, around: Building | undefined): Judged =>
  around?.about === 'pieces' && own.about !== 'aside'
    ? {
        about: 'pieces',
        wants: [...new Set([...own.wants, ...around.wants])],
      }
    : own;

function addLine(field: Building, line: string): void {
  const box = /^\s*[-*+]\s+\[([ xX])\]\s+(.*)$/.exec(line);
  if (box) {
    if (box[1] !== ' ') field.ticked.push(box[2]!.trim());
    return;
  }
  const words = line.replace(/<\/?(?:details|summary|br|p|div)\b[^>]*>/gi, ' ');
  if (words.trim() !== '' && !isPrinted(words)) field.lines.push(words);
}

/** Text that a form put there and nobody wrote over: whole lines in italics, `_No response_` among them. */
const isPrinted = (line: string): boolean => /^\s*_[^_]+_\s*$/.test(line);

const MARKED = /^ {0,3}(#{1,6})\s+(.+?)\s*#*\s*$/;
const BOLD = /^\s*\*\*(.{2,60}?):?\*\*:?\s*$/;
const COLON = /^\s*([A-Z][A-Za-z /-]{2,40}):\s*$/;

/** A heading, and its level: 1 to 6 as marked, 7 for a line in bold, 8 for a few words and a colon. */
export function readHeading(line: string): { readonly label: string; readonly level: number } | undefined {
  const marked = MARKED.exec(line);
  if (marked) return { label: plain(marked[2]!), level: marked[1]!.length };
  const bold = BOLD.exec(line);
  if (bold) return { label: plain(bold[1]!), level: 7 };
  const colon = COLON.exec(line);
  return colon ? { label: plain(colon[1]!), level: 8 } : undefined;
}

const plain = (label: string): string => label.replace(/[*_`]|:\s*$/g, '').trim();

/** What a heading says that stands below it. */
export function judgeLabel(label: string): Judged {
  if (AI.test(label)) return { about: 'ai', wants: [] };
  if (SCOPE.test(label)) return { about: 'scope', wants: [] };
  if (ALWAYS_ASIDE.test(label)) return { about: 'aside', wants: [] };
  const wants = (Object.keys(REQUEST_WORDS) as Piece[]).filter((piece) => REQUEST_WORDS[piece].test(label));
  if (wants.length > 0) return { about: 'pieces', wants };
  return ASIDE.test(label) ? { about: 'aside', wants: [] } : FREE;
}

/** Words of headings: those of published report forms, of GitHub's own form, and of reports as people write them. */
const REQUEST_WORDS: Readonly<Record<Piece, RegExp>> = {
  proof:
    /\b(poc|proofs?|exploit|reproducer|reproduction|repro|reproducible (example|script|case)|test[ -]case|demonstration)\b/i,
  steps: /\b(steps|reproduc\w*|repro|how to (test|trigger|run)|walkthrough|instructions)\b/i,
  versions:
    /\bversions?\b|\b(affected|tested|vulnerable|latest|supported) (releases?|ranges?|tags?|branch(es)?)\b|^affected$/i,
  expected: /\bexpect(ed)?\b|\bshould (have )?happen/i,
  actual: /\b(actual(ly)?|observed|current (behaviou?r|results?|output))\b|\bwhat happen(s|ed)\b/i,
  impact:
    /\bimpact\b|\bconsequences?\b|\bthreat model\b|\bcapabilit(y|ies)\b|\b(attacker|adversary|they) (can|could|gains?)\b|\bwho is affected\b/i,
};

const AI = /\b(ai|a\.i\.|llms?|artificial intelligence|language models?)\b/i;
const SCOPE = /\bout[- ]of[- ]scope\b|\bno vulnerabilit(y|ies)\b|\bnot (a )?vulnerabilit(y|ies)\b/i;
const ALWAYS_ASIDE =
  /\b(fix(es)?|patch(es|ed)?|mitigations?|remediation|work-?arounds?|references?|related|previous|prior|similar|duplicates?|credits?|attribution|cvss|cwe|checklist|check list|timeline|before (you )?(submit|send|report)\w*|verification|disclosure)\b/i;
const ASIDE =
  /\b(environment|platform|system|package|repository|component|area|reporter|contact|name|e-?mail|severity|score|title|received|came from|channel|date|confirm\w*|agree\w*|terms|acknowledge\w*|thanks)\b/i;

const NOTHING =
  /^\W*(n\/?a|none|nothing|no|todo|tbd|unknown|not (sure|applicable|known|provided|tested)|(i )?(do not|don['’]t) know|no idea|see (above|below|details|summary|poc)|same as above|as above|empty)?\W*$/i;

/** Whether anything was answered: more than nothing, `N/A`, or a reference to another field. */
export const isAnswered = ({
  lines,
  fences,
  ticked,
}: Pick<ReportField, 'lines' | 'fences' | 'ticked'>): boolean =>
  fences.length > 0 || ticked.length > 0 || !NOTHING.test(lines.join(' ').slice(0, 200));

/** A field that was answered by nothing, as far as it does not lead elsewhere ("see above"). */
export const isLeftOut = (field: Pick<ReportField, 'lines' | 'fences' | 'ticked'>): boolean =>
  !isAnswered(field) && field.lines.length > 0 && !/\b(see|above|below)\b/i.test(field.lines[0]!);

/** What the reporter says of AI's help, in the words of the report: the field that asks for it, else a line that tells. */
export function readAiStatement(report: string): string | null {
  const fields = readFields(report);
  const asked = fields.find(({ about, lines, ticked }) => about === 'ai' && lines.length + ticked.length > 0);
  if (asked) return oneLine([...asked.ticked, ...asked.lines].join(' '));
  const all = fields.flatMap(({ lines, ticked }) => [...ticked.filter(isPlainBox), ...lines]);
  const told = all.find((line) => TELLS_OF_AI.test(line));
  return told === undefined ? null : oneLine(told);
}

const AI_NAMES = '(?:an? )?(?:ai|llms?|large language models?|chatgpt|gpt-?[\\d.]*|claude|copilot|gemini)\\b';
const TELLS_OF_AI = new RegExp(
  `\\b(?:ai|llm)[- ](?:assist\\w*|generated|aided|helped|written)|\\b(?:us(?:e|ed|ing)|help of|help from|assist\\w* (?:by|of|from)|(?:generated|written|found|drafted) (?:by|with|using)) ${AI_NAMES}`,
  'i',
);

/** A box that says one thing. "I used none, or I name it below" and "including any AI content" tell nothing. */
const isPlainBox = (label: string): boolean => !/\b(or|any|including)\b/i.test(label);

/** Boxes that the reporter ticked below a heading about what is out of scope. */
export const readTickedScope = (report: string): readonly string[] =>
  readFields(report).flatMap(({ about, ticked }) => (about === 'scope' ? ticked.map(oneLine) : []));

const MOST_CHARACTERS = 300;

const oneLine = (text: string): string => shorten(text.replace(/\s+/g, ' ').trim(), MOST_CHARACTERS);
