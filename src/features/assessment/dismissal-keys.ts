import type { StoredCase } from '../../case/stored-case.ts';
import { stateOf } from '../../case/stored-case.ts';

/** Key of the comment that goes with the case's present state. */
export const entryKey = (stored: StoredCase): string => `entry/${stored.moves.length}/${stateOf(stored)}`;

/** Key of the comment with the reply's draft, where the reason came after the label; undefined where it did not. */
export function dismissalKey(stored: StoredCase): string | undefined {
  const decision = stored.decisions.find(({ kind }) => kind === 'dismiss');
  const move = stored.moves.at(-1);
  if (stateOf(stored) !== 'invalid' || !decision || !move) return undefined;
  const { at } = decision.by[0]!;
  return Date.parse(at) > Date.parse(move.at) ? `dismissal/${at}` : undefined;
}
