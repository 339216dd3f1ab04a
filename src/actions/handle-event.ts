import { readMarker } from '../case/marker.ts';
import type { Operation } from '../case/operation.ts';
import type { CaseRead } from '../case/ports.ts';
import { pathOfCase, pathOfReport, renderStoredCase } from '../case/stored-case.ts';
import { type CaseEvent, concernOf } from '../engine/concern-of-event.ts';
import { isAuthorityKey } from '../features/coordination/authority-change.ts';
import { planFormCase } from '../features/intake/intake.ts';
import { isListKey } from '../features/intake/queue.ts';
import { filesOfNamed, holdForSecond, withoutOthersThread } from '../features/takedown/named-threads.ts';
import type { ActionName } from '../process/table.ts';
import { ProcessError } from './error.ts';
import { guardCommit } from './guard-commit.ts';
import { caseMadeAgain } from './guard-set-back.ts';
import { BOARD } from './keep-overview.ts';
import { guardIdentity, guardSurface, type Ports, startObserving } from './observe-case.ts';
import { readConfig } from './read-config.ts';
import { type RunResult, runCase, runKnownCase } from './run-case.ts';
import { runSweep } from './sweep.ts';
import { takeDown } from './take-down-at-once.ts';

/** How often a lost compare-and-set is answered by looking again. */
const MOST_CONFLICTS = 5;

/** Does whatever an event calls for: one case, or a sweep over all. */
export async function handleEvent(
  ports: Ports,
  event: CaseEvent,
  scope: ReadonlySet<ActionName>,
  dryRun: boolean,
): Promise<RunResult> {
  const concern = concernOf(event);
  if (concern.kind === 'none') return notOurs;
  if (concern.kind === 'all-cases') return runSweep(ports, { scope, dryRun });
  const result = await runKnownCase(ports, concern.issue, { scope, dryRun });
  if (!('unknown' in result)) return result;
  if (event.name === 'issue_comment' && isForSweeps(result.unknown))
    return runSweep(ports, { scope, dryRun, isBoardCommented: true });
  const number = await findCase(ports, result.unknown, concern.issue, scope, dryRun);
  return number === undefined ? notOurs : runCase(ports, number, { scope, dryRun });
}

const notOurs: RunResult = { decision: 'nothing', reason: 'not-our-event', plan: [], changed: false };

/** What members order there is what a sweep does, so that they need not wait for the next. */
const isForSweeps = ({ issue, self }: CaseRead): boolean =>
  issue !== null &&
  isSweptKey(readMarker({ author: issue.author, body: issue.body, lastEditor: null }, self) ?? '');

/** The board, or an issue of a list or of a change of the configuration. */
const isSweptKey = (key: string): boolean => isListKey(key) || isAuthorityKey(key) || key === BOARD;

/** An issue that is no case by its number: one made again for a case, or one from our forms that becomes one. */
async function findCase(
  ports: Ports,
  read: CaseRead,
  issue: number,
  scope: ReadonlySet<ActionName>,
  dryRun: boolean,
): Promise<number | undefined> {
  if (!read.issue) return undefined;
  const again = caseMadeAgain(read.issue, read.self);
  if (again !== undefined) return again;
  if (!scope.has('intake') || dryRun) return undefined;
  return takeInForm(ports, read, issue, scope);
}

async function takeInForm(
  ports: Ports,
  read: CaseRead,
  number: number,
  scope: ReadonlySet<ActionName>,
  conflicts = 0,
): Promise<number | undefined> {
  const config = readConfig(read);
  const isForm = read.issue!.labels.some(
    (label) => label.toLowerCase() === config.intake.formLabel.toLowerCase(),
  );
  if (!isForm) return undefined;
  const started = startObserving(read, number, ports);
  const around = await ports.github.readSurroundings({ team: config.team, posts: [], tags: [] });
  guardIdentity(config, around);
  guardSurface({ ...started, team: around.team, repo: { ...started.repo, owners: around.owners } }, config);
  if (around.team.kind === 'unknown') return undefined;
  const planned = planFormCase(read.issue!, read.now, read.self, around.team.members, config);
  const begun = withoutOthersThread(planned, read.sweepText);
  const stored = holdForSecond(begun, read.sweepText);
  await takeDown(ports, { ...started, stored, team: around.team }, config, scope);
  const commit: Operation = {
    kind: 'commit-store',
    files: {
      [pathOfCase(number)]: renderStoredCase(stored),
      [pathOfReport(number)]: read.issue!.body,
      ...filesOfNamed(stored, null, read.sweepText, read.now),
    },
    message: `Case ${number}: received`,
    surface: 'team',
    why: 'An issue from one of our forms becomes a case.',
  };
  const context = { caseNumber: number, storeHead: read.storeHead, self: read.self };
  const outcome = await ports.github.apply(commit, context);
  guardCommit(commit, outcome);
  return outcome.kind === 'conflict' ? takeInFormAgain(ports, number, scope, conflicts + 1) : number;
}

/** Somebody else wrote to the store in between; perhaps this very case. */
async function takeInFormAgain(
  ports: Ports,
  number: number,
  scope: ReadonlySet<ActionName>,
  conflicts: number,
): Promise<number | undefined> {
  if (conflicts >= MOST_CONFLICTS)
    throw new ProcessError(
      'store-conflict',
      `Other runs kept writing to the store, so issue ${number} is no case yet. The next sweep tries again.`,
    );
  // Where it was nobody of ours, that is put back first.
  const result = await runKnownCase(ports, number, { scope, dryRun: false });
  if (!('unknown' in result)) return number;
  return result.unknown.issue ? takeInForm(ports, result.unknown, number, scope, conflicts) : undefined;
}
