import MarkdownIt, { type Token } from 'markdown-it';
import { escapeHtml, type Html } from './html.ts';

/** Tags of ours that GitHub shows; whatever else looks like HTML is shown as text. */
const SHOWN_TAGS = /^<\/?(?:details|summary|br|sub|sup)\s*\/?>$/i;

/**
 * Shows Markdown roughly as GitHub does. Nothing in it is loaded or run: no images, no HTML but foldings.
 * `diagram` stands in for mermaid blocks.
 */
export function renderMarkdown(text: string, diagram: Html): Html {
  const markdown = new MarkdownIt({ html: true, linkify: true });
  const showHtml = (source: string): string =>
    source.replace(/<!--[\s\S]*?-->|<[^>]*>|[^<]+|</g, (part) => {
      if (part.startsWith('<!--')) return '';
      return SHOWN_TAGS.test(part)
        ? part
        : part.startsWith('<')
          ? escapeHtml(part)
          : escapeHtml(decodeEntities(part));
    });
  markdown.renderer.rules.html_block = (tokens, index) => showHtml(tokens[index]?.content ?? '');
  markdown.renderer.rules.html_inline = (tokens, index) => showHtml(tokens[index]?.content ?? '');
  markdown.renderer.rules.image = (tokens, index) => escapeHtml(`[image: ${tokens[index]?.content ?? ''}]`);
  const fence = markdown.renderer.rules.fence;
  markdown.renderer.rules.fence = (tokens, index, ...rest) => {
    const token = tokens[index];
    if (token?.info.trim() === 'mermaid') return diagram.html;
    return fence ? fence(tokens, index, ...rest) : `<pre>${escapeHtml(token?.content ?? '')}</pre>`;
  };
  markdown.core.ruler.after('inline', 'tasks', ({ tokens }) => {
    for (const [at, token] of tokens.entries()) if (isTask(tokens, at)) tickTask(token, tokens[at - 2]);
  });
  return { html: markdown.render(text) };
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
