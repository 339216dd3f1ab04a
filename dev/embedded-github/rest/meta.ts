/** The root and the rate limit. */
import { ok, type Req, routesOf } from '../http.ts';

/** What the root lists, by GitHub's names; nobody needs them, GitHub's description does. */
const rootLinks: Readonly<Record<string, string>> = {
  current_user_url: '/user',
  current_user_authorizations_html_url: '/settings/connections/applications{/client_id}',
  authorizations_url: '/authorizations',
  code_search_url: '/search/code?q={query}{&page,per_page,sort,order}',
  commit_search_url: '/search/commits?q={query}{&page,per_page,sort,order}',
  emails_url: '/user/emails',
  emojis_url: '/emojis',
  events_url: '/events',
  feeds_url: '/feeds',
  followers_url: '/user/followers',
  following_url: '/user/following{/target}',
  gists_url: '/gists{/gist_id}',
  hub_url: '/hub',
  issue_search_url: '/search/issues?q={query}{&page,per_page,sort,order}',
  issues_url: '/issues',
  keys_url: '/user/keys',
  label_search_url: '/search/labels?q={query}&repository_id={repository_id}{&page,per_page}',
  notifications_url: '/notifications',
  organization_url: '/orgs/{org}',
  organization_repositories_url: '/orgs/{org}/repos{?type,page,per_page,sort}',
  organization_teams_url: '/orgs/{org}/teams',
  public_gists_url: '/gists/public',
  rate_limit_url: '/rate_limit',
  repository_url: '/repos/{owner}/{repo}',
  repository_search_url: '/search/repositories?q={query}{&page,per_page,sort,order}',
  current_user_repositories_url: '/user/repos{?type,page,per_page,sort}',
  starred_url: '/user/starred{/owner}{/repo}',
  starred_gists_url: '/gists/starred',
  topic_search_url: '/search/topics?q={query}{&page,per_page}',
  user_url: '/users/{user}',
  user_organizations_url: '/user/orgs',
  user_repositories_url: '/users/{user}/repos{?type,page,per_page,sort}',
  user_search_url: '/search/users?q={query}{&page,per_page,sort,order}',
};

function rate(req: Req, limit: number): Record<string, number> {
  return { limit, remaining: limit, used: 0, reset: Math.floor(req.world.now / 1000) + 3600 };
}

export const metaRoutes = routesOf({
  'GET /': (req) => {
    const links = Object.entries(rootLinks);
    return ok(Object.fromEntries(links.map(([name, path]) => [name, req.world.settings.apiUrl + path])));
  },
  'GET /rate_limit': (req) => {
    const core = rate(req, 5000);
    return ok({ resources: { core, search: rate(req, 30), graphql: core }, rate: core });
  },
});
