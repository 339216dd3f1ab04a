/** REST bodies of repositories: the short one of lists, the common one, the full one. */
import { atLeast, grantedRole } from '../access.ts';
import { nodeId } from '../node-id.ts';
import { fullName, iso, loginOf } from '../state/find.ts';
import type { Repo, RepoRole, World } from '../world.ts';
import { type Json, userShape } from './shapes-accounts.ts';

/** Suffixes of the URLs that every repository body carries: field → path. */
const urls: Readonly<Record<string, string>> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

export function repoApi(world: World, repo: Repo): string {
  return `${world.settings.apiUrl}/repos/${fullName(world, repo)}`;
}

export function repoWeb(world: World, repo: Repo): string {
  return `${world.settings.webUrl}/${fullName(world, repo)}`;
}

/** `simple-repository`: what advisories and installation tokens list. */
export function simpleRepoShape(world: World, repo: Repo): Json {
  const api = repoApi(world, repo);
  const links: Json = {};
  for (const [field, path] of Object.entries(urls)) links[field] = api + path;
  return {
    id: repo.id,
    node_id: nodeId('R', repo.id),
    name: repo.name,
    full_name: fullName(world, repo),
    owner: userShape(world, repo.ownerId),
    private: repo.private,
    html_url: repoWeb(world, repo),
    description: repo.description,
    fork: repo.forkOfId !== null,
    url: api,
    ...links,
  };
}

function openIssueCount(world: World, repo: Repo): number {
  let count = 0;
  for (const id of repo.numbers.values()) if (world.issues.get(id)?.state === 'open') count += 1;
  return count;
}

/** `repository`: pull requests, lists and event payloads. */
export function repoShape(world: World, repo: Repo, viewerId: number | null = null): Json {
  const name = fullName(world, repo);
  const web = repoWeb(world, repo);
  const open = openIssueCount(world, repo);
  return {
    ...simpleRepoShape(world, repo),
    git_url: `git:${web.slice(web.indexOf('//'))}.git`,
    ssh_url: `git@${new URL(web).host}:${name}.git`,
    clone_url: `${web}.git`,
    svn_url: web,
    mirror_url: null,
    homepage: null,
    language: null,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    size: 1,
    default_branch: repo.defaultBranch,
    open_issues: open,
    open_issues_count: open,
    is_template: false,
    topics: [],
    has_issues: repo.issuesOff !== true,
    has_projects: true,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: repo.discussionCategories.length > 0,
    archived: repo.archived,
    disabled: false,
    visibility: repo.private ? 'private' : 'public',
    license: null,
    allow_forking: true,
    web_commit_signoff_required: false,
    pushed_at: iso(repo.pushedAt),
    created_at: iso(repo.createdAt),
    updated_at: iso(repo.pushedAt),
    ...(viewerId === null ? {} : { permissions: permissionsOf(grantedRole(world, viewerId, repo), repo) }),
  };
}

/** `minimal-repository`: as `repository`, which carries all that it asks for. */
export const minimalRepoShape = repoShape;

export function fullRepoShape(world: World, repo: Repo, viewerId: number | null): Json {
  const org = world.orgs.has(repo.ownerId) ? { organization: userShape(world, repo.ownerId) } : {};
  const parent = repo.forkOfId === null ? undefined : world.repos.get(repo.forkOfId);
  const up = parent ? { parent: repoShape(world, parent), source: repoShape(world, parent) } : {};
  return {
    ...repoShape(world, repo, viewerId),
    network_count: 0,
    subscribers_count: repo.watchers.size,
    ...org,
    ...up,
    ...(viewerId === null || !atLeast(grantedRole(world, viewerId, repo), 'write') ? {} : mergeSettings),
  };
}

/** How pull requests are merged: for those who may push. */
const mergeSettings: Json = {
  temp_clone_token: '',
  allow_squash_merge: true,
  allow_merge_commit: true,
  allow_rebase_merge: true,
  allow_auto_merge: false,
  allow_update_branch: false,
  delete_branch_on_merge: false,
  use_squash_pr_title_as_default: false,
};

export function permissionsOf(role: RepoRole, repo: Repo): Json {
  return {
    admin: role === 'admin',
    maintain: atLeast(role, 'maintain'),
    push: atLeast(role, 'write'),
    triage: atLeast(role, 'triage'),
    pull: !repo.private || atLeast(role, 'read'),
  };
}

/** GitHub's `permission` knows admin, write, read and none; `role_name` the rest. */
export function permissionName(role: RepoRole): 'admin' | 'write' | 'read' | 'none' {
  if (role === 'maintain') return 'write';
  return role === 'triage' ? 'read' : role;
}

export function collaboratorShape(world: World, repo: Repo, accountId: number, role: RepoRole): Json {
  return { ...userShape(world, accountId), permissions: permissionsOf(role, repo), role_name: role };
}

export type Association = 'OWNER' | 'MEMBER' | 'COLLABORATOR' | 'CONTRIBUTOR' | 'NONE';

/** How an author stands to a repository, as bodies of issues and comments say. */
export function association(world: World, repo: Repo, accountId: number): Association {
  if (repo.ownerId === accountId) return 'OWNER';
  const org = world.orgs.get(repo.ownerId);
  if (org && (org.owners.has(accountId) || org.members.has(accountId))) return 'MEMBER';
  if (repo.collaborators.has(accountId)) return 'COLLABORATOR';
  const head = repo.refs.get(`refs/heads/${repo.defaultBranch}`);
  let commit = head === undefined ? undefined : repo.commits.get(head);
  for (let steps = 0; commit && steps < 50; steps += 1) {
    if (commit.authorId === accountId && loginOf(world, accountId) !== 'ghost') return 'CONTRIBUTOR';
    commit = commit.parents[0] === undefined ? undefined : repo.commits.get(commit.parents[0]);
  }
  return 'NONE';
}
