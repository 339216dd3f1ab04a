import type { WaitingRelease } from '../case/observed.ts';
import type { Operation } from '../case/operation.ts';
import { RELEASE_LET_THROUGH } from '../messages/public-constants.ts';
import { isOurs } from '../plan/our-repos.ts';
import { letsGo } from '../release/hold.ts';
import { publicConstant } from '../text/embargo.ts';
import { readStored } from './observe-case.ts';
import { describe, type PlannedOperation } from './run-case.ts';
import type { Sweep } from './sweep-store.ts';

/** What waits on the environment in the configured project repos; nothing is asked where none is configured. */
export async function readWaitingReleases({
  ports,
  config,
  options,
}: Pick<Sweep, 'ports' | 'config' | 'options'>): Promise<{
  readonly waiting: readonly WaitingRelease[] | null;
  readonly refused: readonly string[];
}> {
  const repos = config.holds.repos.filter((repo) => isOurs(config, repo));
  if (repos.length === 0 || !options.scope.has('release-gate')) return { waiting: null, refused: [] };
  return ports.github.readWaiting(repos, config.holds.environment);
}

/**
 * Lets every waiting release through that no case holds. What was held when the sweep began is looked at again: a hold
 * that is not on record in its case may have failed, and keeps the release.
 */
export async function letReleasesThrough(sweep: Sweep, done: PlannedOperation[]): Promise<void> {
  const { ports, config, read, options } = sweep;
  // A memory that cannot be read may be the one that holds.
  if (sweep.broken.length > 0) return;
  const holders = [...new Set(sweep.holders.flatMap(({ numbers }) => numbers))];
  const cases = holders.length === 0 ? [] : await ports.github.readCases(holders);
  for (const { release, numbers } of sweep.holders) {
    const held = cases.filter(({ number }) => numbers.includes(number));
    const stored = held.map(({ storedText, number }) => readStored(storedText, number));
    if (held.length < numbers.length || !stored.every((each) => each !== null && letsGo(each, release)))
      continue;
    const operation: Operation = {
      kind: 'let-through',
      repo: release.repo,
      run: release.run,
      environment: config.holds.environment,
      comment: publicConstant(RELEASE_LET_THROUGH),
      surface: 'public',
      why: 'No case holds this release.',
    };
    if (options.dryRun) {
      done.push(describe(operation));
      continue;
    }
    const context = { caseNumber: null, storeHead: read.storeHead, self: read.self };
    const outcome = await ports.github.apply(operation, context);
    if (outcome.kind === 'done') done.push(describe(operation));
    else if (outcome.kind === 'refused') sweep.unanswered.push(release.repo);
  }
}
