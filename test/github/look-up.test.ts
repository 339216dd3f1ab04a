/** Look-ups of what a report names: what is answered, what is cut, and what is never sent. */
import { checkNamed } from '../../src/actions/check-named.ts';
import type { LookUp } from '../../src/case/named.ts';
import { BASE, PROJECT, type Rig, type RigOptions, startRig } from './rig.ts';

async function withRig<T>(use: (rig: Rig) => Promise<T>, options: RigOptions = {}): Promise<T> {
  const rig = await startRig(options);
  try {
    return await use(rig);
  } finally {
    await rig.server.close();
  }
}

const PROJECT_FILES = { 'index.js': '1\n', 'lib/a.js': 'function readAll() {}\n', 'lib/b/c.js': 'a\0b' };
const TREE = { kind: 'tree', at: '1.0.0' } as const;

describe('a look-up', () => {
  it('reads visibility, tags, trees, files, commits and history', () =>
    withRig(
      async (rig) => {
        const github = rig.github();
        const ask = (lookUp: LookUp) => github.lookUp(PROJECT, lookUp);
        expect(await ask({ kind: 'repo' })).toEqual({ isPublic: true, defaultBranch: 'main' });
        const tags = await ask({ kind: 'tags' });
        expect(tags).toMatchObject({ tags: [{ name: '1.0.0' }], isWhole: true });
        const tree = await github.lookUp(PROJECT, TREE);
        if (tree === null || !('entries' in tree)) throw new Error('no tree');
        expect(tree.isWhole).toBe(true);
        expect(tree.entries.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
          'index.js file',
          'lib folder',
          'lib/a.js file',
          'lib/b folder',
          'lib/b/c.js file',
        ]);
        const shaOf = (path: string): string => tree.entries.find((entry) => entry.path === path)?.sha ?? '';
        expect(await ask({ kind: 'file', sha: shaOf('lib/a.js') })).toEqual({
          text: 'function readAll() {}\n',
        });
        expect(await ask({ kind: 'file', sha: shaOf('lib/b/c.js') })).toEqual({ text: null });
        expect(await ask({ kind: 'history', path: 'lib/a.js' })).toEqual({ isTouched: true });
        expect(await ask({ kind: 'history', path: 'lib/none.js' })).toEqual({ isTouched: false });
        expect(await ask({ kind: 'commit', sha: 'f'.repeat(39).concat('0') })).toEqual({ isThere: false });
        expect(await ask({ kind: 'advisory', id: 'GHSA-2222-3333-4444' })).toEqual({ isThere: false });
      },
      { project: { files: PROJECT_FILES } },
    ));

  it.each([
    ['a path that leads up', { kind: 'history', path: '../../other/repo' }],
    ['a path with a query', { kind: 'history', path: 'lib/a.js?sha=x' }],
    ['a ref that leads up', { kind: 'tree', at: 'a/../../b' }],
    ['a ref with a space', { kind: 'tree', at: 'a b' }],
    ['a commit that is none', { kind: 'commit', sha: 'main' }],
    ['an id that is none', { kind: 'advisory', id: '../repos' }],
    ['a file that is none', { kind: 'file', sha: 'x' }],
  ] as const)('never sends %s', (_what, lookUp) =>
    withRig(async (rig) => {
      const github = rig.github();
      const before = rig.server.requests.length;
      expect(await github.lookUp(PROJECT, lookUp)).toBeNull();
      expect(rig.server.requests.slice(before)).toEqual([]);
    }),
  );

  const things = [
    { kind: 'path', path: 'lib/none.js', line: null, ref: null, isFirm: true },
    { kind: 'version', version: '7.7.7', isRef: false, isFirm: true },
  ] as const;
  const query = { context: { repo: PROJECT, packages: [], ghsa: null }, things, left: 0 };
  const results = async (rig: Rig) => {
    const { checked } = await checkNamed(rig.github(), query);
    return checked.map(({ result, why }) => `${result} ${why}`);
  };

  it('of a private repo is not made', () =>
    withRig(
      async (rig) => expect(await results(rig)).toEqual(['unchecked not-public', 'unchecked not-public']),
      {
        project: { private: true },
      },
    ));

  it('of a tree that GitHub cut tells nothing to be missing', () =>
    withRig(
      async (rig) => {
        expect((await results(rig))[0]).toBe('unchecked cut-list');
        const { checked } = await checkNamed(rig.github(), {
          ...query,
          things: [{ ...things[0], path: 'lib/a.js' }],
        });
        expect(checked[0]?.result).toBe('there');
      },
      {
        project: { files: { 'lib/a.js': '1\n', 'lib/b.js': '2\n' } },
        unkind: [{ name: 'cut-trees', most: 2 }],
      },
    ));

  it('without the permission is told as not checked, and fails nothing', () => {
    const { contents: _, ...permissions } = BASE;
    return withRig(
      async (rig) => expect(await results(rig)).toEqual(['unchecked not-readable', 'unchecked not-readable']),
      { permissions },
    );
  });

  it('that has no answer is told as not checked', () =>
    withRig(async (rig) => {
      rig.server.faults.add({ kind: 'status', status: 502, at: 1, times: Number.POSITIVE_INFINITY });
      expect(await results(rig)).toEqual(['unchecked not-readable', 'unchecked not-readable']);
    }));
});
