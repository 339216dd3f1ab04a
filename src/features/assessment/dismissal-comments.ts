import type { BotComment, Context } from '../../engine/context.ts';
import { renderDismissal } from '../case-issue/entry-text.ts';
import { deadlinesOf } from '../deadlines/deadlines.ts';
import { dismissalKey } from './dismissal-keys.ts';
import type { Dismissal } from './dismissals.ts';
import { precedentsOf } from './precedents.ts';

/** The reason came after the label: the draft of the reply follows it. */
export function dismissalComments(context: Context): readonly BotComment[] {
  const { stored, config, observed } = context;
  const key = dismissalKey(stored);
  const decision = stored.decisions.find((each) => each.kind === 'dismiss');
  if (key === undefined || !decision) return [];
  const due = deadlinesOf(stored, config, observed.now)[1]!.due;
  const precedents = precedentsOf(context);
  const body = renderDismissal(decision.reason as Dismissal, { stored, due, config, precedents });
  return [{ key, at: decision.by[0]!.at, body }];
}
