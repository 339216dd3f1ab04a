import { CORE_SCHEMA, dump } from 'js-yaml';
import { configSchema } from '../src/config/config.ts';
import { type About, type Key, type Keys, keysOf } from '../src/config/keys.ts';
import { descriptionOf, type Reads } from '../src/config/readers.ts';
import { LABELS } from '../src/process/labels.ts';

/** One key of the configuration, as the documentation shows it. */
export interface ConfigRow {
  /** `clocks.acknowledge`; `[]` stands for every item of a list or mapping. */
  readonly key: string;
  readonly about: About;
  /** What may be written, in Markdown. */
  readonly takes: string;
  /** The default, as it would be written; null where leaving the key out is something of its own. */
  readonly default: string | null;
  /** What it is like without the key, in Markdown. */
  readonly without: string;
  /** A whole file in which the key is used; owner and team are left out where they have their usual form. */
  readonly example: string;
}

/** Every key of `.github/security-process.yml`, each followed by the keys inside it. */
export function listConfigRows(): readonly ConfigRow[] {
  const file = configSchema({ labels: LABELS.map(({ id }) => id) });
  return rowsOf(keysOf(file) ?? {}, '', (written) => written);
}

type Wrap = (written: Readonly<Record<string, unknown>>) => unknown;

/** Rows of the keys of one mapping. `prefix` is its own key; `wrap` puts the mapping at its place in a file. */
function rowsOf(keys: Keys, prefix: string, wrap: Wrap): readonly ConfigRow[] {
  return Object.entries(keys).flatMap(([name, key]) => {
    const place: Wrap = (written) => wrap({ ...(prefix === '' ? {} : neededBeside(keys)), ...written });
    const inside = keysInside(key.read);
    const path = `${prefix}${name}`;
    const rest = inside
      ? rowsOf(inside.keys, `${path}${inside.suffix}.`, (inner) =>
          place({ ...key.about.beside, [name]: inside.suffix === '' ? inner : [inner] }),
        )
      : [];
    return [rowOf(path, key, place({ ...key.about.beside, [name]: key.about.example })), ...rest];
  });
}

function rowOf(key: string, { read, about }: Key, file: unknown): ConfigRow {
  const { expected, takes } = descriptionOf(read);
  const value = 'default' in about ? renderInline(about.default, 0) : null;
  const without = about.without ?? (value === null ? '(none: it must be there)' : `\`${value}\``);
  return {
    key,
    about,
    takes: about.takes ?? takes ?? expected,
    default: value,
    without,
    example: renderInline(file, 1),
  };
}

/** YAML with braces and brackets from a level on, so that a key and its value are one line. */
const renderInline = (value: unknown, flowLevel: number): string =>
  dump(value, { schema: CORE_SCHEMA, flowLevel, lineWidth: -1 }).trim();

/** Examples of the keys that must be there, whichever other key is shown. */
function neededBeside(keys: Keys): Readonly<Record<string, unknown>> {
  const needed = Object.entries(keys).filter(
    ([, { about }]) => !('default' in about) && about.without === undefined,
  );
  return Object.fromEntries(needed.map(([name, { about }]) => [name, about.example]));
}

function keysInside(read: Reads<unknown>): { readonly keys: Keys; readonly suffix: '' | '[]' } | undefined {
  const keys = keysOf(read);
  if (keys) return { keys, suffix: '' };
  const { each } = descriptionOf(read);
  const inItems = each && keysOf(each);
  return inItems && { keys: inItems, suffix: '[]' };
}
