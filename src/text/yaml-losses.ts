import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from 'js-yaml';

/** What YAML leaves out of a document: a comment, or a directive. */
export interface YamlComment {
  readonly offset: number;
  /** `# about the fix`: to the end of its line. */
  readonly text: string;
  /** Offset of the end of the value that stands before it on the same line without quotes; undefined for none. */
  readonly cutsAt: number | undefined;
}

type Scalar = Extract<Event, { readonly valueStart: number }>;

const isScalar = (event: Event): event is Scalar => event.type === EVENT_ID.SCALAR;

/** Everything of a document that is no part of its values: comments behind and between them, and directives. */
export function findComments(source: string, events: readonly Event[]): readonly YamlComment[] {
  const comments: YamlComment[] = [];
  let from = 0;
  let before: Scalar | undefined;
  for (const scalar of [...events.filter(isScalar), undefined]) {
    // An empty value has no place of its own.
    if (scalar !== undefined && scalar.valueStart < from) continue;
    comments.push(...findInGap(source, from, scalar?.valueStart ?? source.length, before));
    if (scalar === undefined) break;
    from = Math.max(from, scalar.valueEnd);
    before = scalar;
  }
  return comments;
}

/** Between two values there are only signs of YAML, so that what begins with `#` or `%` there is not one of them. */
function findInGap(source: string, from: number, to: number, before: Scalar | undefined): YamlComment[] {
  const found: YamlComment[] = [];
  const gap = source.slice(from, to);
  for (const match of gap.matchAll(/(?<=^|[\s[\]{},])#[^\n]*|^%[^\n]*/gm)) {
    const isBehind =
      before !== undefined &&
      before.style === SCALAR_STYLE.PLAIN &&
      before.valueEnd > before.valueStart &&
      /^[ \t]*$/.test(gap.slice(0, match.index));
    found.push({
      offset: from + match.index,
      text: match[0].trimEnd(),
      cutsAt: isBehind ? before.valueEnd : undefined,
    });
  }
  return found;
}

/** True for a value whose line breaks YAML turns into spaces, though nobody asked for that with `>`. */
export function isFolded(source: string, event: Event): boolean {
  if (!isScalar(event) || !source.slice(event.valueStart, event.valueEnd).includes('\n')) return false;
  return event.style !== SCALAR_STYLE.LITERAL_BLOCK && event.style !== SCALAR_STYLE.FOLDED_BLOCK;
}

/** A key that a mapping has already, with both places. */
export interface DuplicateKey {
  readonly key: string;
  readonly first: number;
  readonly second: number;
}

/** The first key that is given twice in any mapping. */
export function findDuplicateKey(source: string, events: readonly Event[]): DuplicateKey | undefined {
  // One entry per open collection: the keys of a mapping and whether one comes next; null for anything else.
  const open: ({ readonly keys: Map<string, number>; isNext: boolean } | null)[] = [];
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      open.pop();
      continue;
    }
    const mapping = open.at(-1);
    const isKey = mapping?.isNext === true;
    if (mapping) mapping.isNext = !isKey;
    if (isKey && isScalar(event)) {
      const key = getScalarValue(source, event);
      const first = mapping.keys.get(key);
      if (first !== undefined) return { key, first, second: event.valueStart };
      mapping.keys.set(key, event.valueStart);
    }
    if (event.type === EVENT_ID.MAPPING) open.push({ keys: new Map(), isNext: true });
    else if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.DOCUMENT) open.push(null);
  }
  return undefined;
}
