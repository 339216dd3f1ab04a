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
 * What a report holds of each piece, with a quotation as evidence. It says what was seen, never whether the report is
 * good: "not seen" may as well mean that it was said in other words.
 */
export function findPieces(report: string): readonly PieceEvidence[] {
  const text = withoutForm(report.replace(/\r\n?/g, '\n'));
  const parts = splitFences(text);
  const sections = readSections(text);
  return PIECES.map((piece) => ({ piece, quote: cut(FINDERS[piece]({ text, ...parts, sections })) }));
}

/** The pieces that were not seen, in the order in which they are asked for. */
export const missingPieces = (report: string): readonly Piece[] =>
  findPieces(report)
    .filter(({ quote }) => quote === null)
    .map(({ piece }) => piece);

interface Looked {
  readonly text: string;
  /** Lines outside of fences. */
  readonly lines: readonly string[];
  readonly fences: readonly string[];
  /** First line of text under each heading, by the heading in lower case. */
  readonly sections: readonly (readonly [string, string])[];
}

const FINDERS: Readonly<Record<Piece, (looked: Looked) => string | undefined>> = {
  proof: findProof,
  steps: ({ lines, sections }) =>
    underHeading(sections, /\b(steps|reproduc\w*|how to test|walkthrough)\b/) ??
    findSteps(lines) ??
    lines.find((line) => /\b(to reproduce|reproduce (it|this|the issue) (by|with))\b.{10,}/i.test(line)),
  versions: findVersions,
  expected: ({ lines, sections }) =>
    underHeading(sections, /\bexpected\b/) ??
    lines.find((line) => !isHeading(line) && EXPECTED.test(line) && !/\bun?expected(ly)?\b/i.test(line)),
  actual: ({ lines, sections }) =>
    underHeading(
      sections,
      /\b(actual|observed|current) (behaviou?r|results?|output)\b|^(actual|observed)$/,
    ) ?? lines.find((line) => !isHeading(line) && ACTUAL.test(line)),
  impact: ({ lines, sections }) =>
    underHeading(sections, /\bimpact\b|\bconsequences?\b/) ??
    lines.find((line) => !isHeading(line) && IMPACT.test(line)),
};

const EXPECTED =
  /\bexpected( behaviou?r| result| output)?\s*(:|is|was|to\b)|\b(should|must) (not |be |have |reject|return|refuse|throw|stop|escape|only)|\bI (would )?expect(ed)?\b/i;
const ACTUAL =
  /\bactual( behaviou?r| result| output)?\s*(:|is|was)|\binstead\b|\bobserved\b.{5,}|\b(hangs|crash(es|ed)|blocks the event loop|never returns|is (executed|leaked|redirected|returned unescaped))\b/i;
const IMPACT =
  /\b(attackers?|adversar(y|ies)|malicious (users?|clients?|actors?)|(remote|unauthenticated|any) (users?|clients?|attackers?))\b.{0,60}\b(can|could|may|might|is able|to (read|write|run|execute|crash|steal|bypass))\b|\b(allow(s|ing)?|lets?|enabl(es|ing)|lead(s|ing)? to|result(s|ing)? in|caus(es|ing)) .{0,80}\b(denial|execution|injection|disclosure|traversal|bypass|leak|crash|takeover|escalation|redirect|exhaustion|pollution|theft)\b/i;

