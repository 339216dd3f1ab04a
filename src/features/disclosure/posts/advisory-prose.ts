import { type ExampleLine, groupLines } from './example-lines.ts';
import { type Inline, parseInline, textOfInline } from './inline-text.ts';
import { saysNone, splitLabels } from './run-in-labels.ts';
import { endSentence } from './wording.ts';

/** A block of prose that may go into a post. */
export type ProseBlock =
  | { readonly kind: 'paragraph'; readonly inline: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  /** Lines that stay lines: examples without a fence. */
  | { readonly kind: 'lines'; readonly lines: readonly (readonly Inline[])[] };

/** What a post takes over from an advisory's description. */
export interface AdvisoryProse {
  /** At most three paragraphs, with the lists that belong to them: what, who, effect. */
  readonly description: readonly ProseBlock[];
  /** Ways to be safe without a patch; empty where the advisory gives none. */
  readonly workaround: readonly ProseBlock[];
}

type RawBlock =
  | { readonly kind: 'heading'; readonly text: string }
  /** `goesOn`: the rest of one that lines of an example part. */
  | { readonly kind: 'paragraph'; readonly text: string; readonly goesOn: boolean }
  | { readonly kind: 'lines'; readonly lines: readonly ExampleLine[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'dropped' };

const MAX_PARAGRAPHS = 3;
const WANTED = /^(?:impact|summary|description|overview|what happened)\b/i;
const WORKAROUND = /workaround|work around|mitigation/i;
const UNWANTED =
  /patch|fix|workaround|mitigation|recommend|reference|resource|link|proof|poc|reproduc|credit|acknowledg|thanks|timeline|version|package|more information|contact|severity|cvss|cwe|test|code|solution|remediat|affected/i;

/**
 * Chooses from an advisory's Markdown what a post says: the paragraphs of its impact, without headings, code
 * blocks, tables, pictures or HTML. Readers find the whole of it behind the link to the advisory.
 */
export function parseAdvisoryProse(markdown: string): AdvisoryProse {
  const sections = splitSections(splitBlocks(markdown));
  const wanted = sections.filter((section) => section.title === '' || WANTED.test(section.title));
  const chosen = wanted.some((section) => section.blocks.some((block) => block.kind === 'paragraph'))
    ? wanted
    : sections.filter((section) => section.title !== '' && !UNWANTED.test(section.title)).slice(0, 1);
  return {
    description: toProse(chosen.flatMap((section) => section.blocks)),
    workaround: findWorkaround(
      toProse(sections.filter((section) => WORKAROUND.test(section.title)).flatMap(({ blocks }) => blocks)),
    ),
  };
}

/** A section that says that there is none is none. */
function findWorkaround(blocks: readonly ProseBlock[]): readonly ProseBlock[] {
  const isNone = (block: ProseBlock) =>
    block.kind === 'paragraph'
      ? saysNone(textOfInline(block.inline))
      : block.kind === 'lines' && block.lines.every((line) => saysNone(textOfInline(line)));
  return blocks.every(isNone) ? [] : blocks;
}

function splitSections(
  blocks: readonly RawBlock[],
): readonly { readonly title: string; readonly blocks: readonly RawBlock[] }[] {
  const sections: { title: string; blocks: RawBlock[] }[] = [{ title: '', blocks: [] }];
  for (const block of blocks) {
    if (block.kind === 'heading') sections.push({ title: textOfInline(parseInline(block.text)), blocks: [] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections;
}

function toProse(blocks: readonly RawBlock[]): readonly ProseBlock[] {
  const prose: ProseBlock[] = [];
  let paragraphs = 0;
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'paragraph') {
      const inline = parseInline(block.text);
      if (inline.length === 0 || (blocks[index + 1]?.kind === 'dropped' && isLabel(inline))) continue;
      if (!block.goesOn && ++paragraphs > MAX_PARAGRAPHS) break;
      prose.push({ kind: 'paragraph', inline });
    }
    if (block.kind === 'lines') prose.push({ kind: 'lines', lines: block.lines.map(readLineOfExample) });
    if (block.kind === 'list') {
      const items = block.items.map(parseInline).filter((item) => item.length > 0);
      if (items.length > 0) prose.push({ kind: 'list', items });
    }
  }
  return prose.map((block, index) =>
    ['list', 'lines'].includes(prose[index + 1]?.kind ?? '') ? block : closeSentence(block),
  );
}

const readLineOfExample = ({ text, isCode }: ExampleLine): readonly Inline[] =>
  isCode ? [{ kind: 'code', text }] : parseInline(text);

/** `Unsafe example:` says nothing without what it stands over; a whole sentence does. */
function isLabel(inline: readonly Inline[]): boolean {
  const words = textOfInline(inline).trim();
  return /:$/.test(words) && words.split(/\s+/).length <= 4;
}

/** A sentence that led up to something dropped ends with a full stop, as does one that ended with nothing. */
function closeSentence(block: ProseBlock): ProseBlock {
  const last = block.kind === 'paragraph' ? block.inline.at(-1) : undefined;
  if (block.kind !== 'paragraph' || last === undefined) return block;
  const before = block.inline.slice(0, -1);
  if (last.kind === 'code') return { ...block, inline: [...block.inline, { kind: 'text', text: '.' }] };
  const text = last.text.replace(/[\s:;,]+$/, '');
  return { ...block, inline: [...before, { kind: 'text', text: endSentence(text) }] };
}

interface Reading {
  readonly blocks: RawBlock[];
  paragraph: string[];
  items: string[];
  /** After a blank line a list goes on only with another item or an indented line. */
  blank: boolean;
}

const FENCE = /^\s*(`{3,}|~{3,})/;
const HEADING = /^\s{0,3}#{1,6}(?:\s+(.*?))?(?:\s+#+)?\s*$/;
const UNDERLINE = /^\s{0,3}(?:=+|-+)\s*$/;
const RULE = /^\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/;
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(.*)$/;
const ALERT = /^\s*\[!(?:note|tip|important|warning|caution)\]\s*$/i;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/;

function splitBlocks(markdown: string): readonly RawBlock[] {
  const reading: Reading = { blocks: [], paragraph: [], items: [], blank: false };
  const lines = dropComments(markdown).split(/\r\n|\r|\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const fence = FENCE.exec(line)?.[1];
    if (fence !== undefined) {
      index = skipFence(lines, index, fence);
      drop(reading);
    } else if (line.includes('|') && TABLE_RULE.test(lines[index + 1] ?? '')) {
      while ((lines[index + 1] ?? '').trim() !== '') index++;
      drop(reading);
    } else readLine(reading, unquote(line));
  }
  close(reading);
  return reading.blocks;
}

/** A quotation is read as words, and so is an alert: of `> [!NOTE]` nothing is left. */
function unquote(line: string): string {
  const words = line.replace(/^\s{0,3}(?:>\s?)+/, '');
  return words !== line && ALERT.test(words) ? '' : words;
}

function readLine(reading: Reading, line: string): void {
  const heading = HEADING.exec(line);
  const item = ITEM.exec(line)?.[1];
  if (line.trim() === '') {
    closeParagraph(reading);
    reading.blank = true;
    return;
  }
  if (reading.paragraph.length > 0 && UNDERLINE.test(line)) {
    reading.blocks.push({ kind: 'heading', text: reading.paragraph.join(' ') });
    reading.paragraph = [];
  } else if (heading) {
    close(reading);
    reading.blocks.push({ kind: 'heading', text: heading[1] ?? '' });
  } else if (RULE.test(line)) close(reading);
  else if (item !== undefined) {
    readItem(reading, item);
  } else if (reading.items.length > 0 && (!reading.blank || /^\s{2,}/.test(line))) {
    reading.items[reading.items.length - 1] += ` ${line}`;
  } else if (/^(?: {4}|\t)/.test(line) && reading.paragraph.length === 0) drop(reading);
  else {
    closeList(reading);
    reading.paragraph.push(line);
  }
  reading.blank = false;
}

/** `- **Impact:** …` is no item of a list but a part of the advisory. */
function readItem(reading: Reading, item: string): void {
  closeParagraph(reading);
  if (splitLabels(item)[0]?.label == null) {
    reading.items.push(item);
    return;
  }
  closeList(reading);
  reading.paragraph.push(item);
}

function drop(reading: Reading): void {
  close(reading);
  reading.blocks.push({ kind: 'dropped' });
}

function close(reading: Reading): void {
  closeParagraph(reading);
  closeList(reading);
}

function closeParagraph(reading: Reading): void {
  if (reading.paragraph.length > 0) {
    for (const { label, text } of splitLabels(reading.paragraph.join('\n'))) {
      if (label !== null) reading.blocks.push({ kind: 'heading', text: label });
      if (text !== '') pushParagraph(reading, text);
    }
  }
  reading.paragraph = [];
}

function pushParagraph({ blocks }: Reading, text: string): void {
  let goesOn = false;
  for (const group of groupLines(text)) {
    blocks.push(group.kind === 'lines' ? group : { kind: 'paragraph', text: group.text, goesOn });
    goesOn = true;
  }
}

function closeList(reading: Reading): void {
  if (reading.items.length > 0) reading.blocks.push({ kind: 'list', items: reading.items });
  reading.items = [];
}

function skipFence(lines: readonly string[], start: number, fence: string): number {
  const end = new RegExp(`^\\s*${fence[0]}{${fence.length},}\\s*$`);
  for (let index = start + 1; index < lines.length; index++) if (end.test(lines[index] ?? '')) return index;
  return lines.length;
}

/** A comment may run over blank lines, so that it has to go before blocks are found. */
function dropComments(markdown: string): string {
  let kept = '';
  let from = 0;
  for (let start = markdown.indexOf('<!--'); start >= 0; start = markdown.indexOf('<!--', from)) {
    const end = markdown.indexOf('-->', start + 4);
    if (end < 0) break;
    kept += markdown.slice(from, start);
    from = end + 3;
  }
  return kept + markdown.slice(from);
}
