import { stateOf } from '../case/stored-case.ts';
import type { BotComment, CommentPlan, Context } from './context.ts';

const plansOf = ({ features }: Pick<Context, 'features'>): readonly CommentPlan[] =>
  features.flatMap(({ comments }) => comments ?? []);

/** Every comment that is due now, in the order of the features. */
export function wantedComments(context: Context): readonly BotComment[] {
  const isOver = stateOf(context.stored) === 'closed';
  return plansOf(context)
    .filter(({ afterClosing }) => !isOver || afterClosing)
    .flatMap(({ wanted }) => wanted(context));
}

/** Whether a comment that is not wanted any more is taken away. */
export function isOver(context: Context, key: string): boolean {
  const [kind = ''] = key.split('/');
  const plan = plansOf(context).find(({ passing }) => passing?.includes(kind));
  return plan !== undefined && !plan.isKept?.(context, key);
}
