import type { Operation } from '../../case/operation.ts';
import { isCleared } from '../../engine/approvals.ts';
import type { Context } from '../../engine/context.ts';
import { type AdvisoryCollaborator, guestsInside, invitations, leaversInside } from './access.ts';

/** Lets people into advisories and takes those out who left the team, each as it was confirmed. */
export function planAccess(context: Context): readonly Operation[] {
  const takeOut =
    (why: (login: string) => string) =>
    ({ repo, ghsa, person: { login } }: AdvisoryCollaborator) => ({
      key: `access/${ghsa}/${login}`,
      repo,
      ghsa,
      add: [],
      remove: [login],
      why: why(login),
    });
  const removals = leaversInside(context).map(takeOut((login) => `${login} has left the team.`));
  const guests = guestsInside(context).map(
    takeOut((login) => `The case is disclosed; ${login} was invited for it.`),
  );
  const invited = invitations(context).map(({ repo, ghsa, login, id }) => ({
    key: `invite/${ghsa}/${login}`,
    repo,
    ghsa,
    add: [{ id, login }],
    remove: [],
    why: `${login} is on the embargo roster.`,
  }));
  return [...removals, ...guests, ...invited]
    .filter(({ key }) => isCleared(context, key))
    .map((each) => ({ kind: 'set-collaborators' as const, surface: 'collaborators' as const, ...each }));
}
