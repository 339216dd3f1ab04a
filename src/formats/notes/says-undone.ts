/** Lines of release notes that say that the fix is not there: taken back, or never in it. */
import type { ClaimFacts } from '../../formats/notes/find-claims.ts';

const REVERT =
  /\brevert(?:s|ed|ing)?\b|\broll(?:s|ed|ing)?[ -]?back\b|\bback(?:s|ed|ing)?[ -]?out\b|\bundo(?:es|ne)?\b/i;
const NOT = "(?: ?not|n['’]t)(?: (?:yet|been|be|fully|completely|entirely))*";
const NOT_FIXED = new RegExp(
  [
    String.raw`\b(?:does|do|did|is|are|was|were|has|have|can|could)${NOT} (?:fix|resolve|patch|address|mitigate)(?:d|ed|es|s)?\b`,
    String.raw`\b(?:does|do|did)${NOT} (?:\w+ )?(?:include|contain|ship|carry|have|bring|provide)\b[^.;]*\b(?:fix|patch|mitigation)\b`,
    String.raw`\b(?:fix|patch)(?:es)? (?:[^.;]{0,80} )?(?:is|are|was|were)${NOT} (?:a )?(?:in|part|there|complete|sufficient|included|contained|shipped|released|available)\b`,
    String.raw`\b(?:without|lacks?|lacking|misses|missing) (?:(?:a|an|the|any|its|complete|full|proper|security) )*(?:fix|patch)\b`,
    String.raw`\bno (?:fix|patch) (?:is|yet|for|available)\b`,
    String.raw`\b(?:remains?|still|stays?) (?:unfixed|unpatched|vulnerable|exploitable)\b`,
    String.raw`\bunfixed\b`,
    String.raw`\b(?:will|to) be (?:fixed|resolved|patched|addressed) in\b`,
  ].join('|'),
  'i',
);
/** What takes a revert back brings the fix again. */
const AGAIN = /\bre-?(?:appl(?:y|ies|ied)|land(?:s|ed)?|instat(?:e|es|ed)|introduc(?:e|es|ed))\b/i;
const SECURITY = /\bsecurity\b|\bvulnerab|\bsec(?=[:(])|\bexploit/i;
/** The verb, not the noun ("fix for", "fix of") and no conventional prefix ("fix:"). */
const FIXES =
  /\b(?:fix(?:e[sd]|ing)?|resolv(?:e[sd]?|ing)|address(?:e[sd]|ing)?|mitigat(?:e[sd]?|ing)|patch(?:e[sd]|ing)?)\b(?!\s*(?:\([^)]*\))?:)(?! (?:for|of|to|in)\b)/i;
/** Where a new statement begins: a sentence, or a clause that has a verb of mending first. */
const STATEMENT = new RegExp(
  String.raw`(?<=[.!?]["”’)]?)\s+(?=\S)|\s*(?:[,;(–—]|\band\b|\bto\b)\s*(?=(?:also |then |thereby |properly |this )?${FIXES.source})`,
  'i',
);

export interface Remark {
  readonly line: string;
  /** It stands under "Reverts", or under a point of a list that says so. */
  readonly isUndone: boolean;
}

/** Every line of the notes, and whether the heading or the point of the list that it belongs to is about reverts. */
export function listRemarks(notes: string): readonly Remark[] {
  let heading = false;
  let point: { readonly depth: number; readonly isUndone: boolean } | undefined;
  return notes.split('\n').flatMap((line): Remark[] => {
    if (line.trim() === '') return [];
    const title = /^ {0,3}#{1,6}\s+(.*)$|^\*\*([^*]+)\*\*:?\s*$|^<h[1-6][^>]*>(.*)<\/h/i.exec(line);
    if (title) {
      heading = /^\W*(?:revert(?:s|ed)?|rollbacks?|rolled back)\W*$/i.test(title.slice(1).join(''));
      point = undefined;
      return [{ line, isUndone: false }];
    }
    const depth = line.search(/\S/);
    if (point && depth <= point.depth) point = undefined;
    const isUndone = heading || (point?.isUndone ?? false);
    if (!point && /:\s*$/.test(line)) point = { depth, isUndone: REVERT.test(line) };
    return [{ line, isUndone }];
  });
}

