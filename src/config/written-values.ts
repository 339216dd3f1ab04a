import * as v from 'valibot';
import { findNearestWord } from '../text/nearest-word.ts';
import type { Expectation } from './config-problem.ts';

/** A schema that reads whatever YAML gave and makes a `T` of it. */
export type Reads<T> = v.GenericSchema<unknown, T>;

/** Puts an expectation into the message of a valibot issue, from which {@link readExpectation} takes it back. */
export function says(expectation: Expectation): string {
  return JSON.stringify(expectation);
}

export function readExpectation(message: string): Expectation {
  return JSON.parse(message) as Expectation;
}

/** What a single piece of text must be. */
export interface TextRule {
  readonly expected: string;
  readonly accepts: (text: string) => boolean;
  /** A sentence, for a text that is not accepted. */
  readonly suggests?: (text: string) => string | undefined;
}

/** Text, or a number that YAML made of an unquoted word such as `2024`. */
export function text(rule: TextRule): Reads<string> {
  return v.pipe(
    v.custom<string | number>(
      (value) => typeof value === 'string' || typeof value === 'number',
      ({ input }) =>
        says({
          expected: rule.expected,
          suggestion:
            typeof input === 'boolean'
              ? `If the word itself is meant, write '${input}' in quotes.`
              : undefined,
        }),
    ),
    v.transform(String),
    v.check(rule.accepts, ({ input }) =>
      says({ expected: rule.expected, suggestion: rule.suggests?.(String(input)) }),
    ),
  );
}

/** One word of a closed list. `synonyms` are what people write instead. */
export function oneOf<const T extends string>(
  words: readonly T[],
  synonyms: Readonly<Record<string, T>> = {},
): Reads<T> {
  return v.pipe(
    text({
      expected: renderChoices(words),
      accepts: (word) => words.some((known) => known === word),
      suggests: (word) => {
        const meant = Object.hasOwn(synonyms, word) ? synonyms[word] : findNearestWord(word, words);
        return meant === undefined ? undefined : `Did you mean ${meant}?`;
      },
    }),
    v.transform((word) => word as T),
  );
}

/** `true` or `false`. */
export function yesOrNo(): Reads<boolean> {
  return v.custom<boolean>(
    (value) => typeof value === 'boolean',
    ({ input }) => says({ expected: 'true or false', suggestion: suggestBoolean(input) }),
  );
}

function suggestBoolean(input: unknown): string | undefined {
  const word = nameWord(input)?.toLowerCase();
  if (word === undefined) return undefined;
  if (['yes', 'on', 'true', '1', 'y'].includes(word)) return 'Write true, without quotes.';
  if (['no', 'off', 'false', '0', 'n'].includes(word)) return 'Write false, without quotes.';
  return undefined;
}

/** A whole number of something, from `least` to `most`. */
export function wholeNumber(least: number, most: number, unit: string): Reads<number> {
  return number(least, most, `a whole number of ${unit} from ${least} to ${most}`);
}

/** GitHub's numeric id of something. */
export function numericId(): Reads<number> {
  return number(1, Number.MAX_SAFE_INTEGER, 'the numeric id');
}

function number(least: number, most: number, expected: string): Reads<number> {
  return v.custom<number>(
    (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
    ({ input }) => {
      const number = typeof input === 'string' ? /^\s*(\d+)/.exec(input)?.[1] : undefined;
      return says({
        expected,
        suggestion: number === undefined ? undefined : `Write ${number} alone, without quotes or unit.`,
      });
    },
  );
}

/** A list, each item read by `item`. */
export function listOf<T>(item: Reads<T>, expected: string): Reads<T[]> {
  return v.pipe(
    v.custom<unknown[]>(Array.isArray, ({ input }) =>
      says({
        expected,
        suggestion:
          typeof input === 'string' || typeof input === 'number'
            ? `Write it as a list: [${input}].`
            : undefined,
      }),
    ),
    v.array(item),
  );
}

/** True for what YAML writes as `key: value` pairs. */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Pairs with keys of a closed list, of which `missing` says what those that must be there are for. */
export function mapping<E extends v.ObjectEntries>(
  entries: E,
  words: {
    readonly expected: string;
    readonly missing?: Readonly<Record<string, string>>;
    readonly synonyms?: Readonly<Record<string, string>>;
  },
) {
  const keys = Object.keys(entries);
  return v.pipe(
    v.custom<Record<string, unknown>>(isMapping, () => says({ expected: words.expected })),
    v.looseObject(entries, (issue) => {
      const key = String(issue.path?.at(-1)?.key ?? '');
      return says({ found: 'nothing', expected: words.missing?.[key] ?? words.expected });
    }),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!isMapping(dataset.value)) return;
      for (const key of Object.keys(dataset.value)) {
        if (keys.includes(key)) continue;
        const suggestion = suggestKey(key, keys, words.synonyms ?? {});
        const expected = renderChoices(keys);
        addIssue({
          message: says({ found: 'a key that does not exist', expected, suggestion }),
          path: [pathTo(dataset.value, key)],
        });
      }
    }),
  );
}

/** Pairs with keys of the writer's choice. */
export function recordOf<T>(key: Reads<string>, value: Reads<T>, expected: string): Reads<Record<string, T>> {
  return v.pipe(
    v.custom<Record<string, unknown>>(isMapping, () => says({ expected })),
    v.record(key as v.GenericSchema<string, string>, value),
  );
}

/** The step of a path that valibot wants for an issue at a key or an index. */
export function pathTo(input: unknown, key: string | number): v.IssuePathItem {
  const value: unknown = Object(input)[key];
  return { type: 'unknown', origin: 'key', input, key, value };
}

function suggestKey(
  key: string,
  keys: readonly string[],
  synonyms: Readonly<Record<string, string>>,
): string | undefined {
  if (Object.hasOwn(synonyms, key)) return synonyms[key];
  const meant = findNearestWord(key, keys);
  return meant === undefined ? undefined : `Did you mean ${meant}?`;
}

/** `a, b or c`. */
export function renderChoices(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/**
 * A list without repetitions; names are compared as GitHub does, without regard to case. `nameOf` gives
 * undefined for what has no name, items that are wrong in other ways included.
 */
export function distinctListOf<T>(
  item: Reads<T>,
  expected: string,
  nameOf: (item: unknown) => string | undefined = nameWord,
): Reads<T[]> {
  return v.pipe(
    listOf(item, expected),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!Array.isArray(dataset.value)) return;
      const seen = new Set<string>();
      for (const [index, entry] of dataset.value.entries()) {
        const name = nameOf(entry);
        if (name === undefined) continue;
        if (seen.has(name.toLowerCase())) {
          const message = says({ found: `"${name}" a second time`, expected: 'every one once' });
          addIssue({ message, path: [pathTo(dataset.value, index)] });
        }
        seen.add(name.toLowerCase());
      }
    }),
  );
}

/** A word or number as text; whatever else YAML may hold has no text that could be relied on. */
export function nameWord(item: unknown): string | undefined {
  return typeof item === 'string' || typeof item === 'number' ? String(item) : undefined;
}
