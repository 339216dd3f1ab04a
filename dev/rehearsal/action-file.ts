import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import * as v from 'valibot';

/** What an action.yml declares, as far as a runner needs it. */
export interface ActionFile {
  /** `conductor` for the root action, else the folder's name. */
  readonly name: string;
  /** Absolute path of the script. */
  readonly main: string;
  /** Inputs with their defaults; the runner, not the action, applies them. */
  readonly defaults: Readonly<Record<string, string>>;
  readonly required: readonly string[];
}

const schema = v.looseObject({
  inputs: v.optional(
    v.nullable(
      v.record(
        v.string(),
        v.looseObject({
          required: v.optional(v.boolean()),
          default: v.optional(v.union([v.string(), v.boolean(), v.number()])),
        }),
      ),
    ),
  ),
  runs: v.looseObject({ using: v.string(), main: v.string() }),
});

/**
 * Finds the action that a `uses:` names: the path behind `owner/repo` (or behind `./`) inside this project.
 * `root` is the project's folder.
 */
export function readAction(root: string, uses: string): ActionFile {
  const path = uses.startsWith('./')
    ? uses.slice(2)
    : (/^[^/@]+\/[^/@]+(?:\/([^@]+))?@.+$/.exec(uses)?.[1] ?? '');
  const file = join(root, path, 'action.yml');
  if (!existsSync(file))
    throw new Error(`${uses} names no action of this project: there is no ${path}/action.yml.`);
  const { inputs, runs } = v.parse(schema, load(readFileSync(file, 'utf8')));
  const entries = Object.entries(inputs ?? {});
  return {
    name: path === '' ? 'conductor' : (path.split('/').at(-1) ?? path),
    main: join(dirname(file), runs.main),
    defaults: Object.fromEntries(
      entries.flatMap(([key, input]) => (input.default === undefined ? [] : [[key, String(input.default)]])),
    ),
    required: entries.filter(([, input]) => input.required).map(([key]) => key),
  };
}
