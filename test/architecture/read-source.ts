import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from '@babel/parser';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** One file of `src/`, or one made up by a test. */
export interface Source {
  /** Relative to `src/`, with forward slashes: `process/table.ts`. */
  readonly path: string;
  readonly text: string;
}

/** A node of the syntax tree, as loosely as these tests need it. */
export interface Node {
  readonly type: string;
  readonly loc?: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
  readonly [key: string]: unknown;
}

export interface Import {
  /** A file relative to `src/`, or the name of a package. */
  readonly target: string;
  readonly kind: 'file' | 'package';
  readonly line: number;
  readonly typeOnly: boolean;
}

const known = new Map<string, readonly Source[]>();

/** Every TypeScript file below a folder of the repository, read once for all suites of a worker. */
export function readSources(folder = 'src'): readonly Source[] {
  const sources = known.get(folder) ?? readFolder(folder);
  known.set(folder, sources);
  return sources;
}

function readFolder(folder: string): readonly Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !/node_modules/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({
      path: posix.normalize(path.slice(join(ROOT, folder).length + 1).replaceAll('\\', '/')),
      text: readFileSync(path, 'utf8'),
    }));
}

const walked = new WeakMap<Source, readonly Node[]>();

/** Every node of a file, parents before children. Throws where it is not TypeScript. */
export function walk(source: Source): readonly Node[] {
  const nodes = walked.get(source) ?? walkTree(source);
  walked.set(source, nodes);
  return nodes;
}

function walkTree(source: Source): readonly Node[] {
  const tree = parse(source.text, {
    sourceType: 'module',
    plugins: ['typescript', 'importAttributes'],
    createImportExpressions: true,
    sourceFilename: source.path,
  });
  const found: Node[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isNode(value)) {
      found.push(value);
      for (const [key, child] of Object.entries(value)) if (key !== 'loc' && key !== 'extra') visit(child);
    }
  };
  visit(tree.program as unknown);
  return found;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/** All that a file imports or re-exports: static, dynamic, and types alone. */
export function importsOf(source: Source): readonly Import[] {
  return walk(source).flatMap((node): readonly Import[] => {
    const from = specifierOf(node);
    if (from === undefined) return [];
    const typeOnly = node.importKind === 'type' || node.exportKind === 'type' || node.type === 'TSImportType';
    const line = node.loc?.start.line ?? 0;
    return from.startsWith('.')
      ? [{ kind: 'file' as const, target: posix.join(posix.dirname(source.path), from), line, typeOnly }]
      : [{ kind: 'package' as const, target: packageName(from), line, typeOnly }];
  });
}

function specifierOf(node: Node): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
      return literal(node.source);
    case 'TSImportType':
      return literal(node.argument);
    default:
      return undefined;
  }
}

/** The text of a string literal (of a literal type, too); anything computed gives a name that no rule allows. */
function literal(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  if (value.type === 'StringLiteral') return String(value.value);
  if (value.type === 'TSLiteralType') return literal(value.literal);
  return '(computed)';
}

/** `valibot/x` → `valibot`, `@actions/core/lib` → `@actions/core`; Node's own keep their `node:`. */
function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The folder of a file: its first folder, or the file itself directly below `src/`. */
export const folderOf = (path: string): string => path.split('/')[0] ?? path;
