/** Issue and what it shares with PullRequest; IssueComment, Label, Reaction, UserContentEdit. */
import { nodeId } from '../node-id.ts';
import { commentWeb, issueNodeId, issueWeb } from '../rest/shapes-issues.ts';
import { association, repoWeb } from '../rest/shapes-repos.ts';
import { actorId, iso, isoOrNull, issueOf, labelsOf, repoOf } from '../state/find.ts';
import { strikes } from '../unkindness/unkindness.ts';
import {
  type Comment,
  type Issue,
  type Label,
  type Reaction,
  type ReactionContent,
  reactionContents,
  type World,
} from '../world.ts';
import { type PageArgs, page } from './connection.ts';
import {
  actorNode,
  commentNode,
  type EditValue,
  issueNode,
  labelNode,
  type OfRepo,
  type ReactionValue,
  repoNode,
  userNode,
} from './nodes.ts';
import { enumName, type Gql, int32, node, type Resolvers } from './resolving.ts';
import { timelineConnection } from './timeline.ts';

/** GraphQL's names of reactions. */
export const reactionNames: Readonly<Record<ReactionContent, string>> = {
  '+1': 'THUMBS_UP',
  '-1': 'THUMBS_DOWN',
  laugh: 'LAUGH',
  confused: 'CONFUSED',
  heart: 'HEART',
  hooray: 'HOORAY',
  rocket: 'ROCKET',
  eyes: 'EYES',
};

type Written = Issue | Comment;

const isPerson = (world: World, id: number | null): boolean =>
  id !== null && world.accounts.get(id)?.type === 'User';

/** Null where the account is gone. */
const editorNode = (world: World, id: number | null) =>
  isPerson(world, id) && strikes(world, 'editor-gone', 'editor') ? null : actorNode(world, id);

const didAuthor = (of: Written, gql: Gql): boolean => of.authorId === actorId(gql.ctx.actor);

/** What an issue, a pull request and a comment have in common. */
const written: Resolvers<Written> = {
  databaseId: (of) => int32(of.id),
  fullDatabaseId: (of) => String(of.id),
  author: (of, _args, { world }) => actorNode(world, of.authorId),
  editor: (of, _args, { world }) => editorNode(world, of.lastEditorId),
  lastEditedAt: (of) => isoOrNull(of.lastEditedAt),
  createdAt: (of) => iso(of.createdAt),
  updatedAt: (of) => iso(of.updatedAt),
  publishedAt: (of) => iso(of.createdAt),
  body: (of) => of.body ?? '',
  bodyText: (of) => of.body ?? '',
  createdViaEmail: (of, _args, { world }) =>
    ('viaEmail' in of && of.viaEmail === true) ||
    ('issueId' in of &&
      isPerson(world, of.authorId) &&
      strikes(world, 'comments-by-mail', 'createdViaEmail')),
  includesCreatedEdit: (of) => of.edits.length > 0,
  viewerDidAuthor: (of, _args, gql) => didAuthor(of, gql),
  userContentEdits: (of, args: PageArgs, gql) => edits(of, args, gql),
  reactions: (of, args: PageArgs & { readonly content?: string | null }) => reactions(of, args),
  reactionGroups: (of, _args, gql) => reactionGroups(of, gql),
};

/** Revisions, the newest first; the oldest is the text as it was created. */
function edits(of: Written, args: PageArgs, { use }: Gql) {
  use.use('edit-history-order');
  const newestFirst = of.edits.map((edit) => node('UserContentEdit', { on: of, edit })).reverse();
  return page('userContentEdits', newestFirst, args, (one) => one.of.edit.id);
}

const reactionNode = (on: Written, reaction: Reaction) => node('Reaction', { on, reaction });

function reactions(of: Written, args: PageArgs & { readonly content?: string | null }) {
  const chosen = of.reactions.filter(
    ({ content }) => args.content == null || reactionNames[content] === args.content,
  );
  const nodes = chosen.map((reaction) => reactionNode(of, reaction));
  return page('reactions', nodes, args, (one) => one.of.reaction.id);
}

/** One group per kind of reaction, also where nobody reacted. */
function reactionGroups(of: Written, gql: Gql) {
  const viewer = actorId(gql.ctx.actor);
  return reactionContents.map((content) => {
    const group = of.reactions.filter((reaction) => reaction.content === content);
    const people = group.map((reaction) => actorNode(gql.world, reaction.userId));
    const list = (name: string) => (args: PageArgs) => page(name, people, args, (one) => one?.of.id ?? 0);
    return {
      content: reactionNames[content],
      createdAt: isoOrNull(group[0]?.at ?? null),
      viewerHasReacted: group.some((reaction) => reaction.userId === viewer),
      users: list('users'),
      reactors: list('reactors'),
    };
  });
}

