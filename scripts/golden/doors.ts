/**
 * All that the golden transcripts take from the rest of the project, in one place: when a file moves, only this one
 * changes.
 */
import { parseArguments } from '../../src/rehearsal/arguments.ts';

export type { EmbeddedGitHub } from '../../src/embedded-github/index.ts';
export { blobText, listFiles } from '../../src/embedded-github/state/tree.ts';
export type { Advisory, Issue, Repo, World } from '../../src/embedded-github/world.ts';
export { readScripts } from '../../src/rehearsal/case-script.ts';
export type { ChildInput } from '../../src/rehearsal/child-run.ts';
export { createProgress } from '../../src/rehearsal/progress.ts';
export { PROJECT_ROOT } from '../../src/rehearsal/project-files.ts';
export { createRandom } from '../../src/rehearsal/random.ts';
export { BUILT_IN_RECORD } from '../../src/rehearsal/record.ts';
export { rehearse } from '../../src/rehearsal/rehearse.ts';
export { createRunner, type RunRecord } from '../../src/rehearsal/runner.ts';
export { parsePublicThread } from '../../src/rehearsal/thread/public-thread.ts';
export { planThreadPlay } from '../../src/rehearsal/thread/thread-play.ts';
export { DIST, TRIAGE, underTest } from '../../test/scenarios/stage.ts';
export { startInProcess } from '../../test/simulation/in-process.ts';
export { simulate } from '../../test/simulation/simulate.ts';
export type { Wish } from '../../test/simulation/wish.ts';

/** What `npm start -- …flags` would play. Throws where it would refuse. */
export function optionsOf(flags: readonly string[]) {
  const parsed = parseArguments(flags);
  if (parsed.kind === 'run') return parsed.options;
  throw new Error(parsed.kind === 'bad' ? parsed.reason : 'These flags only ask for help.');
}
