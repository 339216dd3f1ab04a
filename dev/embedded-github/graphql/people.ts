/** User, Bot, Organization, Team. */
import { demandMembers, mayRead } from '../access.ts';
import { nodeId } from '../node-id.ts';
import { accountNodeId } from '../rest/shapes-accounts.ts';
import { iso, teamBySlug, teamMemberIds } from '../state/find.ts';
import type { Account, Org, Team } from '../world.ts';
import { type PageArgs, page } from './connection.ts';
import { actorNode, orgNode, repoNode, teamNode, userNode } from './nodes.ts';
import { type Gql, int32, type Resolvers } from './resolving.ts';

const account: Resolvers<Account> = {
  id: accountNodeId,
  databaseId: (of) => int32(of.id),
  login: (of) => of.login,
  name: (of) => of.name,
  avatarUrl: (of, _args, { world }) => `${world.settings.webUrl}/avatars/u/${of.id}`,
  url: (of, _args, { world }) => `${world.settings.webUrl}/${of.login}`,
  resourcePath: (of) => `/${of.login}`,
  createdAt: (of) => iso(of.createdAt),
  updatedAt: (of) => iso(of.createdAt),
};

const user: Resolvers<Account> = {
  ...account,
  email: (of) => of.email ?? '',
  isViewer: (of, _args, { ctx }) => ctx.actor.kind === 'user' && ctx.actor.accountId === of.id,
};

const bot: Resolvers<Account> = {
  ...account,
  // REST says `name[bot]`, GraphQL says `name`.
  login: (of) => of.login.replace(/\[bot\]$/, ''),
};

const orgOf = (gql: Gql, of: Account): Org => gql.world.orgs.get(of.id) as Org;

interface RepositoriesArgs extends PageArgs {
  readonly privacy?: 'PUBLIC' | 'PRIVATE' | null;
  readonly visibility?: 'PUBLIC' | 'PRIVATE' | 'INTERNAL' | null;
  readonly isArchived?: boolean | null;
}

function repositories(of: Account, args: RepositoriesArgs, { ctx, world }: Gql) {
  const wanted = args.privacy ?? args.visibility ?? null;
  const shown = [...world.repos.values()].filter(
    (repo) =>
      repo.ownerId === of.id &&
      mayRead(ctx, repo) &&
      (wanted === null || (wanted === 'PRIVATE') === repo.private) &&
      (args.isArchived == null || args.isArchived === repo.archived),
  );
  const sorted = shown.sort((a, b) => a.id - b.id).map(repoNode);
  return page('repositories', sorted, args, (one) => one.of.id);
}

const organization: Resolvers<Account> = {
  ...account,
  description: () => null,
  viewerIsAMember: (of, _args, gql) => {
    const { actor } = gql.ctx;
    const org = orgOf(gql, of);
    return actor.kind === 'user' && (org.owners.has(actor.accountId) || org.members.has(actor.accountId));
  },
  team: (of, args: { slug: string }, gql) => {
    const org = orgOf(gql, of);
    demandMembers(gql.ctx, org);
    const team = teamBySlug(gql.world, org, args.slug);
    return team === undefined ? null : teamNode(team);
  },
  teams: (of, args: PageArgs, gql) => {
    const org = orgOf(gql, of);
    demandMembers(gql.ctx, org);
    const teams = org.teamIds.map((id) => teamNode(gql.world.teams.get(id) as Team));
    return page('teams', teams, args, (one) => one.of.id);
  },
  repositories: (of, args: RepositoriesArgs, gql) => repositories(of, args, gql),
  repository: (of, args: { name: string }, { ctx, world }) => {
    const wanted = args.name.toLowerCase();
    const found = [...world.repos.values()].find(
      (repo) => repo.ownerId === of.id && repo.name.toLowerCase() === wanted,
    );
    return found !== undefined && mayRead(ctx, found) ? repoNode(found) : null;
  },
  membersWithRole: (of, args: PageArgs, gql) => {
    const org = orgOf(gql, of);
    demandMembers(gql.ctx, org);
    const ids = [...org.owners, ...org.members].sort((a, b) => a - b);
    const members = page('membersWithRole', ids, args, (id) => id);
    return {
      ...members,
      nodes: members.nodes.map((id) => userNode(gql.world, id)),
      edges: members.edges.map(({ cursor, node: id }) => ({
        cursor,
        node: userNode(gql.world, id),
        role: org.owners.has(id) ? 'ADMIN' : 'MEMBER',
      })),
    };
  },
};

interface MembersArgs extends PageArgs {
  readonly membership?: 'ALL' | 'CHILD_TEAM' | 'IMMEDIATE';
  readonly role?: 'MAINTAINER' | 'MEMBER' | null;
  readonly query?: string | null;
}

function memberIds(of: Team, args: MembersArgs, { world }: Gql): number[] {
  const org = world.orgs.get(of.orgId) as Org;
  const all = teamMemberIds(world, of);
  const chosen = [...all].filter((id) => {
    if (args.membership === 'IMMEDIATE' && !of.members.has(id)) return false;
    if (args.membership === 'CHILD_TEAM' && of.members.has(id)) return false;
    return args.role == null || args.role === teamRole(of, org, id);
  });
  return chosen.sort((a, b) => a - b);
}

/** Owners of the organisation show as maintainers. */
function teamRole(team: Team, org: Org, id: number): 'MAINTAINER' | 'MEMBER' {
  return team.members.get(id) === 'maintainer' || org.owners.has(id) ? 'MAINTAINER' : 'MEMBER';
}

const team: Resolvers<Team> = {
  id: (of) => nodeId('T', of.id),
  databaseId: (of) => int32(of.id),
  slug: (of) => of.slug,
  name: (of) => of.name,
  description: (of) => of.description,
  privacy: (of) => (of.privacy === 'secret' ? 'SECRET' : 'VISIBLE'),
  combinedSlug: (of, _args, { world }) => `${world.accounts.get(of.orgId)?.login}/${of.slug}`,
  organization: (of, _args, { world }) => orgNode(world, world.orgs.get(of.orgId) as Org),
  parentTeam: (of, _args, { world }) => {
    const parent = of.parentId === null ? undefined : world.teams.get(of.parentId);
    return parent === undefined ? null : teamNode(parent);
  },
  url: (of, _args, { world }) =>
    `${world.settings.webUrl}/orgs/${world.accounts.get(of.orgId)?.login}/teams/${of.slug}`,
  members: (of, args: MembersArgs, gql) => {
    const org = gql.world.orgs.get(of.orgId) as Org;
    const members = page('members', memberIds(of, args, gql), args, (id) => id);
    return {
      ...members,
      nodes: members.nodes.map((id) => actorNode(gql.world, id)),
      edges: members.edges.map(({ cursor, node: id }) => ({
        cursor,
        node: actorNode(gql.world, id),
        role: teamRole(of, org, id),
      })),
    };
  },
};

export const peopleResolvers = {
  User: { ...user, repositories },
  Bot: bot,
  Organization: organization,
  Team: team,
};
