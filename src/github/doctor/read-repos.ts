import type { Config } from '../../config/config.ts';
import type { ProjectFacts, RepoFacts, Seen } from '../../doctor/setup.ts';
import { pathOf } from '../client.ts';
import { mapSeen, type Probe, textIn } from './probe.ts';

/** More public repos than this are not looked at one by one. */
const MOST_PROJECTS = 300;

export async function readRepoFacts(probe: Probe, repo: string): Promise<Seen<RepoFacts>> {
  const seen = await probe.ask({ route: 'GET /repos/{owner}/{repo}', parameters: pathOf(repo), about: repo });
  return mapSeen(seen, repo, (sent) => {
    if (typeof sent?.full_name !== 'string' || typeof sent.private !== 'boolean') return undefined;
    const visibility =
      sent.visibility === 'internal' ? 'internal' : sent.private ? 'private' : ('public' as const);
    return {
      name: sent.full_name,
      visibility,
      isArchived: sent.archived === true,
      hasIssues: sent.has_issues !== false,
      defaultBranch: sent.default_branch ?? '',
    };
  });
}

/** The project repos of the configuration; of an owner with `all`, those within reach that are public. */
export async function readProjects(
  probe: Probe,
  config: Config,
  home: string,
): Promise<readonly ProjectFacts[]> {
  const listed = await Promise.all(config.owners.map((owner) => listRepos(probe, owner, home)));
  const teamRepos = await readTeamRepos(probe, config.team);
  return Promise.all(
    listed
      .flat()
      .slice(0, MOST_PROJECTS)
      .map(async (repo) => readProject(probe, repo, teamRepos)),
  );
}

async function listRepos(
  probe: Probe,
  { login, repos, exclude }: Config['owners'][number],
  home: string,
): Promise<readonly string[]> {
  if (repos !== 'all-public') return repos.map((name) => `${login}/${name}`);
  const inOrganisation = await probe.askAll({
    route: 'GET /orgs/{org}/repos',
    parameters: { org: login, type: 'public' },
    about: login,
  });
  const seen =
    inOrganisation.kind === 'absent'
      ? await probe.askAll({
          route: 'GET /users/{username}/repos',
          parameters: { username: login, type: 'owner' },
          about: login,
        })
      : inOrganisation;
  if (seen.kind !== 'seen') return [];
  const out = exclude.map((name) => `${login}/${name}`.toLowerCase());
  return seen.value.flatMap((each) => {
    const { private: isPrivate, archived } = each as {
      readonly private?: unknown;
      readonly archived?: unknown;
    };
    const name = textIn(each, 'full_name');
    if (name === null || isPrivate === true || archived === true || name === home) return [];
    return out.includes(name.toLowerCase()) ? [] : [name];
  });
}

async function readProject(
  probe: Probe,
  repo: string,
  teamRepos: Seen<ReadonlyMap<string, string>>,
): Promise<ProjectFacts> {
  const facts = await readRepoFacts(probe, repo);
  const isThere = facts.kind === 'seen' && facts.value.visibility === 'public' && !facts.value.isArchived;
  const reporting: Seen<boolean> = isThere ? await readReporting(probe, repo) : { kind: 'absent' };
  const teamRole = mapSeen<ReadonlyMap<string, string>, string | null>(
    teamRepos,
    repo,
    (roles) => roles.get(repo.toLowerCase()) ?? null,
  );
  return { repo, facts, reporting, teamRole };
}

async function readReporting(probe: Probe, repo: string): Promise<Seen<boolean>> {
  const seen = await probe.ask({
    route: 'GET /repos/{owner}/{repo}/private-vulnerability-reporting',
    parameters: pathOf(repo),
    about: repo,
  });
  return mapSeen(seen, repo, (sent) => (typeof sent?.enabled === 'boolean' ? sent.enabled : undefined));
}

/** Role of the team by repo, in small letters. */
async function readTeamRepos(
  probe: Probe,
  { owner, slug }: Config['team'],
): Promise<Seen<ReadonlyMap<string, string>>> {
  const seen = await probe.askAll({
    route: 'GET /orgs/{org}/teams/{team_slug}/repos',
    parameters: { org: owner, team_slug: slug },
    about: owner,
  });
  return mapSeen(
    seen,
    owner,
    (repos) =>
      new Map(
        repos.flatMap((each) => {
          const name = textIn(each, 'full_name');
          const { permissions } = each as { readonly permissions?: { readonly admin?: boolean } };
          const role = textIn(each, 'role_name') ?? (permissions?.admin === true ? 'admin' : 'other');
          return name === null ? [] : [[name.toLowerCase(), role] as const];
        }),
      ),
  );
}
