/** Markdown as plain text, for places that show every sign as it is: records, not posts. */
import { ENTITIES } from './entities.ts';

/** Tags that only shape a text. Others (`<script>`) are what the text is about, and stay. */
const SHAPING =
  'a|abbr|b|blockquote|br|center|code|dd|del|details|div|dl|dt|em|h[1-6]|hr|i|img|ins|kbd|li|ol|p|picture|pre|s|samp|small|span|strike|strong|sub|summary|sup|table|tbody|td|th|thead|tr|tt|u|ul|var';

/** Inline mark-up beside code: an escaped sign, comments, pictures, footnotes, links, addresses, tags, entities. */
const INLINE = new RegExp(
  [
    String.raw`\\(?<escaped>[!-/:-@[-\x60{-~])`,
    '<!--[^]*?-->',
    String.raw`!\[(?<alt>[^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?`,
    String.raw`\[\^[^\]\s]+\]`,
    String.raw`\[(?<label>(?:[^[\]]|\[[^[\]]*\])+)\](?:\(\s*<?(?<target>(?:[^()\s<>]|\([^()\s]*\))*)>?(?:\s+["'(][^"]*["')])?\s*\)|\[(?<ref>[^\]]*)\])`,
    '<(?<address>(?:https?://|mailto:)[^\\s<>]+)>',
    String.raw`<\/?(?:${SHAPING})(?:\s[^<>]*)?\/?>`,
    '&(?:(?<entity>lt|gt|amp|quot|apos|nbsp|mdash|ndash|hellip)|#(?<number>\\d{1,6}));',
  ].join('|'),
  'gi',
);

