import { readMarker } from '../../case/marker.ts';
import { type StoredBy, type StoredCase, stateOf } from '../../case/stored-case.ts';
import { type ActionName, STATES } from '../../process/table.ts';
import type { Context } from '../context.ts';
import type { Followed } from './followed.ts';
import { actionOfAsk, isConfirmed } from './raise-asks.ts';

/**
 * The action that hears a confirmation where each action runs alone: one that asked, or that of the present state.
 * Whoever hears it, it counts for everything that was shown; what changed since is voided by the action that asked.
 */
export function isOursToConfirm({ scope, stored }: Pick<Context, 'scope' | 'stored'>): boolean {
  const owners = new Set<ActionName>(
    stored.asks.filter((ask) => ask.doneAt === null && !isConfirmed(ask)).map((ask) => actionOfAsk(ask.key)),
  );
  return owners.size === 0
    ? scope.has(STATES[stateOf(stored)].action)
    : [...owners].some((owner) => scope.has(owner));
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
  const open = stored.asks.filter(
    (ask) =>
      ask.doneAt === null &&
      !isConfirmed(ask) &&
      (key === null || ask.key === key || ask.key.startsWith(`${key}/`)) &&
      wasShownBefore(context, ask, at, event),
  );
  if (open.length === 0) return { stored, verdict: 'refused/nothing-to-confirm' };
  const mine = open.filter((ask) => ask.askedBy?.id !== by.id);
  if (mine.length === 0) return { stored, verdict: 'refused/own-request' };
  const others = key === null ? listVoided(context, by, at, event) : [];
  if (key === null && mine.length + others.length > 1) return { stored, verdict: 'refused/which-one' };
  const asks = stored.asks.map((ask) =>
    mine.includes(ask) && !ask.confirmedBy.some((person) => person.id === by.id)
      ? { ...ask, confirmedBy: [...ask.confirmedBy, { id: by.id, login: by.login, at }] }
      : ask,
  );
  return { stored: confirmDecisions({ ...stored, asks }, by, at), verdict: 'done' };
}

/** What stood to be confirmed when it was said, and is void since, by something that this run came upon with it. */
const listVoided = (context: Context, by: StoredBy, at: string, event: string | null): StoredCase['asks'] =>
  (context.observed.stored?.asks ?? []).filter(
    (ask) =>
      ask.doneAt === null &&
      !isConfirmed(ask) &&
      ask.askedBy?.id !== by.id &&
      context.stored.asks.every((each) => each.key !== ask.key || each.digest !== ask.digest) &&
      wasShownBefore(context, ask, at, event),
  );

function wasShownBefore(
  { observed }: Context,
  ask: StoredCase['asks'][number],
  at: string,
  event: string | null,
): boolean {
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
