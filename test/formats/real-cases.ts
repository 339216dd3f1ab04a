import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Published data that the repository does not carry; tests that need it are skipped, loudly, where it is absent. */
const CASES = resolve(import.meta.dirname, '../../../shared/cases');
const present = existsSync(CASES);
if (!present) console.warn('The real cases are not on this machine: the tests that read them are SKIPPED.');

/** `it` where the real cases are present, else `it.skip`. */
export const itWithCases: typeof it = present ? it : (it.skip as typeof it);

export function readCase(path: string): string {
  return readFileSync(resolve(CASES, path), 'utf8');
}

export function listCases(folder: string): string[] {
  return present ? readdirSync(resolve(CASES, folder)).sort() : [];
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
