/**
 * Copies the schemas of the modelled REST operations out of GitHub's OpenAPI description:
 *
 *   npx node scripts/extract-openapi.ts <@octokit/openapi>/generated/api.github.com.json
 *
 * The package is 385 MB unpacked, so it is no dependency: install it in a temporary folder when the extract
 * is to be renewed. Result: `dev/embedded-github/schema/rest.json`, minified, keys sorted, without prose.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseCommandLine, runTool, type Tool } from '../dev/command-line/command-line.ts';
import {
  componentsOf,
  fromOpenApi,
  isObject,
  type Json,
  type JsonObject,
} from '../dev/embedded-github/from-openapi.ts';
import { operations } from '../dev/embedded-github/modelled-operations.ts';

const TOOL: Tool = {
  name: 'extract-openapi',
  command: 'node scripts/extract-openapi.ts',
  help: `Copies the schemas of the modelled operations out of GitHub's description of its REST interface.

Usage: npx node scripts/extract-openapi.ts FILE    api.github.com.json of @octokit/openapi

Exit code: 0 copied, 1 it could not be, 2 bad usage.`,
};

const target = new URL('../dev/embedded-github/schema/rest.json', import.meta.url);

function objectAt(root: Json | undefined, ...keys: readonly string[]): JsonObject | undefined {
  let at = root;
  for (const key of keys) at = isObject(at) ? at[key] : undefined;
  return isObject(at) ? at : undefined;
}

/** A `$ref` to a shared parameter, request body or response is replaced by what it points to. */
function follow(description: JsonObject, node: Json | undefined): JsonObject | undefined {
  const ref = isObject(node) ? node.$ref : undefined;
  if (typeof ref !== 'string') return isObject(node) ? node : undefined;
  return objectAt(description, ...ref.replace('#/', '').split('/'));
}

/** The JSON schema of a body, or undefined where there is none (204, redirects, text). */
function bodySchema(holder: JsonObject | undefined): Json | undefined {
  const content = objectAt(holder, 'content');
  const type = Object.keys(content ?? {}).find((name) => /^application\/([\w.+-]*\+)?json/.test(name));
  const schema = type === undefined ? undefined : objectAt(content, type)?.schema;
  return schema === undefined ? undefined : fromOpenApi(schema);
}

function extractOperation(description: JsonObject, name: string): JsonObject {
  const [method = '', path = ''] = name.split(' ');
  const operation = objectAt(description, 'paths', path, method.toLowerCase());
  if (operation === undefined)
    throw new Error(`${name} is not in GitHub's description: remove it from modelled-operations.ts`);
  const parameters = Array.isArray(operation.parameters) ? operation.parameters : [];
  const query = parameters
    .map((parameter) => follow(description, parameter))
    .filter((parameter) => parameter?.in === 'query')
    .map((parameter) => String(parameter?.name))
    .sort();
  const request = follow(description, operation.requestBody);
  const body = bodySchema(request);
  const responses: Record<string, Json> = {};
  for (const [status, response] of Object.entries(objectAt(operation, 'responses') ?? {}).sort())
    responses[status] = bodySchema(follow(description, response)) ?? null;
  return {
    ...(query.length > 0 ? { query } : {}),
    ...(body === undefined ? {} : { body, bodyRequired: request?.required === true }),
    responses,
  };
}

function extractComponents(description: JsonObject, roots: Json): JsonObject {
  const all = objectAt(description, 'components', 'schemas') ?? {};
  const found = new Map<string, Json>();
  const wanted = componentsOf(roots);
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (found.has(name)) continue;
    const schema = fromOpenApi(all[name] ?? null);
    found.set(name, schema);
    wanted.push(...componentsOf(schema));
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function extract(source: string): number {
  const description = JSON.parse(readFileSync(source, 'utf8')) as JsonObject;
  const extracted = Object.fromEntries(
    [...operations].sort().map((name) => [name, extractOperation(description, name)]),
  );
  const text = JSON.stringify({ operations: extracted, $defs: extractComponents(description, extracted) });
  writeFileSync(target, `${text}\n`);
  console.log(`${operations.length} operations, ${Math.round(text.length / 1000)} kB`);
  return 0;
}

const line = parseCommandLine(process.argv.slice(2), { operands: ['FILE'] });
process.exitCode = await runTool(TOOL, line, ({ operands: [file = ''] }) => extract(file));
