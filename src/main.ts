import { concernOf } from './engine/concern-of-event.ts';
import type { EntryName } from './runner/contract.ts';
import { readEventOf } from './runner/read-event.ts';
import { type RunnerFacts, readDryRun, readInput } from './runner/read-runner.ts';
import { type RunEnd, runAction } from './runner/run-action.ts';

/**
 * Runs one action as the runner started it. Never throws; the exit code says how it ended.
 *
 * Most events of a repo concern no case. They are answered here with the little that this file imports; everything
 * else is a file of its own beside the bundle, loaded when it is needed: that is two thirds of our start-up.
 */
export async function run(name: string): Promise<void> {
  let actions: typeof import('./index.ts') | undefined;
  await runAction(
    async (runner, ledger): Promise<RunEnd> => {
      if (isAboutNoCase(name, runner)) {
        readDryRun();
        return { decision: 'nothing', reason: 'not-our-event', plan: [], changed: false };
      }
      actions = await import('./index.ts');
      return actions.start(name as EntryName, runner, ledger);
    },
    (error) => actions?.toKnownError(error),
    () => actions?.TELLER,
  );
}

/** Whether nothing has to be looked up to know that a run of the triage repo has nothing to do. */
function isAboutNoCase(name: string, runner: RunnerFacts): boolean {
  if (name === 'prove-fix' || runner.isPublic === true || readInput('tag') !== '') return false;
  const event = readEventOf(runner);
  if (event.name === '') return false;
  return concernOf(event).kind === 'none' || (name === 'conductor' && event.isBot);
}
