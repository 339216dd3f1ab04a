import { type Block, type InlinePart, type Outline, readInline, readOutline } from './markdown.ts';

/** A longer paragraph is read by nobody, and would take long to be read by a machine. */
const LONGEST_PARAGRAPH = 4_000;
/** Signs of all such paragraphs of one text together, and lines in them. */
const MOST_SIGNS = 16_000;
const MOST_LINES = 200;
/** Definitions of links that are looked at for one paragraph. */
const MOST_DEFINITIONS = 50;

/**
 * The lines that begin with a slash and that GitHub shows as lines of ordinary text: in paragraphs of the top level, not
 * within code, a link, HTML, a formula or struck out text (design, section 3, rule 5). Trimmed, in order.
 */
export const readSlashLines = (text: string): readonly string[] => readSlashes(text).found;

/**
 * The lines that begin with a slash where a long text is read no more. Nobody knows whether they are ordinary text or
 * stand in code; trimmed, in order.
 */
export const readUnreadSlashLines = (text: string): readonly string[] => readSlashes(text).unread;

interface Slashes {
  readonly found: readonly string[];
  readonly unread: readonly string[];
}

function readSlashes(text: string): Slashes {
  if (!/(?:^\ufeff?|[\r\n])[ \t]*\//.test(text)) return { found: [], unread: [] };
  const outline = readOutline(text);
  const html = createHtmlReader();
  const found: string[] = [];
  let signs = 0;
  for (const block of outline.blocks) {
    if (signs > MOST_SIGNS || found.length > MOST_LINES)
      return { found, unread: slashesFrom(outline, block.firstLine) };
    if (block.kind === 'html') html.read(linesIn(outline, block).join('\n'), block.place === 'top');
    else if (block.place === 'top' && (block.kind === 'paragraph' || block.kind === 'heading')) {
      const paragraph = tellingParagraph(outline, block);
      if (paragraph === undefined) continue;
      signs += paragraph.length;
      found.push(...readParagraph(outline, block, paragraph, html));
    }
  }
  const { unreadFrom } = outline;
  return { found, unread: unreadFrom === undefined ? [] : slashesFrom(outline, unreadFrom) };
}

/** @param first number of a line, from 1 */
const slashesFrom = ({ lines }: Outline, first: number): readonly string[] =>
  lines
    .slice(first - 1)
    .map((line) => line.trim())
    .filter((line) => line.startsWith('/'));

const linesIn = ({ lines }: Outline, { firstLine, lastLine }: Block): readonly string[] =>
  lines.slice(firstLine - 1, lastLine);

/** The text of a paragraph that may hold such lines, or change what is shown behind it; undefined for any other. */
function tellingParagraph(outline: Outline, block: Block): string | undefined {
  const lines = linesIn(outline, block).map((line) => line.trim());
  const paragraph = lines.join('\n');
  const isTelling = lines.some((line) => line.startsWith('/')) || /<[a-z/!]/i.test(paragraph);
  return isTelling && paragraph.length <= LONGEST_PARAGRAPH ? paragraph : undefined;
}

function readParagraph(
  outline: Outline,
  block: Block,
  paragraph: string,
  html: HtmlReader,
): readonly string[] {
  const definitions = outline.blocks
    .filter(({ kind }) => kind === 'definition')
    .slice(0, MOST_DEFINITIONS)
    .map((each) => linesIn(outline, each).join('\n'));
  const found = linesOfWords(paragraph, readInline(paragraph, definitions), html);
  return block.kind === 'heading' ? [] : found;
}

/** Lines of a paragraph that begin with a slash in plain words, while no HTML element is open. */
function linesOfWords(paragraph: string, parts: readonly InlinePart[], html: HtmlReader): readonly string[] {
  const found: string[] = [];
  for (const { kind, start, end } of parts) {
    const source = paragraph.slice(start, end);
    if (kind === 'html') html.read(source, true);
    if (kind !== 'words') continue;
    for (const match of source.matchAll(/(?:^|\n)\//g)) {
      const at = start + match.index + match[0].length - 1;
      const isLine = at === 0 || paragraph[at - 1] === '\n';
      if (!isLine || html.isOpen() || isBetween(paragraph, at, '$$') || isBetween(paragraph, at, '~~'))
        continue;
      found.push(paragraph.slice(at).split('\n', 1)[0]!.trim());
    }
  }
  return found;
}

/** Whether one of these marks stands before, to be closed by another behind. */
function isBetween(paragraph: string, at: number, mark: string): boolean {
  const before = paragraph.slice(0, at).split(mark).length - 1;
  return before % 2 === 1 && paragraph.indexOf(mark, at) >= 0;
}

interface HtmlReader {
  /** What is in a quotation or a list ends with it, but for what is broken. */
  readonly read: (source: string, isTop: boolean) => void;
  /** Whether an element that GitHub shows in another way than as text was begun and not ended. */
  readonly isOpen: () => boolean;
}

/**
 * Elements that GitHub lets through and that change how text in them is shown, and those of which browsers show no text.
 * Others are dropped by GitHub: `Map<string>` in a sentence opens nothing.
 */
const ELEMENTS = new Set(
  (
    'a abbr b bdo blockquote caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 i ins ' +
    'kbd li mark math noembed noframes noscript ol picture plaintext pre q rp rt ruby s samp script select small span ' +
    'strike strong style sub summary sup svg table tbody td template textarea tfoot th thead title tr tt ul var xmp iframe'
  ).split(' '),
);

/** Stands for a tag, or an HTML comment, that has no end where it began: browsers take what follows for a part of it. */
const BROKEN = '<';

/** Elements in one another that are told apart. */
const DEEPEST = 100;

function createHtmlReader(): HtmlReader {
  let open: string[] = [];
  const note = (tag: string): void => {
    const name = tag.replace('/', '').toLowerCase();
    // So many are never closed again: whatever follows is shown in them.
    if (open.length >= DEEPEST) return;
    if (tag === BROKEN) open.push(BROKEN);
    else if (!ELEMENTS.has(name)) return;
    else if (!tag.startsWith('/')) open.push(name);
    else if (open.includes(name)) open.splice(open.lastIndexOf(name));
  };
  return {
    read: (source, isTop) => {
      const before = isTop ? [] : [...open];
      for (const tag of listTags(source)) note(tag);
      if (!isTop) open = open.includes(BROKEN) ? [...before, BROKEN] : before;
    },
    isOpen: () => open.length > 0,
  };
}

/** Names of the tags in a piece of HTML, `/name` where they close; {@link BROKEN} at last where one has no end. */
function listTags(source: string): readonly string[] {
  const tags: string[] = [];
  const opening = /<(?:!--|(\/?[a-z][a-z0-9]*)(?=[\s/>]|$))/gi;
  for (let match = opening.exec(source); match; match = opening.exec(source)) {
    const [, name] = match;
    const from = match.index + match[0].length;
    const end = name === undefined ? source.indexOf('-->', match.index + 2) : endOfTag(source, from);
    if (end < 0) return [...tags, BROKEN];
    if (name !== undefined) tags.push(name);
    opening.lastIndex = end;
  }
  return tags;
}

/** Where a tag ends, quoted values left out; -1 where it does not. */
function endOfTag(source: string, from: number): number {
  const next = /[>"']/g;
  next.lastIndex = from;
  for (let match = next.exec(source); match; match = next.exec(source)) {
    if (match[0] === '>') return match.index;
    const end = source.indexOf(match[0], match.index + 1);
    if (end < 0) return -1;
    next.lastIndex = end + 1;
  }
  return -1;
}
