import type { RehearsalOptions } from '../arguments.ts';
import type { CaseScript } from '../case-script.ts';
import { createPassage } from '../director.ts';
import { createProgress } from '../progress.ts';
import { openStageToPlay } from '../rehearse.ts';
import type { Runner, RunnerOptions } from '../runner.ts';
import { type Playground, servePlayground } from './server.ts';

/** Opens a playground: the stage of a rehearsal on which people do things by themselves, in a browser. */
export async function openPlayground(
  scripts: readonly CaseScript[],
  options: RehearsalOptions,
  random: () => number,
  start: (options: RunnerOptions) => Runner,
): Promise<Playground> {
  const silent = createProgress(() => undefined, false);
  const { directed, close } = await openStageToPlay(scripts, options, silent, random, start);
  try {
    const passage = createPassage(directed);
    await passage.sweep();
    const playground = await servePlayground({ directed, passage });
    return {
      url: playground.url,
      close: async () => {
        await playground.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Until somebody presses ^C. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
