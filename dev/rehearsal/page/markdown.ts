import MarkdownIt, { type Token } from 'markdown-it';
import { escapeHtml, type Html } from './html.ts';

/** Tags of ours that GitHub shows; whatever else looks like HTML is shown as text. */
const SHOWN_TAGS = /^<\/?(?:details|summary|br|sub|sup)\s*\/?>$/i;

export interface MarkdownOptions {
  /** Takes the place of mermaid blocks. */
  readonly diagram: Html;
  /** The level of the page's heading above: headings of the text come below it, and none is left out in between. */
  readonly below: number;
}

/** Shows Markdown roughly as GitHub does. Nothing in it is loaded or run: no images, no HTML but foldings. */
export function renderMarkdown(text: string, { diagram, below }: MarkdownOptions): Html {
  const markdown = new MarkdownIt({ html: true, linkify: true });
  markdown.renderer.rules.html_block = (tokens, index) => showHtml(tokens[index]?.content ?? '');
  markdown.renderer.rules.html_inline = (tokens, index) => showHtml(tokens[index]?.content ?? '');
  markdown.renderer.rules.image = (tokens, index) => escapeHtml(`[image: ${tokens[index]?.content ?? ''}]`);
  markdown.renderer.rules.table_open = () =>
    '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>';
  markdown.renderer.rules.table_close = () => '</table></div>';
  markdown.renderer.rules.fence = (tokens, index) => {
    const token = tokens[index];
    return token?.info.trim() === 'mermaid' ? diagram.html : renderCode(token);
  };
  markdown.renderer.rules.code_block = (tokens, index) => renderCode(tokens[index]);
  // Where a link leads, nobody needs to know where it stood.
  markdown.renderer.rules.link_open = (tokens, index, options, _, self) => {
    tokens[index]?.attrSet('rel', 'noreferrer nofollow');
    return self.renderToken(tokens, index, options);
  };
  markdown.core.ruler.after('inline', 'as-shown', ({ tokens }) => {
    const level = createLevels(tokens, below);
    for (const [at, token] of tokens.entries()) {
      if (token.type === 'heading_open') setLevel(token, tokens[at + 2], level(token));
      if (isTask(tokens, at)) tickTask(token, tokens[at - 2]);
      if (token.type === 'blockquote_open') markAlert(tokens, at);
    }
  });
  return { html: markdown.render(text) };
}

function showHtml(source: string): string {
  return source.replace(/<!--[\s\S]*?-->|<[^>]*>|[^<]+|</g, (part) => {
    if (part.startsWith('<!--')) return '';
    if (SHOWN_TAGS.test(part)) return part;
    return part.startsWith('<') ? escapeHtml(part) : escapeHtml(decodeEntities(part));
  });
}

const renderCode = (token: Token | undefined): string =>
  `<pre><code>${escapeHtml(token?.content ?? '')}</code></pre>\n`;

/** The text's own levels, each one deeper than the heading before it at most. */
function createLevels(tokens: readonly Token[], below: number): (heading: Token) => number {
  const used = [
    ...new Set(tokens.filter(({ type }) => type === 'heading_open').map(({ tag }) => tag)),
  ].sort();
  let last = below;
  return ({ tag }) => {
    last = Math.min(below + 1 + used.indexOf(tag), last + 1, 6);
    return last;
  };
}

function setLevel(open: Token, close: Token | undefined, level: number): void {
  open.tag = `h${level}`;
  if (close?.type === 'heading_close') close.tag = open.tag;
}

const ALERT = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\](?:\n|$)/;

/** GitHub's alerts: a quotation whose first line says of which kind it is. */
function markAlert(tokens: readonly Token[], at: number): void {
  const inline = tokens[at + 2];
  const kind = ALERT.exec(inline?.content ?? '')?.[1];
  const [first, second] = inline?.children ?? [];
  if (kind === undefined || !first) return;
  tokens[at]?.attrJoin('class', `alert ${kind.toLowerCase()}`);
  first.content = `${kind.charAt(0)}${kind.slice(1).toLowerCase()}`;
  if (second?.type === 'softbreak') second.type = 'hardbreak';
}

const TASK = /^\[([ x])\](?=\s)/i;

/** The first line of a list item that begins with a box, as GitHub understands it. */
const isTask = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.type === 'inline' && tokens[at - 2]?.type === 'list_item_open' && TASK.test(tokens[at].content);

/** The box as a sign; its item needs no other. */
function tickTask({ children }: Token, item: Token | undefined): void {
  const [first] = children ?? [];
  if (first) first.content = first.content.replace(TASK, (_, box: string) => (box === ' ' ? '☐' : '☑'));
  item?.attrJoin('class', 'task');
}

/** Text between tags keeps its few entities readable. */
function decodeEntities(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}
