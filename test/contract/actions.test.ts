import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseActionFile, ROOT, readActionFiles } from '../../scripts/action-files.ts';
import { renderTable } from '../../scripts/marked-sections.ts';
import { ACTIONS } from '../../src/process/table.ts';
import { CONTRACT } from '../../src/runner/contract.ts';
import { type CodeContract, compareWithCode, findFaults, findUndocumented } from './contract-rules.ts';

const files = readActionFiles();
const code: Readonly<Record<string, CodeContract>> = CONTRACT;
/** The page of an action; the root action's is not the README, which is for newcomers. */
const pageOf = (folder: string): string => {
  const path = join(ROOT, folder === '.' ? 'docs/actions.md' : `${folder}/README.md`);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};

describe('the actions of this repository', () => {
  it('are the conductor and one per action of the process', () => {
    expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['conductor', ...ACTIONS]));
  });

  it('have the same inputs and outputs in action.yml and in the code', () => {
    expect(compareWithCode(files, code)).toEqual([]);
  });

  it('are well formed, and what they run is there', () => {
    expect(files.flatMap((file) => findFaults(file, (path) => existsSync(join(ROOT, path))))).toEqual([]);
  });

  it('are documented, each on its page', () => {
    expect(files.flatMap((file) => findUndocumented(file, pageOf(file.folder)))).toEqual([]);
  });

  it('have the outputs that every action has', () => {
    for (const { name, outputs } of files)
      expect({ name, outputs: Object.keys(outputs) }).toEqual({
        name,
        outputs: expect.arrayContaining(['decision', 'reason', 'plan', 'changed']),
      });
  });
});

const SOUND = `
name: Intake
description: Takes reports in
inputs:
  dry-run: { description: Plan only, required: false, default: 'false' }
  apps: { description: Credentials, required: true }
outputs:
  decision: { description: How it ended }
runs: { using: node24, main: ../../dist/intake.js }
`;
const SOUND_CODE = { intake: { inputs: ['dry-run', 'apps'], outputs: ['decision'] } };
const SOUND_PAGE = [
  renderTable(
    ['Input', 'Required', 'Default', 'Meaning'],
    [
      ['`dry-run`', 'no', '`false`', 'Plan only'],
      ['`apps`', 'yes', '', 'Credentials'],
    ],
  ),
  '',
  renderTable(['Output', 'Meaning'], [['`decision`', 'How it ended']]),
].join('\n');
const parse = (text: string) => parseActionFile('actions/intake', text);
const change = (from: string, to: string) => {
  if (!SOUND.includes(from)) throw new Error(`the sound example has no ${from}`);
  return parse(SOUND.replace(from, to));
};

describe('planted breaches', () => {
  it('are not seen in a sound action', () => {
    expect(compareWithCode([parse(SOUND)], SOUND_CODE)).toEqual([]);
    expect(findFaults(parse(SOUND), () => true)).toEqual([]);
    expect(findUndocumented(parse(SOUND), SOUND_PAGE)).toEqual([]);
  });

  it.each([
    [
      'an input renamed in action.yml',
      change('apps:', 'app:'),
      ['intake: input app: only in action.yml', 'intake: input apps: only in the code'],
    ],
    [
      'an output taken out',
      change('decision:', 'reason:'),
      ['intake: output reason: only in action.yml', 'intake: output decision: only in the code'],
    ],
  ])('%s is found', (_name, file, found) => {
    expect(compareWithCode([file], SOUND_CODE)).toEqual(found);
  });

  it('an action that only one side knows is found', () => {
    expect(compareWithCode([], SOUND_CODE)).toEqual(['intake: the code knows it, action.yml is missing']);
    expect(compareWithCode([parse(SOUND)], {})).toEqual([
      'intake: action.yml is there, the code does not know it',
    ]);
  });

  it.each([
    ['another Node', change('node24', 'node20'), 'intake: runs.using is node20, not node24'],
    [
      'a file outside dist/',
      change('dist/intake', 'src/intake'),
      'intake: runs.main is src/intake.js, not a file of dist/',
    ],
    ['no dry-run', change('dry-run:', 'dry:'), "intake: input dry-run with default 'false' is missing"],
    [
      'an input without description',
      change('description: Credentials, ', ''),
      'intake: input apps has no description',
    ],
    [
      'a required input with a default',
      change('required: true', "required: true, default: 'x'"),
      'intake: input apps is required and has a default',
    ],
  ])('%s is found', (_name, file, found) => {
    expect(findFaults(file, () => true)).toEqual([found]);
  });

  it('a file that was not built is found', () => {
    expect(findFaults(parse(SOUND), () => false)).toEqual([
      'intake: runs.main is dist/intake.js, which does not exist: run npm run build',
    ]);
  });

  it.each([
    [
      'an input that no table has',
      SOUND_PAGE.replace('`apps`', '`app`'),
      ['intake: apps is not documented', 'intake: app is documented and does not exist'],
    ],
    [
      'an output that no table has',
      SOUND_PAGE.replace('`decision`', '`end`'),
      ['intake: decision is not documented'],
    ],
    [
      'a page without tables',
      '# Intake',
      [
        'intake: no table of inputs',
        'intake: dry-run is not documented',
        'intake: apps is not documented',
        'intake: decision is not documented',
      ],
    ],
  ])('%s is found', (_name, page, found) => {
    expect(findUndocumented(parse(SOUND), page)).toEqual(found);
  });
});
