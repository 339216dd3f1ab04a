import { folderOf, importsOf, type Node, type Source, walk } from './read-source.ts';

/** Folders without I/O, clock and randomness: the same values in, the same values out. */
export const PURE_FOLDERS = [
  'text',
  'process',
  'formats',
  'config',
  'case',
  'engine',
  'features',
  'doctor',
] as const;

/** Which folders of `src/` a folder may import, itself apart. `index.ts` is the only place that joins the parts. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  text: [],
  process: ['text'],
  config: ['process', 'text'],
  formats: ['text'],
  case: ['config', 'formats', 'process', 'text'],
  engine: ['case', 'config', 'formats', 'process', 'text'],
  features: ['case', 'config', 'engine', 'formats', 'process', 'text'],
  doctor: ['case', 'config', 'process', 'text'],
  github: PURE_FOLDERS,
  channels: PURE_FOLDERS,
  runner: PURE_FOLDERS,
  actions: PURE_FOLDERS,
  'index.ts': [...PURE_FOLDERS, 'actions', 'github', 'channels', 'runner'],
  // The door of the bundle: answers what concerns no case, and loads the rest when there is something to do.
  'main.ts': [...PURE_FOLDERS, 'runner', 'index.ts'],
};

/** Packages that pure folders may use: none of them reads or writes anything. */
export const PURE_PACKAGES = [
  'ae-cvss-calculator',
  'js-yaml',
  'mdast-util-from-markdown',
  'micromark-extension-gfm-footnote',
  'micromark-extension-gfm-table',
  'mustache',
  'semver',
  'valibot',
] as const;

/** Names of Node's own modules that pure folders may use, with the only things that they may take from them. */
export const PURE_BUILTINS: Readonly<Record<string, readonly string[]>> = { 'node:crypto': ['createHash'] };

/** Packages with one door: only the folder named may import them. */
export const ONE_DOOR: Readonly<Record<string, string>> = {
  '@actions/core': 'runner',
  '@actions/github': 'github',
  'universal-github-app-jwt': 'github',
};

/** Packages of types alone, with the only folder that may take types from them. */
const TYPES_ONLY: Readonly<Record<string, string>> = { '@octokit/openapi-types': 'github' };

/** Folders that end in the bundle and so may use only what `dependencies` lists. */
const IN_BUNDLE = ['github', 'channels', 'runner', 'actions', 'index.ts', 'main.ts', ...PURE_FOLDERS];

/** What pure folders must not touch: `Date.now()`, `new Date()`, … */
const IMPURE_GLOBALS = [
  'process',
  'fetch',
  'console',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'globalThis',
  'crypto',
  'require',
];

/** One breach of a rule: `file: what is wrong`. No line numbers, so that a ratchet list stays true. */
export type Breach = string;

const isPure = (path: string): boolean => (PURE_FOLDERS as readonly string[]).includes(folderOf(path));

/** Folders that import folders which they must not know. */
export function findForbiddenFolders(sources: readonly Source[]): readonly Breach[] {
  return sources.flatMap((source) => {
    const folder = folderOf(source.path);
    const allowed = MAY_IMPORT[folder];
    if (!allowed) return [`${source.path}: its folder "${folder}" has no rule; add one to MAY_IMPORT`];
    return importsOf(source)
      .filter(({ kind, target }) => kind === 'file' && folderOf(target) !== folder)
      .filter(({ target }) => !allowed.includes(folderOf(target)))
      .map(({ target }) => `${source.path}: imports ${target}`);
  });
}

/** Imports of files that are not there: a rule about them would say nothing. */
export function findMissingFiles(sources: readonly Source[]): readonly Breach[] {
  const known = new Set(sources.map(({ path }) => path));
  return sources.flatMap((source) =>
    importsOf(source)
      .filter(({ kind, target }) => kind === 'file' && target.endsWith('.ts') && !known.has(target))
      .map(({ target }) => `${source.path}: imports ${target}, which does not exist`),
  );
}

/** Packages imported by a folder that must not: impure ones by pure folders, others not by their one door. */
export function findForbiddenPackages(
  sources: readonly Source[],
  dependencies: readonly string[],
): readonly Breach[] {
  return sources.flatMap((source) => {
    const folder = folderOf(source.path);
    return importsOf(source)
      .filter(({ kind }) => kind === 'package')
      .flatMap(({ target, typeOnly }) => {
        // Types of GitHub's own schemas leave nothing behind in what is built.
        if (typeOnly && TYPES_ONLY[target] === folder) return [];
        const breach = judgePackage(source, folder, target, dependencies);
        return breach ? [`${source.path}: ${breach}`] : [];
      });
  });
}

