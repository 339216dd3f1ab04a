import type { Config } from '../config/config.ts';
import { type Finding, fine, judgeSeen, unseen, wrong } from './finding.ts';
import type { ProjectFacts, Setup, TeamFacts } from './setup.ts';

/** The triage team: there, large enough, able to work in the triage repo and to open advisories. */
export function judgeTeam(setup: Setup, config: Config): readonly Finding[] {
  const about = `${config.team.owner}/${config.team.slug}`;
  return judgeSeen(
    'team',
    about,
    setup.team,
    () => [wrong('team', about, 'team-missing', `There is no team ${about}, or the App may not see it.`)],
    (team) => [
      ...judgeMembers(about, team, config),
      ...judgeTriageRepo(setup, about, team),
      ...judgeAdvisoryRights(setup, config, team),
    ],
  );
}

function judgeMembers(about: string, team: TeamFacts, config: Config): readonly Finding[] {
  const needed = config.confirmations.disclosure + 1;
  if (config.team.id !== null && config.team.id !== team.id)
    return [wrong('team', about, 'team-replaced', `It has the id ${team.id}, not ${config.team.id}.`)];
  if (team.members.length === 0) return [wrong('team', about, 'team-empty', 'It has no members.')];
  if (team.members.length < needed)
    return [
      wrong(
        'team',
        about,
        'team-too-small',
        `It has ${team.members.length} member; disclosure takes ${needed}.`,
      ),
    ];
  return [fine('team', about, `It has ${team.members.length} members.`)];
}

/** Labels can be set from the role triage on; commands count from members whatever they may. */
function judgeTriageRepo({ triage }: Setup, about: string, team: TeamFacts): readonly Finding[] {
  if (triage.readers.kind !== 'seen') return [];
  const roles = new Map(triage.readers.value.map(({ login, role }) => [login.toLowerCase(), role]));
  const weak = team.members.filter((login) =>
    ['none', 'read'].includes(roles.get(login.toLowerCase()) ?? 'none'),
  );
  if (weak.length === 0) return [];
  return [
    wrong('team', about, 'team-no-access', `Cannot set labels in the triage repo: ${weak.join(', ')}.`),
  ];
}

/** On GitHub only owners, admins of the repo, security managers and an advisory's own collaborators open a draft. */
function judgeAdvisoryRights(setup: Setup, config: Config, team: TeamFacts): readonly Finding[] {
  const owners = [...new Set(setup.projects.map(({ repo }) => repo.split('/')[0] ?? ''))];
  return owners.flatMap((owner) => {
    const check = 'advisories';
    const isOwn = owner.toLowerCase() === config.team.owner.toLowerCase();
    const everyOwner = setup.owners.kind === 'seen' ? setup.owners.value : [];
    const areOwners =
      isOwn && team.members.length > 0 && team.members.every((each) => everyOwner.includes(each));
    if (areOwners) return [fine(check, owner, 'All members are owners and can open advisories.')];
    const projects = setup.projects.filter(({ repo }) => repo.startsWith(`${owner}/`));
    if (isOwn && projects.every(isAdministered))
      return [fine(check, owner, 'The team administers the project repos and can open advisories.')];
    if (!isOwn)
      return [
        unseen(
          check,
          owner,
          `The team belongs to ${config.team.owner}; who opens advisories in ${owner} cannot be told.`,
          `See that members of the triage team are owners, admins or security managers in ${owner}.`,
        ),
      ];
    const managers = setup.securityManagers[owner];
    if (managers?.kind === 'seen')
      return managers.value.includes(config.team.slug)
        ? [fine(check, owner, 'The team is a security manager and can open advisories.')]
        : [
            wrong(
              check,
              owner,
              'team-cannot-open-advisories',
              'The team is neither owner, admin nor security manager.',
            ),
          ];
    return [
      unseen(
        check,
        owner,
        'Whether the team is a security manager cannot be seen with these credentials.',
        `Look at ${setup.server}/organizations/${owner}/settings/org_role_assignments, or give the token of an owner in GITHUB_TOKEN.`,
      ),
    ];
  });
}

const isAdministered = ({ teamRole }: ProjectFacts): boolean =>
  teamRole.kind === 'seen' && teamRole.value === 'admin';
