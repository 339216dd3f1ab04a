import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import { type Context, isJudged, judge, roleOf, runsState } from '../../engine/context.ts';
import { isTeam } from '../../process/may-move.ts';
import { withLeavers, withoutReturned } from './access.ts';
import { breakAt, isEmergency } from './break.ts';
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

/** Verdict on an assignment that was taken off: who is not asked again. */
const RESIGNED = 'resigned/';

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
 * reporter, nor anybody who was taken off this case. A second one that was taken off is not replaced.
 */
export function findCoordinator(context: Context): StoredCase | undefined {
  const { stored, observed, config } = context;
  if (stateOf(stored) === 'closed' || !runsState(context, stateOf(stored))) return undefined;
  if (observed.team.kind === 'unknown') return undefined;
  const resigned = stored.judged.flatMap(({ verdict }) =>
    verdict.startsWith(RESIGNED) ? [Number(verdict.slice(RESIGNED.length))] : [],
  );
  const isComplete =
    stored.coordinators.length > (config.rota.second ? 1 : 0) ||
    (stored.coordinators.length === 1 && resigned.length > 0);
  if (isComplete) return undefined;
  const inCase = [...stored.coordinators.map(({ id }) => id), stored.reporter?.id ?? -1];
  const pause = breakAt(config, observed.now);
  if (pause && !isUrgent(context)) return undefined;
  const called =
    pause && observed.team.members.find(({ login }) => login.toLowerCase() === pause.call.toLowerCase());
  if (called && ![...resigned, ...inCase].includes(called.id))
    return { ...stored, coordinators: [...stored.coordinators, { id: called.id, login: called.login }] };
  const chosen = pickCoordinator(config, {
    members: observed.team.members,
    barred: new Set([...resigned, ...inCase]),
    repo: stored.source.repo,
    number: stored.number,
    now: observed.now,
  });
  if (!chosen) return undefined;
  return { ...stored, coordinators: [...stored.coordinators, { id: chosen.id, login: chosen.login }] };
}

/** Whether the case calls somebody out of a break. */
export const isUrgent = ({ stored, observed }: Pick<Context, 'stored' | 'observed'>): boolean =>
  isEmergency(stored, observed.report, observed.advisories[stored.source.ghsa ?? ''] ?? null);
