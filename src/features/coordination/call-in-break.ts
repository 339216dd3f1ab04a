import { type BreakCall, callsOf } from '../../case/break-calls.ts';
import { type Actor, membersOf, type ObservedIssue, type ObservedTeam } from '../../case/observed.ts';
import type { StoredCase } from '../../case/stored-case.ts';
import { type Break, breakAt } from '../../config/break-at.ts';
import type { Config } from '../../config/config.ts';
import { HOUR_MS } from '../../process/durations.ts';
import { barredFrom, calledIn, isEmergency } from './break.ts';

/** After so many hours without a word or an act of those who were called, the next is called: twice within the 24 of the law. */
export const SILENT_HOURS = 8;

/** What is known of a case in a break. */
interface CallFacts {
  readonly stored: StoredCase;
  readonly config: Pick<Config, 'breaks' | 'clocks'>;
  readonly team: ObservedTeam;
  readonly issue: Pick<ObservedIssue, 'comments' | 'events'> | null;
  readonly now: string;
}

/** Those of them who can still be reached: members who were not taken off the case. */
export function reachedIn(pause: Break, stored: StoredCase, team: readonly Actor[]): readonly Actor[] {
  const barred = barredFrom(stored);
  const calls = callsOf(stored, pause).map(({ id }) => id);
  const reached = team.filter(({ id }) => calls.includes(id) && !barred.includes(id));
  const first = calledIn(pause, stored, team);
  return reached.length > 0 || first === undefined ? reached : [first];
}

/**
 * Who is to be called now, or undefined: in a break, for an emergency, first the member of the break. Where those who were
 * called stay silent, the one who confirmed the break, then the coordinators of the case.
 */
export function nextCall(facts: CallFacts): Actor | undefined {
  const { stored, config, now } = facts;
  const pause = breakAt(config, now);
  if (pause === undefined || !isEmergency(stored)) return undefined;
  const team = membersOf(facts.team);
  const barred = barredFrom(stored);
  const calls = callsOf(stored, pause);
  const first = calledIn(pause, stored, team);
  const order = [first?.id, ...(pause.callIds ?? []).slice(1), ...stored.coordinators.map(({ id }) => id)];
  const next = order
    .flatMap((id) => team.filter((member) => member.id === id))
    .find(({ id }) => !barred.includes(id) && calls.every((call) => call.id !== id));
  const last = calls.at(-1);
  if (last === undefined) return first ?? (pause.callIds === undefined ? undefined : next);
  const isThere = team.some(({ id }) => id === last.id) && !barred.includes(last.id);
  return !isThere || isSilentSince(facts, calls, last.at) ? next : undefined;
}

/** None of those who were called wrote or did anything in the issue, and the last one has had the time. */
function isSilentSince(
  { issue, now }: Pick<CallFacts, 'issue' | 'now'>,
  calls: readonly BreakCall[],
  last: string,
): boolean {
  if (issue === null || Date.parse(now) - Date.parse(last) < SILENT_HOURS * HOUR_MS) return false;
  const since = Date.parse(calls[0]!.at);
  const acts = [
    ...issue.comments.map(({ author, createdAt }) => ({ id: author?.id, at: createdAt })),
    ...issue.events.map(({ actor, at }) => ({ id: actor?.id, at })),
  ];
  return !acts.some(({ id, at }) => Date.parse(at) >= since && calls.some((call) => call.id === id));
}
