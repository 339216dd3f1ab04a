import { isMarked } from '../case/marker.ts';
import type { ObservedComment } from '../case/observed.ts';
import type { Operation } from '../case/operation.ts';
import { isSweepNoted } from '../case/sweep-memory.ts';
import {
  type BoardOrder,
  type OrderOutcome,
  readBoardOrders,
} from '../features/coordination/board-orders.ts';
import { renderBoardHelp } from '../features/coordination/break-order-text.ts';
import { addActions, commentsBy } from '../features/coordination/member-activity.ts';
import { answerHandOver, followHandOver } from './hand-over.ts';
import { answerBreak, followBreak } from './order-break.ts';
import { describeOperation, type PlannedOperation } from './run-case.ts';
import type { Sweep } from './sweep-store.ts';

/**
 * Follows what members order in comments on the board. What was done is remembered with it, and told until it was. Each
 * order is judged once: one that was answered is never read again. True where the store was written: everything has to be
 * read again.
 */
export async function followBoard(sweep: Sweep, done: PlannedOperation[]): Promise<boolean> {
  const { ports, memory, options, team, read } = sweep;
  if (memory.board === null || options.dryRun || !options.scope.has('ack-timer')) return false;
  // A request for every sweep is too much: the comment's own run reads it, and every other hour what such a run left.
  if (options.isBoardCommented !== true && isSweepNoted(memory, read.now)) return false;
  const comments = (await ports.github.readCase(memory.board.issue)).issue?.comments ?? [];
  addActions(sweep.actions, commentsBy(comments));
  for (const order of readBoardOrders(comments, team, read.now)) {
    if (isMarked(comments, keyOf(order), read.self)) continue;
    const outcome =
      answerHandOver(sweep, order) ?? answerBreak(sweep, order) ?? (await follow(sweep, order, done));
    if (outcome === 'changed') return true;
    if (outcome) await answer(sweep, comments, order, outcome.says, done);
  }
  return false;
}

/** An order that was not followed yet. */
async function follow(sweep: Sweep, order: BoardOrder, done: PlannedOperation[]): Promise<OrderOutcome> {
  switch (order.name) {
    case 'help':
      return order.refused ? undefined : { says: renderBoardHelp() };
    case 'hand-over':
      return followHandOver(sweep, order, done);
    case 'break':
    case 'confirm':
      return followBreak(sweep, order, done);
  }
}

const keyOf = ({ event }: BoardOrder): string => `answer/${event}`;

async function answer(
  { ports, memory, read }: Sweep,
  comments: readonly ObservedComment[],
  order: BoardOrder,
  body: string,
  done: PlannedOperation[],
): Promise<void> {
  if (memory.board === null || isMarked(comments, keyOf(order), read.self)) return;
  const why = 'A comment on the board orders something.';
  const { issue } = memory.board;
  const comment: Operation = { kind: 'comment', issue, key: keyOf(order), body, surface: 'team', why };
  const context = { caseNumber: null, storeHead: read.storeHead, self: read.self };
  const outcome = await ports.github.apply(comment, context);
  if (outcome.kind === 'done') done.push(describeOperation(comment));
}
