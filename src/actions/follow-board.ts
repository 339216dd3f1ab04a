import { isMarked } from '../case/marker.ts';
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
import type { PlannedOperation } from './run-case.ts';
import { readBoard, sayOnBoard } from './say-on-board.ts';
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
  const { issue } = memory.board;
  const comments = await readBoard(ports, issue);
  const place = { issue, comments, self: read.self, head: read.storeHead };
  addActions(sweep.actions, commentsBy(comments));
  for (const order of readBoardOrders(comments, team, read.now)) {
    if (isMarked(comments, keyOf(order), read.self)) continue;
    const outcome =
      answerHandOver(sweep, order) ?? answerBreak(sweep, order) ?? (await follow(sweep, order, done));
    if (outcome === 'changed') return true;
    const said = { key: keyOf(order), why: 'A comment on the board orders something.' };
    if (outcome) await sayOnBoard(ports, place, { ...said, body: outcome.says }, done);
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
