import type { Actor } from '../../case/observed.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import { isTeam } from '../../process/may-move.ts';
import { type Context, isJudged, judge, roleOf, runsState } from '../context.ts';

/** Assigning oneself makes one a coordinator, taking the assignment off ends it (node B). */
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
    return judge({ ...stored, coordinators: others }, event.id, `${RESIGNED}${id}`);
  if (!isTeam(roles[1]!)) return judge(stored, event.id, 'refused/no-member');
  return judge({ ...stored, coordinators: [...others, { id, login }] }, event.id, 'accepted');
}

/** Verdict on an assignment that was taken off: who is not asked again. */
const RESIGNED = 'resigned/';

/** Whoever left the team coordinates no case any more; somebody else is found (design, section 3, rule 7). */
export function dropLeavers({ stored, observed }: Context): StoredCase | undefined {
  const { team } = observed;
  if (team.kind === 'unknown' || stateOf(stored) === 'closed') return undefined;
  const staying = stored.coordinators.filter((person) => team.members.some(({ id }) => id === person.id));
  return staying.length === stored.coordinators.length ? undefined : { ...stored, coordinators: staying };
}

/**
 * A case without a coordinator gets the first free member of the team: in order of id, starting with a different one
 * for each case, never the reporter, nor anybody who was taken off this case.
 */
export function findCoordinator(context: Context): StoredCase | undefined {
  const { stored, observed } = context;
  if (stored.coordinators.length > 0 || stateOf(stored) === 'closed' || !runsState(context, stateOf(stored)))
    return undefined;
  if (observed.team.kind === 'unknown') return undefined;
  const members = observed.team.members
    .filter((member: Actor) => member.kind === 'user' && member.id !== stored.reporter?.id)
    .filter((member: Actor) => !stored.judged.some(({ verdict }) => verdict === `${RESIGNED}${member.id}`))
    .toSorted((a: Actor, b: Actor) => a.id - b.id);
  const chosen = members[stored.number % Math.max(1, members.length)];
  if (!chosen) return undefined;
  return { ...stored, coordinators: [{ id: chosen.id, login: chosen.login }] };
}
