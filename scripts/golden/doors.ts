/**
 * All that the golden transcripts take from the rest of the project, in one place: when a file moves, only this one
 * changes.
 */
import { parseArguments } from '../../dev/rehearsal/arguments.ts';

export type { EmbeddedGitHub } from '../../dev/embedded-github/index.ts';
export { blobText, listFiles } from '../../dev/embedded-github/state/tree.ts';
export type { Advisory, Issue, Repo, World } from '../../dev/embedded-github/world.ts';
export { readScripts } from '../../dev/rehearsal/case-script.ts';
export type { ChildInput } from '../../dev/rehearsal/child-run.ts';
export { createProgress } from '../../dev/rehearsal/progress.ts';
export { PROJECT_ROOT } from '../../dev/rehearsal/project-files.ts';
export { createRandom } from '../../dev/rehearsal/random.ts';
export { BUILT_IN_RECORD } from '../../dev/rehearsal/record.ts';
export { rehearse } from '../../dev/rehearsal/rehearse.ts';
export { createRunner, type RunRecord } from '../../dev/rehearsal/runner.ts';
export { parsePublicThread } from '../../dev/rehearsal/thread/public-thread.ts';
export { planThreadPlay } from '../../dev/rehearsal/thread/thread-play.ts';
export { startInProcess } from '../../dev/simulation/in-process.ts';
export { simulate } from '../../dev/simulation/simulate.ts';
export type { Wish } from '../../dev/simulation/wish.ts';
export { DIST, TRIAGE, underTest } from '../../test/scenarios/stage.ts';

/** What `npm start -- …flags` would play. Throws where it would refuse. */
export function optionsOf(flags: readonly string[]) {
  const parsed = parseArguments(flags);
  if (parsed.kind === 'run') return parsed.options;
  throw new Error(parsed.kind === 'bad' ? parsed.reason : 'These flags only ask for help.');
}
