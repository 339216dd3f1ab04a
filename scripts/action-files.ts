/** Reads the `action.yml` files of this repository: the one at the root and one per folder of `actions/`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';

export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

interface ActionInput {
  readonly description: string;
  readonly required: boolean;
  /** As written; `null` where the input has none. */
  readonly default: string | null;
}

export interface ActionFile {
  /** Folder relative to the repository, `.` for the root action. */
  readonly folder: string;
  /** `advisory-draft`; `conductor` for the root action. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** `node24`. */
  readonly using: string;
  /** Entries (`pre`, `main`, `post`) relative to the repository. */
  readonly entries: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, ActionInput>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

/** Every action of the repository, the root action first, then by name. */
export function readActionFiles(root = ROOT): readonly ActionFile[] {
  const folder = join(root, 'actions');
  const below = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => join('actions', entry.name))
        .sort()
    : [];
  return ['.', ...below]
    .filter((each) => existsSync(join(root, each, 'action.yml')))
    .map((each) => parseActionFile(each, readFileSync(join(root, each, 'action.yml'), 'utf8'), root));
}

/** Reads one `action.yml`. Throws where a part that GitHub asks for is missing. */
export function parseActionFile(folder: string, text: string, root = ROOT): ActionFile {
  const file = `${folder}/action.yml`;
  const top = mapping(load(text), file);
  const runs = mapping(top.runs, `${file}: runs`);
  const entries = ['pre', 'main', 'post'].flatMap((key) => {
    const path = runs[key];
    return typeof path === 'string' ? [[key, relative(root, resolve(root, folder, path))] as const] : [];
  });
  return {
    folder,
    name: folder === '.' ? 'conductor' : basename(folder),
    title: words(top.name),
    description: words(top.description),
    using: words(runs.using),
    entries: Object.fromEntries(entries),
    inputs: mapValues(mapping(top.inputs ?? {}, `${file}: inputs`), (value) => {
      const input = mapping(value, `${file}: inputs`);
      return {
        description: words(input.description),
        required: input.required === true,
        default: input.default === undefined || input.default === null ? null : String(input.default),
      };
    }),
    outputs: mapValues(mapping(top.outputs ?? {}, `${file}: outputs`), (value) => ({
      description: words(mapping(value, `${file}: outputs`).description),
    })),
  };
}

/** Entries in `dist/` that the actions name, without their ending: `conductor`, `intake`. */
export function entryNames(actions: readonly ActionFile[]): readonly string[] {
  const files = actions.flatMap((action) => Object.values(action.entries));
  return [...new Set(files.map((file) => basename(file, '.js')))].filter((name) => name !== 'index').sort();
}

const words = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

function mapping(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new Error(`${where}: expected a mapping, found ${JSON.stringify(value) ?? 'nothing'}`);
}

function mapValues<Value>(
  record: Readonly<Record<string, unknown>>,
  change: (value: unknown) => Value,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
