/**
 * Closes a test run with what its suites noted (in the folder TEST_NOTES): the list of GitHub's unverified behaviours
 * (overlay of the embedded GitHub) that passing test files leaned on, which are what to suspect first when the real
 * GitHub behaves otherwise; how many
 * combinations were played; and one line on what was not run.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default class NotesReporter {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'test-notes-'));
    // Workers and test files are started after this and inherit it.
    process.env.TEST_NOTES = this.folder;
    this.passed = new Set();
  }

  onTestResult(_test, result) {
    if (result.numFailingTests === 0 && !result.testExecError) this.passed.add(result.testFilePath);
  }

  onRunComplete() {
    const read = (start) =>
      readdirSync(this.folder)
        .filter((name) => name.startsWith(start))
        .map((name) => readFileSync(join(this.folder, name), 'utf8'));
    const leaned = read('unverified.').map((text) => JSON.parse(text));
    const played = read('played.').map((text) => JSON.parse(text));
    const withoutCases = read('without-cases.').length;
    rmSync(this.folder, { recursive: true, force: true });
    listUnverified(leaned.filter(({ file }) => this.passed.has(file)));
    listPlayed(played);
    if (withoutCases > 0)
      console.log(
        `\nNot run: what ${withoutCases} suites compare with real cases, since REAL_CASES is not set (CONTRIBUTING.md).`,
      );
  }
}

function listPlayed(notes) {
  const counts = new Map();
  for (const { what, count } of notes) counts.set(what, (counts.get(what) ?? 0) + count);
  if (counts.size === 0) return;
  const lines = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, count]) => `  ${count} ${what}`);
  const isDeep = process.env.TEST_DEPTH === 'deep';
  const depth = isDeep ? 'all of them' : 'a sample; all of them by npm run test:deep';
  console.log(`\nCombinations played (${depth}):\n${lines.join('\n')}`);
}

function listUnverified(notes) {
  const found = new Map();
  for (const { entries } of notes)
    for (const entry of entries)
      found.set(entry.id, { ...entry, files: (found.get(entry.id)?.files ?? 0) + 1 });
  if (found.size === 0) return;
  const lines = [...found.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, what, files }) => `  ${id} (${files} test file${files === 1 ? '' : 's'}): ${what}`);
  console.log(`\nUnverified behaviour of GitHub that passing tests leaned on:\n${lines.join('\n')}`);
}
