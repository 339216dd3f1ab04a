import { readMarker } from '../../case/marker.ts';
import {
  type StoredApprovalRequest,
  type StoredBy,
  type StoredCase,
  stateOf,
} from '../../case/stored-case.ts';
import { isConfirmed, isOurRequest, isWaiting } from '../../engine/approvals.ts';
import type { Context } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';
import { STATES } from '../../process/table.ts';

/**
 * The action that hears a confirmation where each action runs alone: one that asked, or that of the present state.
 * Anyone who hears it, it counts for everything that was shown; what changed since is voided by the action that asked.
 */
export function isOursToConfirm(context: Pick<Context, 'features' | 'scope' | 'stored'>): boolean {
  const { scope, stored } = context;
  const waiting = stored.approvalRequests.filter(isWaiting);
  return waiting.length === 0
    ? scope.has(STATES[stateOf(stored)].action)
    : waiting.some(({ key }) => isOurRequest(context, key));
}

/**
 * A confirmation counts for what was shown before it, and never from the one who asked. Where several things wait, it
 * has to name the one that it means: nobody publishes while they wanted to post a placeholder.
 */
export function confirmRequests(
  context: Context,
  by: StoredBy,
  at: string,
  key: string | null,
  event: string | null,
): Followed {
  const { stored } = context;
  const isMeant = (approvalRequest: StoredApprovalRequest): boolean =>
    isWaiting(approvalRequest) && wasShownBefore(context, approvalRequest, at, event);
  const open = stored.approvalRequests.filter(
    (approvalRequest) =>
      (key === null || approvalRequest.key === key || approvalRequest.key.startsWith(`${key}/`)) &&
      isMeant(approvalRequest),
  );
  if (open.length === 0) return { stored, verdict: 'refused/nothing-to-confirm' };
  const isMine = (approvalRequest: StoredApprovalRequest): boolean => approvalRequest.askedBy?.id !== by.id;
  const mine = open.filter(isMine);
  if (mine.length === 0) return { stored, verdict: 'refused/own-request' };
  const others = listVoided(context).filter(
    (approvalRequest) => isMine(approvalRequest) && isMeant(approvalRequest),
  );
  if (key === null && mine.length + others.length > 1) return { stored, verdict: 'refused/which-one' };
  const approvalRequests = stored.approvalRequests.map((approvalRequest) =>
    mine.includes(approvalRequest) && !approvalRequest.confirmedBy.some((person) => person.id === by.id)
      ? {
          ...approvalRequest,
          confirmedBy: [...approvalRequest.confirmedBy, { id: by.id, login: by.login, at }],
        }
      : approvalRequest,
  );
  return { stored: confirmDecisions({ ...stored, approvalRequests }, by, at), verdict: 'done' };
}

/** What this run found to be asked for, and has voided since. */
const listVoided = ({ stored, observed }: Context): StoredCase['approvalRequests'] =>
  (observed.stored?.approvalRequests ?? []).filter((approvalRequest) =>
    stored.approvalRequests.every(
      (each) => each.key !== approvalRequest.key || each.digest !== approvalRequest.digest,
    ),
  );

function wasShownBefore(
  { observed }: Context,
  approvalRequest: StoredApprovalRequest,
  at: string,
  event: string | null,
): boolean {
  if (Date.parse(approvalRequest.at) > Date.parse(at)) return false;
  const comments = observed.issue?.comments ?? [];
  const shown = comments.findIndex(
    (comment) =>
      readMarker(comment, observed.self) === `ask/${approvalRequest.key}/${approvalRequest.digest}`,
  );
  if (shown < 0) return false;
  const said = event === null ? -1 : comments.findIndex((comment) => comment.id === event);
  return said < 0 ? Date.parse(comments[shown]!.createdAt) <= Date.parse(at) : shown < said;
}

/** A confirmed decision is one of two people. */
function confirmDecisions(stored: StoredCase, by: StoredBy, at: string): StoredCase {
  const approvalRequest = stored.approvalRequests.find(
    (each) => each.key === 'no-patch' && isConfirmed(each) && each.doneAt === null,
  );
  if (!approvalRequest) return stored;
  const decisions = stored.decisions.map((decision) =>
    decision.kind === 'no-patch' && decision.by.length === 1 && decision.by[0]!.id !== by.id
      ? { ...decision, by: [...decision.by, { id: by.id, login: by.login, at }] }
      : decision,
  );
  const approvalRequests = stored.approvalRequests.map((each) =>
    each === approvalRequest ? { ...each, doneAt: at } : each,
  );
  return { ...stored, decisions, approvalRequests };
}
