import type { StoredApprovalRequest, StoredCase } from '../case/stored-case.ts';
import { DAY_MS } from '../process/durations.ts';
import type { ActionName } from '../process/table.ts';
import type { ApprovalKind, Context, WantedApproval } from './context.ts';

/** Enough different people, none of them the one who asked. */
export function isConfirmed(
  request: Pick<StoredApprovalRequest, 'confirmedBy' | 'askedBy' | 'needs'>,
): boolean {
  const others = request.confirmedBy.filter((person) => person.id !== request.askedBy?.id);
  return new Set(others.map((person) => person.id)).size >= request.needs;
}

/** Nobody has confirmed it yet, or not enough people. */
export const isWaiting = (request: StoredApprovalRequest): boolean =>
  request.doneAt === null && !isConfirmed(request);

/** For how long after an order sweeps look whether it has to be asked about: some orders never are, and then this ends. */
const FRESH_MS = DAY_MS;

export const isFreshOrder = (at: string, now: string): boolean => Date.parse(now) - Date.parse(at) < FRESH_MS;

/** The kind of a key, and what it is about; undefined for one that no feature knows. */
export function approvalOf(
  { features }: Pick<Context, 'features'>,
  key: string,
): { readonly kind: ApprovalKind; readonly subject: string } | undefined {
  const [first = ''] = key.split('/');
  const kind = features.flatMap(({ approvals }) => approvals ?? []).find((each) => each.kind === first);
  return kind && { kind, subject: key.slice(first.length + 1) };
}

/** The action that raises and carries out what is asked for; undefined for a kind that no feature knows. */
const actionOfRequest = (context: Pick<Context, 'features'>, key: string): ActionName | undefined =>
  approvalOf(context, key)?.kind.action;

/** Whether this run asks for it and carries it out. What nobody knows is everybody's, so that it goes away. */
export function isOurRequest({ features, scope }: Pick<Context, 'features' | 'scope'>, key: string): boolean {
  const action = actionOfRequest({ features }, key);
  return action === undefined || scope.has(action);
}

/** Keeps the requests equal to what is wanted: a change of what would be done voids every confirmation. */
export function raiseApprovals(context: Context): StoredCase | undefined {
  const { stored, observed } = context;
  const wanted = wantedApprovals(context);
  const kept = stored.approvalRequests.filter(
    (request) =>
      request.doneAt !== null ||
      !isOurRequest(context, request.key) ||
      approvalOf(context, request.key)?.kind.isUndecided?.(context, request) === true ||
      wanted.some((each) => isSame(each, request)),
  );
  const missing = wanted.filter(
    (each) => !kept.some((request) => request.doneAt === null && isSame(each, request)),
  );
  if (kept.length === stored.approvalRequests.length && missing.length === 0) return undefined;
  const added = missing.map((each) => ({ ...each, at: observed.now, confirmedBy: [], doneAt: null }));
  return { ...stored, approvalRequests: [...kept, ...added] };
}

/** The same thing, asked for by the same person. */
const isSame = (wanted: WantedApproval, request: StoredApprovalRequest): boolean =>
  wanted.key === request.key &&
  wanted.digest === request.digest &&
  (wanted.askedBy?.id ?? null) === (request.askedBy?.id ?? null);

/** What this run has to ask for now. */
function wantedApprovals(context: Context): readonly WantedApproval[] {
  return context.features
    .flatMap(({ approvals }) => approvals ?? [])
    .flatMap((kind) => wantedOfKind(context, kind));
}

/** Under `flag/manual` nothing leaves the team. */
function wantedOfKind(
  context: Context,
  { action, outward, wanted }: ApprovalKind,
): readonly WantedApproval[] {
  const isManual = context.stored.flags.includes('manual');
  return context.scope.has(action) && !(outward && isManual) ? wanted(context) : [];
}

/** True where an operation may go: confirmed as it is wanted now, or configured to need no confirmation. */
export function isCleared(
  context: Context,
  key: string,
  without?: Context['config']['confirmations']['without'][number],
): boolean {
  if (without && context.config.confirmations.without.includes(without)) return true;
  const kind = approvalOf(context, key)?.kind;
  const wanted = kind && wantedOfKind(context, kind).find((each) => each.key === key);
  if (!wanted) return false;
  const request = context.stored.approvalRequests.find(
    (each) => each.doneAt === null && isSame(wanted, each),
  );
  return request !== undefined && isConfirmed(request);
}

/** The memory with an open request closed as done. */
export function finishRequest(
  { stored, observed }: Pick<Context, 'stored' | 'observed'>,
  key: string,
): StoredCase {
  const isOpen = (request: StoredApprovalRequest): boolean => request.key === key && request.doneAt === null;
  if (!stored.approvalRequests.some(isOpen)) return stored;
  const approvalRequests = stored.approvalRequests.map((each) =>
    isOpen(each) ? { ...each, doneAt: observed.now } : each,
  );
  return { ...stored, approvalRequests };
}
