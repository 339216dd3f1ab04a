/** Carries out steps of the build under test in a thread, which can be killed in the middle of a run, as a runner can. */

import { underTest } from '../../test/scenarios/stage.ts';
import { type Circumstances, startThread as startAnyThread, type Thread } from '../rehearsal/thread-run.ts';

export type { Circumstances, Thread };

export function startThread(): Thread {
  const thread = startAnyThread();
  return {
    ...thread,
    run: (input, circumstances) => thread.run({ ...input, main: underTest(input.main) }, circumstances),
  };
}
