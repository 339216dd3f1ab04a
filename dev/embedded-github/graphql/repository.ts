/** Repository. */
import {
  demand,
  grantedRole,
  readContents,
  readIssues,
  readIssuesOrPulls,
  readMetadata,
  readPulls,
  refuseToken,
  roleIn,
} from '../access.ts';
import { nodeId } from '../node-id.ts';
import { repoWeb } from '../rest/shapes-repos.ts';
import { fullName, iso, issueByNumber, labelByName, labelsOf, loginOf } from '../state/find.ts';
import { isNarrowed } from '../unkindness/rights.ts';
import { strikes } from '../unkindness/unkindness.ts';
import type { Issue, Repo, RepoRole } from '../world.ts';
import { type PageArgs, page, typedError } from './connection.ts';
import { discussionFields } from './discussions.ts';
import { resolveExpression } from './git.ts';
import { actorNode, issueNode, labelNode, refNode } from './nodes.ts';
import { refNamed } from './refs.ts';
import { releaseFields } from './releases.ts';
import { type Gql, int32, type Node, type Resolvers } from './resolving.ts';

interface NumberArgs {
  readonly number: number;
}

/** An issue or pull request of this number, as the field asks for it. */
function oneIssue(of: Repo, number: number, gql: Gql, kind: 'Issue' | 'PullRequest' | 'either'): Node<Issue> {
  demand(gql.ctx, of, kind === 'PullRequest' ? readPulls : readIssues);
  const found = issueByNumber(gql.world, of, number);
  const fits = found !== undefined && (kind === 'either' || (found.pull === null) === (kind === 'Issue'));
  if (fits) return issueNode(found);
  const what =
    kind === 'Issue' ? 'an Issue' : kind === 'PullRequest' ? 'a PullRequest' : 'an issue or pull request';
  throw typedError('NOT_FOUND', `Could not resolve to ${what} with the number of ${number}.`);
}

interface IssuesArgs extends PageArgs {
  readonly labels?: readonly string[] | null;
  readonly states?: readonly string[] | null;
  readonly filterBy?: {
    readonly since?: string | null;
    readonly labels?: readonly string[] | null;
    readonly states?: readonly string[] | null;
    readonly assignee?: string | null;
    readonly createdBy?: string | null;
  } | null;
  readonly orderBy?: { readonly field: string; readonly direction: 'ASC' | 'DESC' } | null;
  readonly baseRefName?: string | null;
  readonly headRefName?: string | null;
}

const stateName = (issue: Issue): string =>
  issue.pull?.mergedAt != null ? 'MERGED' : issue.state.toUpperCase();

function hasAnyLabel(gql: Gql, issue: Issue, names: readonly string[] | null | undefined): boolean {
  if (names == null) return true;
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  return labelsOf(gql.world, issue).some((label) => wanted.has(label.name.toLowerCase()));
}

function fitsFilter(gql: Gql, issue: Issue, { filterBy, ...args }: IssuesArgs): boolean {
  const { world } = gql;
  const states = args.states ?? filterBy?.states;
  const assignee = filterBy?.assignee;
  const assigned =
    assignee == null ||
    (assignee === '*'
      ? issue.assigneeIds.length > 0
      : issue.assigneeIds.some((id) => loginOf(world, id).toLowerCase() === assignee.toLowerCase()));
  return (
    (states == null || states.includes(stateName(issue))) &&
    hasAnyLabel(gql, issue, args.labels) &&
    hasAnyLabel(gql, issue, filterBy?.labels) &&
    (filterBy?.since == null || issue.updatedAt >= Date.parse(filterBy.since)) &&
    assigned &&
    (filterBy?.createdBy == null || loginOf(world, issue.authorId) === filterBy.createdBy) &&
    (args.baseRefName == null || issue.pull?.base.ref === args.baseRefName) &&
    (args.headRefName == null || issue.pull?.head.ref === args.headRefName)
  );
}

function issueList(name: 'issues' | 'pullRequests', of: Repo, args: IssuesArgs, gql: Gql) {
  demand(gql.ctx, of, name === 'issues' ? readIssues : readPulls);
  const all = [...of.numbers.values()].map((id) => gql.world.issues.get(id) as Issue);
  const fitting = all.filter(
    (issue) =>
      issue !== undefined && (issue.pull === null) === (name === 'issues') && fitsFilter(gql, issue, args),
  );
  const keyOf: Readonly<Record<string, (issue: Issue) => number>> = {
    UPDATED_AT: (issue) => issue.updatedAt,
    COMMENTS: (issue) => issue.commentIds.length,
    CREATED_AT: (issue) => issue.createdAt,
  };
  const key = keyOf[args.orderBy?.field ?? 'CREATED_AT'] as (issue: Issue) => number;
  fitting.sort((a, b) => key(a) - key(b) || a.number - b.number);
  if (args.orderBy?.direction === 'DESC') fitting.reverse();
  return page(name, fitting.map(issueNode), args, (one) => one.of.id);
}

