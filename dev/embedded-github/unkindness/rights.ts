/** What the App may turn out not to be allowed to do, and lists that tell it less than there is. */
import type { Reply } from '../http.ts';
import type { Actor, Token, World } from '../world.ts';
import { concerns, isByMachine, mutationError, refusal } from './refusing.ts';
import { isAbout, type RestSeen, type Setting, type Unkindness } from './unkindness.ts';

const noIntegration = 'Resource not accessible by integration';
const advisories = '/security-advisories';
const one = `/repos/{owner}/{repo}${advisories}/{ghsa_id}`;

/** Whether the token carries less than its installation: some repositories, or fewer permissions. */
export function isNarrowed(world: World, actor: Actor): boolean {
  if (actor.kind !== 'app') return false;
  const token: Extract<Token, { kind: 'installation' }> = actor.token;
  const granted = world.installations.get(token.installationId)?.permissions ?? {};
  const keys = (permissions: object): number => Object.keys({ metadata: 'read', ...permissions }).length;
  return token.repositories !== 'all' || keys(token.permissions) < keys(granted);
}

/** Refuses these operations to Apps; 403 unless the setting says 404. */
const refuseApps =
  (pattern: RegExp, applies: (seen: RestSeen) => boolean = () => true) =>
  (seen: RestSeen): Reply | undefined => {
    if (!isByMachine(seen) || !pattern.test(seen.operation) || !applies(seen)) return undefined;
    const place = seen.params.org ?? `${seen.params.owner}/${seen.params.repo}`;
    if (!isAbout(seen.setting, place)) return undefined;
    return seen.setting.status === 404 ? refusal(404, 'Not Found') : refusal(403, noIntegration);
  };

/** Security managers are ordinary members from now on. */
function demoteManagers(world: World, setting: Setting): void {
  for (const team of world.teams.values())
    if (isAbout(setting, world.accounts.get(team.orgId)?.login ?? '')) team.securityManager = false;
}

const empty = (reply: Reply): Reply => ({ ...reply, body: [], headers: {} });

export const rights: readonly Unkindness[] = [
  {
    name: 'team-without-advisory-rights',
    what: 'No team is a security manager team: unpublished advisories are for owners, repository admins and their own collaborators.',
    source:
      'GitHub Docs, permission levels of repository security advisories; mullvad/gotatun 141; Express hesitates to make triagers managers (expressjs/security-wg 62)',
    status: 'verified',
    begin: demoteManagers,
  },
  {
    name: 'advisories-refused',
    what: 'The App may neither list nor read advisories: 403, or 404 (`status`).',
    source: 'what a permission that was never accepted, or was taken back, looks like',
    status: 'verified',
    refuse: refuseApps(/^GET .*\/security-advisories/, ({ operation }) => !operation.includes('comments')),
  },
  {
    name: 'owner-advisories-refused',
    what: 'The list of an organisation’s advisories is refused to Apps: 404, as to people who are no managers.',
    source: 'documented for installation tokens; no use by one was seen',
    status: 'unverified',
    refuse: (seen) =>
      refuseApps(/^GET \/orgs\/\{org\}\/security-advisories$/)({
        ...seen,
        setting: { status: 404, ...seen.setting },
      }),
  },
  {
    name: 'app-cannot-publish',
    what: 'An App’s publication of an advisory is refused with 403.',
    source: 'documented for installation tokens; publishing by one was not seen',
    status: 'unverified',
    refuse: (seen) =>
      seen.body.state === 'published' ? refuseApps(/^PATCH .*\{ghsa_id\}$/)(seen) : undefined,
  },
  {
    name: 'app-cannot-request-cve',
    what: 'An App’s request for a CVE is refused with 403.',
    source: 'documented for installation tokens; a request by one was not seen',
    status: 'unverified',
    refuse: refuseApps(/^POST .*\{ghsa_id\}\/cve$/),
  },
  {
    name: 'app-cannot-transfer',
    what: 'An App’s transfer of an issue is refused: FORBIDDEN.',
    source: 'documented for people with write access only',
    status: 'unverified',
    refuseMutation: (seen) =>
      seen.field === 'transferIssue' && isByMachine(seen)
        ? mutationError(seen.setting.type ?? 'FORBIDDEN', noIntegration)
        : undefined,
  },
  {
    name: 'rule-needs-subscription',
    what: 'An App that is not subscribed to “Deployment protection rule” cannot answer one: 403.',
    source: 'GitHub Docs, custom deployment protection rules',
    status: 'verified',
    refuse: refuseApps(/\/deployment_protection_rule$/),
  },
  {
    name: 'no-comments-on-published',
    what: 'Comments on a published advisory are refused with 403.',
    source: 'the site closes the conversation; whether the API does was not seen',
    status: 'unverified',
    refuse: (seen) => {
      const state = seen.world.advisories.get(seen.params.ghsa_id ?? '')?.state;
      if (seen.operation !== `POST ${one}/comments` || state !== 'published' || !concerns(seen))
        return undefined;
      return refusal(403, 'Comments cannot be added to a published advisory.');
    },
  },
  {
    name: 'collaborators-hidden',
    what: 'To a narrowed token an advisory has neither collaborating users nor teams, though it has.',
    source: 'suspected: teams need Members: read, and the token of one repository carries less',
    status: 'unverified',
    distort: (body, _advisory, { world, actor }) =>
      isNarrowed(world, actor) ? { ...body, collaborating_users: [], collaborating_teams: [] } : body,
  },
  {
    name: 'readers-hidden',
    what: 'The list of a repository’s collaborators comes empty to a narrowed token, by REST and by GraphQL.',
    source: 'suspected: which collaborators a narrowed token sees is not documented',
    status: 'unverified',
    answer: (reply, seen) => {
      const isList = seen.operation === 'GET /repos/{owner}/{repo}/collaborators';
      return isList && concerns(seen) && isNarrowed(seen.world, seen.actor) ? empty(reply) : reply;
    },
  },
  {
    name: 'members-hidden',
    what: 'The list of a team’s members leaves out people who hide the membership: everyone but the first.',
    source: 'suspected: concealed members are shown to those who may see them',
    status: 'unverified',
    answer: (reply, seen) => {
      const isList = seen.operation === 'GET /orgs/{org}/teams/{team_slug}/members';
      if (!isList || !isByMachine(seen) || !isAbout(seen.setting, seen.params.org ?? '')) return reply;
      return { ...reply, body: (Array.isArray(reply.body) ? reply.body : []).slice(0, 1), headers: {} };
    },
  },
  {
    name: 'anonymous-limit-spent',
    what: 'Requests without a token are refused: the others on the same address have used up the 60 of the hour.',
    source: 'GitHub Docs, rate limits: hosted runners share addresses',
    status: 'verified',
    refuse: ({ actor }) =>
      actor.kind === 'anonymous'
        ? { ...refusal(403, 'API rate limit exceeded for 192.0.2.1.'), headers: spent }
        : undefined,
  },
];

const spent = { 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '0', 'x-ratelimit-used': '60' };