function judgePackage(
  source: Source,
  folder: string,
  target: string,
  dependencies: readonly string[],
): string | undefined {
  const door = ONE_DOOR[target];
  if (door && door !== folder) return `imports ${target}, which only ${door} may`;
  if (isPure(source.path)) {
    const taken = PURE_BUILTINS[target];
    if (taken)
      return (
        namesTaken(source, target).find((name) => !taken.includes(name)) && `takes too much of ${target}`
      );
    if (!(PURE_PACKAGES as readonly string[]).includes(target)) return `imports ${target}, which is not pure`;
  }
  const bundled = IN_BUNDLE.includes(folder) && !target.startsWith('node:');
  if (bundled && !dependencies.includes(target))
    return `imports ${target}, which is no dependency of the bundle`;
  return undefined;
}

/** What a file takes from a module by name; `*` for the whole of it. */
function namesTaken(source: Source, target: string): readonly string[] {
  return walk(source)
    .filter((node) => node.type === 'ImportDeclaration' && (node.source as Node).value === target)
    .flatMap((node) => node.specifiers as readonly Node[])
    .map((specifier) => {
      const imported = specifier.imported as { readonly name?: string } | undefined;
      return imported?.name ?? '*';
    });
}

/** Clock, randomness, I/O and the environment, used in pure folders. */
export function findImpureUses(sources: readonly Source[]): readonly Breach[] {
  return sources
    .filter(({ path }) => isPure(path))
    .flatMap((source) =>
      walk(source).flatMap((node) => impurityOf(node).map((what) => `${source.path}: ${what}`)),
    );
}

function impurityOf(node: Node): readonly string[] {
  const name = (value: unknown): string => String((value as { name?: unknown } | undefined)?.name ?? '');
  const isDate = name(node.callee) === 'Date';
  if (node.type === 'NewExpression' && isDate && (node.arguments as readonly unknown[]).length === 0)
    return ['new Date() without a time'];
  const made = node.type === 'NewExpression' ? (node.callee as Node) : undefined;
  if (name(made?.object) === 'Intl' && (node.arguments as readonly unknown[]).length === 0)
    return [`Intl.${name(made?.property)} without a locale depends on the machine`];
  if (node.type === 'CallExpression' && isDate) return ['Date() as a function'];
  if (node.type === 'CallExpression' && IMPURE_GLOBALS.includes(name(node.callee)))
    return [`${name(node.callee)}()`];
  if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') return [];
  const [object, property] = [name(node.object), name(node.property)];
  if (object === 'Date' && property === 'now') return ['Date.now'];
  if (object === 'Math' && property === 'random') return ['Math.random'];
  if (property.startsWith('toLocale')) return [`${object}.${property} depends on the machine`];
  return IMPURE_GLOBALS.includes(object) ? [`${object}.${property}`] : [];
}

/**
 * Circles among files, each as `a > b > a`, starting at its first name. `import type` is erased before anything runs,
 * so it closes no cycle of files; among folders it does.
 */
export function findFileCycles(sources: readonly Source[]): readonly Breach[] {
  const edges = new Map(
    sources.map((source) => [
      source.path,
      importsOf(source).flatMap(({ kind, target, typeOnly }) =>
        kind === 'file' && !typeOnly ? [target] : [],
      ),
    ]),
  );
  return findCycles(edges);
}

/** Circles among folders. */
export function findFolderCycles(sources: readonly Source[]): readonly Breach[] {
  const edges = new Map<string, string[]>();
  for (const source of sources) {
    const folder = folderOf(source.path);
    const targets = edges.get(folder) ?? [];
    for (const { kind, target } of importsOf(source))
      if (kind === 'file' && folderOf(target) !== folder) targets.push(folderOf(target));
    edges.set(folder, targets);
  }
  return findCycles(edges);
}

function findCycles(edges: ReadonlyMap<string, readonly string[]>): readonly Breach[] {
  const cycles = new Set<string>();
  const done = new Set<string>();
  const visit = (at: string, way: readonly string[]): void => {
    const start = way.indexOf(at);
    if (start >= 0) {
      const cycle = way.slice(start);
      const first = cycle.indexOf([...cycle].sort()[0] ?? at);
      const turned = [...cycle.slice(first), ...cycle.slice(0, first)];
      cycles.add([...turned, turned[0]].join(' > '));
      return;
    }
    if (done.has(at)) return;
    for (const next of new Set(edges.get(at) ?? [])) visit(next, [...way, at]);
    done.add(at);
  };
  for (const at of edges.keys()) visit(at, []);
  return [...cycles].sort();
}
