/** A part of a paragraph, and the label that it stands after. */
export interface LabelledPart {
  /** `Impact`; null for what stands before the first label. */
  readonly label: string | null;
  readonly text: string;
}

/** What the parts of an advisory are called, in the template that GitHub offers and in the notices of CNAs. */
const NAMES = [
  'Impact|Summary|Description|Overview|Details|Root cause|Severity|CVSS|CWE|Timeline',
  'Affected (?:versions?|products?|packages?)|Patch(?:es)?|Patched(?: versions?)?|Fix(?:es)?|Fixed(?: in| versions?)?',
  'Solutions?|Remediation|Work-?arounds?|Mitigations?|Recommendations?|References?|Resources|Links',
  'Credits?|Acknowledge?ments?|PoC|Proof of concept|Steps to reproduce|Reproduction|For more information',
].join('|');
const NAME = NAMES.replace(/\b[A-Z][a-z]+/g, (word) => `(?:${word}|${word.toUpperCase()})`);

/** At the start, on a line of its own, or after the end of a sentence; with its colon, or in bold alone on its line. */
const LABEL = new RegExp(
  [
    String.raw`(?:^|\n|(?<=[.!?;…]["'”’)\]*_\u0060]{0,3})[ \t]+)`,
    String.raw`(?<em>\*{1,3}|_{1,3}|)`,
    `(?<name>${NAME})`,
    String.raw`(?:\k<em>[ \t]{0,3}[:：]|[:：]\k<em>|(?<=[*_]{2}\w[\w -]{0,40})\k<em>[ \t]{0,9}(?=\n|$))\s*`,
  ].join(''),
  'g',
);

/**
 * Reads `Impact: … Patches: … Workarounds: None.` of one paragraph as the parts that it has. A paragraph without labels
 * is one part.
 */
export function splitLabels(paragraph: string): readonly LabelledPart[] {
  const parts: LabelledPart[] = [];
  let label: string | null = null;
  let from = 0;
  for (const match of paragraph.matchAll(LABEL)) {
    parts.push({ label, text: paragraph.slice(from, match.index).trim() });
    label = match.groups?.name ?? null;
    from = match.index + match[0].length;
  }
  parts.push({ label, text: paragraph.slice(from).trim() });
  return parts.filter((part) => part.label !== null || part.text !== '');
}

const NONE =
  /^(?:(?:none|no|nothing)(?: (?:known|available|exist|yet|so far|at (?:this|the) (?:time|moment)|(?:that )?we know of))?|n\/?a|not (?:available|known)|not applicable|-|(?:there (?:is|are) )?(?:currently )?no(?: known| available)? work-?arounds?(?:[\w, ]{0,60})?)[.!]?$/i;

/** `Workarounds: None.` says that there is none. */
export const saysNone = (text: string): boolean => NONE.test(text.trim());
