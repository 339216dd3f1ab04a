/** REST bodies of issues, comments, labels, reactions. Pull requests seen as issues too. */
import { nodeId } from '../node-id.ts';
import { fullName, iso, isoOrNull, issueOf, labelsOf, repoOf } from '../state/find.ts';
import {
  type Comment,
  type Issue,
  type Label,
  type Reaction,
  type Repo,
  reactionContents,
  type World,
} from '../world.ts';
import { appOrNull, type Json, q, userOrNull, userShape } from './shapes-accounts.ts';
import { association, repoApi, repoShape, repoWeb } from './shapes-repos.ts';

export function labelShape(world: World, repo: Repo, label: Label): Json {
  return {
    id: label.id,
    node_id: nodeId('LA', label.id),
    url: `${repoApi(world, repo)}/labels/${q(label.name)}`,
    name: label.name,
    color: label.color,
    default: label.isDefault,
    description: label.description,
  };
}

function reactionRollup(url: string, reactions: readonly Reaction[]): Json {
  const counts: Json = { url: `${url}/reactions`, total_count: reactions.length };
  for (const content of reactionContents) {
    counts[content] = reactions.filter((reaction) => reaction.content === content).length;
  }
  return counts;
}

export function reactionShape(world: World, reaction: Reaction): Json {
  return {
    id: reaction.id,
    node_id: nodeId('REA', reaction.id),
    user: userShape(world, reaction.userId),
    content: reaction.content,
    created_at: iso(reaction.at),
  };
}

function issueApi(world: World, issue: Issue): string {
  return `${repoApi(world, repoOf(world, issue))}/issues/${issue.number}`;
}

/** Page of an issue or pull request. */
export function issueWeb(world: World, issue: Issue): string {
  const kind = issue.pull ? 'pull' : 'issues';
  return `${repoWeb(world, repoOf(world, issue))}/${kind}/${issue.number}`;
}

export function issueNodeId(issue: Issue): string {
  return nodeId(issue.pull ? 'PR' : 'I', issue.id);
}

/** `withRepository`: lists over several repositories carry the repository as well. */
export function issueShape(world: World, issue: Issue): Json {
  const repo = repoOf(world, issue);
  const api = issueApi(world, issue);
  const assignees = issue.assigneeIds.map((id) => userShape(world, id));
  return {
    url: api,
    repository_url: repoApi(world, repo),
    labels_url: `${api}/labels{/name}`,
    comments_url: `${api}/comments`,
    events_url: `${api}/events`,
    html_url: issueWeb(world, issue),
    timeline_url: `${api}/timeline`,
    id: issue.id,
    node_id: issueNodeId(issue),
    number: issue.number,
    title: issue.title,
    user: userShape(world, issue.authorId),
    labels: labelsOf(world, issue).map((label) => labelShape(world, repo, label)),
    state: issue.state,
    state_reason: issue.stateReason,
    locked: issue.locked,
    active_lock_reason: issue.lockReason,
    assignee: assignees[0] ?? null,
    assignees,
    milestone: null,
    comments: issue.commentIds.length,
    created_at: iso(issue.createdAt),
    updated_at: iso(issue.updatedAt),
    closed_at: isoOrNull(issue.closedAt),
    closed_by: userOrNull(world, issue.closedById),
    author_association: association(world, repo, issue.authorId),
    body: issue.body,
    reactions: reactionRollup(api, issue.reactions),
    performed_via_github_app: appOrNull(world, issue.viaAppId),
    ...(issue.pull ? pullLinks(world, repo, issue) : {}),
  };
}

function pullLinks(world: World, repo: Repo, issue: Issue): Json {
  const web = issueWeb(world, issue);
  return {
    draft: issue.pull?.draft ?? false,
    pull_request: {
      url: `${repoApi(world, repo)}/pulls/${issue.number}`,
      html_url: web,
      diff_url: `${web}.diff`,
      patch_url: `${web}.patch`,
      merged_at: isoOrNull(issue.pull?.mergedAt ?? null),
    },
  };
}

export function commentWeb(world: World, comment: Comment): string {
  return `${issueWeb(world, issueOf(world, comment))}#issuecomment-${comment.id}`;
}

export function commentShape(world: World, comment: Comment): Json {
  const issue = issueOf(world, comment);
  const repo = repoOf(world, issue);
  const api = `${repoApi(world, repo)}/issues/comments/${comment.id}`;
  return {
    url: api,
    html_url: commentWeb(world, comment),
    issue_url: issueApi(world, issue),
    id: comment.id,
    node_id: nodeId('IC', comment.id),
    user: userShape(world, comment.authorId),
    created_at: iso(comment.createdAt),
    updated_at: iso(comment.updatedAt),
    body: comment.body,
    author_association: association(world, repo, comment.authorId),
    reactions: reactionRollup(api, comment.reactions),
    performed_via_github_app: appOrNull(world, comment.viaAppId),
  };
}

/** What every event payload carries besides its own things. */
export function payloadFrame(
  world: World,
  repo: Repo,
  senderId: number,
  installationId: number | null,
): Json {
  const org = world.orgs.get(repo.ownerId);
  return {
    repository: repoShape(world, repo),
    ...(org ? { organization: { login: fullName(world, repo).split('/')[0], id: org.id } } : {}),
    sender: userShape(world, senderId),
    ...(installationId === null ? {} : { installation: { id: installationId } }),
  };
}
