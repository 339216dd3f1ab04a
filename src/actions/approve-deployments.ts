import type { WaitingRelease } from '../case/observed.ts';
import type { Operation } from '../case/operation.ts';
import { isOurs } from '../case/our-repos.ts';
import { isReleased } from '../features/release/hold.ts';
import { publicConstant } from '../text/embargo.ts';
import { RELEASE_APPROVED } from '../text/public-constants.ts';
import { notePlanned } from './keep-ledger.ts';
import { readStored } from './observe-case.ts';
import { readPages } from './read-pages.ts';
import { isWrittenByOthers } from './restore-store.ts';
import { describeOperation, type PlannedOperation } from './run-case.ts';
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
 * Lets every waiting release through that no case holds. All cases that may hold one are read again right before: some
 * became valid in this very sweep or beside it, and a hold that is not on record may have failed, and keeps the release.
 */
export async function approveReleases(
  sweep: Sweep,
  taken: readonly number[],
  done: PlannedOperation[],
): Promise<void> {
  const { ports, config, read, options } = sweep;
  const going = await findFree(sweep, taken);
  for (const release of going) {
    const operation: Operation = {
      kind: 'approve-deployment',
      repo: release.repo,
      run: release.run,
      environment: config.holds.environment,
      comment: publicConstant(RELEASE_APPROVED),
      surface: 'public',
      why: 'No case holds this release.',
    };
    if (options.dryRun) {
      notePlanned(ports.ledger, operation);
      done.push(describeOperation(operation));
      continue;
    }
    const context = { caseNumber: null, storeHead: read.storeHead, self: read.self };
    const outcome = await ports.github.apply(operation, context);
    if (outcome.kind === 'done') done.push(describeOperation(operation));
    else if (outcome.kind === 'refused') sweep.unanswered.push(release.repo);
  }
}

/** Waiting releases that every case lets go. One request per hundred open cases and one more where one may go, and none where nothing waits. */
async function findFree(
  { ports, broken, waiting, open, due }: Sweep,
  taken: readonly number[],
): Promise<readonly WaitingRelease[]> {
  // A memory that cannot be read may be the one that holds.
  if (waiting === null || waiting.length === 0 || broken.length > 0) return [];
  const numbers = [...new Set([...open, ...due, ...taken])];
  let free = waiting;
  let seen = 0;
  for await (const page of readPages(ports, numbers))
    for (const { storedText, number } of page) {
      const stored = readStored(storedText, number);
      free = free.filter((release) => stored !== null && isReleased(stored, release));
      seen++;
    }
  if (seen < numbers.length || free.length === 0) return [];
  // What somebody else wrote into the store meanwhile lets nothing go.
  return isWrittenByOthers(await ports.github.readSweep()) ? [] : free;
}
