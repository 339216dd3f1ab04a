import { type FlowState, type IsText, repairFlow, repairSpaces } from './repair-flow.ts';

/** Something that was repaired or understood in another way than it was written. Lines count from 1. */
export interface TextNote {
  readonly line: number;
  readonly text: string;
}

export interface Repaired {
  readonly text: string;
  readonly notes: readonly TextNote[];
}

const SPACE = '[\\s\\u200b-\\u200d\\u2060\\ufeff]';
const QUOTE = '["\'\\u2018-\\u201f\\u00ab\\u00bb]';
const KEY_LINE = new RegExp(
  `^(${SPACE}*(?:-${SPACE}+)*)(${QUOTE}?)([A-Za-z_][\\w-]*)(${QUOTE}?)(${SPACE}*):(?=${SPACE}|$)(.*)$`,
  's',
);
const ITEM_LINE = new RegExp(`^(${SPACE}*(?:-(?:${SPACE}+|$))*)(.*)$`, 's');
const BLOCK_HEADER = /^[|>][-+0-9]*\s*(?:\s#.*)?$/;

/** Keys whose values are text that people read; nothing in them is touched. */
const TEXT_KEYS = new Set(['summary', 'description', 'impact', 'rootCause', 'workarounds', 'how']);

/**
 * Repairs what phones do to YAML: curly quotes and odd spaces, in keys and syntax only. Text values (summary,
 * description, impact, rootCause, workarounds, confirmed.how, the name in a credit) stay byte for byte, curly quotes
 * around them included. The number of lines stays the same.
 */
export function repairYaml(source: string): Repaired {
  const notes: TextNote[] = [];
  let state: LineState = START;
  const repaired = source.split('\n').map((line, index) => {
    const done = repairLine(line, state);
    state = done.state;
    if (done.text !== line) notes.push({ line: index + 1, text: describe(line, done.text) });
    return done.text;
  });
  return { text: repaired.join('\n'), notes };
}

/** Inside a text value: lines indented deeper than `indent` belong to it. */
interface TextPlace {
  readonly indent: number;
  readonly style: 'block' | 'plain';
  /** How deep the text of a block stands, once that is known. */
  readonly content: number | undefined;
}

interface LineState {
  readonly inText: TextPlace | undefined;
  readonly flow: FlowState;
  /** The key right below `analysis` that we are in, and how deep those keys stand. */
  readonly section: string;
  readonly sectionIndent: number | undefined;
  readonly key: string;
}

const START: LineState = {
  inText: undefined,
  flow: { open: [] },
  section: '',
  sectionIndent: undefined,
  key: '',
};

function repairLine(line: string, state: LineState): { text: string; state: LineState } {
  if (state.inText !== undefined) {
    const width = /^\s*/.exec(line)![0].length;
    if (line.trim() === '') return { text: line, state };
    if (width > state.inText.indent) return repairTextLine(line, width, state, state.inText);
  }
  const isText: IsText = (key, inside) => isTextKey(state.section, key, inside);
  if (state.flow.open.length > 0) {
    const flow = repairFlow(line, state.key, state.flow, isText);
    return { text: flow.text, state: { ...state, inText: undefined, flow: flow.state } };
  }
  const match = KEY_LINE.exec(line);
  if (match) return repairKeyLine(readKeyLine(match), { ...state, inText: undefined });
  const [, lead = '', rest = ''] = ITEM_LINE.exec(line)!;
  if (rest.startsWith('#')) return { text: line, state };
  const flow = repairFlow(rest, state.key, state.flow, isText);
  return { text: repairSpaces(lead) + flow.text, state: { ...state, inText: undefined, flow: flow.state } };
}

/** Only the indentation of a line of text is syntax, and only where plain spaces do not make it. */
function repairTextLine(
  line: string,
  width: number,
  state: LineState,
  place: TextPlace,
): { text: string; state: LineState } {
  const plain = /^ */.exec(line)![0].length;
  const enough = place.indent + 1;
  if (place.style === 'plain') {
    return { text: plain >= enough ? line : indentPlainly(line, width), state };
  }
  const content = place.content ?? (plain >= enough ? plain : width);
  const text = plain >= content ? line : indentPlainly(line, Math.min(content, width));
  return { text, state: { ...state, inText: { ...place, content } } };
}

function indentPlainly(line: string, width: number): string {
  return line.slice(0, width).replace(/[^ \t]/g, ' ') + line.slice(width);
}

interface KeyLine {
  readonly lead: string;
  readonly key: string;
  /** The key as it is written after the repair, with the colon. */
  readonly shown: string;
  readonly value: string;
}

function readKeyLine([
  ,
  lead = '',
  before = '',
  key = '',
  after = '',
  gap = '',
  value = '',
]: RegExpExecArray): KeyLine {
  const straight = (quote: string) => (/["']/.test(quote) ? quote : '');
  const shown = `${straight(before)}${key}${straight(after)}${repairSpaces(gap)}:`;
  return { lead: repairSpaces(lead), key, shown, value };
}

function repairKeyLine(
  { lead, key, shown, value }: KeyLine,
  before: LineState,
): { text: string; state: LineState } {
  const indent = lead.length;
  const top = key.toLowerCase() === 'analysis' && indent === 0;
  const isSection = !top && (before.sectionIndent === undefined || indent <= before.sectionIndent);
  const state: LineState = {
    ...before,
    key,
    section: isSection ? key : before.section,
    sectionIndent: isSection ? indent : before.sectionIndent,
  };
  const start = lead + shown;
  const { gap, rest } = splitGap(value);
  if (BLOCK_HEADER.test(rest)) {
    return {
      text: start + gap + repairSpaces(rest),
      state: { ...state, inText: { indent, style: 'block', content: readContentIndent(rest, indent) } },
    };
  }
  const isText: IsText = (one, inside) => isTextKey(state.section, one, inside);
  if (isText(key, []) && !/^[[{]/.test(rest)) {
    return {
      text: start + gap + rest,
      state: { ...state, inText: { indent, style: 'plain', content: undefined } },
    };
  }
  const flow = repairFlow(value, key, state.flow, isText);
  return { text: start + flow.text, state: { ...state, flow: flow.state } };
}

/** `|2` says how deep the text stands below its key. */
function readContentIndent(header: string, indent: number): number | undefined {
  const digit = /^[|>][-+]?([1-9])/.exec(header)?.[1];
  return digit === undefined ? undefined : indent + Number(digit);
}

/**
 * The space after a colon, and the value. Where it begins with a plain space, YAML reads an odd one behind it as the
 * first letter of the value, and so do we; where it begins with an odd one, all of it was meant as the space.
 */
function splitGap(value: string): { gap: string; rest: string } {
  const written = (/^ /.test(value) ? /^[ \t]*/ : /^\s*/).exec(value)![0];
  return { gap: repairSpaces(written), rest: value.slice(written.length) };
}

/** True for a key whose value is text that people read; `section` is the key right below `analysis`. */
export function isTextKey(section: string, key: string, inside: readonly string[]): boolean {
  return TEXT_KEYS.has(key) || (key === 'name' && (section === 'credits' || inside.includes('credits')));
}

function describe(before: string, after: string): string {
  const quotes = /[\u2018-\u201f\u00ab\u00bb]/g;
  const count = (text: string) => (text.match(quotes) ?? []).length;
  const what =
    count(before) > count(after)
      ? 'Curly quotes were read as straight ones'
      : 'An odd space was read as a plain one';
  return `${what}, outside text values.`;
}
