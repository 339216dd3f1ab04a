/**
 * `npm run workflows:check`: every workflow, example and `action.yml` through GitHub's own checker, issue forms through
 * ours. Warnings count as errors. Exit 1 where something is found.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeNothing } from '../dev/command-line/command-line.ts';
import { ROOT } from './action-files.ts';
import { lintFormConfig, lintIssueForm } from './lint-issue-forms.ts';
import { lintWorkflow } from './lint-workflows.ts';

interface Exception {
  readonly file: string;
  readonly message: RegExp;
  /** Why the checker is wrong. */
  readonly reason: string;
}

/** Findings that are mistakes of the checker. An exception that nothing needs is an error itself. */
const EXCEPTIONS: readonly Exception[] = [];

const FILES = [
  'action.yml',
  'actions/*/action.yml',
  'dev/setup/action.yml',
  '.github/workflows/*.{yml,yaml}',
  'examples/**/.github/workflows*/*.{yml,yaml}',
  '{.,examples/*}/.github/ISSUE_TEMPLATE/*.yml',
];

function lint(file: string, text: string): readonly string[] | Promise<readonly string[]> {
  if (!file.includes('ISSUE_TEMPLATE')) return lintWorkflow(file, text);
  const findings = file.endsWith('/config.yml') ? lintFormConfig(text) : lintIssueForm(text);
  return findings.map((finding) => ` ${finding}`);
}

async function main(): Promise<number> {
  const files = globSync(FILES, { cwd: ROOT }).sort();
  if (files.length === 0) {
    console.error('No workflow was found: the patterns in scripts/check-workflows.ts no longer fit.');
    return 1;
  }
  const used = new Set<Exception>();
  let count = 0;
  for (const file of files)
    for (const finding of await lint(file, readFileSync(join(ROOT, file), 'utf8'))) {
      const exception = EXCEPTIONS.find((each) => each.file === file && each.message.test(finding));
      if (exception) used.add(exception);
      else {
        count += 1;
        console.error(`${file}:${finding}`);
      }
    }
  for (const { file, message } of EXCEPTIONS.filter((each) => !used.has(each))) {
    count += 1;
    console.error(`${file}: the exception ${message} is not needed any more; take it out`);
  }
  console.log(`${files.length} files looked at, ${count} findings`);
  return count === 0 ? 0 : 1;
}

takeNothing({
  name: 'workflows:check',
  command: 'npm run workflows:check --',
  help: 'Checks workflows, examples, action.yml and issue forms; exit 1 where something is found. Takes no arguments.',
});
process.exitCode = await main();
