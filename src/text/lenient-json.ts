/**
 * Reads JSON of others part by part: what is not as expected is left out and its path is noted, and everything else is
 * kept. GitHub sends nulls where its schema has none, and words that its lists do not have.
 */
export interface PartReader {
  /** Paths of what could not be read, in the order in which it was met: `credits[0].login`. */
  readonly unread: readonly string[];
  /** Notes a path; a value is shown only where it is a short word, never text. */
  note(path: string, value?: unknown): void;
  /** A text, or null where there is none. */
  text(value: unknown, path: string): string | null;
  /** A list, or an empty one. */
  list(value: unknown, path: string): readonly unknown[];
  /** The words of a list; the rest is noted one by one. */
  texts(value: unknown, path: string): readonly string[];
  /** An object, or null where there is none. */
  object(value: unknown, path: string): Readonly<Record<string, unknown>> | null;
}

export function createPartReader(): PartReader {
  const unread: string[] = [];
  const note = (path: string, value?: unknown): void => {
    unread.push(isShortWord(value) ? `${path} (${value})` : path);
  };
  const read = <T>(value: unknown, path: string, isGood: (value: unknown) => value is T, none: T): T => {
    if (isGood(value)) return value;
    if (value !== null && value !== undefined) note(path);
    return none;
  };
  const text = (value: unknown, path: string) => read<string | null>(value, path, isText, null);
  const list = (value: unknown, path: string) => read<readonly unknown[]>(value, path, Array.isArray, []);
  return {
    unread,
    note,
    text,
    list,
    texts: (value, path) => list(value, path).flatMap((one, index) => text(one, `${path}[${index}]`) ?? []),
    object: (value, path) => read<Readonly<Record<string, unknown>> | null>(value, path, isJsonObject, null),
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isShortWord = (value: unknown): value is string => isText(value) && /^[\w.+-]{1,40}$/.test(value);

export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
