import { posix } from 'node:path';
import { type Node, type Source, walk } from './read-source.ts';

/** The files of one folder of the repository; their paths are relative to it. */
export interface Folder {
  readonly name: string;
  readonly sources: readonly Source[];
}

/** What one file exports under a name that it declares itself. */
interface Export {
  readonly name: string;
  readonly isType: boolean;
}

const TYPES = ['TSInterfaceDeclaration', 'TSTypeAliasDeclaration'];

/**
 * Exports that no other file takes, as `file: name`. A type of which an exported value or type of its file speaks is left
 * out: whoever uses that may need its name.
 */
export function findUnusedExports(folders: readonly Folder[], users: readonly Folder[]): readonly string[] {
  const uses = usesOf(users);
  return eachFile(folders).flatMap(({ path, source }) =>
    exportsOf(source)
      .filter(({ name, isType }) => !uses.has(`${path}#${name}`) && !(isType && isInSignature(source, name)))
      .map(({ name }) => `${path}: ${name}`),
  );
}

/** Exports that tests alone take, and that their own file has no use for either. */
export function findExportsForTests(
  folders: readonly Folder[],
  users: readonly Folder[],
  tests: readonly Folder[],
): readonly string[] {
  const unused = new Set(findUnusedExports(folders, [...users, ...tests]));
  const own = new Map(eachFile(folders).map(({ path, source }) => [path, source]));
  return findUnusedExports(folders, users)
    .filter((found) => !unused.has(found))
    .filter((found) => {
      const [path = '', name] = found.split(': ');
      return (
        walk(own.get(path)!).filter((node) => node.type === 'Identifier' && node.name === name).length < 2
      );
    });
}

const eachFile = (
  folders: readonly Folder[],
): readonly { readonly path: string; readonly source: Source }[] =>
  folders.flatMap(({ name, sources }) =>
    sources.map((source) => ({ path: posix.join(name, source.path), source })),
  );

const exportsOf = (source: Source): readonly Export[] =>
  declarationsOf(source).flatMap(({ names, node }) =>
    names.map((name) => ({ name, isType: TYPES.includes(node.type) })),
  );

/** Exported declarations of a file, each with the names that it brings. */
function declarationsOf(
  source: Source,
): readonly { readonly names: readonly string[]; readonly node: Node }[] {
  return walk(source).flatMap((node) => {
    const declared = node.type === 'ExportNamedDeclaration' ? (node.declaration as Node | null) : null;
    if (!declared) return [];
    const parts = (declared.declarations as readonly Node[] | undefined) ?? [declared];
    return [{ node: declared, names: parts.flatMap(({ id }) => nameOf(id) ?? []) }];
  });
}

const nameOf = (node: unknown): string | undefined => (node as { readonly name?: string } | null)?.name;

/** Whether another exported declaration speaks of the type outside of the bodies of functions. */
function isInSignature(source: Source, type: string): boolean {
  return declarationsOf(source).some(
    ({ names, node }) => !names.includes(type) && signatureOf(node).has(type),
  );
}

function signatureOf(declared: Node): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (typeof value !== 'object' || value === null) return;
    const node = value as Node;
    if (node.type === 'Identifier') names.add(String(node.name));
    for (const [key, child] of Object.entries(node))
      if (key !== 'loc' && !(key === 'body' && /Function|Method/.test(node.type))) visit(child);
  };
  visit(declared);
  return names;
}

/** `path#name` for whatever a file takes of another one, by a static or dynamic import, a type, or to pass it on. */
function usesOf(folders: readonly Folder[]): ReadonlySet<string> {
  const uses = new Set<string>();
  const passedOn = new Map<string, string[]>();
  const use = (path: string, name: string): void => {
    uses.add(`${path}#${name}`);
    for (const source of passedOn.get(path) ?? []) use(source, name);
  };
  const taken = eachFile(folders).flatMap(({ path, source }) =>
    walk(source).flatMap((node) => {
      const from = specifierOf(node);
      if (!from?.startsWith('.')) return [];
      const target = posix.join(posix.dirname(path), from);
      if (node.type !== 'ExportAllDeclaration') return [{ target, names: takenBy(node, source) }];
      passedOn.set(path, [...(passedOn.get(path) ?? []), target]);
      return [];
    }),
  );
  for (const { target, names } of taken) for (const name of names) use(target, name);
  return uses;
}

function specifierOf(node: Node): string | undefined {
  const source = node.type === 'TSImportType' ? node.argument : node.source;
  const { value, literal } = (source ?? {}) as { readonly value?: unknown; readonly literal?: Node };
  return typeof value === 'string' ? value : typeof literal?.value === 'string' ? literal.value : undefined;
}

/** Of what is imported as a whole, every name that the file mentions. */
function takenBy(node: Node, source: Source): readonly string[] {
  const specifiers = node.specifiers as readonly Node[] | undefined;
  const isWhole = !specifiers || specifiers.some(({ type }) => type === 'ImportNamespaceSpecifier');
  if (isWhole) return walk(source).flatMap((each) => (each.type === 'Identifier' ? [String(each.name)] : []));
  return specifiers.flatMap((each) => nameOf(each.imported ?? each.local) ?? []);
}
