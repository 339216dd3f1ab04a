import { isDisclosed, type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { Said } from '../../engine/command.ts';
import { type Context, pushMove, roleOf } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';
import { proofsOf } from '../../engine/guards.ts';
import { judgeMove, renderRefusal } from '../../process/may-move.ts';

/** Dismisses the report with its reason; a dismissed one gets another reason. */
export function dismiss(
  context: Context,
  reason: string,
  because: string,
  { by, at, comment: event }: Said,
  cites?: NonNullable<StoredCase['decisions'][number]['cites']>,
): Followed {
  const { stored } = context;
  if (reason === 'duplicate-of' && because === `#${stored.number}`)
    return { stored, verdict: 'refused/duplicate-of-itself' };
  const decided: StoredCase = {
    ...stored,
    decisions: [
      ...stored.decisions.filter((decision) => decision.kind !== 'dismiss'),
      {
        kind: 'dismiss',
        reason,
        because,
        by: [{ id: by.id, login: by.login, at }],
        ...(cites ? { cites } : {}),
      },
    ],
  };
  if (stateOf(stored) === 'invalid') return { stored: decided, verdict: 'done' };
  const role = roleOf(context, { id: by.id, login: by.login, kind: 'user' });
  const verdict = judgeMove({
    from: stateOf(stored),
    to: 'invalid',
    role,
    proofs: proofsOf(context),
    disclosed: isDisclosed(stored),
  });
  if (verdict.kind === 'refused') return { stored, verdict: renderRefusal(verdict, 'invalid') };
  return { stored: pushMove({ ...context, stored: decided }, 'invalid', { event, by, at }), verdict: 'done' };
}
