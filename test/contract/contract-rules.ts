import type { ActionFile } from '../../scripts/action-files.ts';
import { renderTable } from '../../scripts/marked-sections.ts';

/** What the code says of one action: the names that it reads and writes. */
export interface CodeContract {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** Differences between what `action.yml` files declare and what the code has; both by name of the action. */
export function compareWithCode(
  files: readonly ActionFile[],
  code: Readonly<Record<string, CodeContract>>,
): readonly string[] {
  const declared = new Set(files.map(({ name }) => name));
  return [
    ...files
      .filter(({ name }) => !code[name])
      .map(({ name }) => `${name}: action.yml is there, the code does not know it`),
    ...Object.keys(code)
      .filter((name) => !declared.has(name))
      .map((name) => `${name}: the code knows it, action.yml is missing`),
    ...files.flatMap((file) => {
      const own = code[file.name];
      if (!own) return [];
      return [
        ...compareNames(`${file.name}: input`, Object.keys(file.inputs), own.inputs),
        ...compareNames(`${file.name}: output`, Object.keys(file.outputs), own.outputs),
      ];
    }),
  ];
}

function compareNames(
  what: string,
  declared: readonly string[],
  known: readonly string[],
): readonly string[] {
  return [
    ...declared.filter((name) => !known.includes(name)).map((name) => `${what} ${name}: only in action.yml`),
    ...known.filter((name) => !declared.includes(name)).map((name) => `${what} ${name}: only in the code`),
  ];
}

/** What is wrong with an `action.yml` by itself. `exists` tells whether a path of the repository is there. */
export function findFaults(file: ActionFile, exists: (path: string) => boolean): readonly string[] {
  const { name, using, entries, inputs, outputs, title, description } = file;
  const faults = [
    using === 'node24' ? '' : `runs.using is ${using}, not node24`,
    entries.main ? '' : 'runs.main is missing',
    title ? '' : 'name is missing',
    description ? '' : 'description is missing',
    inputs['dry-run']?.default === 'false' ? '' : "input dry-run with default 'false' is missing",
    ...Object.entries(entries).flatMap(([key, path]) => [
      /^dist\/[a-z][a-z-]*\.js$/.test(path) ? '' : `runs.${key} is ${path}, not a file of dist/`,
      exists(path) ? '' : `runs.${key} is ${path}, which does not exist: run npm run build`,
    ]),
    ...Object.entries(inputs).flatMap(([key, input]) => [
      input.description ? '' : `input ${key} has no description`,
      input.required && input.default !== null ? `input ${key} is required and has a default` : '',
    ]),
    ...Object.entries(outputs).map(([key, output]) =>
      output.description ? '' : `output ${key} has no description`,
    ),
  ];
  return faults.filter((fault) => fault !== '').map((fault) => `${name}: ${fault}`);
}

/** Inputs and outputs that a page does not show in a table. */
export function findUndocumented(file: ActionFile, page: string): readonly string[] {
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  const named = new Set(rows.map((row) => /^\| `([^`]+)` \|/.exec(row)?.[1]));
  const wanted = [...Object.keys(file.inputs), ...Object.keys(file.outputs)];
  const known = new Set(wanted);
  const head = renderTable(['Input', 'Required', 'Default', 'Meaning'], []).split('\n')[0] ?? '';
  const start = page.split('\n').indexOf(head);
  return [
    ...(start < 0 ? [`${file.name}: no table of inputs`] : []),
    ...wanted.filter((name) => !named.has(name)).map((name) => `${file.name}: ${name} is not documented`),
    ...inputRows(page, head)
      .filter((name) => !known.has(name))
      .map((name) => `${file.name}: ${name} is documented and does not exist`),
  ];
}

/** Names in the table of inputs. */
function inputRows(page: string, head: string): readonly string[] {
  const lines = page.split('\n');
  const start = lines.indexOf(head);
  if (start < 0) return [];
  const after = lines.slice(start + 2);
  const end = after.findIndex((line) => !line.startsWith('|'));
  return after.slice(0, end < 0 ? undefined : end).flatMap((row) => /^\| `([^`]+)` \|/.exec(row)?.[1] ?? []);
}
