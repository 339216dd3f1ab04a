/** REST bodies of accounts, organisations, teams, Apps and installations. */
import { nodeId } from '../node-id.ts';
import { accountById, iso, loginOf, teamMemberIds } from '../state/find.ts';
import type { Account, App, Installation, Org, Team, World } from '../world.ts';

export type Json = Record<string, unknown>;

/** Path segment, quoted. */
export const q = (part: string | number): string => encodeURIComponent(String(part));

export function accountNodeId(account: Account): string {
  return nodeId(account.type === 'Organization' ? 'O' : account.type === 'Bot' ? 'BOT' : 'U', account.id);
}

export function userShape(world: World, id: number): Json {
  const account = accountById(world, id);
  const { apiUrl, webUrl } = world.settings;
  const api = `${apiUrl}/users/${q(account.login)}`;
  const page = account.type === 'Bot' ? `apps/${account.login.replace('[bot]', '')}` : account.login;
  return {
    login: account.login,
    id: account.id,
    node_id: accountNodeId(account),
    avatar_url: `${webUrl}/avatars/u/${account.id}`,
    gravatar_id: '',
    url: api,
    html_url: `${webUrl}/${page}`,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type: account.type,
    user_view_type: 'public',
    site_admin: false,
  };
}

export function userOrNull(world: World, id: number | null): Json | null {
  return id === null ? null : userShape(world, id);
}

export function publicUserShape(world: World, id: number): Json {
  const account = accountById(world, id);
  return {
    ...userShape(world, id),
    name: account.name,
    company: null,
    blog: '',
    location: null,
    email: account.email,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: [...world.repos.values()].filter((repo) => repo.ownerId === id && !repo.private).length,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: iso(account.createdAt),
    updated_at: iso(account.createdAt),
  };
}

export function privateUserShape(world: World, id: number): Json {
  return {
    ...publicUserShape(world, id),
    private_gists: 0,
    total_private_repos: 0,
    owned_private_repos: 0,
    disk_usage: 0,
    collaborators: 0,
    two_factor_authentication: true,
  };
}

export function orgSimpleShape(world: World, org: Org): Json {
  const account = accountById(world, org.id);
  const api = `${world.settings.apiUrl}/orgs/${q(account.login)}`;
  return {
    login: account.login,
    id: account.id,
    node_id: accountNodeId(account),
    url: api,
    repos_url: `${api}/repos`,
    events_url: `${api}/events`,
    hooks_url: `${api}/hooks`,
    issues_url: `${api}/issues`,
    members_url: `${api}/members{/member}`,
    public_members_url: `${api}/public_members{/member}`,
    avatar_url: `${world.settings.webUrl}/avatars/u/${account.id}`,
    description: null,
  };
}

export function orgFullShape(world: World, org: Org): Json {
  const account = accountById(world, org.id);
  return {
    ...orgSimpleShape(world, org),
    ...(account.name === null ? {} : { name: account.name }),
    html_url: `${world.settings.webUrl}/${account.login}`,
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: [...world.repos.values()].filter((repo) => repo.ownerId === org.id && !repo.private).length,
    public_gists: 0,
    followers: 0,
    following: 0,
    type: 'Organization',
    created_at: iso(account.createdAt),
    updated_at: iso(account.createdAt),
    archived_at: null,
  };
}

/** What owners see of their organisation beside what everybody sees. */
export function orgOwnerShape(world: World, org: Org): Json {
  const own = [...world.repos.values()].filter((repo) => repo.ownerId === org.id && repo.private).length;
  return {
    ...orgFullShape(world, org),
    is_verified: false,
    total_private_repos: own,
    owned_private_repos: own,
    private_gists: 0,
    disk_usage: 0,
    collaborators: 0,
    billing_email: null,
    default_repository_permission: org.defaultRepositoryPermission,
    members_can_create_repositories: true,
    members_can_create_public_repositories: true,
    members_can_create_private_repositories: true,
    members_can_create_internal_repositories: false,
    members_allowed_repository_creation_type: 'all',
    members_can_create_pages: true,
    members_can_create_public_pages: true,
    members_can_create_private_pages: true,
    members_can_fork_private_repositories: false,
    two_factor_requirement_enabled: true,
    web_commit_signoff_required: false,
    plan: { name: 'free', space: 1, private_repos: 10_000, filled_seats: 1, seats: 0 },
  };
}

export function teamShape(world: World, team: Team): Json {
  const org = loginOf(world, team.orgId);
  const api = `${world.settings.apiUrl}/organizations/${team.orgId}/team/${team.id}`;
  const parent = team.parentId === null ? undefined : world.teams.get(team.parentId);
  return {
    ...teamSimpleShape(world, team),
    members_url: `${api}/members{/member}`,
    repositories_url: `${api}/repos`,
    html_url: `${world.settings.webUrl}/orgs/${org}/teams/${team.slug}`,
    parent: parent ? teamSimpleShape(world, parent) : null,
  };
}

function teamSimpleShape(world: World, team: Team): Json {
  const api = `${world.settings.apiUrl}/organizations/${team.orgId}/team/${team.id}`;
  return {
    id: team.id,
    node_id: nodeId('T', team.id),
    url: api,
    name: team.name,
    slug: team.slug,
    description: team.description,
    privacy: team.privacy,
    notification_setting: 'notifications_enabled',
    permission: 'pull',
    members_url: `${api}/members{/member}`,
    repositories_url: `${api}/repos`,
    html_url: `${world.settings.webUrl}/orgs/${loginOf(world, team.orgId)}/teams/${team.slug}`,
    type: 'organization',
    organization_id: team.orgId,
  };
}

export function teamFullShape(world: World, team: Team): Json {
  const created = iso(accountById(world, team.orgId).createdAt);
  return {
    ...teamShape(world, team),
    members_count: teamMemberIds(world, team).size,
    repos_count: team.repos.size,
    created_at: created,
    updated_at: created,
    organization: orgFullShape(world, world.orgs.get(team.orgId)!),
  };
}

export function appShape(world: World, app: App): Json {
  return {
    id: app.id,
    slug: app.slug,
    client_id: app.clientId,
    node_id: nodeId('A', app.id),
    owner: userShape(world, app.ownerId),
    name: app.name,
    description: null,
    external_url: 'https://example.com',
    html_url: `${world.settings.webUrl}/apps/${app.slug}`,
    created_at: iso(app.createdAt),
    updated_at: iso(app.createdAt),
    permissions: { ...app.permissions },
    events: [],
  };
}

export function appOrNull(world: World, appId: number | null): Json | null {
  const app = appId === null ? undefined : world.apps.get(appId);
  return app ? appShape(world, app) : null;
}

export function installationShape(world: World, installation: Installation): Json {
  const app = world.apps.get(installation.appId)!;
  const account = accountById(world, installation.accountId);
  return {
    id: installation.id,
    client_id: app.clientId,
    account: userShape(world, account.id),
    repository_selection: installation.repositories === 'all' ? 'all' : 'selected',
    access_tokens_url: `${world.settings.apiUrl}/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${world.settings.apiUrl}/installation/repositories`,
    html_url: `${world.settings.webUrl}/settings/installations/${installation.id}`,
    app_id: app.id,
    app_slug: app.slug,
    target_id: account.id,
    target_type: account.type === 'Organization' ? 'Organization' : 'User',
    permissions: { ...installation.permissions },
    events: [],
    created_at: iso(installation.createdAt),
    updated_at: iso(installation.createdAt),
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: null,
    suspended_at: installation.suspended ? iso(world.now) : null,
  };
}
