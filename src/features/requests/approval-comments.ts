import { approvalOf, isOurRequest, isWaiting } from '../../engine/approvals.ts';
import type { BotComment, Context } from '../../engine/context.ts';
import { renderApprovalRequest } from './approval-text.ts';

/** What waits for a confirmation, exactly as it would be done. */
export function approvalComments(context: Context): readonly BotComment[] {
  return context.stored.approvalRequests
    .filter((request) => isWaiting(request) && isOurRequest(context, request.key))
    .flatMap((request) => {
      const known = approvalOf(context, request.key);
      const effect = known?.kind.effect(context, request, known.subject);
      if (effect === undefined) return [];
      const body = renderApprovalRequest(request, effect);
      return [{ key: `ask/${request.key}/${request.digest}`, at: request.at, body }];
    });
}
