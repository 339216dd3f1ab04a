/** Comments in an advisory's conversation (REST, public preview since 2026-10-02). No deletion. */
import { advisoryRole, demand } from '../access.ts';
import { journalAdvisory } from '../journal.ts';
import { notifyAdvisory } from '../notifications.ts';
import { type Advisory, type AdvisoryComment, type Ctx, HttpError } from '../world.ts';
import { readAdvisories, writeAdvisories } from './advisories.ts';
import { notFound, repoById, requireActor, takeId } from './find.ts';
import { checkBody, invalidField } from './validate.ts';

function demandConversation(ctx: Ctx, advisory: Advisory, level: 'read' | 'write'): void {
  if (ctx.world.settings.advisoryComments === 'off') throw notFound();
  const repo = repoById(ctx.world, advisory.repoId);
  if (advisoryRole(ctx, advisory) === 'none') throw notFound();
  demand(ctx, repo, level === 'read' ? readAdvisories : writeAdvisories);
  // Publication opens the advisory, not what was said about it.
  const role = advisoryRole(ctx, { ...advisory, state: 'draft' });
  if (role === 'none') throw notFound();
}

/** Confidential comments are hidden from the API. */
export function readAdvisoryComments(ctx: Ctx, advisory: Advisory): AdvisoryComment[] {
  demandConversation(ctx, advisory, 'read');
  return advisory.comments.filter((comment) => !comment.confidential);
}

export function createAdvisoryComment(ctx: Ctx, advisory: Advisory, body: string): AdvisoryComment {
  demandConversation(ctx, advisory, 'write');
  checkComment(body);
  const authorId = requireActor(ctx.actor);
  const { now } = ctx.world;
  const comment: AdvisoryComment = {
    id: takeId(ctx.world),
    authorId,
    body,
    createdAt: now,
    updatedAt: now,
    lastEditorId: null,
    confidential: false,
  };
  advisory.comments.push(comment);
  advisory.updatedAt = now;
  journalAdvisory(ctx, advisory, 'advisory-comment', body);
  notifyAdvisory(ctx.world, advisory, authorId, body);
  return comment;
}

export function updateAdvisoryComment(
  ctx: Ctx,
  advisory: Advisory,
  comment: AdvisoryComment,
  body: string,
): void {
  demandConversation(ctx, advisory, 'write');
  checkComment(body);
  const byId = requireActor(ctx.actor);
  if (comment.authorId !== byId && advisoryRole(ctx, advisory) !== 'admin') {
    throw new HttpError(403, 'Only the author and advisory admins may edit this comment.');
  }
  comment.body = body;
  comment.updatedAt = ctx.world.now;
  comment.lastEditorId = byId;
  journalAdvisory(ctx, advisory, 'advisory-comment', body);
}

function checkComment(body: string): void {
  if (body.trim() === '') throw invalidField('RepositoryAdvisoryComment', 'body', 'Body cannot be blank');
  checkBody('RepositoryAdvisoryComment', body);
}
