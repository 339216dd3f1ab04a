/** The mutations, each a call of the verb that REST calls too, so that events, journal and notifications follow. */
import { nodeId } from '../node-id.ts';
import { addAssignees, removeAssignees } from '../state/assignees.ts';
import {
  addReaction,
  createComment,
  deleteComment,
  minimizeComment,
  updateComment,
} from '../state/comments.ts';
import { actorId, issueOf, repoOf } from '../state/find.ts';
import {
  closeIssue,
  createIssue,
  deleteIssue,
  type IssueChanges,
  lockIssue,
  pinIssue,
  reopenIssue,
  unlockIssue,
  unpinIssue,
  updateIssue,
} from '../state/issues.ts';
import { addLabels, removeLabel } from '../state/labels.ts';
import { transferIssue } from '../state/transfer.ts';
import {
  type Account,
  type Comment,
  HttpError,
  type Issue,
  type Label,
  type LockReason,
  type MinimizedReason,
  type ReactionContent,
  type Repo,
  reactionContents,
  type StateReason,
} from '../world.ts';
import { typedError } from './connection.ts';
import { reactionNames } from './issues.ts';
import {
  createCommitOnBranch,
  createDiscussion,
  createPullRequest,
  createRef,
  updatePullRequest,
} from './mutations-repository.ts';
import { actorNode, commentNode, issueNode, loadNode, loadOf, type OfRepo, repoNode } from './nodes.ts';
import { type Gql, node, type Resolvers } from './resolving.ts';

type Mutation<I> = (gql: Gql, input: I) => Readonly<Record<string, unknown>>;

const loadIssue = (gql: Gql, id: string): Issue => loadOf<Issue>(gql, id, 'Issue');
const loadThread = (gql: Gql, id: string): Issue => loadOf<Issue>(gql, id, 'Issue', 'PullRequest');
const loadComment = (gql: Gql, id: string): Comment => loadOf<Comment>(gql, id, 'IssueComment');
const viewer = (gql: Gql) => actorNode(gql.world, actorId(gql.ctx.actor));
/** `TOO_HEATED` → `too heated` (locks), `OFF_TOPIC` → `off-topic`. */
const lowerName = (name: string): string =>
  name === 'TOO_HEATED' ? 'too heated' : name.toLowerCase().replace('off_topic', 'off-topic');

function labelNames(gql: Gql, repo: Repo, ids: readonly string[]): string[] {
  return ids.map((id) => {
    const label = loadOf<OfRepo<Label>>(gql, id, 'Label');
    if (label.repo.id === repo.id) return label.value.name;
    throw typedError('UNPROCESSABLE', `Label '${label.value.name}' belongs to another repository`);
  });
}

const loginsOf = (gql: Gql, ids: readonly string[]): string[] =>
  ids.map((id) => loadOf<Account>(gql, id, 'User', 'Bot').login);

const byApp = (gql: Gql): boolean => gql.ctx.actor.kind === 'app';

interface NewIssueInput {
  readonly repositoryId: string;
  readonly title: string;
  readonly body?: string | null;
  readonly labelIds?: readonly string[] | null;
  readonly assigneeIds?: readonly string[] | null;
}

const createIssueField: Mutation<NewIssueInput> = (gql, input) => {
  const repo = loadOf<Repo>(gql, input.repositoryId, 'Repository');
  const issue = createIssue(gql.ctx, repo, {
    title: input.title,
    body: input.body ?? null,
    labels: labelNames(gql, repo, input.labelIds ?? []),
    assignees: loginsOf(gql, input.assigneeIds ?? []),
  });
  return { issue: issueNode(issue) };
};

interface IssueChangesInput {
  readonly id: string;
  readonly title?: string | null;
  readonly body?: string | null;
  readonly state?: 'OPEN' | 'CLOSED' | null;
  readonly labelIds?: readonly string[] | null;
  readonly assigneeIds?: readonly string[] | null;
}

