import * as v from 'valibot';
import { findNearestWord } from '../text/nearest-word.ts';
import type { Expectation } from './config-problem.ts';
import {
  checked,
  type Description,
  described,
  descriptionOf,
  isMapping,
  type Reads,
  type Refuse,
  readExpectation,
  renderChoices,
  says,
} from './readers.ts';

/** All that is known of a key beside how its value is read: what its documentation is made of. */
export interface About {
  /** Sentences in Markdown. */
  readonly meaning: string;
  /** A value that may be written, other than the default. */
  readonly example: unknown;
  /** What leaving the key out is the same as writing. */
  readonly default?: unknown;
  /** What it is like without the key, where there is no default to write down: the value is null then. */
  readonly without?: string;
  /** The name in the `Config` that is read, where it is not the written one. */
  readonly as?: string;
  /** Replaces what the reader says of itself. */
  readonly takes?: string;
  /** What is expected where the key is missing, though it must be there. */
  readonly missing?: string;
  /** What people write instead of the key. */
  readonly also?: readonly string[];
  /** Other keys of the mapping without which the example would not work. */
  readonly beside?: Readonly<Record<string, unknown>>;
}

/** A key of a mapping, in one place. It must be there where it has neither a default nor a `without`. */
export interface Key<T = unknown, Name = unknown> {
  readonly read: Reads<unknown>;
  readonly about: About;
  /** Types alone: what the value becomes, and under which name. */
  readonly becomes?: { readonly value: T; readonly name: Name };
}

export type Keys = Readonly<Record<string, Key>>;

type NameOf<A> = A extends { readonly as: infer Name } ? Name : undefined;
type Absent<A> = A extends { readonly without: string } ? null : never;

export function key<T, const A extends About>(read: Reads<T>, about: A): Key<T | Absent<A>, NameOf<A>> {
  return { read, about };
}

/** What a mapping with these keys becomes. */
export type Output<K extends Keys> = {
  readonly [N in keyof K & string as K[N] extends Key<unknown, infer Name>
    ? Name extends string
      ? Name
      : N
    : never]: K[N] extends Key<infer T> ? T : never;
};

/** What can be said of a mapping beside its keys. */
export interface MappingWords {
  readonly expected?: string;
  /** Sentences on keys that do not exist here, though people write them. */
  readonly elsewhere?: Readonly<Record<string, string>>;
  /** What must hold between keys. */
  readonly check?: (written: Readonly<Record<string, unknown>>, refuse: Refuse) => void;
}

/** Pairs with keys of a closed list. */
export function mapping<const K extends Keys>(keys: K, words: MappingWords = {}): Reads<Output<K>> {
  const names = Object.keys(keys);
  const expected = words.expected ?? `a mapping of ${renderChoices(names, 'and')}`;
  const read = v.pipe(
    v.custom<Record<string, unknown>>(isMapping, () => says({ expected })),
    v.looseObject(entriesOf(keys), (issue) => {
      const { read, about } = keys[String(issue.path?.at(-1)?.key)] ?? {};
      const wanted = about?.missing ?? (read && descriptionOf(read).expected) ?? expected;
      return says({ found: 'nothing', expected: wanted });
    }),
    checked((written, refuse) => {
      if (!isMapping(written)) return;
      for (const name of Object.keys(written))
        if (!names.includes(name)) refuse([name], refuseKey(name, keys, words.elsewhere ?? {}));
      words.check?.(written, refuse);
    }),
    v.transform((written) =>
      Object.fromEntries(
        Object.entries(keys).map(([name, { about }]) => [about.as ?? name, written[name] ?? null]),
      ),
    ),
  );
  const takes = 'a mapping of the keys below';
  return described(read as unknown as Reads<Output<K>>, { expected, takes, keys } as Partial<Description>);
}

/** The keys of a mapping, or of each item of a list of mappings; undefined where it has none of a closed list. */
export function keysOf(read: Reads<unknown>): Keys | undefined {
  return (descriptionOf(read) as Description & { readonly keys?: Keys }).keys;
}

function entriesOf(keys: Keys): v.ObjectEntries {
  return Object.fromEntries(
    Object.entries(keys).map(([name, { read, about }]) => [
      name,
      'default' in about ? v.optional(read, about.default) : 'without' in about ? v.optional(read) : read,
    ]),
  );
}

function refuseKey(name: string, keys: Keys, elsewhere: Readonly<Record<string, string>>): Expectation {
  const names = Object.keys(keys);
  const meant = names.find((each) => keys[each]?.about.also?.includes(name)) ?? findNearestWord(name, names);
  return {
    found: 'a key that does not exist',
    expected: renderChoices(names),
    suggestion: Object.hasOwn(elsewhere, name)
      ? elsewhere[name]
      : meant === undefined
        ? undefined
        : `Did you mean ${meant}?`,
  };
}

/** A mapping that may be written as the value of its key `name` alone. */
export function orAlone<T>(name: string, whole: Reads<T>): Reads<T> {
  const { read } = keysOf(whole)![name]!;
  const { expected, takes, choices } = descriptionOf(read);
  const both = `${expected}, or ${descriptionOf(whole).expected}`;
  const alone = v.pipe(
    v.unknown(),
    v.rawTransform<unknown, T>(({ dataset, addIssue, NEVER }) => {
      const result = v.safeParse(read, dataset.value);
      if (result.success) return v.parse(whole, { [name]: dataset.value });
      for (const { message, input, path } of result.issues) {
        if (path) addIssue({ message, input, path });
        else addIssue({ message: says({ ...readExpectation(message), expected: both }), input });
      }
      return NEVER;
    }),
  );
  const mapped = (words: string): string => `${words}, or a mapping`;
  return either(whole, alone, {
    expected: both,
    takes: mapped(takes ?? expected),
    ...(choices === undefined ? {} : { choices: mapped(choices) }),
  });
}

/** Mappings are read by `whole`, all else by `other`. */
export function either<T>(whole: Reads<T>, other: Reads<T>, description: Description): Reads<T> {
  const keys = keysOf(whole);
  return described(
    v.lazy((input) => (isMapping(input) ? whole : other)),
    { ...description, ...(keys === undefined ? {} : { keys }) } as Partial<Description>,
  );
}
