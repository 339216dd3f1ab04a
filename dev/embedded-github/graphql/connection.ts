/** Connections as GitHub pages them: 1 to 100 records, opaque cursors, `first` or `last` demanded. */
import { GraphQLError } from 'graphql';

export interface PageArgs {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

export interface Connection<T> {
  readonly totalCount: number;
  readonly nodes: readonly T[];
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** GitHub's errors carry their `type` beside the message, not under `extensions`. */
export function typedError(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

const prefix = 'cursor:';
const cursorOf = (key: string): string => Buffer.from(`${prefix}${key}`).toString('base64');

function keyOf(cursor: string): string {
  const text = Buffer.from(cursor, 'base64').toString('utf8');
  if (text.startsWith(prefix)) return text.slice(prefix.length);
  throw typedError('INVALID_CURSOR_ARGUMENTS', `\`${cursor}\` does not appear to be a valid cursor.`);
}

function checkBounds(name: string, args: PageArgs): void {
  if (args.first == null && args.last == null)
    throw typedError(
      'MISSING_PAGINATION_BOUNDARIES',
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
    );
  for (const bound of ['first', 'last'] as const) {
    const value = args[bound];
    if (value == null) continue;
    if (value > 100)
      throw typedError(
        'EXCESSIVE_PAGINATION',
        `Requesting ${value} records on the \`${name}\` connection exceeds the \`${bound}\` limit of 100 records.`,
      );
    if (value < 0)
      throw typedError(
        'INVALID_PAGINATION',
        `\`${bound}\` on the \`${name}\` connection cannot be less than zero.`,
      );
  }
}

/**
 * One page of `items`. A cursor names an item by its key, so that it stays valid when items are added or
 * removed around it; one whose item is gone starts where keys, if numeric, are greater.
 *
 * @param name of the field, for GitHub's error messages
 */
export function page<T>(
  name: string,
  items: readonly T[],
  args: PageArgs,
  keyOfItem: (item: T) => string | number,
): Connection<T> {
  checkBounds(name, args);
  const keys = items.map((item) => String(keyOfItem(item)));
  const place = (cursor: string): number => {
    const key = keyOf(cursor);
    const exact = keys.indexOf(key);
    if (exact >= 0) return exact;
    const later = keys.findIndex((other) => Number(other) > Number(key));
    return later < 0 ? keys.length - 0.5 : later - 0.5;
  };
  let start = args.after == null ? 0 : Math.floor(place(args.after)) + 1;
  let end = args.before == null ? items.length : Math.ceil(place(args.before));
  const within = { start, end };
  if (args.first != null) end = Math.min(end, start + args.first);
  if (args.last != null) start = Math.max(start, end - args.last);
  const shown = items.slice(start, Math.max(start, end));
  const cursors = keys.slice(start, Math.max(start, end)).map(cursorOf);
  return {
    totalCount: items.length,
    nodes: shown,
    edges: shown.map((node, index) => ({ cursor: cursors[index] as string, node })),
    pageInfo: {
      hasNextPage: args.first != null ? end < within.end : args.before != null && within.end < items.length,
      hasPreviousPage: args.last != null ? start > within.start : args.after != null && within.start > 0,
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
    },
  };
}
