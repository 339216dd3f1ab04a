import type { ObservedIssue } from '../case/observed.ts';
import type { Operation } from '../case/operation.ts';
import { renderStoredCase, type StoredCase } from '../case/stored-case.ts';
import type { FoundAdvisory, FoundForm, FoundThread } from '../case/sweep-reads.ts';
import { planFormCase } from '../features/intake/intake.ts';
import { notePlanned } from './keep-ledger.ts';
import { planBoard } from './keep-overview.ts';
import { planMissingLabels } from './make-labels.ts';
import { startObserving } from './observe-case.ts';
import { type Incoming, ofAdvisory, ofThread } from './open-cases.ts';
import { planLists, sortHeld } from './queue-reports.ts';
import { NO_PAST } from './read-past.ts';
import { describeOperation, type PlannedOperation, settle } from './run-case.ts';
import { planCommit, type Sweep } from './sweep-store.ts';
import { unlessError } from './unless-error.ts';

/** For a dry run: everything that taking these in would do, the first steps of every new case included. Nothing is written. */
export async function foreseeIntake(
  sweep: Sweep,
  {
    forms,
    fresh,
    threads,
  }: {
    readonly forms: readonly FoundForm[];
    readonly fresh: readonly FoundAdvisory[];
    readonly threads: readonly FoundThread[];
  },
  done: PlannedOperation[],
): Promise<void> {
  const plan = (operation: Operation, number: number | null = null): void => {
    notePlanned(sweep.ports.ledger, operation, number);
    done.push(describeOperation(operation));
  };
  const labels = planMissingLabels(sweep);
  if (labels) plan(labels);
  const sorted = sortHeld(sweep, fresh, NO_PAST);
  for (const list of planLists(sweep, sorted.held)) plan(list);
  const begin = async (stored: StoredCase, issue: ObservedIssue, report: string): Promise<void> =>
    void (await unlessError(sweep.errors, undefined, () => foreseeCase(sweep, stored, issue, report, done)));
  const { read, team, config } = sweep;
  for (const { issue } of forms) {
    plan(planCommit(`Case ${issue.number}: received`, {}), issue.number);
    if (team.kind === 'unknown') continue;
    const stored = planFormCase(issue, read.now, read.self, team.members, config);
    await begin(stored, issue, issue.body);
  }
  const incoming = [
    ...sorted.fresh.map((each) => ofAdvisory(sweep, each)),
    ...threads.map((each) => ofThread(sweep, each)),
  ];
  for (const [index, each] of incoming.entries()) {
    // Numbers that no issue has: it has none yet.
    const number = -1 - index;
    plan(each.operation, number);
    await begin({ ...each.begin(number), issue: number }, imagineIssue(sweep, each, number), each.report);
  }
  if (planBoard(sweep, sweep.memory, sweep.rows)) plan(BOARD);
}

const BOARD: Operation = {
  kind: 'create-case-issue',
  key: 'board',
  title: '',
  body: '',
  labels: [],
  surface: 'team',
  why: 'The board follows the cases.',
};

async function foreseeCase(
  { ports, read, config, team, options }: Sweep,
  stored: StoredCase,
  issue: ObservedIssue,
  report: string,
  done: PlannedOperation[],
): Promise<void> {
  const begun = { ...read, storedText: renderStoredCase(stored), reportText: report, issue };
  const observed = { ...startObserving(begun, stored.number, ports), team };
  await settle(ports, config, observed, options, done);
}

function imagineIssue({ read }: Sweep, { operation }: Incoming, number: number): ObservedIssue {
  const { title, body, labels } = operation;
  return {
    number,
    id: '',
    title,
    body,
    state: 'open',
    author: read.self,
    createdAt: read.now,
    url: '',
    labels,
    assignees: [],
    events: [],
    comments: [],
    commentsCut: false,
  };
}
