import { folderOf, type Node, type Source, walk } from './read-source.ts';

export const MOST_LINES_OF_A_FILE = 300;
export const MOST_LINES_OF_A_FUNCTION = 60;

/** Files that no longer fit a head. */
export function findLongFiles(sources: readonly Source[]): readonly string[] {
  return sources
    .filter(({ text }) => text.trimEnd().split('\n').length > MOST_LINES_OF_A_FILE)
    .map(({ path }) => path);
}

const FUNCTIONS = [
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ObjectMethod',
  'ClassMethod',
  'ClassPrivateMethod',
];

/** Functions that no longer fit a screen, as `file: name`. */
export function findLongFunctions(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) => {
    const nodes = walk(source);
    const names = new Map<unknown, string>();
    for (const node of nodes) {
      const holder =
        node.type === 'VariableDeclarator' ? node.init : node.type === 'ObjectProperty' ? node.value : node;
      const name = nameOf(node.id ?? node.key);
      if (name) names.set(holder, name);
    }
    return nodes
      .filter((node) => FUNCTIONS.includes(node.type) && lengthOf(node) > MOST_LINES_OF_A_FUNCTION)
      .map((node) => `${source.path}: ${names.get(node) ?? 'a function without a name'}`);
  });
}

const lengthOf = ({ loc }: Node): number => (loc ? loc.end.line - loc.start.line + 1 : 0);

function nameOf(node: unknown): string | undefined {
  const { name, value } = (node ?? {}) as { name?: unknown; value?: unknown };
  return typeof name === 'string' ? name : typeof value === 'string' ? value : undefined;
}

/**
 * A `default:` that takes whatever kind comes next, as `file: switch (what)`. It is loud where it begins with
 * `what satisfies never`, or `satisfies` a union of this file that names what is left. A switch without `default:` is
 * the compiler's: `noImplicitReturns` says which kinds have no answer.
 */
export function findSilentDefaults(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) => {
    const nodes = walk(source);
    const unions = new Set(
      nodes
        .filter(
          ({ type, typeAnnotation }) =>
            type === 'TSTypeAliasDeclaration' && (typeAnnotation as Node).type === 'TSUnionType',
        )
        .map(({ id }) => nameOf(id)),
    );
    return nodes
      .filter(({ type }) => type === 'SwitchStatement')
      .flatMap((node) => {
        const { discriminant, cases } = node as unknown as Switch;
        const what = textOf(source, discriminant);
        const fallback = cases.find(({ test }) => test === null);
        if (!fallback || namesTheRest(source, fallback.consequent[0], what, unions)) return [];
        return [`${source.path}: switch (${what})`];
      });
  });
}

interface Switch {
  readonly discriminant: Node;
  readonly cases: readonly { readonly test: Node | null; readonly consequent: readonly Node[] }[];
}

function namesTheRest(
  source: Source,
  first: Node | undefined,
  what: string,
  unions: ReadonlySet<string | undefined>,
): boolean {
  if (first?.type === 'BlockStatement')
    return namesTheRest(source, (first.body as readonly Node[])[0], what, unions);
  const check = first?.type === 'ExpressionStatement' ? (first.expression as Node) : undefined;
  if (check?.type !== 'TSSatisfiesExpression') return false;
  const rest = check.typeAnnotation as Node;
  const isChecked =
    rest.type === 'TSNeverKeyword' || (rest.type === 'TSTypeReference' && unions.has(nameOf(rest.typeName)));
  return isChecked && textOf(source, check.expression as Node) === what;
}

const textOf = ({ text }: Source, { start, end }: Node): string => text.slice(Number(start), Number(end));

/** Labels of states and flags written out, outside the table that they come from. */
export function findWrittenLabels(sources: readonly Source[]): readonly string[] {
  return findTexts(
    sources.filter(({ path }) => folderOf(path) !== 'process'),
    (text) => (/^(?:case|flag)\/[a-z][a-z-]*$/.test(text) ? `'${text}'` : undefined),
  );
}

/** Marks of Markdown that prose of ours would have: headings, links, bold, folds, fences, task lists. */
const MARKDOWN = /(?:^|\n)#{1,6} |\]\(|\*\*\S|<(?:details|summary|sub)>|(?:^|\n)```|(?:^|\n)- \[[ x]\]/;

/** Markdown built outside `features/`. `text/` knows its syntax (to defuse it), the configuration its reference. */
export function findMarkdown(sources: readonly Source[]): readonly string[] {
  const free = ['features', 'text'];
  return findTexts(
    sources.filter(({ path }) => !free.includes(folderOf(path))),
    (text) => (MARKDOWN.test(text) ? JSON.stringify(text.trim().slice(0, 30)) : undefined),
  );
}

function findTexts(
  sources: readonly Source[],
  judge: (text: string) => string | undefined,
): readonly string[] {
  return sources.flatMap((source) =>
    walk(source).flatMap((node) => {
      const found = textsOf(node).flatMap((text) => judge(text) ?? []);
      return found.map((what) => `${source.path}: ${what}`);
    }),
  );
}

/** Strings and the fixed parts of templates. Regular expressions and comments are none. */
function textsOf(node: Node): readonly string[] {
  if (node.type === 'StringLiteral') return [String(node.value)];
  if (node.type === 'TemplateElement') return [(node.value as { readonly cooked?: string }).cooked ?? ''];
  return [];
}
