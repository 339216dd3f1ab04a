import { type Folder, findExportsForTests, findUnusedExports } from './export-rules.ts';
import { readSources } from './read-source.ts';

const folder = (name: string): Folder => ({ name, sources: readSources(name) });
const [src, dev, scripts, tests] = [folder('src'), folder('dev'), folder('scripts'), folder('test')];
const tools = { name: 'tools/ci', sources: readSources('tools/ci') };
const ranges = { name: 'tools/range-oracles', sources: readSources('tools/range-oracles') };
const users = [src, dev, scripts, tools, ranges];

/** Taken by something that is no TypeScript of this repository. */
const TAKEN_ELSEWHERE: Readonly<Record<string, string>> = {
  'src/main.ts: run': 'called by the stubs of two lines that `npm run build` writes into dist/',
};

it('what only its own file uses is not exported', () => {
  expect(findUnusedExports([src, dev, scripts], [...users, tests])).toEqual(Object.keys(TAKEN_ELSEWHERE));
});

it('nothing is in src/ for the tests alone: what they take has its use in its own file at least', () => {
  expect(findExportsForTests([src], users, [tests])).toEqual([]);
});

describe('planted', () => {
  const plant = (files: Readonly<Record<string, string>>): Folder => ({
    name: 'src',
    sources: Object.entries(files).map(([path, text]) => ({ path, text })),
  });

  it.each([
    ['a function that is used here alone', 'export function a() {}\na();', ['src/text/a.ts: a']],
    ['a type that nothing speaks of', 'export interface A {}\nconst a: A = {};', ['src/text/a.ts: A']],
    [
      'a type in a body alone',
      'export type A = 1;\nexport const b = () => { const a: A = 1; };',
      ['src/text/a.ts: A'],
    ],
    ['a type that a type speaks of', 'export type A = 1;\nexport interface b { readonly a: A }', []],
    ['a type that an export speaks of', 'export type A = 1;\nexport const b = (a: A) => a;', []],
  ])('%s', (_what, text, found) => {
    const user = "import { b } from '../text/a.ts';";
    const planted = plant({ 'text/a.ts': text, 'case/b.ts': user });
    expect(findUnusedExports([planted], [planted])).toEqual(found);
  });

  it.each([
    "import { a } from './a.ts';",
    "import type { a } from './a.ts';",
    "import * as all from './a.ts'; all.a();",
    "const { a } = await import('./a.ts');",
    "type A = typeof import('./a.ts').a;",
    "export { a } from './a.ts';",
  ])('%s is a use', (text) => {
    const planted = plant({ 'text/a.ts': 'export function a() {}', 'text/b.ts': text });
    expect(findUnusedExports([planted], [planted])).toEqual([]);
  });

  it('and so is what is passed on whole and then taken', () => {
    const planted = plant({
      'text/a.ts': 'export function a() {}',
      'text/b.ts': "export * from './a.ts';",
      'text/c.ts': "import { a } from './b.ts';",
    });
    expect(findUnusedExports([planted], [planted])).toEqual([]);
  });

  it('what tests alone take is found, unless its own file uses it', () => {
    const planted = plant({ 'text/a.ts': 'export const a = 1;\nexport const b = 2;\nconst c = b;' });
    const test = {
      name: 'test',
      sources: [{ path: 'a.ts', text: "import { a, b } from '../src/text/a.ts';" }],
    };
    expect(findExportsForTests([planted], [planted], [test])).toEqual(['src/text/a.ts: a']);
  });
});
