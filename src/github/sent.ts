import type { components, paths } from '@octokit/openapi-types';
import type { Answers } from './graphql-answers.ts';

/**
 * What GitHub may send where its schema says `T`: any part may be missing or null, and a word may be none of its list.
 * What reads it keeps the rest, and says which part it could not read.
 */
export type Sent<T> = unknown extends T
  ? T
  : T extends string
    ? string
    : T extends readonly (infer Item)[]
      ? readonly (Sent<Item> | null)[]
      : T extends object
        ? { readonly [Key in keyof T]?: Sent<T[Key]> | null }
        : T;

type Schemas = components['schemas'];
/** A schema of GitHub's REST API by its name there. */
export type SentByRest<Name extends keyof Schemas> = Sent<Schemas[Name]>;

/** What `GET /repos/{owner}/{repo}` and the like bring; unknown for other routes. */
export type SentByRoute<Route extends string> = Route extends `GET ${infer Path}`
  ? Path extends keyof paths
    ? paths[Path] extends { get: { responses: { 200: { content: { 'application/json': infer Data } } } } }
      ? Sent<Data>
      : unknown
    : unknown
  : unknown;

/** The text of a GraphQL operation that is in {@link Answers} by its name. */
export type Document<Name extends keyof Answers> = string & { readonly answers?: Name };

/** What a GraphQL operation brings. */
export type SentByGraphql<Name extends keyof Answers> = Sent<Answers[Name]>;

/** The items of a list that are there. */
export function presentItems<T>(items: readonly (T | null)[] | null | undefined): readonly T[] {
  return (items ?? []).filter((item) => item !== null && item !== undefined) as readonly T[];
}

interface Paged {
  readonly pageInfo?: { readonly hasNextPage?: boolean | null; readonly endCursor?: string | null } | null;
}

/**
 * Where the next page of a GraphQL connection begins, or null where this was the last.
 *
 * @throws Error where that cannot be told: a list that was cut must not pass for a whole one
 */
export function nextPage(connection: Paged | null | undefined): string | null {
  if (!connection) return null;
  const { hasNextPage, endCursor } = connection.pageInfo ?? {};
  if (hasNextPage === false) return null;
  if (hasNextPage && typeof endCursor === 'string') return endCursor;
  throw new Error('a list that does not say where it goes on');
}

/** Those of a GraphQL connection. */
export const presentNodes = <T>(
  connection: { readonly nodes?: readonly (T | null)[] | null } | null | undefined,
): readonly T[] => presentItems(connection?.nodes);