const updateIssueField: Mutation<IssueChangesInput> = (gql, input) => {
  const issue = loadIssue(gql, input.id);
  const changes: IssueChanges = {
    ...(input.title == null ? {} : { title: input.title }),
    ...(input.body == null ? {} : { body: input.body }),
    ...(input.state == null ? {} : { state: input.state === 'OPEN' ? 'open' : 'closed' }),
    ...(input.labelIds == null ? {} : { labels: labelNames(gql, repoOf(gql.world, issue), input.labelIds) }),
    ...(input.assigneeIds == null ? {} : { assignees: loginsOf(gql, input.assigneeIds) }),
  };
  updateIssue(gql.ctx, issue, changes);
  return { issue: issueNode(issue), actor: viewer(gql) };
};

const closeIssueField: Mutation<{ readonly issueId: string; readonly stateReason?: string | null }> = (
  gql,
  input,
) => {
  const issue = loadIssue(gql, input.issueId);
  closeIssue(gql.ctx, issue, (input.stateReason?.toLowerCase() ?? null) as StateReason | null);
  return { issue: issueNode(issue) };
};

const transferField: Mutation<{
  readonly issueId: string;
  readonly repositoryId: string;
  readonly createLabelsIfMissing?: boolean;
}> = (gql, input) => {
  const issue = loadIssue(gql, input.issueId);
  const target = loadOf<Repo>(gql, input.repositoryId, 'Repository');
  if (byApp(gql)) gql.use.use('issue-transferred-by-app');
  const moved = transferIssue(gql.ctx, issue, target, {
    createLabelsIfMissing: input.createLabelsIfMissing ?? false,
  });
  return { issue: issueNode(moved) };
};

const deleteIssueField: Mutation<{ readonly issueId: string }> = (gql, input) => {
  const issue = loadIssue(gql, input.issueId);
  if (byApp(gql)) gql.use.use('issue-deleted-by-app');
  const repo = repoOf(gql.world, issue);
  deleteIssue(gql.ctx, issue);
  return { repository: repoNode(repo) };
};

const addCommentField: Mutation<{ readonly subjectId: string; readonly body: string }> = (gql, input) => {
  const issue = loadThread(gql, input.subjectId);
  const comment = commentNode(createComment(gql.ctx, issue, input.body));
  const edge = { cursor: nodeId('IC', comment.of.id), node: comment };
  return { commentEdge: edge, timelineEdge: edge, subject: issueNode(issue) };
};

const updateCommentField: Mutation<{ readonly id: string; readonly body: string }> = (gql, input) => {
  const comment = loadComment(gql, input.id);
  updateComment(gql.ctx, comment, input.body);
  return { issueComment: commentNode(comment) };
};

const deleteCommentField: Mutation<{ readonly id: string }> = (gql, input) => {
  deleteComment(gql.ctx, loadComment(gql, input.id));
  return {};
};

const minimizeField: Mutation<{ readonly subjectId: string; readonly classifier: string }> = (gql, input) => {
  const comment = loadComment(gql, input.subjectId);
  minimizeComment(gql.ctx, comment, lowerName(input.classifier) as MinimizedReason);
  return { minimizedComment: commentNode(comment) };
};

const unminimizeField: Mutation<{ readonly subjectId: string }> = (gql, input) => {
  const comment = loadComment(gql, input.subjectId);
  minimizeComment(gql.ctx, comment, null);
  return { unminimizedComment: commentNode(comment) };
};

interface LabelsInput {
  readonly labelableId: string;
  readonly labelIds: readonly string[];
}

const addLabelsField: Mutation<LabelsInput> = (gql, input) => {
  const issue = loadThread(gql, input.labelableId);
  addLabels(gql.ctx, issue, labelNames(gql, repoOf(gql.world, issue), input.labelIds));
  return { labelable: issueNode(issue) };
};

/** Labels that are not there are passed over, unlike in REST. */
const removeLabelsField: Mutation<LabelsInput> = (gql, input) => {
  const issue = loadThread(gql, input.labelableId);
  for (const name of labelNames(gql, repoOf(gql.world, issue), input.labelIds)) {
    try {
      removeLabel(gql.ctx, issue, name);
    } catch (error) {
      if (!(error instanceof HttpError && error.message === 'Label does not exist')) throw error;
    }
  }
  return { labelable: issueNode(issue) };
};

interface AssigneesInput {
  readonly assignableId: string;
  readonly assigneeIds: readonly string[];
}

