import { readMarker } from '../../case/marker.ts';
import { type StoredAsk, type StoredBy, type StoredCase, stateOf } from '../../case/stored-case.ts';
import { isConfirmed, isOurRequest, isWaiting } from '../../engine/approvals.ts';
import type { Context } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';
import { STATES } from '../../process/table.ts';

/**
 * The action that hears a confirmation where each action runs alone: one that asked, or that of the present state.
 * Whoever hears it, it counts for everything that was shown; what changed since is voided by the action that asked.
 */
export function isOursToConfirm(context: Pick<Context, 'features' | 'scope' | 'stored'>): boolean {
  const { scope, stored } = context;
  const waiting = stored.asks.filter(isWaiting);
  return waiting.length === 0
    ? scope.has(STATES[stateOf(stored)].action)
    : waiting.some(({ key }) => isOurRequest(context, key));
}

/**
 * A confirmation counts for what was shown before it, and never from the one who asked. Where several things wait, it
 * has to name the one that it means: nobody publishes while they wanted to post a placeholder.
 */
export function confirmAsks(
  context: Context,
  by: StoredBy,
  at: string,
  key: string | null,
  event: string | null,
): Followed {
  const { stored } = context;
  const isMeant = (ask: StoredAsk): boolean => isWaiting(ask) && wasShownBefore(context, ask, at, event);
  const open = stored.asks.filter(
    (ask) => (key === null || ask.key === key || ask.key.startsWith(`${key}/`)) && isMeant(ask),
  );
  if (open.length === 0) return { stored, verdict: 'refused/nothing-to-confirm' };
  const isMine = (ask: StoredAsk): boolean => ask.askedBy?.id !== by.id;
  const mine = open.filter(isMine);
  if (mine.length === 0) return { stored, verdict: 'refused/own-request' };
  const others = listVoided(context).filter((ask) => isMine(ask) && isMeant(ask));
  if (key === null && mine.length + others.length > 1) return { stored, verdict: 'refused/which-one' };
  const asks = stored.asks.map((ask) =>
    mine.includes(ask) && !ask.confirmedBy.some((person) => person.id === by.id)
      ? { ...ask, confirmedBy: [...ask.confirmedBy, { id: by.id, login: by.login, at }] }
      : ask,
  );
  return { stored: confirmDecisions({ ...stored, asks }, by, at), verdict: 'done' };
}

/** What this run found to be asked for, and has voided since. */
const listVoided = ({ stored, observed }: Context): StoredCase['asks'] =>
  (observed.stored?.asks ?? []).filter((ask) =>
    stored.asks.every((each) => each.key !== ask.key || each.digest !== ask.digest),
  );

function wasShownBefore({ observed }: Context, ask: StoredAsk, at: string, event: string | null): boolean {
  if (Date.parse(ask.at) > Date.parse(at)) return false;
  const comments = observed.issue?.comments ?? [];
  const shown = comments.findIndex(
    (comment) => readMarker(comment, observed.self) === `ask/${ask.key}/${ask.digest}`,
  );
  if (shown < 0) return false;
  const said = event === null ? -1 : comments.findIndex((comment) => comment.id === event);
  return said < 0 ? Date.parse(comments[shown]!.createdAt) <= Date.parse(at) : shown < said;
}

/** A confirmed decision is one of two people. */
function confirmDecisions(stored: StoredCase, by: StoredBy, at: string): StoredCase {
  const ask = stored.asks.find(
    (each) => each.key === 'no-patch' && isConfirmed(each) && each.doneAt === null,
  );
  if (!ask) return stored;
  const decisions = stored.decisions.map((decision) =>
    decision.kind === 'no-patch' && decision.by.length === 1 && decision.by[0]!.id !== by.id
      ? { ...decision, by: [...decision.by, { id: by.id, login: by.login, at }] }
      : decision,
  );
  const asks = stored.asks.map((each) => (each === ask ? { ...each, doneAt: at } : each));
  return { ...stored, decisions, asks };
}
