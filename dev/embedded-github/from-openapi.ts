/**
 * OpenAPI 3.0 schemas to JSON Schema (2019-09), without prose.
 * GitHub's description has `nullable` beside nothing at all in more than a hundred places, which is why
 * no stock library digests it; the rules here give such a node the meaning that GitHub's answers have.
 */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** Keys of a schema that say nothing about which values are allowed. */
const prose = new Set([
  'description',
  'title',
  'example',
  'examples',
  'summary',
  'externalDocs',
  'deprecated',
  'default',
  'readOnly',
  'writeOnly',
  'discriminator',
  'xml',
]);
/** Keys whose value is a map from free names to schemas: the names are not keywords. */
const maps = new Set(['properties', 'patternProperties', '$defs', 'schemas']);

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where components are kept in the extract; `$ref`s are rewritten to point there. */
const componentPrefix = '#/components/schemas/';
export const refPrefix = 'rest#/$defs/';

/** One OpenAPI 3.0 schema as JSON Schema; keys sorted, prose and siblings of `$ref` dropped. */
export function fromOpenApi(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(fromOpenApi);
  if (!isObject(schema)) return schema;
  const ref = schema.$ref;
  if (typeof ref === 'string') return { $ref: ref.replace(componentPrefix, refPrefix) };
  return withNull(withoutProse(schema), schema.nullable === true);
}

function withoutProse(schema: JsonObject): JsonObject {
  const kept: Record<string, Json> = {};
  for (const key of Object.keys(schema).sort()) {
    const value = schema[key] as Json;
    if (key === 'nullable' || prose.has(key) || key.startsWith('x-')) continue;
    if (key === 'enum' || key === 'required') kept[key] = value;
    else if (maps.has(key) && isObject(value)) kept[key] = mapValues(value, fromOpenApi);
    else kept[key] = fromOpenApi(value);
  }
  return kept;
}

function mapValues(object: JsonObject, change: (value: Json) => Json): JsonObject {
  const names = Object.keys(object).sort();
  return Object.fromEntries(names.map((name) => [name, change(object[name] as Json)]));
}

/** `nullable: true` in its four forms: beside a type, a choice, a composition, or nothing. */
function withNull(schema: JsonObject, nullable: boolean): JsonObject {
  if (!nullable) return schema;
  if (Array.isArray(schema.enum) && !schema.enum.includes(null))
    return withNull({ ...schema, enum: [...schema.enum, null] }, true);
  if (typeof schema.type === 'string') return { ...schema, type: [schema.type, 'null'] };
  for (const choice of ['oneOf', 'anyOf'] as const) {
    const options = schema[choice];
    if (Array.isArray(options)) return { ...schema, [choice]: [...options, { type: 'null' }] };
  }
  if (Array.isArray(schema.allOf)) return { anyOf: [schema, { type: 'null' }] };
  return schema.properties === undefined ? schema : { ...schema, type: ['object', 'null'] };
}

/** Names of the components that a converted schema points to directly. */
export function componentsOf(schema: Json): string[] {
  if (Array.isArray(schema)) return schema.flatMap(componentsOf);
  if (!isObject(schema)) return [];
  const ref = schema.$ref;
  if (typeof ref === 'string') return [ref.slice(refPrefix.length)];
  return Object.values(schema).flatMap(componentsOf);
}
