import type { Config } from '../../config/config.ts';
import type { Seen, TeamFacts } from '../../doctor/setup.ts';
import { mapSeen, type Probe, textIn } from './probe.ts';

export async function readTeam(probe: Probe, { owner, slug }: Config['team']): Promise<Seen<TeamFacts>> {
  const parameters = { org: owner, team_slug: slug };
  const team = await probe.ask({ route: 'GET /orgs/{org}/teams/{team_slug}', parameters, about: owner });
  if (team.kind !== 'seen') return team;
  const members = await probe.askAll({
    route: 'GET /orgs/{org}/teams/{team_slug}/members',
    parameters,
    about: owner,
  });
  return mapSeen(members, owner, (people) => {
    if (typeof team.value?.id !== 'number') return undefined;
    return { id: team.value.id, members: people.flatMap((each) => textIn(each, 'login') ?? []) };
  });
}

/** Logins of the owners of an organisation; a person owns what is theirs. */
export async function readOwners(probe: Probe, owner: string): Promise<Seen<readonly string[]>> {
  const seen = await probe.askAll({
    route: 'GET /orgs/{org}/members',
    parameters: { org: owner, role: 'admin' },
    about: owner,
  });
  if (seen.kind === 'absent') return { kind: 'seen', value: [owner] };
  return mapSeen(seen, owner, (people) => people.flatMap((each) => textIn(each, 'login') ?? []));
}

/** Slugs of the teams with the role “Security manager”. Owners of the organisation see that, an App with custom roles. */
export async function readSecurityManagers(probe: Probe, owner: string): Promise<Seen<readonly string[]>> {
  const roles = await probe.askAll(
    { route: 'GET /orgs/{org}/organization-roles', parameters: { org: owner }, about: owner },
    'roles',
  );
  if (roles.kind !== 'seen') return roles;
  const role = roles.value.find((each) => textIn(each, 'name') === 'security_manager') as
    | { readonly id?: unknown }
    | undefined;
  if (typeof role?.id !== 'number') return { kind: 'seen', value: [] };
  const teams = await probe.askAll({
    route: 'GET /orgs/{org}/organization-roles/{role_id}/teams',
    parameters: { org: owner, role_id: role.id },
    about: owner,
  });
  return mapSeen(teams, owner, (items) => items.flatMap((each) => textIn(each, 'slug') ?? []));
}
