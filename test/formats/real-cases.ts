/**
 * Published data that the repository does not carry. It is where the variable REAL_CASES says (from the root of the
 * project, or absolute); nothing is looked for anywhere else. Tests that need it are not run without, and the end of
 * the run says in one line how many suites that concerns (`notes.reporter.mjs`).
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** The folder of the real cases; undefined where the variable is not set. A folder that is not there is an error. */
export const REAL_CASES: string | undefined = findCases(process.env.REAL_CASES);

function findCases(told: string | undefined): string | undefined {
  if (told === undefined || told === '') return undefined;
  const folder = resolve(ROOT, told);
  if (!existsSync(folder)) throw new Error(`REAL_CASES says ${told}, and there is no such folder.`);
  return folder;
}

/** Whether the real cases are there; where not, the suite that asks is counted at the end of the run. */
export function hasCases(): boolean {
  if (REAL_CASES !== undefined) return true;
  const notes = process.env.TEST_NOTES;
  const suite = expect.getState().testPath ?? '';
  if (notes !== undefined)
    writeFileSync(join(notes, `without-cases.${encodeURIComponent(suite).slice(-200)}`), suite);
  return false;
}

/** `it` where the real cases are present, else `it.skip`. */
export const itWithCases: typeof it = hasCases() ? it : (it.skip as typeof it);

function caseFile(path: string): string {
  if (REAL_CASES === undefined) throw new Error('REAL_CASES is not set: ask hasCases() first.');
  return join(REAL_CASES, path);
}

export function readCase(path: string): string {
  return readFileSync(caseFile(path), 'utf8');
}

/** Names in a folder of the real cases, sorted; none where they are not there. */
export function listCases(folder: string): string[] {
  return REAL_CASES === undefined ? [] : readdirSync(caseFile(folder)).sort();
}

/** One test for each file of a folder whose name ends so; a skipped one where the real cases are not there. */
export function itForEachCase(
  folder: string,
  ending: string,
  name: (file: string) => string,
  test: (file: string) => Promise<void>,
): void {
  const files = listCases(folder).filter((file) => file.endsWith(ending));
  for (const file of files) it(name(file), () => test(file));
  if (files.length === 0)
    itWithCases(name('each record'), () => {
      throw new Error(`The real cases have no ${ending} in ${folder}.`);
    });
}

/** Rows of a tab-separated file, by column name. */
export function readRows(path: string): Readonly<Record<string, string>>[] {
  const [head = '', ...lines] = readCase(path)
    .split('\n')
    .filter((line) => line !== '');
  const names = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}
