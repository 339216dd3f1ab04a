/** Repos with a past, in which files and functions were moved, renamed, removed and made by builds. */
import type { startEmbeddedGitHub } from '../../../../dev/embedded-github/index.ts';
import { repoNamed } from '../../../../dev/embedded-github/seed-names.ts';
import { ctxOf, fillSeedRepo, seedBlankRepo } from '../../../../dev/embedded-github/seed-repo.ts';
import { commitFiles, createRef } from '../../../../dev/embedded-github/state/git.ts';
import { startRig } from '../../../github/rig.ts';

export type Rig = Awaited<ReturnType<typeof startRig>>;
type World = Awaited<ReturnType<typeof startEmbeddedGitHub>>['world'];

/** One commit on the default branch: files by path, null for one that goes; and the tags on it. */
interface Step {
  readonly files: Readonly<Record<string, string | null>>;
  readonly tags: readonly string[];
}

const code = (...names: readonly string[]): string =>
  names.map((name) => `function ${name}(input) {\n  return String(input);\n}\n`).join('\n');
const manifest = (name: string, version: string): string =>
  `${JSON.stringify({ name, version, dependencies: { qs: '^6.0.0' } }, null, 2)}\n`;

/** A package of npm. `old-names.js` got another name, `parseHeader` another file, `limits.js` went. */
const PARSER: readonly Step[] = [
  {
    files: {
      'package.json': manifest('parser', '1.0.0'),
      'History.md': '1.0.0\n=====\n',
      '.gitignore': 'coverage/\nlib/compiled\n*.gen.js\n',
      'lib/parse.js': code('parseHeader', 'readBody', 'splitLines'),
      'lib/old-names.js': code('normaliseName'),
      'lib/router/index.js': code('dispatchRequest'),
      'lib/router/layer.js': code('matchLayer'),
      'bin/cli.js': code('runCommand'),
      'test/parse.test.js': code('checkParse'),
      'index.js': "module.exports = require('./lib/parse');\n",
    },
    tags: ['v1.0.0'],
  },
  {
    files: {
      'package.json': manifest('parser', '1.1.0'),
      'History.md': '1.1.0\n=====\n\n1.0.0\n=====\n',
      'lib/limits.js': code('checkLimits'),
    },
    tags: ['v1.1.0'],
  },
  {
    files: {
      'package.json': manifest('parser', '1.2.0'),
      'History.md': '1.2.0\n=====\n\n1.1.5\n=====\n\n1.1.0\n=====\n\n1.0.0\n=====\n',
      'lib/old-names.js': null,
      'lib/fold-case.js': code('normaliseName'),
      'lib/parse.js': code('readBody', 'splitLines'),
      'lib/headers.js': code('parseHeader'),
    },
    tags: ['v1.2.0'],
  },
  { files: { 'lib/limits.js': null, 'lib/quota/count.js': code('checkLimits') }, tags: [] },
];

/** Several packages in one repo, in TypeScript: what is installed is built, and tags name the package. */
const KIT: readonly Step[] = [
  {
    files: {
      'package.json': '{ "private": true, "workspaces": ["packages/*"] }\n',
      '.gitignore': 'dist\nlib/\n*.d.ts\n',
      'packages/core/package.json': manifest('@kit/core', '2.0.0'),
      'packages/core/src/session.ts': code('openSession', 'sealCookie'),
      'packages/core/src/store/memory.ts': code('forgetOldest'),
      'packages/cli/src/main.ts': code('startServer'),
      'packages/cli/src/args.ts': code('readArguments'),
    },
    tags: ['@kit/core@2.0.0', '@kit/cli@1.0.0'],
  },
  {
    files: {
      'packages/core/package.json': manifest('@kit/core', '2.1.0'),
      'packages/core/src/store/memory.ts': null,
      'packages/core/src/cache/keep.ts': code('forgetOldest'),
    },
    tags: ['@kit/core@2.1.0'],
  },
];

/** A package of Python, with files that its build makes, and a changelog that has more versions than there are tags. */
const TOOLS: readonly Step[] = [
  {
    files: {
      'pyproject.toml': '[project]\nname = "tools"\ndynamic = ["version"]\n',
      'CHANGES.rst': '0.9.1\n-----\n\n0.9.0\n-----\n',
      'src/tools/archive.py':
        'def extract_member(path):\n    return path\n\n\ndef list_members(path):\n    return []\n',
      'src/tools/fetch.py': 'from .archive import *\n\n\ndef open_url(url):\n    return url\n',
      'src/tools/speed.pyx': 'def fast_copy(a):\n    return a\n',
      'src/tools/config.h.in': '#define LIMIT @LIMIT@\n',
      'setup.py': 'setup()\n',
    },
    tags: ['0.9.0'],
  },
  {
    files: {
      'src/tools/fetch.py': null,
      'src/tools/net/client.py': 'def open_url(url):\n    return url\n',
      'CHANGES.rst': '0.10.0\n------\n\n0.9.1\n-----\n\n0.9.0\n-----\n',
    },
    tags: ['0.10.0'],
  },
];

export const REPOS = {
  parser: { steps: PARSER, packages: ['parser'] },
  kit: { steps: KIT, packages: ['@kit/core', '@kit/cli'] },
  tools: { steps: TOOLS, packages: ['tools'] },
} as const;

export type RepoName = keyof typeof REPOS;

/** Puts them all under the organisation. */
export async function startRepos(options: Parameters<typeof startRig>[0] = {}): Promise<Rig> {
  const rig = await startRig(options);
  for (const [name, { steps }] of Object.entries(REPOS)) seedSteps(rig.server.world, name, steps);
  return rig;
}

function seedSteps(world: World, name: string, [first, ...later]: readonly Step[]): void {
  const seed = { owner: 'example-org', name, files: textsOf(first!), tags: first!.tags };
  seedBlankRepo(world, seed);
  fillSeedRepo(world, seed);
  const repo = world.repos.get(repoNamed(world, `example-org/${name}`))!;
  const owner = [...world.orgs.get(repo.ownerId)!.owners][0]!;
  const ctx = ctxOf(world, owner);
  for (const step of later) {
    const commit = commitFiles(ctx, repo, {
      branch: repo.defaultBranch,
      expectedHead: null,
      additions: Object.entries(textsOf(step)).map(([path, content]) => ({ path, content })),
      deletions: Object.keys(step.files).filter((path) => step.files[path] === null),
      message: 'Change it',
    });
    for (const tag of step.tags) createRef(ctx, repo, `refs/tags/${tag}`, commit.oid);
  }
}

const textsOf = ({ files }: Step): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(files).filter((pair): pair is [string, string] => pair[1] !== null));
