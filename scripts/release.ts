/** `npm run release`: makes the tree that is published, its notes and its archive; with `--push` also the tags. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { BadUsage, parseCommandLine, runTool, type Tool } from '../dev/command-line/command-line.ts';
import { ROOT } from './action-files.ts';
import { buildBundle } from './build-bundle.ts';
import { compareFolders } from './check-dist.ts';
import { publishTree } from './release/publish-tree.ts';
import { findNotes, PLACE, VERSION } from './release/release-text.ts';
import { copyTree, packTree } from './release/release-tree.ts';

const TOOL: Tool = {
  name: 'release',
  command: 'npm run release --',
  help: `Makes the tree that is published: action.yml, actions/, dist/, the reusable workflows, README and licence.

  npm run release -- [--out DIR] [--tag vX.Y.Z] [--dist-checked] [--push URL]

--out          where to: DIR/tree, DIR/notes.md, DIR/security-process-X.Y.Z.tar.gz; release/ unless told.
--tag          refuses any other version than that of package.json.
--dist-checked dist/ was compared with the sources already (npm run dist:check); it is done here otherwise.
--push         a git remote. The tree becomes one commit there: vX.Y.Z, which never moves, and vX, which does.

The notes are the section of the version in CHANGELOG.md. The same sources make the same commit.
Exit code: 0 made, 1 something is not as it has to be (nothing was pushed), 2 bad usage.`,
};

const FLAGS = {
  out: { type: 'string', default: 'release' },
  tag: { type: 'string' },
  'dist-checked': { type: 'boolean', default: false },
  push: { type: 'string' },
} as const;

interface Options {
  readonly out: string;
  readonly isDistChecked: boolean;
  readonly push: string | null;
}

/** Every job downloads it. */
const MOST_BYTES = 600_000;

async function findFaults({ isDistChecked }: Options, notes: string | null, bytes: number) {
  const differences = isDistChecked ? [] : await compareDist();
  return [
    ...(notes === null ? [`CHANGELOG.md has no section "## ${VERSION}", or it is empty. Write it.`] : []),
    ...(bytes > MOST_BYTES
      ? [`The archive has ${bytes} bytes; ${MOST_BYTES} are allowed. See npm run bench -- --only packed.`]
      : []),
    ...(differences.length > 0
      ? [
          `dist/ is not what the sources make. Run npm run build and commit the result.\n  ${differences.join('\n  ')}`,
        ]
      : []),
  ];
}

async function compareDist(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  try {
    await buildBundle(join(folder, 'dist'));
    return compareFolders(join(ROOT, 'dist'), join(folder, 'dist'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(options: Options): Promise<number> {
  const { out, push } = options;
  const tree = join(out, 'tree');
  rmSync(out, { recursive: true, force: true });
  const files = copyTree(tree);
  const archive = join(out, `security-process-${VERSION}.tar.gz`);
  const bytes = packTree(tree, archive);
  const notes = findNotes(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8'), VERSION);
  const faults = await findFaults(options, notes, bytes);
  for (const fault of faults) console.error(`release: ${fault}`);
  if (faults.length > 0) return 1;
  writeFileSync(join(out, 'notes.md'), `${notes}\n`);
  console.log(`${files.length} files, ${bytes} bytes packed: ${tree}`);
  if (push === null) return 0;
  const pushed = publishTree(tree, push, VERSION);
  if (pushed.kind === 'refused') {
    console.error(`release: ${pushed.why}`);
    return 1;
  }
  console.log(`v${VERSION} and ${pushed.major} of ${PLACE} are ${pushed.commit}`);
  return 0;
}

const line = parseCommandLine(process.argv.slice(2), { flags: FLAGS }, ({ values }): Options => {
  const { out, tag, push } = values;
  if (tag !== undefined && tag !== `v${VERSION}`)
    throw new BadUsage(`--tag is ${tag}, but package.json has version ${VERSION}`);
  return { out: resolve(out), isDistChecked: values['dist-checked'], push: push ?? null };
});
process.exitCode = await runTool(TOOL, line, run);