const DEFINITION = /^ {0,3}\[([^\]^]+)\]:\s*<?(\S+?)>?(?:\s+["'(].*)?\s*$/;

/** The marks of quotations at the start of a line. */
const QUOTATION = /^(?:\s{0,3}>\s?)+/;

/** One line of plain text: a title. */
export const toPlainLine = (markdown: string): string =>
  toPlainProse(markdown.replace(/\s+/g, ' ')).replace(/\s+/g, ' ');

/**
 * The words of a Markdown text, its code as it is written, links with their targets behind them; paragraphs stay apart,
 * points of a list get a `•`. Nothing that is shown to a reader of the Markdown is left out, but for what only shapes it.
 */
export function toPlainProse(markdown: string): string {
  const lines = withoutHidden(markdown.replace(/\r\n?/g, '\n')).split('\n');
  const targets = new Map(
    lines.flatMap((line) => {
      const [, name, target] = DEFINITION.exec(line) ?? [];
      return name && target ? [[name.toLowerCase(), target] as const] : [];
    }),
  );
  const shown: string[] = [];
  let running: string[] = [];
  const flush = (): void => {
    if (running.length > 0) shown.push(...readInline(running.join('\n'), targets).split('\n'));
    running = [];
  };
  let fence: { readonly marks: string; readonly indent: number; readonly isQuoted: boolean } | undefined;
  for (const line of lines) {
    const [, indent = '', marks] = /^((?:\s|>|[-*+] )*)(`{3,}|~{3,})/.exec(line) ?? [];
    if (marks !== undefined && (fence === undefined || marks.startsWith(fence.marks))) {
      flush();
      fence =
        fence === undefined ? { marks, indent: indent.length, isQuoted: indent.includes('>') } : undefined;
      continue;
    }
    if (fence?.isQuoted) shown.push(line.replace(QUOTATION, ''));
    else if (fence) shown.push(line.slice(Math.min(fence.indent, line.search(/\S|$/))));
    else if (!DEFINITION.test(line)) {
      const read = readLine(line);
      if (read === undefined) continue;
      if (read.isOwn) flush();
      running.push(read.text);
      if (read.isOwn) flush();
    }
  }
  flush();
  return shown
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Without HTML comments; what begins as one and has no end is text. */
function withoutHidden(markdown: string): string {
  const end = markdown.lastIndexOf('-->') + 3;
  return end < 3 ? markdown : markdown.slice(0, end).replace(/<!--[\s\S]*?-->/g, '') + markdown.slice(end);
}

/** A line without the signs of its block; undefined for one that is nothing else. */
function readLine(line: string): { readonly text: string; readonly isOwn: boolean } | undefined {
  const quoted = line.replace(QUOTATION, '');
  const alert = /^\s*\[!(note|tip|important|warning|caution)\]\s*$/i.exec(quoted)?.[1];
  if (alert !== undefined)
    return { text: `${alert.charAt(0).toUpperCase()}${alert.slice(1).toLowerCase()}:`, isOwn: true };
  if (/^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={2,}[ \t]*|-{2,}[ \t]*)$/.test(quoted))
    return undefined;
  if (/^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$/.test(quoted.trim()) && quoted.includes('|'))
    return undefined;
  const heading = /^ {0,3}#{1,6}(?=\s|$)/.exec(quoted);
  if (heading) return { text: withoutClosing(quoted.slice(heading[0].length).trim()), isOwn: true };
  const row = /^\s*\|(.*)\|\s*$/.exec(quoted)?.[1];
  if (row !== undefined)
    return {
      text: row
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim())
        .filter(Boolean)
        .join(', '),
      isOwn: true,
    };
  const point = /^(\s*)[-*+]\s+(?:\[[ xX]\]\s+)?(.*)$/.exec(quoted);
  if (point) return { text: `${point[1]}• ${point[2]}`, isOwn: false };
  return { text: quoted.replace(/\\$/, ''), isOwn: quoted.trim() === '' };
}

/** The words of a heading without the signs that may close it. */
function withoutClosing(words: string): string {
  let end = words.length;
  while (words[end - 1] === '#') end -= 1;
  const isClosing = end < words.length && (end === 0 || /\s/.test(words[end - 1]!));
  return isClosing ? words.slice(0, end).trimEnd() : words;
}

/** Stands for a piece that is not to be read again; no text has it. */
const MARK = '\u0000';
const HELD = new RegExp(`${MARK}(\\d+)${MARK}`, 'g');

/** Signs that are read at once: patterns of mark-up take the square of a text's length where somebody means it badly. */
const MOST_SIGNS = 3_000;

function readInline(text: string, targets: ReadonlyMap<string, string>): string {
  const held: string[] = [];
  const hold = (piece: string): string => `${MARK}${held.push(piece) - 1}${MARK}`;
  const show = (piece: string): string => piece.replace(HELD, (_, index) => show(held[Number(index)] ?? ''));
  return piecesOf(holdCode(text.replaceAll(MARK, ''), hold))
    .map((piece) => show(readPiece(piece, { targets, hold, show })))
    .join('');
}

/** A text cut where words end, so that no piece is longer than what is read at once. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  while (text.length - from > MOST_SIGNS) {
    const blank = text.slice(from, from + MOST_SIGNS).search(/\s\S*$/);
    const to = from + (blank > 0 ? blank : MOST_SIGNS);
    pieces.push(text.slice(from, to));
    from = to;
  }
  return [...pieces, text.slice(from)];
}

/** Code between marks, held: it ends at the next marks of the same length. */
function holdCode(text: string, hold: (piece: string) => string): string {
  const ends = new Map<number, { readonly at: number[]; next: number }>();
  for (const { 0: marks, index } of text.matchAll(/`+/g)) {
    const known = ends.get(marks.length);
    if (known) known.at.push(index);
    else ends.set(marks.length, { at: [index], next: 0 });
  }
  let shown = '';
  let from = 0;
  for (const begin of text.matchAll(/\\[!-/:-@[-`{-~]|`+/g)) {
    if (begin.index < from || begin[0].startsWith('\\')) continue;
    const inner = begin.index + begin[0].length;
    const list = ends.get(begin[0].length) ?? { at: [], next: 0 };
    while (list.next < list.at.length && list.at[list.next]! < inner) list.next += 1;
    const end = list.at[list.next];
    if (end === undefined) continue;
    const code = text.slice(inner, end);
    shown += text.slice(from, begin.index) + hold(code.replace(/^ (.*[^ ].*) $/s, '$1'));
    from = end + begin[0].length;
  }
  return shown + text.slice(from);
}

interface Reading {
  readonly targets: ReadonlyMap<string, string>;
  readonly hold: (piece: string) => string;
  readonly show: (piece: string) => string;
}

function readPiece(text: string, { targets, hold, show }: Reading): string {
  const masked = text.replace(INLINE, (...found) => {
    const parts = found.at(-1) as Readonly<Record<string, string | undefined>>;
    if (parts.escaped !== undefined) return hold(parts.escaped);
    if (parts.address !== undefined) return hold(parts.address);
    if (parts.entity !== undefined) return hold(ENTITIES[parts.entity.toLowerCase()] ?? '');
    if (parts.number !== undefined) return hold(String.fromCodePoint(Number(parts.number)));
    if (parts.alt !== undefined) return parts.alt;
    if (parts.label === undefined) return /^<br/i.test(String(found[0])) ? '\n' : '';
    const target = parts.target ?? targets.get((parts.ref || parts.label).toLowerCase());
    const label = show(readPiece(parts.label, { targets, hold, show }));
    if (target === undefined && parts.ref !== undefined) return String(found[0]);
    return hold(
      target === undefined || target === '' || label.includes(target) ? label : `${label} (${target})`,
    );
  });
  return masked
    .replace(/\[([^[\]]+)\](?!\()/g, (whole, name: string) => {
      const target = targets.get(name.toLowerCase());
      return target === undefined ? whole : `${name} (${target})`;
    })
    .replace(/(\*{1,3})(?=\S)([^*\n]*(?:\n[^*\n]+)*[^*\s])\1/g, '$2')
    .replace(
      /(?<![\w_])(_{1,3})(?=\S)([^_\n]*\s[^_\n]*[^_\s]|[^_\s]+)\1(?![\w_])/g,
      (whole, signs: string, said: string) =>
        // `__proto__` in a text without code marks is meant as it stands.
        signs === '__' && /^\w+$/.test(said) ? whole : said,
    )
    .replace(/~~(?=\S)([^~\n]*\S)~~/g, '$1');
}
