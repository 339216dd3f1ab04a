import { readTraces } from '../../src/github/reads/read-traces.ts';
import type { Session } from '../../src/github/session.ts';

interface Asked {
  readonly names: readonly string[];
}

/** A GitHub of so many branches whose default branch has these files; every file holds its own name. */
function sessionOf(branches: number, tree: readonly string[], truncated = false) {
  const asked: Asked[] = [];
  const nodes = Array.from({ length: branches }, (_, index) => ({
    name: `b${index}`,
    target: { oid: `oid${index}` },
  }));
  const client = {
    rest: () =>
      Promise.resolve({
        status: 200,
        data: { tree: tree.map((path) => ({ path })), truncated },
        headers: {},
      }),
    graphql: ({ variables }: { readonly variables: Readonly<Record<string, string>> }) => {
      const names = Object.entries(variables).flatMap(([key, at]) => (/^at\d+$/.test(key) ? [at] : []));
      if (names.length === 0)
        return Promise.resolve({
          data: {
            repository: {
              isPrivate: false,
              refs: { nodes },
              pullRequests: { nodes: [] },
              issues: { nodes: [] },
            },
          },
        });
      asked.push({ names });
      const repository = Object.fromEntries(names.map((text, index) => [`file${index}`, { text }]));
      return Promise.resolve({ data: { repository } });
    },
  };
  return { session: { client } as unknown as Session, asked };
}

describe('files that are compared with a patch', () => {
  it('are those of the default branch: a new file of a private patch is not named to anybody', async () => {
    const { session, asked } = sessionOf(2, ['lib/a.js']);
    const read = await readTraces(session, 'example-org/widget', ['lib/a.js', 'test/cve-2026-1234.test.js']);
    expect(asked.flatMap(({ names }) => names)).toEqual(['oid0:lib/a.js', 'oid1:lib/a.js']);
    expect(read).toMatchObject({ isCut: false });
  });

  it.each([
    ['every branch', 50, 3, [100, 50], false],
    ['at most a thousand, which is said', 50, 30, Array.from({ length: 10 }, () => 100), true],
  ])('are read page by page: %s', async (_name, branches, files, pages, isCut) => {
    const paths = Array.from({ length: files }, (_, index) => `lib/${index}.js`);
    const { session, asked } = sessionOf(branches, paths);
    const read = await readTraces(session, 'example-org/widget', paths);
    expect(asked.map(({ names }) => names.length)).toEqual(pages);
    expect(read?.isCut).toBe(isCut);
    expect(read?.files).toHaveLength(pages.reduce((sum, one) => sum + one, 0));
  });

  it('are not all known where the list of files is cut', async () => {
    const { session } = sessionOf(1, ['lib/a.js'], true);
    expect(await readTraces(session, 'example-org/widget', ['lib/a.js'])).toMatchObject({ isCut: false });
    expect(await readTraces(session, 'example-org/widget', ['lib/z.js'])).toMatchObject({ isCut: true });
  });
});
