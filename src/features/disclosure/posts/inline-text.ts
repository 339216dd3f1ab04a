import { flatten } from '../../../text/defuse.ts';
import { ENTITIES } from '../../../text/entities.ts';

/** A piece of running text: words, or code that is shown as it is. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string };

/** Stands for the n-th code piece while emphasis is taken off; never part of the text itself. */
const PLACEHOLDER = '\ufffc';

/**
 * What must not stand bare in a post: addresses (they would be linked), template expressions (`{{7*7}}`, `${name}`:
 * some target would evaluate them), version ranges and versions (the house form shows them as code), calls of functions,
 * identifiers with underscores (emphasis).
 */
const CODE_LIKE = new RegExp(
  [
    String.raw`(?:https?:\/\/|www\.)[^\s<>"]*[^\s<>"'.,;:!?)\]]`,
    String.raw`\{\{[^{}]{1,200}\}\}|[$#]\{[^{}]{1,200}\}|\{%[^{}]{1,200}%\}|<%[^<>]{1,200}%>`,
    String.raw`[^\s<>()[\]@,;:"]{1,64}@[^\s<>()[\]@,;:"]{1,100}\.\w+`,
    String.raw`[<>]=?\s?v?\d[\w.+-]*(?<![.+-])(?:,\s?[<>]=?\s?v?\d[\w.+-]*(?<![.+-]))*`,
    String.raw`(?<![\w.-])v?\d+\.\d+\.\d+(?:-[\w.-]*\w)?(?![\w-]|\.\w)`,
    String.raw`(?<![\w.$])[a-z_$][\w$]{0,60}(?:\.[\w$]{1,60}){0,5}\(\)`,
    String.raw`[^\s"'(),;:!?[\]]{0,100}_[^\s"'(),;:!?[\]]*(?<!\.)`,
  ].join('|'),
  'giu',
);

/** What Markdown makes of a text: code, an escaped sign, link words, an address, an entity; the rest is dropped. */
const MARKUP = new RegExp(
  [
    '(?<ticks>`+)(?<code>[^`]|[^`][^]*?[^`])\\k<ticks>(?!`)',
    String.raw`\\(?<escaped>[!-/:-@[-\x60{-~])`,
    '<!--[^]*?-->',
    String.raw`!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?`,
    String.raw`\[\^[^\]\s]+\]`,
    String.raw`\[(?<label>[^[\]]+)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])`,
    '<(?<address>(?:https?://|mailto:)[^\\s<>]+)>',
    String.raw`<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>`,
    '&(?<entity>lt|gt|amp|quot|apos|nbsp|mdash|ndash|hellip|lcub|rcub|grave|#\\d{1,7}|#x[\\da-f]{1,6});',
  ].join('|'),
  'gi',
);

/** Longer paragraphs are cut: no post needs one, and reading them must stay quick. */
const MAX_LENGTH = 8000;

function decodeEntity(name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name] ?? '';
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? flatten(String.fromCodePoint(code)) : '';
}

/**
 * Reads a paragraph of somebody else's Markdown as words and code. Links keep their words and lose their
 * target; images, HTML, comments and emphasis are dropped. Whatever it misreads stays a word, and words are
 * escaped when they are written.
 */
export function parseInline(markdown: string): readonly Inline[] {
  const codes: string[] = [];
  const source = tidy(markdown);
  const words = dropEmphasis(replaceMarkup(source, codes, 0));
  const pieces: Inline[] = [];
  let next = 0;
  for (const part of words.split(PLACEHOLDER).entries()) {
    if (part[0] > 0) pieces.push({ kind: 'code', text: codes[next++] ?? '' });
    pieces.push(...splitCodeLike(part[1]));
  }
  return joinPieces(pieces);
}

/** Words as they are, no Markdown read in them: names, titles. */
export function parseWords(words: string): readonly Inline[] {
  return joinPieces(splitCodeLike(tidy(words)));
}

/** A title: what stands between backticks is code, as GitHub shows it; nothing else is Markdown. */
export function parseTitle(title: string): readonly Inline[] {
  const parts = tidy(title).split(/(?<!`)`(?!`)([^`]+)`(?!`)/);
  return joinPieces(
    parts.flatMap((text, index) =>
      index % 2 === 1 ? [{ kind: 'code' as const, text }] : splitCodeLike(text),
    ),
  );
}

/** Words on one line, without control or direction-changing characters. */
export function readWords(words: string): string {
  return tidy(words).replace(/\s+/g, ' ').trim();
}

/** What a reader sees of it. */
export function textOfInline(pieces: readonly Inline[]): string {
  return pieces.map((piece) => piece.text).join('');
}

function replaceMarkup(source: string, codes: string[], depth: number): string {
  const keep = (code: string): string => {
    codes.push(code);
    return PLACEHOLDER;
  };
  return source.replace(MARKUP, (...found) => {
    const groups = found.at(-1) as Readonly<Record<string, string | undefined>>;
    if (groups.code !== undefined) return keep(groups.code);
    if (groups.escaped !== undefined) return groups.escaped;
    if (groups.label !== undefined)
      return depth > 2 ? groups.label : replaceMarkup(groups.label, codes, depth + 1);
    if (groups.address !== undefined) return keep(groups.address);
    if (groups.entity !== undefined) return decodeEntity(groups.entity.toLowerCase());
    return '';
  });
}

function dropEmphasis(text: string): string {
  return text
    .replace(/\*{2,}/g, '')
    .replace(/(?<![\w*])\*(?=[^\s*])([^*]*[^\s*])\*(?![\w*])/g, '$1')
    .replace(/(?<![\w_])__(?=[^\s_])([^_]*\s[^_]*[^\s_])__(?![\w_])/g, '$1')
    .replace(/(?<![\w_])_(?=[^\s_])([^_]*[^\s_])_(?![\w_])/g, '$1')
    .replace(/~~/g, '');
}

function splitCodeLike(text: string): readonly Inline[] {
  const pieces: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(CODE_LIKE)) {
    if (match[0] === '') continue;
    pieces.push({ kind: 'text', text: text.slice(from, match.index) }, { kind: 'code', text: match[0] });
    from = match.index + match[0].length;
  }
  pieces.push({ kind: 'text', text: text.slice(from) });
  return pieces;
}

/** Neighbours of one kind become one piece: two code spans side by side would be read as something else. */
function joinPieces(pieces: readonly Inline[]): readonly Inline[] {
  const joined: Inline[] = [];
  for (const piece of pieces) {
    const text = piece.text.replace(/\s+/g, ' ');
    const last = joined.at(-1);
    if (text === '' || (piece.kind === 'code' && text.trim() === '')) continue;
    if (last?.kind === piece.kind) joined[joined.length - 1] = { kind: piece.kind, text: last.text + text };
    else joined.push({ kind: piece.kind, text: piece.kind === 'code' ? text.trim() : text });
  }
  return trimPieces(joined);
}

function trimPieces(pieces: readonly Inline[]): readonly Inline[] {
  return pieces
    .map((piece, index) => {
      const start = index === 0 ? piece.text.trimStart() : piece.text;
      return { ...piece, text: index === pieces.length - 1 ? start.trimEnd() : start };
    })
    .filter((piece) => piece.text !== '');
}

function tidy(text: string): string {
  const flat = flatten(text).toWellFormed().replaceAll(PLACEHOLDER, '');
  return flat.length > MAX_LENGTH ? `${flat.slice(0, MAX_LENGTH).toWellFormed()} …` : flat;
}
