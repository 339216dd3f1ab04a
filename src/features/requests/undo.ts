import { isDisclosed, type StoredCase, type StoredMove, stateOf, UNDO } from '../../case/stored-case.ts';
import { AFTER_DISCLOSURE } from '../../process/table.ts';

export { UNDO };

/** The move that `/undo` takes back: the last one that a person asked for, once. */
export function lastUndoable(stored: StoredCase): StoredMove | undefined {
  const last = stored.moves.findLast((move) => move.by.role !== 'bot');
  return last?.from && last.why !== UNDO ? last : undefined;
}

/** Nothing is taken back once an advisory is out, or the case is over. */
export const isPastUndoing = (stored: StoredCase): boolean =>
  isDisclosed(stored) || AFTER_DISCLOSURE.includes(stateOf(stored));
