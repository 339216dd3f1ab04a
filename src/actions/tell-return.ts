import { membersOf } from '../case/observed.ts';
import type { SweepRead } from '../case/sweep-reads.ts';
import { breakToTell, renderReturn } from '../features/coordination/break-return.ts';
import type { Kept } from './keep-overview.ts';
import type { PlannedOperation } from './run-case.ts';
import { readBoard, sayOnBoard } from './say-on-board.ts';
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
  const { issue } = board;
  const comments = await readBoard(sweep.ports, issue);
  const people = membersOf(sweep.team).filter(({ kind }) => kind === 'user');
  const said = { key, body: renderReturn(over, sweep.rows, people), why: 'A break of the team is over.' };
  const place = { issue, comments, self: read.self, head: kept.head };
  return (await sayOnBoard(sweep.ports, place, said, done)) ? told : kept;
}
