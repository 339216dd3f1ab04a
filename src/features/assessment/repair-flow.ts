/** Spaces that are none to YAML: no-break, thin, ideographic and the like. */
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
/** Signs without width that phones and word processors leave behind. */
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/g;
const DOUBLE = '\u201c\u201d\u201e\u201f\u00ab\u00bb';
const SINGLE = '\u2018\u2019\u201a\u201b';
/** What may follow a quoted value: the end, a comma, a bracket, the colon of a key, a comment. */
const AFTER_VALUE = /^\s*(?:$|[,\]}]|:(?:\s|$)|\s#)/;

/** Where a repair stands between two lines of one flow collection. */
export interface FlowState {
  /** Open brackets, innermost last, each with the key whose value it is. */
  readonly open: readonly { readonly bracket: '[' | '{'; readonly key: string }[];
}

export interface FlowRepair {
  readonly text: string;
  readonly state: FlowState;
}

/** Whether a key, inside the values of other keys of the same flow collection, holds text that people read. */
export type IsText = (key: string, inside: readonly string[]) => boolean;

/** A quoted value longer than this is not looked for: nothing that may be repaired is that long. */
const MAX_QUOTED = 300;
/** Open brackets: more than the reader of YAML takes. */
const MAX_OPEN = 32;

/**
 * Repairs the value part of a line outside text values: curly quotes around a value become straight ones, odd spaces
 * plain ones. A curly quote inside a value stays, since it is part of it. `isText` tells which keys of a flow mapping
 * hold text; their values stay as they are, quotes included.
 */
export function repairFlow(source: string, key: string, state: FlowState, holdsText: IsText): FlowRepair {
  const open = [...state.open];
  const isText = (one: string) =>
    holdsText(
      one,
      open.map((collection) => collection.key),
    );
  let current = open.at(-1)?.key ?? key;
  let out = '';
  let token = '';
  let atStart = true;
  for (let index = 0; index < source.length; ) {
    const sign = source[index]!;
    const quoted = atStart ? readQuoted(source, index) : undefined;
    if (quoted !== undefined) {
      out += isText(current) ? quoted.written : quoted.repaired;
      token = quoted.inner;
      index += quoted.written.length;
      atStart = false;
      continue;
    }
    index++;
    if (sign === '#' && /\s/.test(out.at(-1) ?? ''))
      return { text: out + source.slice(index - 1), state: { open } };
    if (atStart && (sign === '[' || sign === '{')) {
      // Deeper than a document may be: it is refused as it stands, and soon.
      if (open.length >= MAX_OPEN) return { text: out + source.slice(index - 1), state: { open } };
      open.push({ bracket: sign, key: current });
      out += sign;
      token = '';
      continue;
    }
    if (open.length > 0 && (sign === ']' || sign === '}')) {
      current = open.pop()!.key;
      atStart = false;
    } else if (open.length > 0 && sign === ',') {
      current = open.at(-1)!.bracket === '{' ? '' : open.at(-1)!.key;
      atStart = true;
      token = '';
    } else if (open.at(-1)?.bracket === '{' && sign === ':' && /^(\s|$)/.test(source.slice(index))) {
      current = token.trim();
      atStart = true;
      token = '';
    } else if (!/\s/.test(sign)) {
      atStart = false;
      token += sign;
    } else {
      token += ' ';
    }
    out += isText(current) && !atStart ? sign : repairSpaces(sign);
  }
  return { text: out, state: { open } };
}

/** Odd spaces become plain, signs without width go. */
export function repairSpaces(text: string): string {
  return text.replace(ODD_SPACE, ' ').replace(INVISIBLE, '');
}

interface Quoted {
  readonly written: string;
  readonly inner: string;
  readonly repaired: string;
}

/** The quoted value that begins here, in straight or curly quotes, or undefined. */
function readQuoted(source: string, start: number): Quoted | undefined {
  const sign = source[start]!;
  const rest = source.slice(start);
  const straight =
    sign === '"' ? /^"(?:[^"\\]|\\.)*"/.exec(rest) : sign === "'" ? /^'(?:[^']|'')*'/.exec(rest) : null;
  if (straight) {
    const written = straight[0];
    return { written, inner: written.slice(1, -1), repaired: repairSpaces(written) };
  }
  const family = DOUBLE.includes(sign) ? `${DOUBLE}"` : SINGLE.includes(sign) ? `${SINGLE}'` : '';
  if (family === '') return undefined;
  const last = Math.min(source.length, start + MAX_QUOTED);
  for (let end = start + 1; end < last; end++) {
    if (!family.includes(source[end]!) || !AFTER_VALUE.test(source.slice(end + 1, end + 40))) continue;
    const inner = source.slice(start + 1, end);
    return { written: source.slice(start, end + 1), inner, repaired: quoteStraight(repairSpaces(inner)) };
  }
  return undefined;
}

function quoteStraight(inner: string): string {
  return /["\\]/.test(inner) ? `'${inner.replaceAll("'", "''")}'` : `"${inner}"`;
}
