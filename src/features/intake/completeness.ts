import { shorten } from '../../text/shorten.ts';
import { isAnswered, isLeftOut, type ReportField, readFields } from './report-fields.ts';

/** What makes a report quick to assess (the specification's step 0). Order: that in which people are asked for it. */
export const PIECES = ['proof', 'steps', 'versions', 'expected', 'actual', 'impact'] as const;
export type Piece = (typeof PIECES)[number];

/** Where a piece was seen, in the reporter's own words (one line, at most {@link MOST_QUOTED} characters), or null. */
export interface PieceEvidence {
  readonly piece: Piece;
  readonly quote: string | null;
}

const MOST_QUOTED = 160;

/**
 * What a report holds of each piece, with a quotation as evidence. A field whose heading asks for a piece holds it
 * where it was answered; everywhere else the words tell, apart from fields that are about something else. It says what
 * was seen, never whether the report is good: "not seen" may as well mean that it was said in other words.
 */
export function findPieces(report: string): readonly PieceEvidence[] {
  const fields = readFields(report).filter(({ about }) => about === 'pieces' || about === 'free');
  const isRefused = fields.some((field) => field.wants.includes('proof') && isLeftOut(field));
  const elsewhere = isRefused ? fields.map(withoutCode) : fields;
  return PIECES.map((piece) => ({
    piece,
    quote: cut(findAnswer(piece, fields) ?? findWords(piece, piece === 'proof' ? elsewhere : fields)),
  }));
}

/** The pieces that were not seen, in the order in which they are asked for. */
export const missingPieces = (report: string): readonly Piece[] =>
  findPieces(report)
    .filter(({ quote }) => quote === null)
    .map(({ piece }) => piece);

/** Where the field for the proof was left out, code in another field is where the flaw is, and no proof. */
const withoutCode = (field: ReportField): ReportField =>
  field.wants.includes('proof') ? field : { ...field, fences: [] };

/** A line of the field that asks for the piece: the one that tells most, else the first. */
function findAnswer(piece: Piece, fields: readonly ReportField[]): string | undefined {
  for (const field of fields) {
    if (!field.wants.includes(piece) || !isAnswered(field)) continue;
    const told = FINDERS[piece](field);
    if (told !== undefined) return told;
    const lines = [...field.lines, ...field.ticked, ...field.fences.flatMap((fence) => fence.split('\n'))];
    const first = lines.find((line) => line.trim() !== '' && ANSWERS[piece](lines.join('\n'), field));
    if (first !== undefined) return first;
  }
  return undefined;
}

/** Where an answer is none: a promise, a version without a number, a piece that the heading names among others. */
const ANSWERS: Readonly<Record<Piece, (text: string, field: ReportField) => boolean>> = {
  proof: (text, { wants }) =>
    !PROMISED.test(text) && (wants.length === 1 ? text.trim().length > 15 : text.length > 150),
  steps: (_text, { wants, fences }) =>
    wants[0] === 'steps' || fences.some((fence) => fence.trim().split('\n').length > 1),
  versions: (text) => /\d|\b(all|every|any|latest|main|master|head|trunk)\b/i.test(text),
  expected: () => true,
  actual: () => true,
  impact: () => true,
};

/** Two lines that tell somebody what to do: the first of them. */
function findOrders(lines: readonly string[]): string | undefined {
  const orders = lines.filter((line) => ORDER.test(line));
  return orders.length >= 2 ? orders[0] : undefined;
}

const ORDER =
  /^\W*(then |now |next,? |step \d+\W+)?(run|start|send|open|create|install|save|clone|visit|call|execute|set|configure|add|host|log in|upload|use|point|request)\b/i;

function findWords(piece: Piece, fields: readonly ReportField[]): string | undefined {
  for (const field of fields) {
    const told = FINDERS[piece](field);
    if (told !== undefined) return told;
  }
  return undefined;
}

const FINDERS: Readonly<Record<Piece, (field: ReportField) => string | undefined>> = {
  proof: findProof,
  steps: ({ lines, wants }) =>
    findSteps(lines) ??
    (wants.includes('proof') || wants.includes('steps') ? findOrders(lines) : undefined) ??
    lines.find((line) => /\b(to reproduce|reproduce (it|this|the issue) (by|with))\b.{10,}/i.test(line)),
  versions: findVersions,
  expected: ({ lines, fences }) =>
    [...lines, ...remarksIn(fences)].find(
      (line) => EXPECTED.test(bare(line)) && !/\bun?expected(ly)?\b/i.test(line),
    ),
  actual: ({ lines, fences }) => [...lines, ...remarksIn(fences)].find((line) => ACTUAL.test(bare(line))),
  impact: ({ lines }) => lines.find((line) => IMPACT.test(bare(line))),
};

