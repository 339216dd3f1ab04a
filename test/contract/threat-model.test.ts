/** The catalogue of invariants names what is there: ids once each, and files and tests that exist. */
import { existsSync, readFileSync } from 'node:fs';

const ROOT = new URL('../../', import.meta.url);
const TEXT = readFileSync(new URL('docs/threat-model.md', ROOT), 'utf8');

interface Row {
  readonly id: string;
  readonly sentence: string;
  readonly enforcedIn: readonly string[];
  readonly shownBy: readonly string[];
}

const pathsIn = (cell: string): readonly string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);

const readRows = (text: string): readonly Row[] =>
  [...text.matchAll(/^\| ([A-Z]\d+) \| (.+?) \| (.+?) \| (.+?) \|$/gm)].map(
    ([, id = '', sentence = '', files = '', tests = '']) => ({
      id,
      sentence,
      enforcedIn: pathsIn(files),
      shownBy: pathsIn(tests),
    }),
  );

const findProblems = (text: string): readonly string[] => {
  const rows = readRows(text);
  const ids = rows.map(({ id }) => id);
  const cited = [...text.matchAll(/\b([ASTLR]\d)\b/g)].map(([, id = '']) => id);
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} stands there twice`),
    ...cited.filter((id) => !ids.includes(id)).map((id) => `${id} is named and does not exist`),
    ...rows.flatMap(({ id, enforcedIn, shownBy }) => [
      ...(enforcedIn.length === 0 ? [`${id} is enforced nowhere`] : []),
      ...(shownBy.length === 0 ? [`${id} is shown by no test`] : []),
      ...[...enforcedIn, ...shownBy]
        .filter((path) => !existsSync(new URL(path, ROOT)))
        .map((path) => `${id} names ${path}, which does not exist`),
      ...enforcedIn.filter((path) => !path.startsWith('src/')).map((path) => `${id}: ${path} ships not`),
      ...shownBy.filter((path) => !path.startsWith('test/')).map((path) => `${id}: ${path} is no test`),
    ]),
  ];
};

describe('the threat model', () => {
  it('names what exists', () => {
    expect(readRows(TEXT).length).toBeGreaterThanOrEqual(20);
    expect(findProblems(TEXT)).toEqual([]);
  });

  it.each([
    ['an id that stands there twice', (text: string) => text.replace('| A2 |', '| A1 |')],
    ['a file that is gone', (text: string) => text.replace('src/case/known-labels.ts', 'src/case/gone.ts')],
    [
      'a test that is gone',
      (text: string) => text.replace('test/attacks/forms.test.ts', 'test/attacks/gone.test.ts'),
    ],
    ['an id that is cited and not there', (text: string) => `${text}\nStopped by S9.\n`],
  ])('is found to be wrong by %s', (_what, spoil) => {
    expect(spoil(TEXT)).not.toBe(TEXT);
    expect(findProblems(spoil(TEXT))).not.toEqual([]);
  });
});
