/** Every kind of attack comes through where the hole that it looks for is made on purpose: these tests can fail. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type ChildInput, type ChildResult, runAction } from '../../dev/rehearsal/child-run.ts';
import { PROJECT_ROOT } from '../../dev/rehearsal/project-files.ts';
import { sampleOf, tellPlayed } from '../deep.ts';
import { momentOf } from '../scenarios/recording.ts';
import { sharedRehearsal } from '../scenarios/shared-recording.ts';
import { openStage } from '../scenarios/stage.ts';
import { PLANTED, type Planted } from './planted.ts';

/** The sources with the hole in them, run as they are: each action by its name. */
function plant(folder: string, edits: Planted['edits']): (input: ChildInput) => Promise<ChildResult> {
  cpSync(join(PROJECT_ROOT, 'src'), join(folder, 'src'), { recursive: true });
  symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  for (const [path, from, to] of edits) {
    const file = join(folder, 'src', path);
    const text = readFileSync(file, 'utf8');
    if (text.split(from).length !== 2) throw new Error(`${path} does not say once: ${from}`);
    writeFileSync(file, text.replace(from, to));
  }
  return (input) => {
    const name = basename(input.main, '.js');
    const main = join(folder, `${name}.js`);
    writeFileSync(main, `import { run } from './src/main.ts';\nawait run('${name}');\n`);
    return runAction({ ...input, main });
  };
}

describe('an attack comes through', () => {
  it.each(sampleOf(PLANTED, 1).map((each) => [each.what, each] as const))(
    'where %s',
    async (_what, { edits, state, play }) => {
      const folder = mkdtempSync(join(tmpdir(), 'planted-'));
      const from = momentOf(await sharedRehearsal(), `case/${state}`);
      const stage = await openStage({ from, perform: plant(folder, edits) });
      try {
        await stage.settle();
        expect(await play(stage)).toBe(true);
      } finally {
        await stage.close();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );

  afterAll(() => tellPlayed('planted holes', sampleOf(PLANTED, 1).length));
});