const assignField =
  (verb: typeof addAssignees): Mutation<AssigneesInput> =>
  (gql, input) => {
    const issue = loadThread(gql, input.assignableId);
    verb(gql.ctx, issue, loginsOf(gql, input.assigneeIds));
    return { assignable: issueNode(issue) };
  };

const addReactionField: Mutation<{ readonly subjectId: string; readonly content: string }> = (gql, input) => {
  const found = loadNode(gql, input.subjectId);
  const isComment = found.type === 'IssueComment';
  const target = isComment ? (found.of as Comment) : loadThread(gql, input.subjectId);
  const issue = isComment ? issueOf(gql.world, found.of as Comment) : (target as Issue);
  const content = reactionContents.find((one) => reactionNames[one] === input.content) as ReactionContent;
  const { reaction } = addReaction(gql.ctx, issue, target, content);
  return { subject: found, reaction: node('Reaction', { on: target, reaction }) };
};

const lockField: Mutation<{ readonly lockableId: string; readonly lockReason?: string | null }> = (
  gql,
  input,
) => {
  const issue = loadThread(gql, input.lockableId);
  lockIssue(gql.ctx, issue, input.lockReason == null ? null : (lowerName(input.lockReason) as LockReason));
  return { lockedRecord: issueNode(issue), actor: viewer(gql) };
};

const unlockField: Mutation<{ readonly lockableId: string }> = (gql, input) => {
  const issue = loadThread(gql, input.lockableId);
  unlockIssue(gql.ctx, issue);
  return { unlockedRecord: issueNode(issue), actor: viewer(gql) };
};

/** One that takes an issue's or pull request's id and answers it. */
const onThread =
  (
    idField: 'issueId' | 'pullRequestId',
    answer: 'issue' | 'pullRequest',
    verb: (ctx: Gql['ctx'], issue: Issue) => void,
  ): Mutation<Readonly<Record<string, string>>> =>
  (gql, input) => {
    const type = answer === 'issue' ? 'Issue' : 'PullRequest';
    const issue = loadOf<Issue>(gql, input[idField] as string, type);
    verb(gql.ctx, issue);
    return { [answer]: issueNode(issue) };
  };

/** Wraps a mutation as the resolver of its field. */
function field<I>(mutation: Mutation<I>): Resolvers<unknown>[string] {
  return (_of, { input }: { readonly input: I & { readonly clientMutationId?: string | null } }, gql) => {
    return { clientMutationId: input.clientMutationId ?? null, ...mutation(gql, input) };
  };
}

const mutation: Resolvers<unknown> = {
  createIssue: field(createIssueField),
  updateIssue: field(updateIssueField),
  closeIssue: field(closeIssueField),
  reopenIssue: field(onThread('issueId', 'issue', reopenIssue)),
  transferIssue: field(transferField),
  deleteIssue: field(deleteIssueField),
  pinIssue: field(onThread('issueId', 'issue', pinIssue)),
  unpinIssue: field(onThread('issueId', 'issue', unpinIssue)),
  addComment: field(addCommentField),
  updateIssueComment: field(updateCommentField),
  deleteIssueComment: field(deleteCommentField),
  minimizeComment: field(minimizeField),
  unminimizeComment: field(unminimizeField),
  addLabelsToLabelable: field(addLabelsField),
  removeLabelsFromLabelable: field(removeLabelsField),
  addAssigneesToAssignable: field(assignField(addAssignees)),
  removeAssigneesFromAssignable: field(assignField(removeAssignees)),
  addReaction: field(addReactionField),
  lockLockable: field(lockField),
  unlockLockable: field(unlockField),
  closePullRequest: field(
    onThread('pullRequestId', 'pullRequest', (ctx, issue) => closeIssue(ctx, issue, null)),
  ),
  reopenPullRequest: field(onThread('pullRequestId', 'pullRequest', reopenIssue)),
  createPullRequest: field(createPullRequest),
  updatePullRequest: field(updatePullRequest),
  createDiscussion: field(createDiscussion),
  createCommitOnBranch: field(createCommitOnBranch),
  createRef: field(createRef),
};

export const mutationResolvers = { Mutation: mutation };
