/** TypeScript types of what GraphQL documents bring, made of a schema. */
import {
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import type { GraphqlDocument } from './graphql-documents.ts';

/** What one selection brings: fields by key, and fragments that stand for more of them. */
interface Selection {
  readonly fields: Map<string, Field>;
  readonly spreads: Set<string>;
}

interface Field {
  readonly type: GraphQLOutputType;
  /** Only where the object is of one of several types. */
  isOptional: boolean;
  /** For `__typename`: the types that it may name. */
  readonly names?: readonly string[];
  readonly selection?: Selection;
}

/** A longer list of words than this is a text. */
const MOST_WORDS = 20;
const NUMBERS = ['Int', 'Float'];

const empty = (): Selection => ({ fields: new Map(), spreads: new Set() });

/**
 * A type for each fragment; `MutationAnswers`, which has what changes something by its name, and `Answers`, which has all.
 * Where several documents have the same name, theirs is the sum of them.
 */
export function renderGraphqlTypes(
  documents: readonly GraphqlDocument[],
  schema: GraphQLSchema,
): { readonly fragments: string; readonly mutations: string; readonly answers: string } {
  const queries = new Map<string, Selection>();
  const mutations = new Map<string, Selection>();
  const fragments = new Map<string, Selection>();
  for (const document of documents)
    for (const node of parse(document.text, { noLocation: true }).definitions) {
      if (node.kind === Kind.OPERATION_DEFINITION) {
        const root = schema.getRootType(node.operation);
        const operations = node.operation === 'mutation' ? mutations : queries;
        const into = entry(operations, node.name?.value ?? document.name);
        if (root) collect(into, node.selectionSet, root, schema, document.isRendered);
      } else if (node.kind === Kind.FRAGMENT_DEFINITION) {
        const type = schema.getType(node.typeCondition.name.value);
        if (type) collect(entry(fragments, node.name.value), node.selectionSet, type, schema, false);
      }
    }
  const sorted = <T>(map: ReadonlyMap<string, T>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = sorted(fragments).map(
    ([name, each]) => `export type ${nameOfFragment(name)} = ${renderSelection(each)};`,
  );
  const fields = (operations: ReadonlyMap<string, Selection>) =>
    sorted(operations)
      .map(([name, each]) => `${name}: ${renderSelection(each)};`)
      .join('\n');
  return {
    fragments: parts.join('\n\n'),
    mutations: `export interface MutationAnswers {\n${fields(mutations)}\n}`,
    answers: `export interface Answers extends MutationAnswers {\n${fields(queries)}\n}`,
  };
}

function entry(map: Map<string, Selection>, name: string): Selection {
  const known = map.get(name) ?? empty();
  map.set(name, known);
  return known;
}

/** `IssueFields` of the fragment `issue`. */
const nameOfFragment = (name: string): string => `${name[0]?.toUpperCase()}${name.slice(1)}Fields`;

function collect(
  into: Selection,
  set: SelectionSetNode,
  type: GraphQLNamedType,
  schema: GraphQLSchema,
  isRendered: boolean,
  isOptional = false,
): void {
  for (const node of set.selections) {
    if (node.kind === Kind.FRAGMENT_SPREAD) into.spreads.add(node.name.value);
    else if (node.kind === Kind.INLINE_FRAGMENT) {
      const narrowed = schema.getType(node.typeCondition?.name.value ?? type.name) ?? type;
      collect(into, node.selectionSet, narrowed, schema, isRendered, isOptional || narrowed !== type);
    } else {
      const key = keyOf(node.alias?.value ?? node.name.value, isRendered);
      const field = add(into, key, fieldOf(node.name.value, type, schema), isOptional);
      const inner = getNamedType(field.type);
      if (node.selectionSet && field.selection)
        collect(field.selection, node.selectionSet, inner, schema, isRendered);
    }
  }
}

function add(into: Selection, key: string, found: Omit<Field, 'isOptional'>, isOptional: boolean): Field {
  const known = into.fields.get(key);
  if (known) {
    known.isOptional &&= isOptional;
    return known;
  }
  const field = { ...found, isOptional };
  into.fields.set(key, field);
  return field;
}

function fieldOf(name: string, type: GraphQLNamedType, schema: GraphQLSchema): Omit<Field, 'isOptional'> {
  if (name === '__typename') {
    const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
    const text = schema.getType('String');
    if (!isScalarType(text)) throw new Error('the schema has no String');
    return { type: text, names: types.map((each) => each.name) };
  }
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  if (!field) throw new Error(`${type.name} has no field ${name}`);
  const named = getNamedType(field.type);
  return isScalarType(named) || isEnumType(named)
    ? { type: field.type }
    : { type: field.type, selection: empty() };
}

/** `issue12` stands for every alias of that kind. */
function keyOf(key: string, isRendered: boolean): string {
  const [, name, second] = (isRendered && /^([a-zA-Z]+)\d+(_\d+)?$/.exec(key)) || [];
  if (name === undefined) return key;
  const counter = `\${number}`;
  return `[alias: \`${name}${second === undefined ? counter : `${counter}_${counter}`}\`]`;
}

function renderSelection({ fields, spreads }: Selection): string {
  const own = [...fields].map(
    ([key, field]) => `${key}${field.isOptional && !key.startsWith('[') ? '?' : ''}: ${renderField(field)};`,
  );
  const parts = [...spreads].map(nameOfFragment);
  return [...parts, ...(own.length > 0 ? [`{ ${own.join(' ')} }`] : [])].join(' & ');
}

/** An alias may be of a thing that is not there, and what is of a word may be of another one next year. */
function renderField(field: Field): string {
  const render = (type: GraphQLOutputType): string => {
    if (isNonNullType(type)) return isListType(type.ofType) ? list(type.ofType.ofType) : renderLeaf(field);
    return `${isListType(type) ? list(type.ofType) : renderLeaf(field)} | null`;
  };
  const list = (type: GraphQLOutputType): string => `(${render(type)})[]`;
  return field.names ? renderWords(field.names) : render(field.type);
}

function renderLeaf({ type, selection }: Field): string {
  if (selection) return renderSelection(selection);
  const named = getNamedType(type);
  if (isEnumType(named)) return renderWords(named.getValues().map(({ name }) => name));
  if (named.name === 'Boolean') return 'boolean';
  return NUMBERS.includes(named.name) ? 'number' : 'string';
}

const renderWords = (words: readonly string[]): string =>
  words.length > MOST_WORDS ? 'string' : words.map((word) => `'${word}'`).join(' | ');
