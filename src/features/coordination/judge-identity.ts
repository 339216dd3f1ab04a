import type { ObservedTeam } from '../../case/observed.ts';
import type { Config } from '../../config/config.ts';

/**
 * Names are for people, ids are what counts (design, section 3, rule 2): a login or slug that now stands for another id
 * than the configured one is an alarm. Returns what does not fit, in words, or undefined.
 */
export function findStranger(
  config: Pick<Config, 'owners' | 'team'>,
  team: ObservedTeam,
  ownerIds: Readonly<Record<string, number>>,
): string | undefined {
  if (
    team.kind === 'known' &&
    config.team.id !== null &&
    team.id !== undefined &&
    team.id !== config.team.id
  ) {
    return `The team ${config.team.owner}/${config.team.slug} has the id ${team.id}, the configuration says ${config.team.id}`;
  }
  for (const owner of config.owners) {
    const id = ownerIds[owner.login.toLowerCase()];
    if (owner.id !== null && id !== undefined && id !== owner.id) {
      return `${owner.login} has the id ${id}, the configuration says ${owner.id}`;
    }
  }
  return undefined;
}
