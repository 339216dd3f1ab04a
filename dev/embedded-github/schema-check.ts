/**
 * Checks REST requests and answers of the embedded GitHub against GitHub's published description (the extract
 * in `schema/rest.json`) and our overlay. GitHub's schemas let unknown fields pass; here they are problems,
 * since a misspelt field would be ignored by GitHub without a word.
 */
import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';
import { isObject, type Json, refPrefix } from './from-openapi.ts';
import { extendExtract, type RestExtract, type RestOperation } from './overlay.ts';

export interface Problem {
  /** JSON pointer into the body, empty for the body itself. */
  readonly path: string;
  readonly message: string;
}

export interface SchemaCheck {
  /** Whether the operation is in the description or the overlay. Names of path variables do not matter. */
  knows(method: string, template: string): boolean;
  /** Problems of a request body (undefined: none was sent). */
  request(method: string, template: string, body: unknown): readonly Problem[];
  /** Problems of an answer: an undocumented status is one; error bodies count too. */
  response(method: string, template: string, status: number, body: unknown): readonly Problem[];
  /** Names of query parameters that the operation does not have. */
  unknownQuery(method: string, template: string, names: Iterable<string>): readonly string[];
}

/** Answers that GitHub gives on any route, documented there or not. */
const anywhere = new Set([401, 403, 404, 422, 429, 500, 502, 503]);

let extract: RestExtract | undefined;

/** The extract with the overlay applied; read once per process. */
export function readRestExtract(): RestExtract {
  extract ??= extendExtract(
    JSON.parse(readFileSync(new URL('./schema/rest.json', import.meta.url), 'utf8')) as RestExtract,
  );
  return extract;
}

/** Validators are compiled when first asked for, and kept for the process: some take 100 ms. */
const compiled = new Map<string, ValidateFunction>();
let ajv: Ajv | undefined;

function createAjv(rest: RestExtract): Ajv {
  const made = new Ajv({ strict: false, allErrors: true, inlineRefs: false });
  ajvFormats.default(made);
  for (const format of ['repo.nwo', 'timestamp', 'uri-template']) made.addFormat(format, true);
  made.addSchema({ $id: 'rest', $defs: rest.$defs });
  return made;
}

function validator(key: string, schema: Json): ValidateFunction {
  const known = compiled.get(key);
  if (known !== undefined) return known;
  ajv ??= createAjv(readRestExtract());
  const made = ajv.compile(schema as boolean | object);
  compiled.set(key, made);
  return made;
}

function problemOf(error: ErrorObject): Problem {
  if (error.keyword === 'additionalProperties') {
    const key = String(error.params.additionalProperty);
    return { path: `${error.instancePath}/${key}`, message: `unknown field '${key}'` };
  }
  const allowed =
    error.keyword === 'enum' ? `must be one of ${JSON.stringify(error.params.allowedValues)}` : undefined;
  return { path: error.instancePath, message: allowed ?? error.message ?? error.keyword };
}

/** Parts of a schema that may describe one value: itself, what it refers to, its alternatives. */
function partsOf(rest: RestExtract, schema: Json | undefined): readonly { readonly [key: string]: Json }[] {
  if (!isObject(schema)) return [];
  if (typeof schema.$ref === 'string') return partsOf(rest, rest.$defs[schema.$ref.slice(refPrefix.length)]);
  const inner = [schema.allOf, schema.anyOf, schema.oneOf].flatMap((list) =>
    Array.isArray(list) ? list : [],
  );
  return [schema, ...inner.flatMap((part) => partsOf(rest, part))];
}

/** Fields that no schema of this value names, where at least one names fields and none allows others. */
function unknownFields(rest: RestExtract, schemas: readonly Json[], value: unknown, path: string): Problem[] {
  const parts = schemas.flatMap((schema) => partsOf(rest, schema));
  if (Array.isArray(value)) {
    const items = parts.flatMap((part) => (part.items === undefined ? [] : [part.items]));
    return value.flatMap((item, index) => unknownFields(rest, items, item, `${path}/${index}`));
  }
  if (typeof value !== 'object' || value === null) return [];
  const closed =
    parts.some((part) => part.properties !== undefined) &&
    !parts.some((part) => part.additionalProperties === true || isObject(part.additionalProperties));
  return Object.entries(value).flatMap(([key, inner]) => {
    const named = parts.flatMap((part) => {
      const property = isObject(part.properties) ? part.properties[key] : undefined;
      return property === undefined ? [] : [property];
    });
    if (named.length > 0) return unknownFields(rest, named, inner, `${path}/${key}`);
    return closed ? [{ path: `${path}/${key}`, message: `unknown field '${key}'` }] : [];
  });
}

function check(key: string, schema: Json, value: unknown): readonly Problem[] {
  const validate = validator(key, schema);
  const problems = validate(value) ? [] : (validate.errors ?? []).map(problemOf);
  const unknown = unknownFields(readRestExtract(), [schema], value, '');
  const seen = new Set(problems.map((problem) => problem.path));
  return [...problems, ...unknown.filter((problem) => !seen.has(problem.path))];
}

const normal = (method: string, template: string): string =>
  `${method.toUpperCase()} ${template.replace(/\{[^}]*\}/g, '{}')}`;

/** A check is cheap to make: all share the compiled schemas of the process. */
export function createSchemaCheck(): SchemaCheck {
  const rest = readRestExtract();
  const byTemplate = new Map<string, readonly [string, RestOperation]>();
  for (const [name, operation] of Object.entries(rest.operations)) {
    const [method = '', template = ''] = name.split(' ');
    byTemplate.set(normal(method, template), [name, operation]);
  }
  const find = (method: string, template: string) => byTemplate.get(normal(method, template));
  const missing = (method: string, template: string): readonly Problem[] => [
    { path: '', message: `${method} ${template} is not in the extract: add it to modelled-operations.ts` },
  ];
  return {
    knows: (method, template) => find(method, template) !== undefined,
    request: (method, template, body) => {
      const found = find(method, template);
      if (found === undefined) return missing(method, template);
      const [name, operation] = found;
      if (body === undefined)
        return operation.bodyRequired ? [{ path: '', message: 'a body is required' }] : [];
      // Many clients send `{}` or nothing at will to routes that take no body.
      if (operation.body === undefined) return unknownFields(rest, [{ properties: {} }], body, '');
      return check(`${name} request`, operation.body, body);
    },
    response: (method, template, status, body) => {
      const found = find(method, template);
      if (found === undefined) return missing(method, template);
      const [name, operation] = found;
      const schema = operation.responses[String(status)];
      if (schema === undefined)
        return anywhere.has(status) ? [] : [{ path: '', message: `status ${status} is not documented` }];
      if (schema === null)
        return body === undefined || body === null || body === ''
          ? []
          : [{ path: '', message: 'no body is documented' }];
      return check(`${name} response ${status}`, schema, body);
    },
    unknownQuery: (method, template, names) => {
      const known = new Set(find(method, template)?.[1].query ?? []);
      return [...new Set(names)].filter((name) => !known.has(name)).sort();
    },
  };
}
