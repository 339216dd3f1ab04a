import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';

type Extension = NonNullable<NonNullable<Parameters<typeof fromMarkdown>[1]>['mdastExtensions']>[number];
type Options = Exclude<Parameters<typeof fromMarkdown>[1], null | undefined>;
type Tree = ReturnType<typeof fromMarkdown>;
type TreeNode = Tree | Tree['children'][number];

/** A part of a text as GitHub shows it. Lines count from 1, the last one included. */
export interface Block {
  readonly kind: 'paragraph' | 'code' | 'html' | 'heading' | 'definition' | 'other';
  readonly firstLine: number;
  readonly lastLine: number;
  /** `top`, or the outermost thing that it is in. A list is its writer's own, a quotation is not. */
  readonly place: 'top' | 'list' | 'quotation' | 'table' | 'footnote';
  /** Of code: its text without fence and indent, and what stands behind the fence. */
  readonly text: string;
  readonly info: string;
  /** Code between marks, not by its indent. */
  readonly isFenced: boolean;
}

/** A text cut into its blocks. */
export interface Outline {
  readonly lines: readonly string[];
  readonly blocks: readonly Block[];
  /** Number of the first line that was not read, from 1; left out where all of it was. */
  readonly unreadFrom?: number;
}

/** Lines without what tells machines apart: kinds of line ends, a byte order mark. */
export const linesOf = (text: string): readonly string[] => text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);

/** What GitHub adds to CommonMark and a command could be in. Only where it begins and ends matters here. */
const keep = (name: string): Extension => ({
  enter: {
    [name](token) {
      this.enter({ type: 'blockquote', data: { of: name } as object, children: [] }, token);
    },
  },
  exit: {
    [name](token) {
      this.exit(token);
    },
  },
});

const INLINE = [
  'attention',
  'autolink',
  'characterEscape',
  'characterReference',
  'codeText',
  'gfmFootnoteCall',
  'gfmPotentialFootnoteCall',
  'hardBreakEscape',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
];

/** Blocks only: what stands within a line is read where it is needed, since hostile text makes that slow. */
const BLOCKS: Options = {
  extensions: [gfmTable(), gfmFootnote(), { disable: { null: INLINE } }],
  mdastExtensions: [keep('table'), keep('gfmFootnoteDefinition')],
};

/** Deeper quotations than anybody writes cost time by their square; beyond this they are read as so deep. */
const DEEPEST = 24;
const MARKS = new RegExp(
  `^((?:[ \\t]*(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t])|\\[\\^[^\\]\\s]{1,99}\\]:)){${DEEPEST}}).*$`,
);

/** Lines that are read of one text. GitHub takes 65,536 signs; more lines than that are not written by people. */
const MOST_LINES = 1_000;

const CACHE_SIZE = 200;
const cache = new Map<string, Outline>();

/** The blocks of a text by CommonMark, with GitHub's tables and footnotes. The same text is read once. */
export function readOutline(text: string): Outline {
  const known = cache.get(text);
  if (known) return known;
  const lines = linesOf(text);
  const read = lines.slice(0, MOST_LINES);
  const tree = fromMarkdown(read.map((line) => line.replace(MARKS, '$1')).join('\n'), BLOCKS);
  const blocks = listBlocks(tree, 'top', lines);
  const outline =
    read.length < lines.length ? { lines, ...withoutUnread(blocks, lines.length) } : { lines, blocks };
  if (cache.size >= CACHE_SIZE) cache.delete(cache.keys().next().value!);
  cache.set(text, outline);
  return outline;
}

/** What stands behind the last line that is read is nobody's word, and what reaches up to there has perhaps no end. */
function withoutUnread(blocks: readonly Block[], lastLine: number): Omit<Outline, 'lines'> {
  const whole = blocks.filter((block) => block.lastLine < MOST_LINES);
  const firstLine = (whole.at(-1)?.lastLine ?? 0) + 1;
  const rest = {
    kind: 'other',
    firstLine,
    lastLine,
    place: 'top',
    text: '',
    info: '',
    isFenced: false,
  } as const;
  return { blocks: [...whole, rest], unreadFrom: firstLine };
}

function listBlocks(parent: TreeNode, place: Block['place'], lines: readonly string[]): readonly Block[] {
  return 'children' in parent
    ? (parent.children as readonly TreeNode[]).flatMap((node) => readNode(node, place, lines))
    : [];
}

function readNode(node: TreeNode, place: Block['place'], lines: readonly string[]): readonly Block[] {
  const block = (kind: Block['kind']) => [blockOf(node, kind, place, lines)];
  const inner = (kind: Block['place']) => listBlocks(node, place === 'top' ? kind : place, lines);
  switch (node.type) {
    case 'blockquote': {
      const of = (node.data as { readonly of?: string } | undefined)?.of;
      if (of === 'table') return block('other');
      // A quotation in a list is a quotation; a list in a quotation is one too.
      return listBlocks(node, of === undefined ? 'quotation' : 'footnote', lines);
    }
    case 'list':
    case 'listItem':
      return inner('list');
    case 'code':
      return block('code');
    case 'paragraph':
    case 'html':
    case 'heading':
    case 'definition':
      return block(node.type);
    default:
      return block('other');
  }
}

function blockOf(
  node: TreeNode,
  kind: Block['kind'],
  place: Block['place'],
  lines: readonly string[],
): Block {
  const { start, end } = node.position!;
  const isCode = node.type === 'code';
  return {
    kind,
    firstLine: start.line,
    lastLine: end.line,
    place,
    text: isCode ? node.value : '',
    info: isCode ? [node.lang, node.meta].filter(Boolean).join(' ') : '',
    isFenced: isCode && /^(?:`{3}|~{3})/.test((lines[start.line - 1] ?? '').slice(start.column - 1)),
  };
}

/** The direct parts of a paragraph: which are words, and where each begins and ends in it. */
export interface InlinePart {
  readonly kind: 'words' | 'html' | 'other';
  readonly start: number;
  readonly end: number;
}

/**
 * What a paragraph is made of, links read by the definitions given. Emphasis is no matter here, and is what hostile text
 * makes slow: it is left as words.
 */
export function readInline(paragraph: string, definitions: readonly string[]): readonly InlinePart[] {
  const tree = fromMarkdown([paragraph, ...definitions].join('\n\n'), {
    extensions: [{ disable: { null: ['attention'] } }],
  });
  const [first] = tree.children;
  if (first?.type !== 'paragraph') return [];
  return first.children.map((part) => ({
    kind: part.type === 'text' ? 'words' : part.type === 'html' ? 'html' : 'other',
    start: part.position!.start.offset!,
    end: part.position!.end.offset!,
  }));
}