/** A fence with code in it, a command line, or a link to where the proof is; a promise of one is none. */
function findProof({ fences, lines, sections }: Looked): string | undefined {
  const code = fences.find(
    (fence) => /[=;(){}<>$|]|\b(curl|node|npm|GET|POST)\b/.test(fence) && !isTrace(fence),
  );
  if (code !== undefined) return code.split('\n').find((line) => line.trim() !== '');
  const section = underHeading(sections, /\b(poc|proof[- ]of[- ]concept|exploit)\b/);
  if (section !== undefined && !PROMISED.test(section) && section.length > 15) return section;
  return lines.find(
    (line) =>
      !PROMISED.test(line) &&
      (/^\s*(\$ )?(curl|node -e|npx|wget|python3? -c) \S/.test(line) ||
        /\bhttps?:\/\/(gist\.github\.com|jsfiddle\.net|stackblitz\.com|codesandbox\.io|runkit\.com)\/\S+/.test(
          line,
        ) ||
        /\b(poc|proof[- ]of[- ]concept|reproduction|exploit)\b.{0,60}https?:\/\/\S+/i.test(line) ||
        /`[^`]*(require\(|import |=>|\(\)|\.repeat\()[^`]*`/.test(line)),
  );
}

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
const ABOUT_VERSIONS =
  /\b(versions?|affect(s|ed)?|vulnerable|releases?|up to|prior to|before|since|introduced|latest|tested (on|with|against)|through)\b/i;
/** Numbers that are no versions of the package: platforms, protocols, scores. */
const FOREIGN =
  /\b(node(\.js)?|npm|ubuntu|debian|macos|windows|chrome|firefox|python|docker|linux|http|tls|ssl|cvss(:| |v)*)\/?\s*v?\d+(\.\d+)*|\b\d+\.\d+\.\d+\.\d+\b/gi;

function findVersions({ text, sections }: Looked): string | undefined {
  const under = underHeading(sections, /\bversions?\b|\baffected\b/);
  if (under !== undefined && /\d|\ball\b|\blatest\b/i.test(under)) return under;
  return text.split('\n').find((line) => {
    const rest = line.replace(FOREIGN, ' ');
    return (
      RANGE.test(rest) || (ABOUT_VERSIONS.test(rest) && (NUMBER.test(rest) || /\ball versions\b/i.test(rest)))
    );
  });
}

/** Text that a form put there and nobody wrote over: whole lines in italics, and `_No response_`. */
const withoutForm = (report: string): string =>
  report
    .split('\n')
    .filter((line) => !/^\s*_[^_]+_\s*$/.test(line))
    .join('\n');

function splitFences(text: string): Pick<Looked, 'lines' | 'fences'> {
  const lines: string[] = [];
  const fences: string[] = [];
  let open: { readonly marks: string; readonly inside: string[] } | undefined;
  for (const line of text.split('\n')) {
    const marks = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (open === undefined) {
      if (marks === undefined) lines.push(line);
      else open = { marks, inside: [] };
    } else if (marks?.startsWith(open.marks)) {
      fences.push(open.inside.join('\n'));
      open = undefined;
    } else open.inside.push(line);
  }
  if (open !== undefined) fences.push(open.inside.join('\n'));
  return { lines, fences: fences.filter((fence) => fence.trim() !== '') };
}

const HEADING = /^\s*(?:#{1,6}\s+(.+?)\s*#*|\*\*(.{2,60}?):?\*\*:?|([A-Z][A-Za-z /-]{2,40}):)\s*$/;
const isHeading = (line: string): boolean => HEADING.test(line);

function readSections(text: string): Looked['sections'] {
  const sections: (readonly [string, string])[] = [];
  let heading: string | undefined;
  for (const line of text.split('\n')) {
    const found = HEADING.exec(line);
    if (found) heading = (found[1] ?? found[2] ?? found[3] ?? '').replace(/[*_:]/g, '').trim().toLowerCase();
    else if (heading !== undefined && line.trim() !== '') {
      const isFence = /^\s*(`{3,}|~{3,})/.test(line);
      if (isFence) continue;
      sections.push([heading, line.trim()]);
      heading = undefined;
    }
  }
  return sections;
}

function underHeading(sections: Looked['sections'], wanted: RegExp): string | undefined {
  return sections.find(
    ([heading, line]) => wanted.test(heading) && !/^(n\/?a|none|todo|tbd|-)\W*$/i.test(line),
  )?.[1];
}

function cut(quote: string | undefined): string | null {
  const line = quote?.trim();
  if (!line) return null;
  return line.length > MOST_QUOTED ? `${line.slice(0, MOST_QUOTED - 1).toWellFormed()}…` : line;
}
