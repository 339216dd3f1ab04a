import type { Operation } from '../../case/operation.ts';
import type { Context } from '../context.ts';
import { guestsInside, invitations, leaversInside } from '../rules/access.ts';
import { isCleared } from '../rules/raise-asks.ts';

/** Lets people into advisories and takes those out who left the team, each as it was confirmed. */
export function planAccess(context: Context): readonly Operation[] {
  const { stored, scope } = context;
  if (!scope.has('ack-timer') || stored.flags.includes('manual')) return [];
  const removals = leaversInside(context).map(({ repo, ghsa, person }) => ({
    key: `access/${ghsa}/${person.login}`,
    repo,
    ghsa,
    add: [],
    remove: [person.login],
    why: `${person.login} has left the team.`,
  }));
  const guests = guestsInside(context).map(({ repo, ghsa, person }) => ({
    key: `access/${ghsa}/${person.login}`,
    repo,
    ghsa,
    add: [],
    remove: [person.login],
    why: `The case is disclosed; ${person.login} was let in for it.`,
  }));
  const invited = invitations(context).map(({ repo, ghsa, login }) => ({
    key: `invite/${ghsa}/${login}`,
    repo,
    ghsa,
    add: [login],
    remove: [],
    why: `${login} is on the embargo roster.`,
  }));
  return [...removals, ...guests, ...invited]
    .filter(({ key }) => isCleared(context, key))
    .map((each) => ({ kind: 'set-collaborators' as const, surface: 'circle' as const, ...each }));
}
