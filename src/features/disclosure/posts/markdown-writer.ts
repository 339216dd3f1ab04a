import type { ProseBlock } from './advisory-prose.ts';
import { type Inline, parseWords, readWords } from './inline-text.ts';

/**
 * Where Markdown is going: MDX on a site, where `<` and `{` are code, or GitHub, where `@name` and `#1` notify
 * and link.
 */
export type MarkdownTarget = 'mdx' | 'github';

/** An underscore that is not within a word. */
const EDGE = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u;
const EDGES = new RegExp(EDGE, 'gu');

/** Other people's words as Markdown that shows them and does nothing else. */
export function renderInline(pieces: readonly Inline[], target: MarkdownTarget): string {
  return asCodeWhereRisky(pieces)
    .map((piece) => (piece.kind === 'code' ? renderCode(piece.text) : escapeText(piece.text, target)))
    .join('');
}

/**
 * Some readers, the site's formatter among them, see emphasis from the `_` of `a_b` to one in code that follows: beside
 * such code, names with an underscore are code too.
 */
function asCodeWhereRisky(pieces: readonly Inline[]): readonly Inline[] {
  if (!pieces.some(({ kind, text }) => kind === 'code' && EDGE.test(text))) return pieces;
  return pieces.flatMap((piece): readonly Inline[] =>
    piece.kind === 'code'
      ? [piece]
      : piece.text
          .split(/([\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)+)/u)
          .map((text, index) => ({ kind: index % 2 === 1 ? ('code' as const) : ('text' as const), text })),
  );
}

/** A name or a title as Markdown that shows it and does nothing else. */
export function renderWords(words: string, target: MarkdownTarget): string {
  return renderInline(parseWords(words), target);
}

/** A code span on one line, with the fewest backticks that are not inside (what prettier writes too). */
export function renderCode(text: string): string {
  const flat = readWords(text) || '?';
  const runs = new Set((flat.match(/`+/g) ?? []).map((run) => run.length));
  let ticks = 1;
  while (runs.has(ticks)) ticks++;
  const pad = flat.startsWith('`') || flat.endsWith('`') ? ' ' : '';
  return `${'`'.repeat(ticks)}${pad}${flat}${pad}${'`'.repeat(ticks)}`;
}

/** Blocks of prose, each parted from the next by a blank line; no block can be taken for a heading or an import. */
export function renderProse(
  blocks: readonly ProseBlock[],
  target: MarkdownTarget,
  keepLowerCase: readonly string[] = [],
): string {
  return blocks.map((block) => renderBlock(block, target, keepLowerCase)).join('\n\n');
}

function renderBlock(block: ProseBlock, target: MarkdownTarget, keepLowerCase: readonly string[]): string {
  switch (block.kind) {
    case 'paragraph':
      return renderLineStart(capitalise(block.inline, keepLowerCase), target);
    case 'lines':
      return block.lines.map((line) => renderLineStart(line, target)).join('\\\n');
    case 'list':
      return block.items.map((item) => `- ${renderLineStart(item, target)}`).join('\n');
  }
}

/** Text at the start of a line, where signs and words mean more than elsewhere. */
export function renderLineStart(pieces: readonly Inline[], target: MarkdownTarget): string {
  const first = pieces[0];
  const statement = first?.kind === 'text' ? /^(?:import|export)\b/.exec(first.text)?.[0] : undefined;
  if (first !== undefined && statement !== undefined) {
    const rest: Inline = { kind: 'text', text: first.text.slice(statement.length) };
    return renderInline([{ kind: 'code', text: statement }, rest, ...pieces.slice(1)], target);
  }
  return renderInline(pieces, target)
    .replace(/^([#+=-])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

function escapeText(text: string, target: MarkdownTarget): string {
  // Before any entity is written: the number sign of `&#96;` is no reference.
  const silent = target === 'mdx' ? text : text.replace(/[@#](?=[\w-])/g, (sign) => `${sign}\u2060`);
  const escaped = silent
    .replace(/[\\*[\]~|$]/g, (sign) => `\\${sign}`)
    .replace(EDGES, '\\_')
    .replace(/&/g, '&amp;')
    .replace(/`/g, '&#96;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
  return target === 'mdx' ? escaped.replace(/\{/g, '&#123;').replace(/\}/g, '&#125;') : escaped;
}

/** A sentence starts with a capital, unless it starts with code or with a package's own name. */
function capitalise(pieces: readonly Inline[], keep: readonly string[]): readonly Inline[] {
  const [first, ...rest] = pieces;
  if (first?.kind !== 'text') return pieces;
  if (keep.some((name) => first.text === name || first.text.startsWith(`${name} `))) return pieces;
  return [
    { kind: 'text', text: first.text.replace(/^\p{Ll}(?=[\p{L}' ])/u, (letter) => letter.toUpperCase()) },
    ...rest,
  ];
}
