import type { Ecosystem } from '../records/facts.ts';
import type { Comparator } from './comparators.ts';
import {
  caretIndex,
  fromTo,
  type Numbered,
  pessimistic,
  readNumbered,
  readWildcard,
  stepUp,
  wildcard,
} from './version-steps.ts';

/** What the conditions of one AND mean in an ecosystem's own grammar. */
export interface OwnMeaning {
  readonly comparators: readonly Comparator[];
  /** Upper bounds that the ecosystem draws below their pre-releases; in advisories these count as affected. */
  readonly plainEnds: readonly string[];
}

/** One condition, its sign and its version parted; undefined for what the grammar does not have. */
type ReadCondition = (sign: string, version: string) => readonly Comparator[] | undefined;

const PLAIN = /^(?:>=?|<=?|=)$/;

const plain: ReadCondition = (sign, text) => {
  const version = readNumbered(text);
  return version && PLAIN.test(sign) ? [{ op: sign as Comparator['op'], version: version.text }] : undefined;
};

const when = (
  version: Numbered | undefined,
  read: (version: Numbered) => readonly Comparator[] | undefined,
): readonly Comparator[] | undefined => version && read(version);

/** Composer's own document "Versions and constraints"; checked against composer/semver. */
const readComposer: ReadCondition = (sign, text) => {
  const open = readWildcard(text);
  if (open !== undefined) return sign === '' ? wildcard(open) : undefined;
  const version = readNumbered(text);
  switch (sign) {
    case '':
    case '==':
      return when(version, ({ text: exact }) => [{ op: '=', version: exact }]);
    case '^':
      return when(version, (from) => fromTo(from, caretIndex(from)));
    case '~':
      return when(version, (from) => fromTo(from, Math.max(0, from.numbers.length - 2)));
    default:
      return plain(sign, text);
  }
};

/** The Cargo Book, "Specifying Dependencies". A version alone means `^` there, which hardly anybody means here. */
const readCargo: ReadCondition = (sign, text) => {
  const open = readWildcard(text);
  if (open !== undefined) return sign === '' || sign === '=' ? wildcard(open, 3) : undefined;
  const version = readNumbered(text);
  switch (sign) {
    case '':
      return undefined;
    case '^':
      return when(version, (from) => fromTo(from, caretIndex(from), 3));
    case '~':
      return when(version, (from) => fromTo(from, Math.min(from.numbers.length, 2) - 1, 3));
    default:
      return plain(sign, text);
  }
};

/** The specifiers of PEP 440. */
const readPython: ReadCondition = (sign, text) => {
  const open = /^[vV]?\d+(?:\.\d+)*\.\*$/.test(text) ? readWildcard(text) : undefined;
  if (open !== undefined) return sign === '==' ? wildcard(open) : undefined;
  const version = readNumbered(text);
  switch (sign) {
    case '~=':
      // `1!2.0`: the number before the sign is the epoch.
      return when(version, (from) =>
        from.numbers.length < 2 || from.rest.includes('!') ? undefined : pessimistic(from),
      );
    case '==':
    case '===':
      return when(version, ({ text: exact }) => [{ op: '=', version: exact }]);
    default:
      return plain(sign, text);
  }
};

/** Gem::Requirement. */
const readGem: ReadCondition = (sign, text) => {
  const version = readNumbered(text);
  switch (sign) {
    case '':
      return when(version, ({ text: exact }) => [{ op: '=', version: exact }]);
    case '~>':
      return when(version, pessimistic);
    default:
      return plain(sign, text);
  }
};

/** Elixir's `Version`: `~>` with two or three numbers, `==` for one version. */
const readHex: ReadCondition = (sign, text) => {
  const version = readNumbered(text);
  switch (sign) {
    case '==':
      return when(version, ({ text: exact }) => [{ op: '=', version: exact }]);
    case '~>':
      return when(version, (from) => (from.numbers.length < 2 ? undefined : pessimistic(from)));
    default:
      return plain(sign, text);
  }
};

/** Dart's `^`: below 1.0 the second number is the one that may not grow, also where it is 0. */
const readPub: ReadCondition = (sign, text) => {
  const version = readNumbered(text);
  if (sign !== '^') return plain(sign, text);
  return when(version, (from) =>
    from.numbers.length === 3 ? fromTo(from, from.numbers[0] === '0' ? 1 : 0) : undefined,
  );
};

/** What every advisory may use: comparisons alone. Maven and NuGet have intervals beside it, Go has nothing. */
const GRAMMARS: Readonly<Partial<Record<Ecosystem, ReadCondition>>> = {
  composer: readComposer,
  rust: readCargo,
  pip: readPython,
  rubygems: readGem,
  erlang: readHex,
  pub: readPub,
};

const CONDITION = /^(~>|~=|[<>!=]=+|<>|[<>=^~]?)\s*([^\s,<>=^~!&|]+(?:![^\s,<>=^~!&|]+)?)$/;

/**
 * The conditions of one AND (joined by commas or spaces) by the ecosystem's own grammar; undefined where it has no
 * such syntax. npm's is read by its own library.
 */
export function readOwnGrammar(text: string, ecosystem: Ecosystem): OwnMeaning | undefined {
  const hyphen = ecosystem === 'composer' ? readComposerHyphen(text) : undefined;
  if (hyphen !== undefined) return hyphen;
  const read = GRAMMARS[ecosystem] ?? plain;
  const glued = text.trim().replace(/([<>=^~!])\s+(?=[0-9vV])/g, '$1');
  const conditions = glued.split(/\s*,\s*|\s+/).map((condition) => {
    const match = CONDITION.exec(condition);
    const meaning = match ? read(match[1]!, match[2]!) : undefined;
    return meaning && { meaning, isSugar: !PLAIN.test(match![1]!) };
  });
  if (!conditions.every((one) => one !== undefined)) return undefined;
  const comparators = conditions.flatMap(({ meaning }) => meaning);
  const plainEnds = conditions.flatMap(({ meaning, isSugar }) =>
    isSugar ? meaning.filter(({ op }) => op === '<').map(({ version }) => version) : [],
  );
  return { comparators, plainEnds };
}

/** `1.0 - 2.0`: up to the end of 2.0.x where the last number is left out. */
function readComposerHyphen(text: string): OwnMeaning | undefined {
  const [low, high] = /^\s*(\S+)\s+-\s+(\S+)\s*$/.exec(text)?.slice(1).map(readNumbered) ?? [];
  if (low === undefined || high === undefined) return undefined;
  const lower: Comparator = { op: '>=', version: low.text };
  if (high.numbers.length >= 3 || high.rest !== '') {
    return { comparators: [lower, { op: '<=', version: high.text }], plainEnds: [] };
  }
  const end = stepUp(high.numbers, high.numbers.length - 1);
  return { comparators: [lower, { op: '<', version: end }], plainEnds: [end] };
}
