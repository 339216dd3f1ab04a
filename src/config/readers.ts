import * as v from 'valibot';
import { findNearestWord } from '../text/nearest-word.ts';
import type { Expectation } from './config-problem.ts';
import { suggestNumber } from './suggest-number.ts';

/** A schema that reads whatever YAML gave and makes a `T` of it. */
export type Reads<T> = v.GenericSchema<unknown, T>;

/** What a reader says of itself, for messages and for the documentation. */
export interface Description {
  /** What may be written, in plain words: `a list of logins`. */
  readonly expected: string;
  /** The same in Markdown, where that differs. */
  readonly takes?: string;
  /** The words to choose from, in Markdown. */
  readonly choices?: string;
  /** The reader of each item, or of each value of a mapping whose keys are the writer's. */
  readonly each?: Reads<unknown>;
}

/** Gives a reader its description; what it does not say stays as it was. */
export function described<T>(read: Reads<T>, description: Partial<Description>): Reads<T> {
  return v.pipe(read, v.metadata(description as Record<string, unknown>));
}

export function descriptionOf(read: Reads<unknown>): Description {
  return v.getMetadata(read) as unknown as Description;
}

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
  /** The same in Markdown, where the documentation says it otherwise. */
  readonly takes?: string;
  readonly accepts: (text: string) => boolean;
  /** A sentence, for a text that is not accepted. */
  readonly suggests?: (text: string) => string | undefined;
  /** A sentence, for a list of several. */
  readonly several?: string;
}

/** Text, or a number that YAML made of an unquoted word such as `2024`. */
export function text(rule: TextRule): Reads<string> {
  const read = v.pipe(
    v.custom<string | number>(
      (value) => typeof value === 'string' || typeof value === 'number',
      ({ input }) => says({ expected: rule.expected, suggestion: suggestText(input, rule) }),
    ),
    v.transform(String),
    v.check(rule.accepts, ({ input }) =>
      says({ expected: rule.expected, suggestion: rule.suggests?.(String(input)) }),
    ),
  );
  return described(read, { expected: rule.expected, takes: rule.takes ?? rule.expected });
}

function suggestText(input: unknown, { accepts, several }: TextRule): string | undefined {
  if (typeof input === 'boolean') return `If the word itself is meant, write '${input}' in quotes.`;
  if (!Array.isArray(input) || input.length === 0) return undefined;
  const alone = input.length === 1 ? nameWord(input[0]) : undefined;
  return alone !== undefined && accepts(alone) ? `Write ${alone} alone, not as a list.` : several;
}

/** One word of a closed list. `synonyms` are what people write instead. */
export function oneOf<const T extends string>(
  words: readonly T[],
  synonyms: Readonly<Record<string, T>> = {},
): Reads<T> {
  const read = text({
    expected: renderChoices(words),
    accepts: (word) => words.some((known) => known === word),
    suggests: (word) => {
      const meant = Object.hasOwn(synonyms, word) ? synonyms[word] : findNearestWord(word, words);
      return meant === undefined ? undefined : `Did you mean ${meant}?`;
    },
  });
  const choices = renderChoices(words.map((word) => `\`${word}\``));
  return described(
    v.pipe(
      read,
      v.transform((word) => word as T),
    ),
    { takes: choices, choices },
  );
}

/** `true` or `false`. */
export function yesOrNo(): Reads<boolean> {
  const expected = 'true or false';
  const read = v.custom<boolean>(
    (value) => typeof value === 'boolean',
    ({ input }) => says({ expected, suggestion: suggestBoolean(input) }),
  );
  return described(read, { expected, takes: '`true` or `false`' });
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
  return number(least, most, `a whole number of ${unit} from ${least} to ${most}`, unit);
}

/** GitHub's numeric id of something. */
export function numericId(): Reads<number> {
  return number(1, Number.MAX_SAFE_INTEGER, 'the numeric id');
}

