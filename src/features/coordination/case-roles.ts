import { membersOf } from '../../case/observed.ts';
import { type StoredCase, stateOf } from '../../case/stored-case.ts';
import type { Said } from '../../engine/command.ts';
import type { Context } from '../../engine/context.ts';
import type { Followed } from '../../engine/followed.ts';
import { renderPlain } from '../../text/defuse.ts';
import { renderTime } from '../../text/shown-values.ts';

/** The roles of the specification that a member is named for, beside the coordinator. */
export type CaseRole = 'analyst' | 'developer';

type People = Pick<StoredCase, 'coordinators' | 'analyst' | 'developer'>;
type Person = StoredCase['coordinators'][number];

/** Verdict on an order by which somebody is done with a role: who is taken off the assignees where no role is left. */
export const GIVEN = 'given/';

/** Whether somebody gave away the case, or a role of it was given to somebody else. */
export const isGivenAway = ({ judged }: Pick<StoredCase, 'judged'>, id: number): boolean =>
  judged.some(({ verdict }) => verdict.split(';').includes(`${GIVEN}${id}`));

/** Everybody who has a role in the case, once: they are its assignees. */
export function peopleWithRole({ coordinators, analyst, developer }: People): readonly Person[] {
  const all = [...coordinators, ...[analyst, developer].filter((each) => each !== undefined)];
  return all.filter((one, index) => all.findIndex(({ id }) => id === one.id) === index);
}

/**
 * `/analyst`, `/developer`: a member is found by the login that they have now and kept by id. Who had the role before is
 * done with it. The reporter does not assess the own report.
 */
export function nameForRole(context: Context, role: CaseRole, login: string, { by, at }: Said): Followed {
  const { stored, observed } = context;
  if (stateOf(stored) === 'closed') return { stored, verdict: 'refused/case-over' };
  const found = membersOf(observed.team).find(
    (member) => member.kind === 'user' && member.login.toLowerCase() === login.toLowerCase(),
  );
  if (!found) return { stored, verdict: 'refused/role-no-member' };
  if (role === 'analyst' && found.id === stored.reporter?.id)
    return { stored, verdict: 'refused/own-report' };
  const before = stored[role];
  if (before?.id === found.id) return { stored, verdict: 'done' };
  return {
    stored: { ...stored, [role]: { id: found.id, login: found.login, by, at } },
    verdict: before ? `${GIVEN}${before.id}` : 'done',
  };
}

/** The case without the roles of those for whom `isGone` holds; the same object where nobody has one. */
export function withoutRoles(stored: StoredCase, isGone: (id: number) => boolean): StoredCase {
  const { analyst, developer, ...rest } = stored;
  const goes = (person: Person | undefined): boolean => person !== undefined && isGone(person.id);
  if (!goes(analyst) && !goes(developer)) return stored;
  return {
    ...rest,
    ...(analyst && !goes(analyst) ? { analyst } : {}),
    ...(developer && !goes(developer) ? { developer } : {}),
  };
}

/** Lines of the case record: who has which role. */
export function renderRoles({ coordinators, analyst, developer }: People): readonly string[] {
  const named = (title: string, person: People['analyst']): readonly string[] =>
    person
      ? [
          `- ${title}: ${renderPlain(person.login)}, named by ${renderPlain(person.by.login)} on ${renderTime(person.at)}`,
        ]
      : [];
  return [
    `- Coordinator: ${coordinators.map(({ login }) => renderPlain(login)).join(', ') || 'nobody yet'}`,
    ...named('Analyst', analyst),
    ...named('Developer', developer),
  ];
}