interface RefsArgs extends PageArgs {
  readonly refPrefix: string;
  readonly query?: string | null;
}

function refs(of: Repo, args: RefsArgs, gql: Gql) {
  demand(gql.ctx, of, readContents);
  const prefix = args.refPrefix.endsWith('/') ? args.refPrefix : `${args.refPrefix}/`;
  const names = [...of.refs.keys()].filter(
    (name) =>
      name.startsWith(prefix) && (args.query == null || name.slice(prefix.length).includes(args.query)),
  );
  const nodes = names.sort().map((name) => refNode(of, name));
  return page('refs', nodes, args, (one) => one.of.name);
}

const permissionOf = (role: RepoRole): string | null => (role === 'none' ? null : role.toUpperCase());

function collaborators(of: Repo, args: PageArgs, gql: Gql) {
  const { ctx, world } = gql;
  if (ctx.actor.kind === 'app') {
    gql.use.use('graphql-collaborators-by-app');
    if (world.settings.graphqlCollaborators === 'off') throw refuseToken(ctx.actor, readMetadata.need);
  }
  demand(ctx, of, { ...readMetadata, role: 'write', open: false });
  const isHidden =
    isNarrowed(world, ctx.actor) && strikes(world, 'readers-hidden', 'collaborators', fullName(world, of));
  const people = [...world.accounts.values()].filter(
    ({ id, type }) => !isHidden && type === 'User' && grantedRole(world, id, of) !== 'none',
  );
  const shown = page('collaborators', people, args, (one) => one.id);
  return {
    ...shown,
    nodes: shown.nodes.map(({ id }) => actorNode(world, id)),
    edges: shown.edges.map(({ cursor, node: one }) => ({
      cursor,
      node: actorNode(world, one.id),
      permission: permissionOf(grantedRole(world, one.id, of)),
    })),
  };
}

const repository: Resolvers<Repo> = {
  id: (of) => nodeId('R', of.id),
  databaseId: (of) => int32(of.id),
  name: (of) => of.name,
  nameWithOwner: (of, _args, { world }) => fullName(world, of),
  description: (of) => of.description,
  isPrivate: (of) => of.private,
  visibility: (of) => (of.private ? 'PRIVATE' : 'PUBLIC'),
  isArchived: (of) => of.archived,
  isFork: (of) => of.forkOfId !== null,
  isDisabled: () => false,
  isEmpty: (of) => of.refs.size === 0,
  isTemplate: () => false,
  isInOrganization: (of, _args, { world }) => world.orgs.has(of.ownerId),
  hasIssuesEnabled: (of) => of.issuesOff !== true,
  hasDiscussionsEnabled: (of) => of.discussionCategories.length > 0,
  securityPolicyUrl: (of, _args, { world }) => `${repoWeb(world, of)}/security/policy`,
  createdAt: (of) => iso(of.createdAt),
  pushedAt: (of) => iso(of.pushedAt),
  updatedAt: (of) => iso(of.pushedAt),
  url: (of, _args, { world }) => repoWeb(world, of),
  owner: (of, _args, { world }) => actorNode(world, of.ownerId),
  viewerPermission: (of, _args, { ctx, world }) =>
    ctx.actor.kind === 'user' ? permissionOf(roleIn(world, ctx.actor.accountId, of)) : null,
  defaultBranchRef: (of, _args, gql) => {
    demand(gql.ctx, of, readContents);
    return refNamed(of, `refs/heads/${of.defaultBranch}`);
  },
  ref: (of, args: { readonly qualifiedName: string }, gql) => {
    demand(gql.ctx, of, readContents);
    return refNamed(of, args.qualifiedName);
  },
  refs,
  object: (of, args: { readonly expression?: string | null; readonly oid?: string | null }, gql) => {
    demand(gql.ctx, of, readContents);
    return resolveExpression(of, args.expression ?? args.oid ?? '');
  },
  issue: (of, { number }: NumberArgs, gql) => oneIssue(of, number, gql, 'Issue'),
  pullRequest: (of, { number }: NumberArgs, gql) => oneIssue(of, number, gql, 'PullRequest'),
  issueOrPullRequest: (of, { number }: NumberArgs, gql) => oneIssue(of, number, gql, 'either'),
  issues: (of, args: IssuesArgs, gql) => issueList('issues', of, args, gql),
  pullRequests: (of, args: IssuesArgs, gql) => issueList('pullRequests', of, args, gql),
  label: (of, args: { readonly name: string }) => {
    const found = labelByName(of, args.name);
    return found === undefined ? null : labelNode(of, found);
  },
  labels: (of, args: PageArgs & { readonly query?: string | null }, gql) => {
    demand(gql.ctx, of, readIssuesOrPulls);
    const chosen = of.labels.filter((label) => args.query == null || label.name.includes(args.query));
    return page(
      'labels',
      chosen.map((label) => labelNode(of, label)),
      args,
      (one) => one.of.value.id,
    );
  },
  collaborators,
  ...releaseFields,
  ...discussionFields,
};

export const repositoryResolvers = { Repository: repository };
