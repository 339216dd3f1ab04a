import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FEATURES } from '../../src/features/index.ts';
import {
  type Breach,
  findFileCycles,
  findFolderCycles,
  findForbiddenFolders,
  findForbiddenPackages,
  findImpureUses,
  findMissingFiles,
} from './import-rules.ts';
import { importsOf, ROOT, readSources, type Source } from './read-source.ts';

const sources = readSources();
const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  dependencies: Readonly<Record<string, string>>;
};
const findPackages = (list: readonly Source[]) => findForbiddenPackages(list, Object.keys(dependencies));

interface Rule {
  readonly name: string;
  readonly find: (sources: readonly Source[]) => readonly Breach[];
  /** Breaches that exist, with the reason. It must equal what is found: strike off what was fixed, add nothing. */
  readonly known: Readonly<Record<Breach, string>>;
  /** Files made up to break the rule, each with what must be found. */
  readonly planted: readonly { readonly files: Readonly<Record<string, string>>; readonly found: Breach }[];
}

const RULES: readonly Rule[] = [
  {
    name: 'folders import only folders below them',
    find: findForbiddenFolders,
    known: {},
    planted: [
      {
        files: { 'process/a.ts': "import { x } from '../github/b.ts';" },
        found: 'process/a.ts: imports github/b.ts',
      },
      {
        files: { 'case/a.ts': "import type { X } from '../runner/b.ts';" },
        found: 'case/a.ts: imports runner/b.ts',
      },
      {
        files: { 'text/a.ts': "const x = await import('../actions/b.ts');" },
        found: 'text/a.ts: imports actions/b.ts',
      },
      {
        files: { 'engine/a.ts': "export type X = import('../channels/b.ts').X;" },
        found: 'engine/a.ts: imports channels/b.ts',
      },
      {
        files: { 'config/a.ts': "export * from '../github/b.ts';" },
        found: 'config/a.ts: imports github/b.ts',
      },
      {
        files: { 'github/a.ts': "import { x } from '../channels/b.ts';" },
        found: 'github/a.ts: imports channels/b.ts',
      },
      {
        files: { 'runner/a.ts': "import { x } from '../github/b.ts';" },
        found: 'runner/a.ts: imports github/b.ts',
      },
      {
        files: { 'actions/a.ts': "import { x } from '../github/b.ts';" },
        found: 'actions/a.ts: imports github/b.ts',
      },
      {
        files: { 'index.ts': "import { x } from '../dev/embedded-github/b.ts';" },
        found: 'index.ts: imports ../dev/embedded-github/b.ts',
      },
      {
        files: { 'utils/a.ts': '' },
        found: 'utils/a.ts: its folder "utils" has no rule; add one to MAY_IMPORT',
      },
    ],
  },
  {
    name: 'imported files exist',
    find: findMissingFiles,
    known: {},
    planted: [
      {
        files: { 'text/a.ts': "import './gone.ts';" },
        found: 'text/a.ts: imports text/gone.ts, which does not exist',
      },
    ],
  },
  {
    name: 'packages are imported by their folders only',
    find: findPackages,
    known: {},
    planted: [
      {
        files: { 'channels/a.ts': "import { getOctokit } from '@actions/github';" },
        found: 'channels/a.ts: imports @actions/github, which only github may',
      },
      {
        files: { 'actions/a.ts': "import * as core from '@actions/core';" },
        found: 'actions/a.ts: imports @actions/core, which only runner may',
      },
      {
        files: { 'config/a.ts': "import { readFileSync } from 'node:fs';" },
        found: 'config/a.ts: imports node:fs, which is not pure',
      },
      {
        files: { 'features/a.ts': "import { createHash, randomUUID } from 'node:crypto';" },
        found: 'features/a.ts: takes too much of node:crypto',
      },
      {
        files: { 'features/a.ts': "import * as everything from 'node:crypto';" },
        found: 'features/a.ts: takes too much of node:crypto',
      },
      {
        files: { 'features/a.ts': "const md = await import('markdown-it');" },
        found: 'features/a.ts: imports markdown-it, which is not pure',
      },
      {
        files: { 'github/a.ts': "import { parse } from 'graphql';" },
        found: 'github/a.ts: imports graphql, which is no dependency of the bundle',
      },
      {
        files: { 'github/a.ts': "import { components } from '@octokit/openapi-types';" },
        found: 'github/a.ts: imports @octokit/openapi-types, which is no dependency of the bundle',
      },
      {
        files: { 'actions/a.ts': "import type { components } from '@octokit/openapi-types';" },
        found: 'actions/a.ts: imports @octokit/openapi-types, which is no dependency of the bundle',
      },
      {
        files: { 'channels/a.ts': 'const x = await import(name);' },
        found: 'channels/a.ts: imports (computed), which is no dependency of the bundle',
      },
    ],
  },
  {
    name: 'pure folders know no clock, chance, environment or network',
    find: findImpureUses,
    known: {},
    planted: [
      {
        files: { 'process/a.ts': 'const now = new Date();' },
        found: 'process/a.ts: new Date() without a time',
      },
      { files: { 'process/a.ts': 'const now = Date();' }, found: 'process/a.ts: Date() as a function' },
      { files: { 'engine/a.ts': 'const now = Date.now();' }, found: 'engine/a.ts: Date.now' },
      { files: { 'engine/a.ts': 'const clock = Date.now;' }, found: 'engine/a.ts: Date.now' },
      { files: { 'case/a.ts': 'const x = Math.random();' }, found: 'case/a.ts: Math.random' },
      { files: { 'config/a.ts': 'const x = process.env.HOME;' }, found: 'config/a.ts: process.env' },
      { files: { 'formats/a.ts': 'await fetch(url);' }, found: 'formats/a.ts: fetch()' },
      { files: { 'text/a.ts': "console.log('x');" }, found: 'text/a.ts: console.log' },
      { files: { 'text/a.ts': 'globalThis.fetch(x);' }, found: 'text/a.ts: globalThis.fetch' },
      {
        files: { 'features/a.ts': 'date.toLocaleDateString();' },
        found: 'features/a.ts: date.toLocaleDateString depends on the machine',
      },
      {
        files: { 'features/a.ts': 'new Intl.DateTimeFormat().format(date);' },
        found: 'features/a.ts: Intl.DateTimeFormat without a locale depends on the machine',
      },
    ],
  },
  {
    name: 'files import in no cycle',
    find: findFileCycles,
    known: {},
    planted: [
      {
        files: {
          'text/b.ts': "import './c.ts';",
          'text/a.ts': "import './b.ts';",
          'text/c.ts': "import { type A } from './a.ts';",
        },
        found: 'text/a.ts > text/b.ts > text/c.ts > text/a.ts',
      },
    ],
  },
  {
    name: 'folders import in no cycle',
    find: findFolderCycles,
    known: {},
    planted: [
      {
        files: {
          'text/a.ts': "import '../case/b.ts';",
          'case/c.ts': "import type { D } from '../text/d.ts';",
        },
        found: 'case > text > case',
      },
    ],
  },
];

