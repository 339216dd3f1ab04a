/** Comments on issues and pull requests, and reactions. */
import { type Demand, demand, readOn, writeOn } from '../access.ts';
import { deliver } from '../events.ts';
import { journal } from '../journal.ts';
import { notifyNewlyMentioned, notifyThread } from '../notifications.ts';
import { commentShape, issueShape } from '../rest/shapes-issues.ts';
import type { Comment, Ctx, Issue, MinimizedReason, Reaction, ReactionContent } from '../world.ts';
import { issueOf, repoOf, requireActor, takeId } from './find.ts';
import { editText, linkText, refuseIfLocked, remember, viaApp } from './timeline.ts';
import { checkBody, invalidField } from './validate.ts';

export function createComment(ctx: Ctx, issue: Issue, body: string): Comment {
  const repo = repoOf(ctx.world, issue);
  demand(ctx, repo, writeOn(issue, 'read'));
  refuseIfLocked(ctx, issue, 'create comment');
  checkComment(body);
  const authorId = requireActor(ctx.actor);
  const comment: Comment = {
    id: takeId(ctx.world),
    issueId: issue.id,
    authorId,
    viaAppId: viaApp(ctx),
    body,
    createdAt: ctx.world.now,
    updatedAt: ctx.world.now,
    edits: [],
    lastEditorId: null,
    lastEditedAt: null,
    minimizedReason: null,
    reactions: [],
  };
  ctx.world.comments.set(comment.id, comment);
  issue.commentIds.push(comment.id);
  remember(ctx, issue, { kind: 'commented', commentId: comment.id });
  journal(ctx, repo, 'comment', body, issue.number);
  linkText(ctx, issue, body);
  notifyThread(ctx.world, { issue, byId: authorId, text: body }, 'comment');
  issue.participants.add(authorId);
  deliverComment(ctx, issue, comment, 'created');
  return comment;
}

function checkComment(body: string): void {
  if (body.trim() === '') throw invalidField('IssueComment', 'body', 'Body cannot be blank', 'unprocessable');
  checkBody('IssueComment', body);
}

/** The author needs no more than to read; others must be able to write. */
function changing(ctx: Ctx, comment: Comment): Demand {
  const own = requireActor(ctx.actor) === comment.authorId;
  return writeOn(issueOf(ctx.world, comment), own ? 'read' : 'write');
}

export function updateComment(ctx: Ctx, comment: Comment, body: string): void {
  const issue = issueOf(ctx.world, comment);
  const repo = repoOf(ctx.world, issue);
  demand(ctx, repo, changing(ctx, comment));
  checkComment(body);
  const before = comment.body;
  if (before === body) return;
  editText(ctx, comment, body);
  issue.updatedAt = ctx.world.now;
  journal(ctx, repo, 'comment', body, issue.number);
  linkText(ctx, issue, body);
  notifyNewlyMentioned(ctx.world, { issue, byId: requireActor(ctx.actor), text: body }, before);
  deliverComment(ctx, issue, comment, 'edited', { changes: { body: { from: before } } });
}

export function deleteComment(ctx: Ctx, comment: Comment): void {
  const issue = issueOf(ctx.world, comment);
  demand(ctx, repoOf(ctx.world, issue), changing(ctx, comment));
  const shape = commentShape(ctx.world, comment);
  issue.commentIds = issue.commentIds.filter((id) => id !== comment.id);
  ctx.world.comments.delete(comment.id);
  issue.timeline = issue.timeline.filter(
    ({ fact }) => fact.kind !== 'commented' || fact.commentId !== comment.id,
  );
  remember(ctx, issue, { kind: 'comment_deleted' });
  deliver(ctx, repoOf(ctx.world, issue), 'issue_comment', 'deleted', {
    issue: issueShape(ctx.world, issue),
    comment: shape,
  });
}

/** Collapses a comment; everybody can still open it. */
export function minimizeComment(ctx: Ctx, comment: Comment, reason: MinimizedReason | null): void {
  const issue = issueOf(ctx.world, comment);
  demand(ctx, repoOf(ctx.world, issue), changing(ctx, comment));
  comment.minimizedReason = reason;
}

function deliverComment(
  ctx: Ctx,
  issue: Issue,
  comment: Comment,
  action: string,
  parts: Readonly<Record<string, unknown>> = {},
): void {
  deliver(ctx, repoOf(ctx.world, issue), 'issue_comment', action, {
    issue: issueShape(ctx.world, issue),
    comment: commentShape(ctx.world, comment),
    ...parts,
  });
}

/** Reacts; the same reaction twice is one. Reactions notify nobody and start nothing. */
export function addReaction(
  ctx: Ctx,
  issue: Issue,
  target: Issue | Comment,
  content: ReactionContent,
): { reaction: Reaction; created: boolean } {
  const repo = repoOf(ctx.world, issue);
  demand(ctx, repo, readOn(issue));
  demand(ctx, repo, writeOn(issue, 'read'));
  const userId = requireActor(ctx.actor);
  const known = target.reactions.find((one) => one.userId === userId && one.content === content);
  if (known) return { reaction: known, created: false };
  const reaction: Reaction = { id: takeId(ctx.world), userId, content, at: ctx.world.now };
  target.reactions.push(reaction);
  return { reaction, created: true };
}

export function removeReaction(ctx: Ctx, issue: Issue, target: Issue | Comment, reactionId: number): void {
  demand(ctx, repoOf(ctx.world, issue), writeOn(issue, 'read'));
  target.reactions = target.reactions.filter((one) => one.id !== reactionId);
}