/** Whether a reader of the line learns that the fix is not in the release. */
export function saysFixIsGone({ line, isUndone }: Remark, facts: ClaimFacts): boolean {
  if (isUndone && speaksOfFix(line, facts)) return true;
  return saysNotFixed(line, facts) || saysReverted(line, facts);
}

/** "It" and "this" stand for what the line is about. What is said of another version is not about this release. */
function saysNotFixed(line: string, facts: ClaimFacts): boolean {
  return splitStatements(line).some((statement) => {
    const match = NOT_FIXED.exec(statement);
    if (!match || isOfAnother(statement.slice(0, match.index), match[0], facts)) return false;
    const isMeant = /\b(?:it|this|that|them|these)\b/i.test(statement);
    return speaksOfFix(statement, facts) || (isMeant && speaksOfFix(line, facts));
  });
}

/** `v5.3.1 did not include a complete fix` in the notes of 5.3.2; what will be fixed elsewhere is not fixed here. */
function isOfAnother(subject: string, said: string, { version }: ClaimFacts): boolean {
  if (/\bbe \w+ in$/i.test(said)) return false;
  if (
    /\b(?:previous|earlier|former|prior|last|older) (?:\w+ )?(?:releases?|versions?|patch|fix)\b/i.test(
      subject,
    )
  )
    return true;
  const named = subject.match(/(?<![\w.-])v?\d+(?:\.[\dx]+)+[\w.-]*/gi) ?? [];
  return (
    version !== undefined &&
    named.length > 0 &&
    !named.some((each) => each.replace(/^v/i, '') === version.replace(/^v/i, ''))
  );
}

/** "Fixes CVE-… by reverting x" undoes x; "Revert the fix of CVE-…" undoes the fix; "Revert x. Fixes CVE-…" does both. */
function saysReverted(line: string, facts: ClaimFacts): boolean {
  if (!REVERT.test(line) || AGAIN.test(line) || unwrapRevert(line.replace(/^[\s*-]+/, '')).depth === 2)
    return false;
  const isCorrecting = (statement: string): boolean =>
    FIXES.test(statement) && namesFix(statement, facts) && !REVERT.test(statement);
  const rest = splitStatements(line)
    .filter((statement) => !isCorrecting(statement))
    .join(' ');
  if (!REVERT.test(rest) || !speaksOfFix(rest, facts)) return false;
  const [before = ''] = rest.split(REVERT);
  const isDenied = /(?:\bnot|n['’]t|\bnever|\bwithout)\s+$/i.test(before);
  return !isDenied && !(FIXES.test(before) && namesFix(before, facts));
}

/** Stands for a piece that is not to be split; notes do not have it. */
const MARK = '\u0000';
const HELD = new RegExp(`${MARK}(\\d+)${MARK}`, 'g');

/** What is in quotes is one thing, whatever is in it. */
function splitStatements(line: string): readonly string[] {
  const quotes: string[] = [];
  const masked = line.replace(/"[^"]*"|“[^”]*”|`[^`]*`/g, (quote) => {
    quotes.push(quote);
    return `${MARK}${quotes.length - 1}${MARK}`;
  });
  return masked
    .split(STATEMENT)
    .flatMap((part) => (part ? [part.replace(HELD, (_, index) => quotes[Number(index)] ?? '')] : []));
}

/** `Revert "Revert "x""` is x again: how often it was turned round, and what. */
export function unwrapRevert(subject: string): { readonly depth: number; readonly core: string } {
  let core = subject.trim();
  let depth = 0;
  for (;;) {
    const inner = /^(?:revert|reverts)(?:[:\s(]|\b)[^"“]*["“](.*)["”][^"”]*$/i.exec(core)?.[1];
    const plain = inner ?? /^revert(?:\([^)]*\))?:\s*(.+)$/i.exec(core)?.[1];
    if (plain === undefined) return { depth, core };
    core = plain.trim();
    depth += 1;
  }
}

export const speaksOfFix = (line: string, facts: ClaimFacts): boolean =>
  namesFix(line, facts) || SECURITY.test(line);

function namesFix(line: string, { cves, advisories, fixes }: ClaimFacts): boolean {
  const ids = [...cves, ...advisories.map(({ ghsa }) => ghsa)];
  const lower = line.toLowerCase();
  return (
    ids.some((id) => lower.includes(id.toLowerCase())) ||
    fixes.some((fix) => fix.length > 8 && lower.includes(fix.toLowerCase()))
  );
}