/** Without the marks of bold and code, which stand between a word and its colon. */
const bare = (line: string): string => line.replace(/[*`]+/g, '');

/** Remarks in code that say what it shows. */
const remarksIn = (fences: readonly string[]): readonly string[] =>
  fences.flatMap((fence) => fence.split('\n').filter((line) => /(^|\s)(#|\/\/|--|;)\s/.test(line)));

const EXPECTED =
  /\bexpected( behaviou?r| result| output)?\s*(:|\||is|was|to\b)|\bexpected [\w ]{2,40}:|\b(should|must) (not |be |have |reject|return|refuse|throw|stop|escape|only)|\bI (would )?expect(ed)?\b/i;
const ACTUAL =
  /\bactual( behaviou?r| result| output)?\s*(:|\||is|was)|\bactual [\w ]{2,40}:|\binstead\b|\bobserved\b.{5,}|\b(hangs|crash(es|ed)|blocks the event loop|never returns|is (executed|leaked|redirected|returned unescaped))\b/i;
const IMPACT =
  /\b(attackers?|adversar(y|ies)|malicious (users?|clients?|actors?)|(remote|unauthenticated|any) (users?|clients?|attackers?))\b.{0,60}\b(can|could|may|might|is able|to (read|write|run|execute|crash|steal|bypass))\b|\b(allow(s|ing)?|lets?|enabl(es|ing)|lead(s|ing)? to|result(s|ing)? in|caus(es|ing)) .{0,80}\b(denial|execution|injection|disclosure|traversal|bypass|leak|crash|takeover|escalation|redirect|exhaustion|pollution|theft)\b/i;

/** A fence with code in it, a command line, or a link to where the proof is; a promise of one is none. */
function findProof({ fences, lines, wants }: ReportField): string | undefined {
  const isAsked = wants.includes('proof');
  const code = fences.find(
    (fence) => ((isAsked && !PROMISED.test(fence)) || CODE.test(fence)) && !isTrace(fence),
  );
  if (code !== undefined) return code.split('\n').find((line) => line.trim() !== '');
  return lines.find(
    (line) =>
      !PROMISED.test(line) &&
      (/^\s*(\d+[.)]|[-*])?[\s`$]*(curl|node -e|npx|wget|python3? -c) \S/.test(line) ||
        /\bhttps?:\/\/(gist\.github\.com|jsfiddle\.net|stackblitz\.com|codesandbox\.io|runkit\.com)\/\S+/.test(
          line,
        ) ||
        /\b(poc|proof[- ]of[- ]concept|reproduction|exploit)\b.{0,60}https?:\/\/\S+/i.test(line) ||
        /`[^`]*(require\(|import |=>|\(\)|\.repeat\()[^`]*`/.test(line)),
  );
}

const CODE = /[=;(){}<>$|]|\b(curl|node|npm|GET|POST)\b/;

const PROMISED =
  /\b(available|provided?|shared?|sent?|send|given?) (up)?on request\b|\b(can|could|will|would|happy to|let me know)\b.{0,40}\b(provide|share|send|give)\b|\bno (poc|proof)\b|^(n\/?a|none|todo|tbd|see above|-)\W*$/i;

const isTrace = (fence: string): boolean => {
  const lines = fence.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 0 && lines.every((line) => /^\s*at |^\w*Error\b/.test(line));
};

/** Two numbered points below each other, outside of a list of links. */
function findSteps(lines: readonly string[]): string | undefined {
  const points = lines.filter((line) => /^\s*(\d{1,2}[.)]|step \d+\W)\s*\S/i.test(line));
  const [first = ''] = points;
  return points.length >= 2 && !points.every((line) => /https?:\/\/\S+\s*$/.test(line)) ? first : undefined;
}

const NUMBER = /(?<![\w.:/])v?\d+\.\d+(?:\.\d+)?(?:\.x)?(?:-[\w.]+)?(?![\w.]*\d)/;
const RANGE = /(?:[<>]=?|\^|~|@)\s*v?\d+(?:\.\d+)+/;
/** A name and a whole version: in a remark on top of code, or behind a word that says where it was seen. */
const NAMED = /(?:^\s*(?:#|\/\/)\s*|\b(?:on|with|in|against|using)\s+)@?[\w/-]+\s+v?\d+\.\d+\.\d+\b/i;
const ABOUT_VERSIONS =
  /\b(versions?|affect(s|ed)?|vulnerable|releases?|up to|prior to|before|since|introduced|latest|tested (on|with|against)|through)\b/i;
/** Numbers that are no versions of the package: platforms, protocols, scores. */
const FOREIGN =
  /\b(node(\.js)?|npm|ubuntu|debian|macos|windows|chrome|firefox|python|docker|linux|http|tls|ssl|cvss(:| |v)*)\/?\s*v?\d+(\.\d+)*|\b\d+\.\d+\.\d+\.\d+\b/gi;

function findVersions({ lines, fences }: ReportField): string | undefined {
  return [...lines, ...fences.flatMap((fence) => fence.split('\n'))].find((line) => {
    const rest = line.replace(FOREIGN, ' ');
    return (
      RANGE.test(rest) ||
      NAMED.test(rest) ||
      (ABOUT_VERSIONS.test(rest) && (NUMBER.test(rest) || /\ball versions\b/i.test(rest)))
    );
  });
}

function cut(quote: string | undefined): string | null {
  const line = quote?.trim();
  if (!line) return null;
  return shorten(line, MOST_QUOTED);
}
