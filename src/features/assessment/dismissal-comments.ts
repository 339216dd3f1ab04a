import { stateOf } from '../../case/stored-case.ts';
import type { BotComment, Context } from '../../engine/context.ts';
import { renderDismissal } from '../case-issue/entry-text.ts';
import { deadlinesOf } from '../deadlines/deadlines.ts';
import type { Dismissal } from './dismissals.ts';

/** The reason came after the label: the draft of the reply follows it. */
export function dismissalComments({ stored, config, observed }: Context): readonly BotComment[] {
  const decision = stored.decisions.find((each) => each.kind === 'dismiss');
  const move = stored.moves.at(-1);
  if (
    stateOf(stored) !== 'invalid' ||
    !decision ||
    !move ||
    Date.parse(decision.by[0]!.at) <= Date.parse(move.at)
  )
    return [];
  const due = deadlinesOf(stored, config, observed.now)[1]!.due;
  const body = renderDismissal(decision.reason as Dismissal, stored, due, config);
  return [{ key: `dismissal/${decision.by[0]!.at}`, at: decision.by[0]!.at, body }];
}
