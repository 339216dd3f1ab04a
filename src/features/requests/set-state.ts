import { isDisclosed, stateOf } from '../../case/stored-case.ts';
import type { Said } from '../../engine/command.ts';
import { type Context, pushMove } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';
import { AFTER_DISCLOSURE, STATES, type StateId } from '../../process/table.ts';
import { isPastUndoing, lastUndoable, UNDO } from './undo.ts';

/** Takes the last move back. */
export function undoMove(context: Context, { by, at, comment: event }: Said): Followed {
  const { stored } = context;
  const last = lastUndoable(stored);
  if (!last?.from) return { stored, verdict: 'refused/nothing-to-undo' };
  if (isPastUndoing(stored)) return { stored, verdict: 'refused/disclosed' };
  if (STATES[last.from].askedBy === 'coordinator' && by.role !== 'coordinator')
    return { stored, verdict: `refused/coordinator-only/${last.from}/` };
  return { stored: pushMove(context, last.from, { event, by, at, why: UNDO }), verdict: 'done' };
}

/**
 * Sets the state to what has happened. What only GitHub can show (disclosure, its end) is not set, and disclosure
 * is asked for by the coordinator here too.
 */
export function setState(
  context: Context,
  to: StateId,
  because: string,
  { by, at, comment: event }: Said,
): Followed {
  const { stored } = context;
  if (AFTER_DISCLOSURE.includes(to) || isDisclosed(stored)) return { stored, verdict: 'refused/disclosed' };
  if (to === stateOf(stored)) return { stored, verdict: `refused/already-there/${to}/` };
  if (STATES[to].askedBy === 'coordinator' && by.role !== 'coordinator')
    return { stored, verdict: `refused/coordinator-only/${to}/` };
  const why = `adopted: ${because}`;
  return { stored: pushMove(context, to, { event, by, at, why }), verdict: 'done' };
}
