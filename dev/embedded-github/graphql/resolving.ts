/** What resolvers share: the context of one request, tables of resolvers, and how values name their type. */
import type { OverlayUse } from '../overlay.ts';
import type { Budget } from '../unkindness/limits.ts';
import type { Ctx, World } from '../world.ts';
import type { Cost } from './cost.ts';

export interface Gql {
  readonly ctx: Ctx;
  readonly world: World;
  readonly use: OverlayUse;
  readonly cost: Cost;
  /** Nullable fields that were asked for and are not modelled: `Type.field`. */
  readonly misses: Set<string>;
  /** What this request may still be answered with, where that is limited. */
  readonly budget: Budget | null;
}

/** A value with its GraphQL type. `of` is what the type's resolvers get. */
export interface Node<T = unknown> {
  readonly type: string;
  readonly of: T;
}

export const node = <T>(type: string, of: T): Node<T> => ({ type, of });

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'of' in value;
}

export type Args = object;

/**
 * Field → resolver of one type. A method on purpose: its parameters are compared loosely, so that a resolver
 * may name the arguments that the schema has already checked.
 */
export type Resolvers<T> = {
  readonly [field: string]: { resolve(of: T, args: Args, gql: Gql): unknown }['resolve'];
};

/** GraphQL's Int has 32 bits; GitHub's newer ids have more and are then given as `fullDatabaseId` only. */
export const int32 = (id: number): number | null => (id > 0x7fff_ffff ? null : id);

/** `off-topic` → `OFF_TOPIC`. */
export const enumName = (value: string | null): string | null =>
  value?.toUpperCase().replace(/[- ]/g, '_') ?? null;
