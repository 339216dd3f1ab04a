import { isMarked } from '../case/marker.ts';
import { membersOf } from '../case/observed.ts';
import type { Operation } from '../case/operation.ts';
import type { SweepRead } from '../case/sweep-reads.ts';
import { breakToTell, renderReturn } from '../features/coordination/break-return.ts';
import type { Kept } from './keep-overview.ts';
import { describeOperation, type PlannedOperation } from './run-case.ts';
import type { Sweep } from './sweep-store.ts';

/** The break whose end is to be told of on the board; there has to be one. */
export const returnToTell = (
  { config, options }: Pick<Sweep, 'config' | 'options'>,
  { memory }: Pick<Kept, 'memory'>,
  now: string,
) =>
  options.scope.has('ack-timer') && config.board ? breakToTell(config, memory.breaksTold, now) : undefined;

/** On the first day back: the open cases by age, in a comment on the board, once. */
export async function tellOfReturn(
  sweep: Pick<Sweep, 'ports' | 'config' | 'options' | 'team' | 'rows'>,
  read: SweepRead,
  kept: Kept,
  done: PlannedOperation[],
): Promise<Kept> {
  const over = returnToTell(sweep, kept, read.now);
  const { board } = kept.memory;
  if (over === undefined) return kept;
  const told = { ...kept, memory: { ...kept.memory, breaksTold: [...kept.memory.breaksTold, over.from] } };
  // Without a board no case was ever open.
  if (board === null) return told;
  const key = `break-over/${over.from}`;
  const { github } = sweep.ports;
  const comments = (await github.readCase(board.issue)).issue?.comments ?? [];
  if (isMarked(comments, key, read.self)) return told;
  const people = membersOf(sweep.team).filter(({ kind }) => kind === 'user');
  const comment: Operation = {
    kind: 'comment',
    issue: board.issue,
    key,
    body: renderReturn(over, sweep.rows, people),
    surface: 'team',
    why: 'A break of the team is over.',
  };
  const context = { caseNumber: null, storeHead: kept.head, self: read.self };
  const outcome = await github.apply(comment, context);
  if (outcome.kind === 'refused' || outcome.kind === 'conflict') return kept;
  if (outcome.kind === 'done') done.push(describeOperation(comment));
  return told;
}
