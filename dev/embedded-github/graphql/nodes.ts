/** The world's things as GraphQL nodes, and back from a node id. */
import { demand, mayRead, readContents, readOn } from '../access.ts';
import { parseNodeId } from '../node-id.ts';
import { issueOf, repoOf } from '../state/find.ts';
import type {
  Account,
  Comment,
  Discussion,
  DiscussionCategory,
  Edit,
  Issue,
  Label,
  Org,
  Reaction,
  Release,
  Repo,
  Team,
  TimelineItem,
  World,
} from '../world.ts';
import { typedError } from './connection.ts';
import { type Gql, type Node, node } from './resolving.ts';

export interface OfRepo<T> {
  readonly repo: Repo;
  readonly value: T;
}
export interface RefValue {
  readonly repo: Repo;
  /** Full name, `refs/heads/main`. */
  readonly name: string;
}
export interface TimelineValue {
  readonly issue: Issue;
  readonly item: TimelineItem;
}
export interface ReactionValue {
  readonly on: Issue | Comment;
  readonly reaction: Reaction;
}
export interface EditValue {
  readonly on: Issue | Comment;
  readonly edit: Edit;
}

export const issueNode = (issue: Issue): Node<Issue> =>
  node(issue.pull === null ? 'Issue' : 'PullRequest', issue);
export const commentNode = (comment: Comment): Node<Comment> => node('IssueComment', comment);
export const repoNode = (repo: Repo): Node<Repo> => node('Repository', repo);
export const labelNode = (repo: Repo, value: Label): Node<OfRepo<Label>> => node('Label', { repo, value });
export const teamNode = (team: Team): Node<Team> => node('Team', team);
export const refNode = (repo: Repo, name: string): Node<RefValue> => node('Ref', { repo, name });
export const releaseNode = (release: Release): Node<Release> => node('Release', release);
export const discussionNode = (discussion: Discussion): Node<Discussion> => node('Discussion', discussion);
export const categoryNode = (repo: Repo, value: DiscussionCategory): Node<OfRepo<DiscussionCategory>> =>
  node('DiscussionCategory', { repo, value });

export function orgNode(world: World, org: Org): Node<Account> {
  return node('Organization', world.accounts.get(org.id) as Account);
}

/** An account as `Actor`: User, Bot or Organization; null for one that is gone. */
export function actorNode(world: World, id: number | null): Node<Account> | null {
  const account = id === null ? undefined : world.accounts.get(id);
  return account === undefined ? null : node(account.type, account);
}

/** As `actorNode` where the schema wants a User: bots are none. */
export function userNode(world: World, id: number | null): Node<Account> | null {
  const found = actorNode(world, id);
  return found?.type === 'User' ? found : null;
}

const unresolved = (id: string) =>
  typedError('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'.`);

function findRefNode(world: World, value: string): Node<RefValue> | null {
  const [repoId = '', ...name] = value.split(':');
  const repo = world.repos.get(Number(repoId));
  return repo?.refs.has(name.join(':')) ? refNode(repo, name.join(':')) : null;
}

function findLabel(world: World, id: number): Node<OfRepo<Label>> | null {
  for (const repo of world.repos.values()) {
    const label = repo.labels.find((one) => one.id === id);
    if (label !== undefined) return labelNode(repo, label);
  }
  return null;
}

function findCategory(world: World, id: number): Node<OfRepo<DiscussionCategory>> | null {
  for (const repo of world.repos.values()) {
    const category = repo.discussionCategories.find((one) => one.id === id);
    if (category !== undefined) return categoryNode(repo, category);
  }
  return null;
}

function lookUp(world: World, prefix: string, value: string): Node | null {
  const id = Number(value);
  const wrap = <T>(found: T | undefined, make: (found: T) => Node): Node | null =>
    found === undefined ? null : make(found);
  switch (prefix) {
    case 'U':
    case 'BOT':
    case 'O':
      return actorNode(world, id);
    case 'T':
      return wrap(world.teams.get(id), teamNode);
    case 'R':
      return wrap(world.repos.get(id), repoNode);
    case 'I':
    case 'PR':
      return wrap(world.issues.get(id), issueNode);
    case 'IC':
      return wrap(world.comments.get(id), commentNode);
    case 'LA':
      return findLabel(world, id);
    case 'REF':
      return findRefNode(world, value);
    case 'D':
      return wrap(world.discussions.get(id), discussionNode);
    case 'DIC':
      return findCategory(world, id);
    default:
      return null;
  }
}

/** Throws unless the request may see what the node shows; other nodes ask their own fields. */
function demandNode({ ctx, world }: Gql, found: Node): void {
  if (found.type === 'Ref') demand(ctx, (found.of as RefValue).repo, readContents);
  const issue =
    found.type === 'IssueComment'
      ? issueOf(world, found.of as Comment)
      : found.type === 'Issue' || found.type === 'PullRequest'
        ? (found.of as Issue)
        : undefined;
  if (issue !== undefined) demand(ctx, repoOf(world, issue), readOn(issue));
}

function isHidden(gql: Gql, found: Node): boolean {
  const of = found.of as { readonly repo?: Repo };
  const repo = found.type === 'Repository' ? (found.of as Repo) : of.repo;
  return repo !== undefined && !mayRead(gql.ctx, repo);
}

/**
 * The node of an id, if this request may see it.
 * @throws NOT_FOUND as GitHub words it, also for what may not be seen
 */
export function loadNode(gql: Gql, id: string): Node {
  const parsed = parseNodeId(id);
  const found = parsed === null ? null : lookUp(gql.world, parsed.prefix, parsed.value);
  if (found === null || isHidden(gql, found)) throw unresolved(id);
  try {
    demandNode(gql, found);
  } catch (error) {
    if ((error as { readonly status?: number }).status === 404) throw unresolved(id);
    throw error;
  }
  return found;
}

/** As `loadNode`, of one of the given types. */
export function loadOf<T>(gql: Gql, id: string, ...types: readonly string[]): T {
  const found = loadNode(gql, id);
  if (!types.includes(found.type)) throw unresolved(id);
  return found.of as T;
}