interface CommentsArgs extends PageArgs {
  readonly orderBy?: { readonly direction: 'ASC' | 'DESC' } | null;
}

/** Fields of Issue and PullRequest alike. */
export const issueFields: Resolvers<Issue> = {
  ...written,
  id: issueNodeId,
  number: (of) => of.number,
  title: (of) => of.title,
  closed: (of) => of.state === 'closed',
  closedAt: (of) => isoOrNull(of.closedAt),
  locked: (of) => of.locked,
  activeLockReason: (of) => enumName(of.lockReason),
  isPinned: (of) => of.pinned,
  milestone: () => null,
  url: (of, _args, { world }) => issueWeb(world, of),
  resourcePath: (of, _args, { world }) => issueWeb(world, of).slice(world.settings.webUrl.length),
  repository: (of, _args, { world }) => repoNode(repoOf(world, of)),
  authorAssociation: (of, _args, { world }) => association(world, repoOf(world, of), of.authorId),
  labels: (of, args: PageArgs, { world }) => {
    const nodes = labelsOf(world, of).map((label) => labelNode(repoOf(world, of), label));
    return page('labels', nodes, args, (one) => one.of.value.id);
  },
  assignees: (of, args: PageArgs, { world }) =>
    page(
      'assignees',
      of.assigneeIds.map((id) => actorNode(world, id)),
      args,
      (one) => one?.of.id ?? 0,
    ),
  participants: (of, args: PageArgs, { world }) => {
    const people = [...of.participants].flatMap((id) => userNode(world, id) ?? []);
    return page('participants', people, args, (one) => one.of.id);
  },
  comments: (of, args: CommentsArgs, { world }) => {
    const nodes = of.commentIds.map((id) => commentNode(world.comments.get(id) as Comment));
    if (args.orderBy?.direction === 'DESC') nodes.reverse();
    return page('comments', nodes, args, (one) => one.of.id);
  },
  timelineItems: timelineConnection,
};

const issue: Resolvers<Issue> = {
  ...issueFields,
  state: (of) => of.state.toUpperCase(),
  // Without the argument a duplicate shows as not planned.
  stateReason: (of, args: { readonly enableDuplicate?: boolean }) =>
    of.stateReason === 'duplicate' && !args.enableDuplicate ? 'NOT_PLANNED' : enumName(of.stateReason),
};

const comment: Resolvers<Comment> = {
  ...written,
  id: (of) => nodeId('IC', of.id),
  issue: (of, _args, { world }) => issueNode(issueOf(world, of)),
  pullRequest: (of, _args, { world }) => {
    const parent = issueOf(world, of);
    return parent.pull === null ? null : issueNode(parent);
  },
  repository: (of, _args, { world }) => repoNode(repoOf(world, issueOf(world, of))),
  authorAssociation: (of, _args, { world }) =>
    association(world, repoOf(world, issueOf(world, of)), of.authorId),
  isMinimized: (of) => of.minimizedReason !== null,
  minimizedReason: (of) => of.minimizedReason,
  url: (of, _args, { world }) => commentWeb(world, of),
  resourcePath: (of, _args, { world }) => commentWeb(world, of).slice(world.settings.webUrl.length),
};

const label: Resolvers<OfRepo<Label>> = {
  id: (of) => nodeId('LA', of.value.id),
  name: (of) => of.value.name,
  color: (of) => of.value.color,
  description: (of) => of.value.description,
  isDefault: (of) => of.value.isDefault,
  repository: (of) => repoNode(of.repo),
  url: (of, _args, { world }) => `${repoWeb(world, of.repo)}/labels/${encodeURIComponent(of.value.name)}`,
};

const userContentEdit: Resolvers<EditValue> = {
  id: (of) => nodeId('UCE', of.edit.id),
  createdAt: (of) => iso(of.edit.at),
  editedAt: (of) => iso(of.edit.at),
  updatedAt: (of) => iso(of.edit.deletedAt ?? of.edit.at),
  deletedAt: (of) => isoOrNull(of.edit.deletedAt),
  editor: (of, _args, { world }) => editorNode(world, of.edit.editorId),
  // Despite its name this is the whole text after the edit.
  diff: (of) => (of.edit.deletedAt === null ? of.edit.body : null),
};

const reaction: Resolvers<ReactionValue> = {
  id: (of) => nodeId('REA', of.reaction.id),
  databaseId: (of) => int32(of.reaction.id),
  content: (of) => reactionNames[of.reaction.content],
  createdAt: (of) => iso(of.reaction.at),
  user: (of, _args, { world }) => userNode(world, of.reaction.userId),
  reactable: (of) => ('commentIds' in of.on ? issueNode(of.on) : commentNode(of.on)),
};

export const issueResolvers = {
  Issue: issue,
  IssueComment: comment,
  Label: label,
  UserContentEdit: userContentEdit,
  Reaction: reaction,
};