function number(least: number, most: number, expected: string, unit?: string): Reads<number> {
  const accepts = (value: unknown): boolean =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
  const read = v.custom<number>(accepts, ({ input }) =>
    says({
      expected,
      suggestion: typeof input === 'string' ? suggestNumber(input, accepts, unit) : undefined,
    }),
  );
  return described(read, { expected });
}

/** A list, each item read by `item`. */
export function listOf<T>(item: Reads<T>, expected: string): Reads<readonly T[]> {
  const read = v.pipe(
    v.custom<unknown[]>(Array.isArray, ({ input }) => says({ expected, suggestion: suggestList(input) })),
    v.array(item),
  );
  const { choices } = descriptionOf(item);
  return described(read, { expected, takes: choices ? `${expected}: ${choices}` : expected, each: item });
}

const suggestList = (input: unknown): string | undefined =>
  typeof input === 'string' || typeof input === 'number' ? `Write it as a list: [${input}].` : undefined;

/**
 * A list without repetitions; names are compared as GitHub does, without regard to case. `nameOf` gives
 * undefined for what has no name, items that are wrong in other ways included.
 */
export function distinctListOf<T>(
  item: Reads<T>,
  expected: string,
  nameOf: (item: unknown) => string | undefined = nameWord,
): Reads<readonly T[]> {
  return v.pipe(
    listOf(item, expected),
    checked((list, refuse) => refuseRepeated(Array.isArray(list) ? list.map(nameOf) : [], refuse)),
  );
}

/** Refuses each name that stands there a second time; its place is its index, or what `keyOf` makes of that. */
export function refuseRepeated(
  names: readonly (string | undefined)[],
  refuse: Refuse,
  keyOf: (index: number) => string | number = (index) => index,
): void {
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    if (name === undefined) continue;
    if (seen.has(name.toLowerCase()))
      refuse([keyOf(index)], { found: `"${name}" a second time`, expected: 'every one once' });
    seen.add(name.toLowerCase());
  }
}

/** Pairs with keys of the writer's choice. */
export function recordOf<K extends string, T>(
  key: Reads<K>,
  value: Reads<T>,
  expected: string,
): Reads<RecordOf<K, T>> {
  const read = v.pipe(
    v.custom<Record<string, unknown>>(isMapping, () => says({ expected })),
    v.record(key as v.GenericSchema<string, string>, value),
  );
  const choices = [descriptionOf(key).choices, descriptionOf(value).choices].filter(
    (each) => each !== undefined,
  );
  const takes = choices.length === 0 ? expected : `${expected} (${choices.join('; ')})`;
  return described(read as Reads<unknown> as Reads<RecordOf<K, T>>, { expected, takes, each: value });
}

type RecordOf<K extends string, T> = Readonly<string extends K ? Record<string, T> : Partial<Record<K, T>>>;

/** Reports what is wrong with the value at a path inside the one that is checked. */
export type Refuse = (path: readonly (string | number)[], expectation: Expectation) => void;

/** A check of a value as a whole. It runs, too, where parts of the value were refused and stand as written. */
export function checked<T>(check: (value: unknown, refuse: Refuse) => void) {
  return v.rawCheck<T>(({ dataset, addIssue }) => {
    check(dataset.value, (path, expectation) => {
      let input: unknown = dataset.value;
      const steps = path.map((key) => {
        const step = { type: 'unknown', origin: 'key', input, key, value: Object(input)[key] } as const;
        input = step.value;
        return step;
      });
      const place = steps.length === 0 ? {} : { path: steps as [v.IssuePathItem, ...v.IssuePathItem[]] };
      addIssue({ message: says(expectation), input, ...place });
    });
  });
}

/** True for what YAML writes as `key: value` pairs. */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `a, b or c`. */
export function renderChoices(words: readonly string[], last: 'or' | 'and' = 'or'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** A word or number as text; whatever else YAML may hold has no text that could be relied on. */
export function nameWord(item: unknown): string | undefined {
  return typeof item === 'string' || typeof item === 'number' ? String(item) : undefined;
}
