import type { SeenCase } from '../../engine/context.ts';
import { breakAt } from './break.ts';
import { peopleWithRole } from './case-roles.ts';
import { isSilenceDue } from './silence.ts';

/** Nobody coordinates, somebody does who has left the team, or people have fallen silent. */
export function isCoordinatorDue(glance: SeenCase): string | undefined {
  // In a break the run that takes a report in, or that of the flag, has called the person on call.
  const isResting = breakAt(glance.config, glance.now) && !glance.stored.flags.includes('exploited');
  if (!isResting && lacksCoordinator(glance)) return 'no-coordinator';
  const { stored, issue, now, self } = glance;
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
