/**
 * GitHub's published GraphQL schema, built once per process when first asked for (about 0.2 s).
 * The published text repeats a field, which `buildSchema` refuses; taken as valid it works.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  buildASTSchema,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';

let built: GraphQLSchema | undefined;

function schemaPath(): string {
  // The package hides the file from `import`; its entry point is beside it.
  return fileURLToPath(new URL('./schema.graphql', import.meta.resolve('@octokit/graphql-schema')));
}

/** @throws Error when the devDependency `@octokit/graphql-schema` is not installed. */
export function githubSchema(): GraphQLSchema {
  if (built !== undefined) return built;
  const sdl = readFileSync(schemaPath(), 'utf8');
  built = buildASTSchema(parse(sdl, { noLocation: true }), { assumeValid: true, assumeValidSDL: true });
  return built;
}

/** Documents that were found valid: our own queries come again and again. */
const valid = new Map<string, DocumentNode>();
const keptDocuments = 200;

/** The parsed and validated document, or what is wrong with it. */
export function readDocument(text: string): DocumentNode | readonly GraphQLError[] {
  const known = valid.get(text);
  if (known !== undefined) return known;
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
  const errors = validate(githubSchema(), document);
  if (errors.length > 0) return errors;
  if (valid.size >= keptDocuments) valid.clear();
  valid.set(text, document);
  return document;
}

/** Problems of a query against GitHub's schema, each `line:column message`; empty when it is valid. */
export function validateQuery(text: string): readonly string[] {
  const document = readDocument(text);
  if (!Array.isArray(document)) return [];
  return (document as readonly GraphQLError[]).map((error) => {
    const place = error.locations?.[0];
    return place === undefined ? error.message : `${place.line}:${place.column} ${error.message}`;
  });
}
