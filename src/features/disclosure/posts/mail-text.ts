import { toPlainProse } from '../../../text/plain-prose.ts';
import { renderBelowTitle } from './blog-plain.ts';
import type { PostInput } from './post-input.ts';

/** A link to another place of the same page, which a mail has none of. */
const WITHIN_PAGE = /\[([^\]\n]*)\]\(#[^)\s]*\)/g;

/**
 * The announcement as a mail: plain text, since mailing lists show every sign as it is. Links stand behind their words;
 * `url` closes it where the text does not lead there already.
 */
export function renderMail(input: PostInput, url: string): string {
  const markdown = renderBelowTitle(input);
  const text = toPlainProse(markdown.replace(WITHIN_PAGE, '$1'));
  return text.includes(url) ? text : `${text}\n\nRead it on the web: ${url}`;
}
