import { stateOf } from '../../case/stored-case.ts';
import { breakAt } from '../../config/break-at.ts';
import { isFreshOrder } from '../../engine/approvals.ts';
import type { SeenCase } from '../../engine/context.ts';
import { isEmergency } from './break.ts';
import { nextCall } from './call-in-break.ts';
import { peopleWithRole } from './case-roles.ts';
import { isSilenceDue } from './silence.ts';

/** Nobody coordinates, somebody does who has left the team, or people have fallen silent. */
export function isCoordinatorDue(glance: SeenCase): string | undefined {
  const { stored, issue, now, self, config, team } = glance;
  const pause = breakAt(config, now);
  if (pause && !isEmergency(stored)) return undefined;
  const isCallDue = team !== undefined && nextCall({ stored, config, team, issue, now }) !== undefined;
  if (isCallDue || lacksCoordinator(glance)) return 'no-coordinator';
  return isSilenceDue({ stored, issue, now, self }) ? 'clock' : undefined;
}

/** Nobody coordinates, or somebody has a role who left the team. */
function lacksCoordinator({ stored, team }: SeenCase): boolean {
  if (stored.coordinators.length === 0) return true;
  return (
    team?.kind === 'known' &&
    peopleWithRole(stored).some((person) => team.members.every((member) => member.id !== person.id))
  );
}

/** Somebody was invited by a run that does not ask for it itself: so it is where each action runs alone. */
export function isInvitationDue({ stored, now }: SeenCase): string | undefined {
  if (stateOf(stored) === 'closed') return undefined;
  const isAsked = (login: string): boolean =>
    stored.approvalRequests.some(({ key }) => key.startsWith('invite/') && key.endsWith(`/${login}`));
  const waits = (stored.roster ?? []).some(
    ({ id, login, at }) => id !== null && isFreshOrder(at, now) && !isAsked(login),
  );
  return waits ? 'invitation' : undefined;
}
