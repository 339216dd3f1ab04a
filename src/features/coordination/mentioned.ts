import { type Actor, membersOf } from '../../case/observed.ts';
import { breakAt } from '../../config/break-at.ts';
import type { Context } from '../../engine/context.ts';
import type { Rung } from '../../process/clocks.ts';
import { reachedIn } from './call-in-break.ts';

type Person = Pick<Actor, 'id' | 'login'>;

/**
 * Who is mentioned on a rung of the ladder. Only people who can read the triage repo: a mention of anybody else notifies
 * nobody. Where a rung has no reader, the next one is called.
 */
export function peopleOf(
  { stored, config, observed }: Pick<Context, 'stored' | 'config' | 'observed'>,
  rung: Rung,
): readonly Person[] {
  const team = membersOf(observed.team);
  const canRead = (login: string): boolean => [...team, ...observed.repo.owners].some(isCalled(login));
  const readers = [...team, ...observed.repo.owners, ...(observed.repo.readers ?? [])];
  // In a break one person is called, where they are silent the next, and nobody beside.
  const pause = breakAt(config, observed.now);
  const called = pause ? reachedIn(pause, stored, team) : [];
  if (called.length > 0) return called;
  const coordinators = stored.coordinators.filter(({ login }) => team.length === 0 || canRead(login));
  const steering =
    config.clocks.steering.length === 0
      ? observed.repo.owners
      : config.clocks.steering.flatMap((login) => readers.find(isCalled(login)) ?? []);
  const rungs = { coordinator: coordinators, team: [...coordinators, ...team], steering };
  if (rung === 'steering')
    return distinct([...rungs.team, ...(steering.length > 0 ? steering : observed.repo.owners)]);
  if (rung === 'coordinator' && coordinators.length > 0) return coordinators;
  return distinct(rungs.team.length > 0 ? rungs.team : observed.repo.owners);
}

const isCalled =
  (name: string) =>
  ({ login }: Person): boolean =>
    login.toLowerCase() === name.toLowerCase();

const distinct = (people: readonly Person[]): readonly Person[] =>
  people.filter((person, index) => people.findIndex(({ id }) => id === person.id) === index);