describe('the source', () => {
  it('is there to be looked at', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.map(({ path }) => path)).toContain('process/table.ts');
  });

  it.each(RULES.map((rule) => [rule.name, rule] as const))('%s', (_name, { find, known }) => {
    expect([...find(sources)].sort()).toEqual(Object.keys(known).sort());
  });
});

describe('planted breaches', () => {
  const cases = RULES.flatMap((rule) => rule.planted.map((plant) => [plant.found, rule, plant] as const));
  it.each(cases)('found: %s', (found, { find }, { files }) => {
    const planted = Object.entries(files).map(([path, text]) => ({ path, text }));
    expect(find(planted)).toContain(found);
  });

  it('what is allowed is not reported', () => {
    const fine: readonly Source[] = [
      {
        path: 'text/b.ts',
        text: 'export const at = (iso: string) => new Date(iso); // Date.now() in a comment',
      },
      {
        path: 'case/a.ts',
        text: "import { createHash } from 'node:crypto';\nimport { at } from '../text/b.ts';",
      },
      { path: 'github/a.ts', text: "import { getOctokit } from '@actions/github';\nimport '../case/a.ts';" },
      { path: 'text/c.ts', text: "import './d.ts';" },
      { path: 'text/d.ts', text: "import type { C } from './c.ts';" },
      { path: 'index.ts', text: "import './github/a.ts';\nexport const text = 'fetch(process.env)';" },
    ];
    expect(RULES.flatMap(({ find }) => find(fine))).toEqual([]);
  });
});

describe('features', () => {
  const featureOf = (path: string): string | undefined => /^features\/([^/]+)\//.exec(path)?.[1];
  const between = sources.flatMap((source) =>
    importsOf(source)
      .filter(({ kind, target }) => kind === 'file' && featureOf(source.path) && featureOf(target))
      .map(({ target }) => featureOf(source.path) === featureOf(target)),
  );

  it('import mostly from their own folder: four of five imports among features at least', () => {
    expect(between.length).toBeGreaterThan(200);
    expect(between.filter((isOwn) => isOwn).length / between.length).toBeGreaterThanOrEqual(0.8);
  });

  it('are listed, each of them', () => {
    const folders = new Set(sources.flatMap(({ path }) => featureOf(path) ?? []));
    expect(FEATURES.map(({ name }) => name).sort()).toEqual([...folders].sort());
  });
});
