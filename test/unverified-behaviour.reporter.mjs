/**
 * Closes a test run with the list of GitHub's unverified behaviours (overlay of the embedded GitHub) that
 * passing test files leaned on: what to suspect first when the real GitHub behaves otherwise.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default class UnverifiedBehaviourReporter {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'unverified-behaviour-'));
    // Workers and test files are started after this and inherit it.
    process.env.UNVERIFIED_BEHAVIOUR = this.folder;
    this.passed = new Set();
  }

  onTestResult(_test, result) {
    if (result.numFailingTests === 0 && !result.testExecError) this.passed.add(result.testFilePath);
  }

  onRunComplete() {
    const found = new Map();
    for (const name of readdirSync(this.folder)) {
      const { file, entries } = JSON.parse(readFileSync(join(this.folder, name), 'utf8'));
      if (!this.passed.has(file)) continue;
      for (const entry of entries)
        found.set(entry.id, { ...entry, files: (found.get(entry.id)?.files ?? 0) + 1 });
    }
    rmSync(this.folder, { recursive: true, force: true });
    if (found.size === 0) return;
    const lines = [...found.values()]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, what, files }) => `  ${id} (${files} test file${files === 1 ? '' : 's'}): ${what}`);
    console.log(`\nUnverified behaviour of GitHub that passing tests leaned on:\n${lines.join('\n')}`);
  }
}
