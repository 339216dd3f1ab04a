import fc from 'fast-check';
import { type OperationDefinitionNode, parse } from 'graphql';
import { type Connection, page } from '../../dev/embedded-github/graphql/connection.ts';
import { costOf } from '../../dev/embedded-github/graphql/cost.ts';
import { validateQuery } from '../../dev/embedded-github/graphql/schema.ts';

const list = (items: readonly number[], args: object): Connection<number> =>
  page('items', items, args, (item) => item);

/** Reads a list page by page. */
function readAll(items: readonly number[], size: number, forward: boolean): number[] {
  const read: number[] = [];
  let cursor: string | null = null;
  for (let turns = 0; turns <= items.length + 1; turns += 1) {
    const args: object = forward ? { first: size, after: cursor } : { last: size, before: cursor };
    const { nodes, pageInfo } = list(items, args);
    if (forward) read.push(...nodes);
    else read.unshift(...nodes);
    cursor = forward ? pageInfo.endCursor : pageInfo.startCursor;
    if (!(forward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) return read;
  }
  throw new Error('the pages do not end');
}

describe('connections', () => {
  it('show every item once, whatever the page size and direction', () => {
    const items = fc.uniqueArray(fc.integer({ min: 1, max: 999 })).map((ids) => ids.sort((a, b) => a - b));
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 100 }), fc.boolean(), (ids, size, forward) => {
        expect(readAll(ids, size, forward)).toEqual(ids);
      }),
    );
  });
  it('go on after an item that has gone meanwhile', () => {
    const cursor = list([1, 5, 9], { first: 2 }).pageInfo.endCursor;
    expect(list([1, 9, 12], { first: 2, after: cursor }).nodes).toEqual([9, 12]);
    expect(list([1, 2], { first: 2, after: cursor }).nodes).toEqual([]);
    expect(list([1, 9], { last: 2, before: cursor }).nodes).toEqual([1]);
  });
  it.each([
    [{}, 'MISSING_PAGINATION_BOUNDARIES'],
    [{ first: 101 }, 'EXCESSIVE_PAGINATION'],
    [{ last: -1 }, 'INVALID_PAGINATION'],
    [{ first: 1, after: 'nonsense' }, 'INVALID_CURSOR_ARGUMENTS'],
  ])('refuse %j as %s', (args, type) => {
    expect(() => list([1], args)).toThrow(expect.objectContaining({ extensions: { type } }));
  });
});

describe('the cost of a query', () => {
  const cost = (text: string, variables = {}) => {
    const document = parse(text);
    return costOf(document, document.definitions[0] as OperationDefinitionNode, variables);
  };
  it('is GitHub’s own example arithmetic', () => {
    const query = `{ viewer { repositories(first: 100) { edges { node { issues(first: 50) { edges { node {
      labels(first: 60) { edges { node { name } } } } } } } } } } }`;
    expect(cost(query)).toEqual({ nodes: 100 + 100 * 50 + 100 * 50 * 60, points: 51 });
  });
  it('counts through fragments, aliases and variables', () => {
    const query = `query($n: Int = 10) { a: viewer { ...r } b: viewer { ...r } }
      fragment r on User { repositories(first: $n) { nodes { id } } }`;
    expect(cost(query)).toEqual({ nodes: 20, points: 1 });
    expect(cost(query, { n: 30 }).nodes).toBe(60);
  });
});

describe('queries', () => {
  it('are checked against the published schema', () => {
    expect(
      validateQuery('query($n: Int!) { repository(owner: "o", name: "r") { issue(number: $n) { id } } }'),
    ).toEqual([]);
    expect(validateQuery('{ viewer { nonsense } }')).toEqual([
      expect.stringMatching(/^1:12 Cannot query field "nonsense"/),
    ]);
    expect(validateQuery('{ viewer {')).toEqual([expect.stringMatching(/^1:11 Syntax Error/)]);
  });
});
