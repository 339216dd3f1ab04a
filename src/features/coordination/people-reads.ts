import type { WantedReads } from '../../case/wanted-reads.ts';
import type { Known } from '../../engine/context.ts';
import { newValues } from '../../engine/new-values.ts';
import { INVITE } from './commands.ts';

/** Who has the logins that somebody wants to invite: shown and confirmed by id. */
export function peopleReads(known: Known): Partial<WantedReads> {
  const people = newValues(known, INVITE)
    .map(({ login }) => login.toLowerCase())
    .filter((login) => known.observed.people?.[login] === undefined);
  return { people: [...new Set(people)] };
}
