import { isMarked } from '../case/marker.ts';
import type { ObservedComment } from '../case/observed.ts';
import type { Operation } from '../case/operation.ts';
import { pathOfCase, renderStoredCase, type StoredCase } from '../case/stored-case.ts';
import { isSweepNoted, PATH_OF_SWEEP, renderSweepMemory, type SweepMemory } from '../case/sweep-memory.ts';
import { type HandOverOrder, handOver, readHandOvers } from '../features/coordination/hand-over.ts';
import { renderHandOver, renderHandOverRefused } from '../features/coordination/hand-over-text.ts';
import { readQuietly } from './go-through-cases.ts';
import { guardCommit } from './guard-commit.ts';
import { readPages } from './read-pages.ts';
import { describeOperation, type PlannedOperation } from './run-case.ts';
import { planCommit, type Sweep } from './sweep-store.ts';

/**
 * Follows `/hand-over` on the board. All cases change in one commit, so that a run that dies leaves none behind; what
 * was done is remembered with it and told until it was. True where the store was written: everything has to be read again.
 */
export async function handOverCases(sweep: Sweep, done: PlannedOperation[]): Promise<boolean> {
  const { ports, memory, options, team, read } = sweep;
  if (memory.board === null || options.dryRun || !options.scope.has('ack-timer')) return false;
  // A request for every sweep is too much: the comment's own run reads it, and every other hour what such a run left.
  if (options.isBoardCommented !== true && isSweepNoted(memory, read.now)) return false;
  const comments = (await ports.github.readCase(memory.board.issue)).issue?.comments ?? [];
  for (const each of memory.handOvers)
    await answer(
      sweep,
      comments,
      each.event,
      renderHandOver(each.from, each.to, each.issues, each.kept),
      done,
    );
  const followed = memory.handOvers.map(({ event }) => event);
  const asked = readHandOvers(comments, followed, team, []);
  if (asked.length === 0) return false;
  const open = await readOpen(sweep);
  const orders = readHandOvers(comments, followed, team, open);
  for (const order of orders)
    if (order.kind === 'refused')
      await answer(sweep, comments, order.event, renderHandOverRefused(order.by.login, order.why), done);
  const next = orders.find((order) => order.kind === 'order');
  if (next?.kind !== 'order') return false;
  await follow(sweep, next, open, done);
  return true;
}

async function readOpen(sweep: Sweep): Promise<readonly StoredCase[]> {
  const open: StoredCase[] = [];
  for await (const page of readPages(sweep.ports, sweep.open))
    open.push(...page.flatMap((swept) => readQuietly(swept, []) ?? []));
  return open;
}

async function follow(
  { ports, memory, read }: Sweep,
  order: Extract<HandOverOrder, { readonly kind: 'order' }>,
  open: readonly StoredCase[],
  done: PlannedOperation[],
): Promise<void> {
  const changed = open.flatMap((stored) => handOver(stored, order) ?? []);
  const { event, from, to } = order;
  const kept = open.filter(
    ({ coordinators, analyst, reporter }) =>
      reporter?.id === to.id && [...coordinators, analyst].some((person) => person?.id === from.id),
  );
  const note: SweepMemory['handOvers'][number] = {
    event,
    from: from.login,
    to: to.login,
    issues: changed.map(({ issue }) => issue),
    kept: kept.map(({ issue }) => issue),
  };
  const commit = planCommit('Hand cases over', {
    ...Object.fromEntries(changed.map((stored) => [pathOfCase(stored.number), renderStoredCase(stored)])),
    [PATH_OF_SWEEP]: renderSweepMemory({ ...memory, handOvers: [...memory.handOvers, note] }),
  });
  const outcome = await ports.github.apply(commit, contextOf(read));
  guardCommit(commit, outcome);
  if (outcome.kind === 'done') done.push(describeOperation(commit));
}

/** Said once, however often this is looked at. */
async function answer(
  { ports, memory, read }: Sweep,
  comments: readonly ObservedComment[],
  event: string,
  body: string,
  done: PlannedOperation[],
): Promise<void> {
  const key = `answer/${event}`;
  if (memory.board === null || isMarked(comments, key, read.self)) return;
  const { issue } = memory.board;
  const why = 'A comment on the board asks for a hand-over.';
  const comment: Operation = { kind: 'comment', issue, key, body, surface: 'team', why };
  const outcome = await ports.github.apply(comment, contextOf(read));
  if (outcome.kind === 'done') done.push(describeOperation(comment));
}

const contextOf = (read: Sweep['read']) => ({
  caseNumber: null,
  storeHead: read.storeHead,
  self: read.self,
});
