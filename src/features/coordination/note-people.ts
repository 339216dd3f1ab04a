import type { Actor } from '../../case/observed.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import { breakAt } from '../../config/break-at.ts';
import { type Context, isJudged, judge, roleOf, runsState } from '../../engine/context.ts';
import { isTeam } from '../../process/may-move.ts';
import { withLeavers, withoutReturned } from './access.ts';
import { barredFrom, isEmergency, RESIGNED } from './break.ts';
import { nextCall, reachedIn } from './call-in-break.ts';
import { GIVEN, peopleWithRole, withoutRoles } from './case-roles.ts';
import { pickCoordinator } from './rota.ts';

/** Assigning oneself makes one a coordinator, taking the assignment off ends every role (node B). */
export function noteAssignments(context: Context): StoredCase | undefined {
  const { observed, stored } = context;
  const event = observed.issue?.events.find(
    (each) =>
      (each.kind === 'assigned' || each.kind === 'unassigned') &&
      each.actor?.id !== observed.self.id &&
      each.assignee &&
      !isJudged(stored, each.id),
  );
  if (!event?.assignee) return undefined;
  const roles = [roleOf(context, event.actor), roleOf(context, event.assignee)];
  if (roles[0] === 'unknown') return undefined;
  if (!isTeam(roles[0]!)) return judge(stored, event.id, 'refused/not-allowed');
  const { id, login } = event.assignee;
  const others = stored.coordinators.filter((person) => person.id !== id);
  if (event.kind === 'unassigned')
    return judge(
      withoutRoles({ ...stored, coordinators: others }, (each) => each === id),
      event.id,
      `${RESIGNED}${id}`,
    );
  if (!isTeam(roles[1]!)) return judge(stored, event.id, 'refused/no-member');
  // One assignment hands the case over: the one who gives it away is done, unless two are wanted.
  const isGiven =
    !context.config.rota.second &&
    event.actor?.id !== id &&
    stored.coordinators.length === 1 &&
    stored.coordinators[0]!.id === event.actor?.id;
  const staying = isGiven ? [] : others;
  return judge(
    { ...stored, coordinators: [...staying, { id, login }] },
    event.id,
    isGiven ? `${GIVEN}${event.actor?.id}` : 'accepted',
  );
}

/**
 * Anyone who left the team has no role in a case any more; another coordinator is found (design, section 3, rule 7). Who is back
 * has not left.
 */
export function dropLeavers({ stored: before, observed }: Context): StoredCase | undefined {
  const { team } = observed;
  if (team.kind === 'unknown' || stateOf(before) === 'closed') return undefined;
  const stored = withoutReturned(before, team.members);
  const isGone = (person: number): boolean => team.members.every(({ id }) => id !== person);
  const left = peopleWithRole(stored).filter(({ id }) => isGone(id));
  if (left.length === 0) return stored === before ? undefined : stored;
  const coordinators = stored.coordinators.filter(({ id }) => !isGone(id));
  return withLeavers(withoutRoles({ ...stored, coordinators }, isGone), left, observed.now);
}

/**
 * A case without a coordinator gets the member whose turn it is, and a second one where that is configured: never the
 * reporter, nor anybody who was taken off this case. A second one that was taken off is not replaced. In a break nobody is
 * asked but the member who is called, and that only in an emergency, also where there is a coordinator, who is away.
 */
export function findCoordinator(context: Context): StoredCase | undefined {
  const { stored, observed, config } = context;
  if (stateOf(stored) === 'closed' || !runsState(context, stateOf(stored))) return undefined;
  const { team } = observed;
  if (team.kind === 'unknown') return undefined;
  const pause = breakAt(config, observed.now);
  if (pause && !isEmergency(stored)) return undefined;
  const next = nextCall({ stored, config, team, issue: observed.issue, now: observed.now });
  if (pause && next) return withCall(stored, pause.from, next, observed.now);
  if (pause && reachedIn(pause, stored, team.members).length > 0) return undefined;
  const barred = barredFrom(stored);
  const hasResigned = stored.judged.some(({ verdict }) => verdict.startsWith(RESIGNED));
  const count = stored.coordinators.length;
  if (count > (config.rota.second ? 1 : 0) || (count === 1 && hasResigned)) return undefined;
  const chosen = pickCoordinator(config, {
    members: team.members,
    barred: new Set([...barred, ...stored.coordinators.map(({ id }) => id)]),
    repo: stored.source.repo,
    number: stored.number,
    now: observed.now,
  });
  return chosen && withCoordinator(stored, chosen);
}

/** Who is called coordinates the case from now on. */
function withCall(stored: StoredCase, of: string, { id, login }: Actor, at: string): StoredCase {
  const called = [...(stored.called ?? []), { id, login, of, at }];
  const isThere = stored.coordinators.some((each) => each.id === id);
  return { ...(isThere ? stored : withCoordinator(stored, { id, login })), called };
}

const withCoordinator = (stored: StoredCase, { id, login }: Pick<Actor, 'id' | 'login'>): StoredCase => ({
  ...stored,
  coordinators: [...stored.coordinators, { id, login }],
});
